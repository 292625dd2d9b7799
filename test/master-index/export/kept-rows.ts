import {
  type ExportColumns,
  type ExportRows,
  type ExportSink,
  type ExportSummary,
  type ExportTable,
  type ExportValue,
  exportTables,
} from '../../../src/master-index/index.ts';

export type KeptRow = Readonly<Record<string, ExportValue>>;

/** Keeps what is exported, for a test to look at. */
export class KeptRows implements ExportSink {
  begun = 0;
  summary: ExportSummary | undefined;
  #columns: ExportColumns | undefined;
  #rows = new Map<ExportTable, KeptRow[]>();

  async begin(columns: ExportColumns): Promise<void> {
    this.begun++;
    this.#columns = columns;
    this.#rows = new Map(exportTables.map((table) => [table, []]));
  }

  async write(rows: ExportRows): Promise<void> {
    for (const table of exportTables) {
      const names = this.#columns?.[table].map(({ name }) => name) ?? [];
      for (const row of rows[table]) {
        this.#rows.get(table)?.push(Object.fromEntries(names.map((name, i) => [name, row[i]!])));
      }
    }
  }

  async complete(summary: ExportSummary): Promise<void> {
    this.summary = summary;
  }

  table(name: ExportTable): readonly KeptRow[] {
    return this.#rows.get(name) ?? [];
  }

  columns(name: ExportTable): string[] {
    return this.#columns?.[name].map((column) => column.name) ?? [];
  }
}
