import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseContent } from '../kept-cases/index.ts';
import { ReeveError } from '../kernel/index.ts';
import type { FilledInSheet } from '../web/staff/index.ts';
import { answerApart, type FailureApart, failureApart } from './process-apart.ts';
import type { SheetToRead } from './sheet-reading-process.ts';
import { makeFolderToRemove } from './temporary-folders.ts';

/** Seconds: one takes about two. */
const LONGEST = 30;
/** Sheets that are read or wait. */
const MOST_AT_ONCE = 4;

type Answer = { readonly content: CaseContent } | { readonly failure: FailureApart };

let atOnce = 0;

/**
 * The case that a filled-in workbook makes, read in a process of its own. Nothing is kept.
 *
 * @throws ReeveError what `readSheetChanges` throws, with the cell; `business-case/sheet`;
 *   `request/too-many`
 */
export async function readCaseSheet(sheet: FilledInSheet): Promise<CaseContent> {
  if (atOnce >= MOST_AT_ONCE) {
    throw new ReeveError('request/too-many', 'Several sheets are being read already', {
      hint: 'Try again in a minute.',
    });
  }
  atOnce += 1;
  try {
    return await readApart(sheet);
  } finally {
    atOnce -= 1;
  }
}

async function readApart({ key, content, file }: FilledInSheet): Promise<CaseContent> {
  const folder = makeFolderToRemove(join(tmpdir(), 'reeve-sheet-'));
  const path = join(folder, 'sheet.xlsx');
  try {
    await writeFile(path, file.content, { mode: 0o600, flag: 'wx' });
    const question: SheetToRead = { path, key, content };
    const answer = await answerApart<Answer>({
      file: new URL('./sheet-reading-process', import.meta.url),
      ...{ question, folder, seconds: LONGEST },
      tooSlow: () => unreadable('It took too long to read'),
      tooMuch: () => unreadable('It takes more memory than is allowed here'),
    });
    if ('content' in answer) return answer.content;
    throw failureApart(answer.failure, path, file.name);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function unreadable(message: string): ReeveError {
  return new ReeveError('business-case/sheet', message, {
    hint: 'Download the workbook of the case again, and fill that in.',
  });
}
