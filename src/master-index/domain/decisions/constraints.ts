import { compareIds, pairOf, type RecordId, type RecordPair } from '../ids.ts';
import { type Decision, inForce } from './decision.ts';

/** A pair that may not be one person, and who said so. */
export interface NeverPair {
  readonly pair: RecordPair;
  readonly decision: Decision;
}

/**
 * What the decisions in force say of records, together and through third records: what is always
 * one person is a group, and a never-match with one of a group is one with all of it. A never-match
 * holds whatever is newer, for no decision is made against one: it has to be undone first. Where
 * the two meet all the same, as after a split of what was merged, the always-match gives way, for
 * those records alone, and of two that cannot both hold the older.
 */
export class StandingConstraints {
  readonly never: readonly NeverPair[];
  readonly #parent = new Map<RecordId, RecordId>();
  readonly #barred = new Map<RecordId, Map<RecordId, NeverPair>>();

  /** @param decisions those in force, in the order in which they came to hold: see `inForce` */
  constructor(decisions: readonly Decision[]) {
    const newestFirst = decisions.toReversed();
    const never: NeverPair[] = [];
    for (const decision of newestFirst) {
      for (const constraint of decision.constraints) {
        if (constraint.kind !== 'never') continue;
        for (const left of constraint.left) {
          for (const right of constraint.right) {
            const found = { pair: pairOf(left, right), decision };
            this.#barBetween(left, right, found);
            never.push(found);
          }
        }
      }
    }
    for (const { constraints } of newestFirst) {
      for (const said of constraints) if (said.kind === 'always') this.#join(said.records);
    }
    this.never = never;
  }

  /** The lowest record of the group that is always one person with this one. */
  groupOf(record: RecordId): RecordId {
    let root = record;
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up;
    let at = record;
    while (at !== root) {
      const up = this.#parent.get(at) as RecordId;
      this.#parent.set(at, root);
      at = up;
    }
    return root;
  }

  /** Groups of two records or more, each in order, in order of their lowest. */
  groups(): RecordId[][] {
    const groups = new Map<RecordId, RecordId[]>();
    for (const record of this.#parent.keys()) {
      const root = this.groupOf(record);
      const group = groups.get(root) ?? [root];
      groups.set(root, group);
      group.push(record);
    }
    return [...groups.values()]
      .map((group) => group.sort(compareIds))
      .sort((a, b) => compareIds(a[0]!, b[0]!));
  }

  /** The never-match between two records, if one holds, be it through others. */
  between(a: RecordId, b: RecordId): NeverPair | undefined {
    return this.#barred.get(this.groupOf(a))?.get(this.groupOf(b));
  }

  /** The first never-match that stands against all of these being one person. */
  against(records: Iterable<RecordId>): NeverPair | undefined {
    const groups = new Set([...records].sort(compareIds).map((record) => this.groupOf(record)));
    for (const group of groups) {
      for (const [other, never] of this.#barred.get(group) ?? []) {
        if (groups.has(other)) return never;
      }
    }
    return undefined;
  }

  #barBetween(a: RecordId, b: RecordId, never: NeverPair): void {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const bars = this.#barred.get(one) ?? new Map<RecordId, NeverPair>();
      this.#barred.set(one, bars);
      // The newest of several reasons is kept: it is the one that has to be undone last.
      if (!bars.has(other)) bars.set(other, never);
    }
  }

  /** Each record with the first before it that it may be together with. */
  #join(records: readonly RecordId[]): void {
    const sorted = [...records].sort(compareIds);
    sorted.forEach((record, i) => {
      for (const earlier of sorted.slice(0, i)) {
        const a = this.groupOf(earlier);
        const b = this.groupOf(record);
        if (a === b) break;
        if (this.#barred.get(a)?.has(b)) continue;
        this.#merge(a, b);
        break;
      }
    });
  }

  #merge(a: RecordId, b: RecordId): void {
    const [root, other] = pairOf(a, b);
    this.#parent.set(other, root);
    const bars = this.#barred.get(other);
    this.#barred.delete(other);
    for (const [third, never] of bars ?? []) {
      this.#barred.get(third)?.delete(other);
      this.#barBetween(root, third, never);
    }
  }
}

/** Pairs of record numbers, in the form in which linkage takes decisions. */
export interface ConstraintPairs {
  readonly never: readonly (readonly [number, number])[];
  readonly always: readonly (readonly [number, number])[];
}

/**
 * What decisions, as far as they are in force, say of the records of one matching run. Records that are not in the
 * run still hold others together and apart: where a was said to be x, and x not to be b, then a is
 * not b, though x is gone.
 *
 * @param numberOf the number of a record in the run; undefined where it is not in it
 * @returns pairs of numbers, each once, the lower first, in order; `always` is a star for each group
 * @example
 * constraintsOf(decisions, new Map(records.map((record, number) => [record, number])));
 */
export function constraintsOf(
  decisions: Iterable<Decision>,
  numberOf: { get(record: RecordId): number | undefined },
): ConstraintPairs {
  const standing = new StandingConstraints(inForce(decisions));
  const always = new Map<string, readonly [number, number]>();
  const never = new Map<string, readonly [number, number]>();
  const put = (pairs: typeof always, a: number, b: number): void => {
    const pair = [Math.min(a, b), Math.max(a, b)] as const;
    pairs.set(pair.join(), pair);
  };
  const present = new Map<RecordId, number>();
  for (const group of standing.groups()) {
    const numbers = group.map((record) => numberOf.get(record)).filter((n) => n !== undefined);
    const first = numbers[0];
    if (first === undefined) continue;
    present.set(group[0]!, first);
    for (const other of numbers.slice(1)) put(always, first, other);
  }
  for (const { pair } of standing.never) {
    const [a, b] = pair.map(
      (record) => numberOf.get(record) ?? present.get(standing.groupOf(record)),
    );
    if (a !== undefined && b !== undefined) put(never, a, b);
  }
  const sorted = (pairs: typeof always) =>
    [...pairs.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return { never: sorted(never), always: sorted(always) };
}
