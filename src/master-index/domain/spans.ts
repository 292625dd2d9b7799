/** A time in whole days: from a date, up to but not on another; null: it still lasts. */
export interface Span {
  /** `YYYY-MM-DD`. */
  readonly from: string;
  readonly until: string | null;
}

/** Whether the date is in the span. */
export function isIn({ from, until }: Span, date: string): boolean {
  return from <= date && (until === null || date < until);
}

/** What two spans have in common; undefined where nothing. */
export function overlapOf(a: Span, b: Span): Span | undefined {
  const from = latestOf([a.from, b.from]);
  const until =
    a.until === null ? b.until : b.until === null || a.until < b.until ? a.until : b.until;
  return until !== null && until <= from ? undefined : { from, until };
}

/**
 * Puts together what overlaps or follows without a gap.
 *
 * @returns spans in order of time, each with those that it is made of; empty spans are left out
 */
export function joinSpans<S extends Span>(
  spans: Iterable<S>,
): { readonly span: Span; readonly of: readonly S[] }[] {
  const sorted = [...spans]
    .filter(({ from, until }) => until === null || from < until)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const joined: { span: Span; of: S[] }[] = [];
  for (const each of sorted) {
    const last = joined.at(-1);
    if (last === undefined || (last.span.until !== null && last.span.until < each.from)) {
      joined.push({ span: { from: each.from, until: each.until }, of: [each] });
      continue;
    }
    const { from, until } = last.span;
    const longer =
      until === null || (each.until !== null && each.until < until) ? until : each.until;
    last.span = { from, until: longer };
    last.of.push(each);
  }
  return joined;
}

/** Whole days from one date to another. Dates are days of the calendar, without a time zone. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The latest of some dates, one at least. */
export function latestOf(dates: readonly string[]): string {
  return [...dates].sort().at(-1)!;
}
