import { spreadsheetLine } from '../../../kernel/index.ts';
import type { ListPage, ListPageRequest, VisibleRejection } from '../../../master-index/index.ts';

/** Rejections read at a time; each time stands in the audit. */
const PAGE = 20_000;

/**
 * Rejections as CSV (RFC 4180) for a spreadsheet, where no value is a formula: one that may not be
 * seen is empty.
 */
export async function rejectionsFile(
  read: (page: ListPageRequest) => Promise<ListPage<VisibleRejection>>,
): Promise<string> {
  const lines = [spreadsheetLine(['line', 'column', 'value', 'reason'])];
  for (let after: string | undefined; ; ) {
    const { items, next } = await read({ limit: PAGE, after });
    for (const { line, column, received, reason } of items) {
      lines.push(spreadsheetLine([String(line), column, received ?? '', reason]));
    }
    if (next === null) return lines.join('');
    after = next;
  }
}
