/**
 * Reads a workbook of a business case in a process of its own, for a server: whatever is in it,
 * the server goes on, and can end it.
 */
import process from 'node:process';
import { readSheetChanges } from '../case-files/index.ts';
import { type CaseContent, sheetBase, withSheetChanges } from '../kept-cases/index.ts';
import { describeFailure } from './failure.ts';

/** What is read. */
export interface SheetToRead {
  /** Path of the workbook. */
  readonly path: string;
  /** Key and content of the case that it was made from. */
  readonly key: string;
  readonly content: CaseContent;
}

process.once('message', async (asked: SheetToRead) => {
  process.send?.(await answerTo(asked), () => process.disconnect());
});
// Whoever asked has gone.
process.once('disconnect', () => process.exit());

async function answerTo({ path, key, content }: SheetToRead): Promise<object> {
  try {
    const changes = await readSheetChanges(path, sheetBase(key, content));
    return { content: withSheetChanges(content, changes) };
  } catch (error) {
    return { failure: describeFailure(error).json.error };
  }
}
