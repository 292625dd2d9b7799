import type { ListPage, ListPageRequest, VisibleRejection } from '../../../master-index/index.ts';

/** Rejections read at a time; each time stands in the audit. */
const PAGE = 20_000;

/** Rejections as CSV (RFC 4180): a value that may not be seen is empty. */
export async function rejectionsFile(
  read: (page: ListPageRequest) => Promise<ListPage<VisibleRejection>>,
): Promise<string> {
  const lines = [csvLine(['line', 'column', 'value', 'reason'])];
  for (let after: string | undefined; ; ) {
    const { items, next } = await read({ limit: PAGE, after });
    for (const { line, column, received, reason } of items) {
      lines.push(csvLine([String(line), column, received ?? '', reason]));
    }
    if (next === null) return lines.join('');
    after = next;
  }
}

function csvLine(values: readonly string[]): string {
  const quoted = values.map((value) =>
    /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value,
  );
  return `${quoted.join(',')}\r\n`;
}
