import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { measure } from '../../measure.ts';

/** Which borough: `--people`, `--seed` and `--noise` of `reeve synth`. */
export interface BoroughSettings {
  readonly people: number;
  readonly seed: number;
  readonly noise: number;
}

/**
 * The folder of a borough; made on first use, and anew where the code that makes it has changed.
 *
 * @param root of the repository
 * @param extracts monthly extracts of each source
 */
export async function madeBorough(
  root: string,
  { people, seed, noise }: BoroughSettings,
  extracts = 1,
): Promise<string> {
  const several = extracts === 1 ? '' : `-${extracts}-months`;
  const folder = join(root, 'bench/tmp/borough', `${people}-${seed}-${noise}${several}`);
  const stamp = `${folder}.generator`;
  const generator = hashOf(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === generator) return folder;
  rmSync(folder, { recursive: true, force: true });
  rmSync(stamp, { force: true });
  mkdirSync(join(root, 'bench/tmp/borough'), { recursive: true });
  console.error(`Making a borough of ${people} people, seed ${seed}, noise ${noise}`);
  await measure(process.execPath, [
    ...[join(root, 'src/cli/main.ts'), 'synth'],
    ...['--out', folder],
    ...['--people', String(people)],
    ...['--seed', String(seed)],
    ...['--noise', String(noise)],
    ...['--extracts', String(extracts)],
  ]);
  writeFileSync(stamp, generator);
  return folder;
}

function hashOf(root: string): string {
  const hash = createHash('sha256');
  for (const file of globSync('src/synthetic/**/*.ts', { cwd: root }).sort()) {
    if (!file.endsWith('.test.ts')) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}
