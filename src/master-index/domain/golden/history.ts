import { compareIds } from '../ids.ts';
import { joinSpans } from '../spans.ts';
import { type HeldValue, sameValueKey } from './held-value.ts';

/** A value that a person had for a time. */
export interface PastValue {
  readonly attribute: string;
  readonly value: string;
  readonly parts?: Readonly<Record<string, string>>;
  readonly from: string;
  /** Null: some source says it still. */
  readonly until: string | null;
  /** Who says so, in order. */
  readonly sources: readonly string[];
}

/**
 * Earlier names, addresses and the rest: the distinct values with the times for which any source
 * says that they held, newest first. A value that comes back after a time is there twice.
 *
 * @param values of one person, those that have ended too; only what the viewer may see
 * @param except a value to leave out: the one that is shown as the present one
 */
export function historyOf(
  values: Iterable<HeldValue>,
  attribute: string,
  except?: HeldValue | null,
): PastValue[] {
  const byKey = new Map<string, (HeldValue & { readonly from: string })[]>();
  for (const held of values) {
    if (held.attribute !== attribute) continue;
    const key = sameValueKey(held);
    byKey.set(key, [...(byKey.get(key) ?? []), { ...held, from: held.since }]);
  }
  if (except !== undefined && except !== null) byKey.delete(sameValueKey(except));
  const past = [...byKey].flatMap(([key, held]) =>
    joinSpans(held).map(({ span, of }) => ({ key, ...span, ...bestWritten(of) })),
  );
  return past
    .sort(
      (a, b) =>
        -compareEnds(a.until, b.until) ||
        (a.from < b.from ? 1 : a.from > b.from ? -1 : a.key < b.key ? -1 : 1),
    )
    .map(({ key: _, ...value }) => ({ ...value, attribute }));
}

/** Of one value written in several ways, the way of the most trusted source. */
function bestWritten(held: readonly HeldValue[]): Omit<PastValue, 'attribute' | 'from' | 'until'> {
  const [best] = [...held].sort(
    (a, b) =>
      b.trust - a.trust ||
      (a.asAt < b.asAt ? 1 : a.asAt > b.asAt ? -1 : 0) ||
      (a.source < b.source ? -1 : a.source > b.source ? 1 : compareIds(a.record, b.record)),
  );
  return {
    value: best!.value,
    ...(best!.parts === undefined ? {} : { parts: best!.parts }),
    sources: [...new Set(held.map(({ source }) => source))].sort(),
  };
}

function compareEnds(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
