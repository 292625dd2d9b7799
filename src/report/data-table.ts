import { type Html, html } from './html.ts';

export interface TableColumn<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | Html;
  /** Numbers are set flush right. */
  readonly numeric?: boolean;
}

export interface TableOptions<Row> {
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** Hides the caption from sight where a heading just above says the same. */
  readonly captionHidden?: boolean;
}

/**
 * A table in a box of its own that scrolls sideways where it does not fit
 * and can be reached by keyboard. The first column names the row.
 */
export function dataTable<Row>(options: TableOptions<Row>): Html {
  const { caption, columns, rows, captionHidden = false } = options;
  const head = columns.map(
    ({ title, numeric }) => html`<th scope="col"${numberClass(numeric)}>${title}</th>`,
  );
  const body = rows.map((row) => {
    const cells = columns.map(({ value, numeric }, k) =>
      k === 0
        ? html`<th scope="row">${value(row)}</th>`
        : html`<td${numberClass(numeric)}>${value(row)}</td>`,
    );
    return html`<tr>${cells}</tr>`;
  });
  return html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table>
<caption${captionHidden ? html` class="hidden"` : null}>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>${body}</tbody>
</table></div>`;
}

function numberClass(numeric: boolean | undefined): Html | null {
  return numeric ? html` class="number"` : null;
}
