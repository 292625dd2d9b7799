import { constants } from 'node:fs';
import { access, open, realpath, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { ReeveError } from '../../kernel/index.ts';

/** A file that exists, can be read and is not empty, with its first bytes. */
export interface InputFile {
  /** As the user gave it: used in every message. */
  readonly path: string;
  /** Base name without its extension: what the file is called in the output. */
  readonly dataset: string;
  readonly byteLength: number;
  /** The first bytes of the file, up to `BLOCK_BYTES`: enough to recognise what it holds. */
  readonly start: Buffer;
}

/** How much of a file is looked at before it is read: a header and some hundreds of records. */
const BLOCK_BYTES = 1 << 20;

/** Most data sets in one run: their index is held in one unsigned byte. */
const MOST_FILES = 256;

/**
 * Opens the files of a run, in order, and looks at the start of each.
 *
 * Throws `input/no-files`, `input/too-many-files`, `input/missing-file`, `input/not-a-file`,
 * `input/no-permission`, `input/empty-file`, `input/same-file-twice` and
 * `input/duplicate-dataset`: two files of one base name, because records are told apart
 * in the output by data set and id.
 *
 * @example
 * const [people] = await openInputFiles(['data/people.csv']); // people.dataset is 'people'
 */
export async function openInputFiles(paths: readonly string[]): Promise<InputFile[]> {
  if (paths.length === 0) {
    throw new ReeveError('input/no-files', 'No input file was given', {
      hint: 'Name at least one CSV, Parquet, JSON lines or XLSX file.',
    });
  }
  if (paths.length > MOST_FILES) {
    throw new ReeveError(
      'input/too-many-files',
      `${paths.length} files were given, and ${MOST_FILES} are the most that one run takes`,
      { hint: 'Put files of one source together in one file.' },
    );
  }
  const files: InputFile[] = [];
  const pathByDataset = new Map<string, string>();
  const pathByTarget = new Map<string, string>();
  for (const path of paths) {
    const file = await openInputFile(path);
    const target = await realpath(path);
    const twin = pathByTarget.get(target);
    if (twin !== undefined) {
      throw new ReeveError('input/same-file-twice', `This file was already given as ${twin}`, {
        location: { file: path },
        hint: 'Name each file once.',
      });
    }
    const namesake = pathByDataset.get(file.dataset);
    if (namesake !== undefined) {
      throw new ReeveError(
        'input/duplicate-dataset',
        `The data set name "${file.dataset}" is already taken by ${namesake}`,
        {
          location: { file: path },
          hint: 'A data set is called by the base name of its file: rename one of the two.',
        },
      );
    }
    pathByTarget.set(target, path);
    pathByDataset.set(file.dataset, path);
    files.push(file);
  }
  return files;
}

async function openInputFile(path: string): Promise<InputFile> {
  const location = { file: path };
  try {
    const found = await stat(path);
    if (!found.isFile()) {
      throw new ReeveError(
        'input/not-a-file',
        found.isDirectory() ? 'This is a directory, not a file' : 'This is not a regular file',
        { location, hint: 'Name the files themselves.' },
      );
    }
    await access(path, constants.R_OK);
    const handle = await open(path, 'r');
    try {
      const block = Buffer.alloc(Math.min(BLOCK_BYTES, found.size));
      const { bytesRead } = await handle.read(block, 0, block.length, 0);
      if (bytesRead === 0) {
        throw new ReeveError('input/empty-file', 'The file is empty', {
          location,
          hint: 'Check that the extract ran to its end.',
        });
      }
      const dataset = basename(path, extname(path));
      return { path, dataset, byteLength: found.size, start: block.subarray(0, bytesRead) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw asReadError(error, path);
  }
}

/** A failed system call on an input, in the user's terms. Other errors come back as they are. */
export function asReadError(error: unknown, path: string): unknown {
  if (error instanceof ReeveError || !(error instanceof Error) || !('code' in error)) return error;
  const location = { file: path };
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new ReeveError('input/missing-file', 'There is no such file', {
        location,
        hint: 'Check the path.',
      });
    case 'EACCES':
    case 'EPERM':
      return new ReeveError('input/no-permission', 'You may not read this file', {
        location,
        hint: 'Ask for read permission on it.',
      });
    default:
      return new ReeveError('input/unreadable', `The file cannot be read: ${error.message}`, {
        location,
        cause: error,
      });
  }
}
