import { ReeveError } from '../../kernel/index.ts';
import type { InputFile } from './input-file.ts';

/** An error at a byte that the encoding does not have; `byte` where it is known which. */
export function wrongEncoding(
  file: InputFile,
  encoding: string,
  byte: number | undefined,
  at: { line: number; column: string | number },
  hint = 'Name the encoding with --encoding, for example windows-1252.',
): ReeveError {
  const what = byte === undefined ? 'bytes here that are' : `a byte here (0x${hex(byte)}) that is`;
  return new ReeveError(
    'input/wrong-encoding',
    `There ${byte === undefined ? 'are' : 'is'} ${what} not ${encoding}`,
    {
      location: { file: file.path, ...at },
      hint,
    },
  );
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
