/**
 * On which line of its file each record starts. Most files have one record a line, so only
 * the records are kept at which the distance between number and line changes.
 */
export class LineNumbers {
  /** 0-based numbers of the records from which on an offset holds, ascending. */
  readonly records: number[] = [];
  /** What to add to a record's 0-based number to get its 1-based line. */
  readonly offsets: number[] = [];

  /** Notes the line of the next record; call in order. */
  add(record: number, line: number): void {
    const offset = line - record;
    if (this.offsets.at(-1) !== offset) {
      this.records.push(record);
      this.offsets.push(offset);
    }
  }
}
