import { readFile } from 'node:fs/promises';
import { ReeveError } from '../kernel/index.ts';
import { type MatchModel, validateModel } from '../linkage/index.ts';

/**
 * Reads and checks a match model. Throws `model/missing-file`, `model/not-json` with the
 * line, and what `validateModel` throws.
 */
export async function readModel(path: string): Promise<MatchModel> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new ReeveError(
      'model/missing-file',
      code === 'ENOENT' ? 'There is no such file' : `The model cannot be read (${code})`,
      { location: { file: path }, hint: 'Check the path given with --model.', cause: error },
    );
  }
  return validateModel(parse(text, path), path);
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const said = (error as SyntaxError).message;
    const at = /position (\d+)/.exec(said)?.[1];
    const line = at === undefined ? undefined : text.slice(0, Number(at)).split('\n').length;
    const [what] = said.split(/ in JSON| \(line|, "/);
    throw new ReeveError('model/not-json', `The model is not JSON: ${what}`, {
      location: { file: path, ...(line === undefined ? {} : { line }) },
      hint: 'Correct it there, or write it with a tool that knows JSON.',
      cause: error,
    });
  }
}
