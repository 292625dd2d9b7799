import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { command } from './command.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Writes a document that is made from the code to a file of `docs`, laid out as the checks want it.
 * Where it cannot be laid out, this process ends with a code that says so.
 *
 * @param name of the file in `docs`
 * @example await publishDocument('openapi.json', await openApiDocument());
 */
export async function publishDocument(name: string, document: unknown): Promise<void> {
  const path = fileURLToPath(new URL(`../docs/${name}`, import.meta.url));
  writeFileSync(path, `${JSON.stringify(document, null, 2)}\n`);
  const formatted = await command(
    process.execPath,
    [`${root}node_modules/@biomejs/biome/bin/biome`, 'format', '--write', path],
    { cwd: root },
  );
  process.exitCode = formatted.code;
}
