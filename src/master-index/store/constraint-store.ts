import type { Queryable } from '../../database/index.ts';
import {
  type Decision,
  inForce,
  pairOf,
  type RecordId,
  StandingConstraints,
} from '../domain/index.ts';

/**
 * Makes the pairs that matching keeps together and apart what the decisions in force say of these
 * records, through third records too.
 *
 * @param decisions all that name any of the records, undone ones too
 */
export async function renewConstraints(
  tx: Queryable,
  decisions: readonly Decision[],
  decisionId: number,
): Promise<void> {
  const named = new Set<RecordId>();
  for (const { constraints } of decisions) {
    for (const said of constraints) {
      const records = said.kind === 'always' ? said.records : [...said.left, ...said.right];
      for (const record of records) named.add(record);
    }
  }
  if (named.size === 0) return;
  const records = [...named].map(Number);
  const pairs = pairsOf(new StandingConstraints(inForce(decisions)));
  const given = [pairs.map(({ kind }) => kind), pairs.map(({ a }) => a), pairs.map(({ b }) => b)];
  await tx.query(
    `UPDATE pair_constraint c SET ended_by = $5
     WHERE ended_by IS NULL AND (record_a = ANY($4::int[]) OR record_b = ANY($4::int[]))
       AND NOT EXISTS (
         SELECT 1 FROM unnest($1::text[], $2::int[], $3::int[]) AS w(kind, a, b)
         WHERE w.kind = c.kind AND w.a = c.record_a AND w.b = c.record_b
       )`,
    [...given, records, decisionId],
  );
  await tx.query(
    `INSERT INTO pair_constraint (kind, record_a, record_b, decision_id)
     SELECT w.kind, w.a, w.b, $4 FROM unnest($1::text[], $2::int[], $3::int[]) AS w(kind, a, b)
     WHERE NOT EXISTS (
       SELECT 1 FROM pair_constraint c
       WHERE c.ended_by IS NULL AND c.kind = w.kind AND c.record_a = w.a AND c.record_b = w.b
     )`,
    [...given, decisionId],
  );
}

interface ConstrainedPair {
  readonly kind: 'always' | 'never';
  readonly a: number;
  readonly b: number;
}

/** Records of a group that are tied to all others; more are not needed for one to be left. */
const FEW = 3;
/** A group of more is tied by a few of its records. */
const MOST_TIED = 64;

/**
 * What holds between records, each pair said in full where that is not too many: so that a pair
 * holds though the record that it holds through is erased.
 */
function pairsOf(standing: StandingConstraints): ConstrainedPair[] {
  const pairs = new Map<string, ConstrainedPair>();
  const put = (kind: ConstrainedPair['kind'], one: RecordId, other: RecordId): void => {
    const [a, b] = pairOf(one, other).map(Number) as [number, number];
    pairs.set(`${a} ${b}`, { kind, a, b });
  };
  const groups = new Map<RecordId, readonly RecordId[]>();
  for (const group of standing.groups()) {
    groups.set(group[0] as RecordId, group);
    const tying = group.length > MOST_TIED ? group.slice(0, FEW) : group;
    tying.forEach((one, i) => {
      for (const other of group.slice(i + 1)) put('always', one, other);
    });
  }
  const groupOf = (record: RecordId): readonly RecordId[] => {
    const group = groups.get(standing.groupOf(record)) ?? [record];
    return group.length > MOST_TIED ? group.slice(0, FEW) : group;
  };
  const said = new Set<string>();
  for (const { pair } of standing.never) {
    put('never', ...pair);
    const between = pair.map((record) => standing.groupOf(record)).join(' ');
    if (said.has(between)) continue;
    said.add(between);
    for (const left of groupOf(pair[0])) {
      for (const right of groupOf(pair[1])) put('never', left, right);
    }
  }
  return [...pairs.values()];
}
