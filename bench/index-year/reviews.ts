import type { Database } from '../../src/database/index.ts';
import { questionWeight, reviewPriority } from '../../src/master-index/domain/index.ts';
import type { IndexRecord } from './index-records.ts';

/** A question to a steward: whether two persons are one. */
export interface AskedQuestion {
  readonly persons: readonly [number, number];
  /** Pairs of records that raise it. */
  readonly pairs: number;
  /** log2 odds, as stewards are asked by. */
  readonly weight: number;
  /** log2 odds of the likeliest pair. */
  readonly strongest: number;
  /** Records of the two persons. */
  readonly sizes: readonly [number, number];
  /** True pairs of records that a yes would bring together, and false ones. */
  readonly truePairs: number;
  readonly falsePairs: number;
}

/** All open questions of the index, with what the truth answers. */
export async function askedQuestions(
  db: Database,
  records: ReadonlyMap<number, IndexRecord>,
): Promise<AskedQuestion[]> {
  const rows = await db.query<{
    one: number;
    other: number;
    weights: number[];
  }>(
    `SELECT least(a.person_id, b.person_id) AS one, greatest(a.person_id, b.person_id) AS other,
       array_agg(r.weight) AS weights
     FROM review r JOIN link a ON a.record_id = r.record_a AND a.to_at IS NULL
       JOIN link b ON b.record_id = r.record_b AND b.to_at IS NULL
     WHERE r.closed_at IS NULL AND a.person_id <> b.person_id GROUP BY 1, 2`,
  );
  const links = await db.query<{ record_id: number; person_id: number }>(
    'SELECT record_id, person_id FROM link WHERE to_at IS NULL',
  );
  const members = Map.groupBy(links, ({ person_id }) => person_id);
  const peopleIn = (person: number): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { record_id } of members.get(person) ?? []) {
      const is = records.get(record_id)?.person;
      if (is !== null && is !== undefined) counts.set(is, (counts.get(is) ?? 0) + 1);
    }
    return counts;
  };
  return rows.map((row): AskedQuestion => {
    const [a, b] = [peopleIn(row.one), peopleIn(row.other)];
    let truePairs = 0;
    for (const [is, count] of a) truePairs += count * (b.get(is) ?? 0);
    const known = (counts: Map<string, number>) => [...counts.values()].reduce((x, y) => x + y, 0);
    const sizes = [members.get(row.one)?.length ?? 0, members.get(row.other)?.length ?? 0] as const;
    return {
      persons: [row.one, row.other],
      pairs: row.weights.length,
      weight: questionWeight(row.weights, sizes[0] * sizes[1]),
      strongest: Math.max(...row.weights),
      sizes,
      truePairs,
      falsePairs: known(a) * known(b) - truePairs,
    };
  });
}

/** What a steward gains by answering some questions. */
export interface YieldRow {
  readonly name: string;
  readonly questions: number;
  /** Of which the answer is yes: it would bring more true pairs together than false ones. */
  readonly trueQuestions: number;
  /** Pairs of records that these bring together and that are one person's. */
  readonly truePairs: number;
  /** Of all that questions could bring, what this row and those before it do. */
  readonly cumulativeGain: number;
}

/** How many questions a steward answers in an hour: a judgement. */
const AN_HOUR = 60;

/** The order in which stewards are asked. */
export const asAsked = ({ weight, sizes }: AskedQuestion): number =>
  reviewPriority({ weight, notSure: 0 }, { records: Math.min(...sizes), waiting: 0 });

/** The order by the likeliest pair of records alone. */
export const byLikeliestPair = ({ strongest, sizes }: AskedQuestion): number =>
  reviewPriority({ weight: strongest, notSure: 0 }, { records: Math.min(...sizes), waiting: 0 });

/** The questions by rank: an hour's, a day's, a week's, a month's work, and the rest. */
export function yieldByRank(
  questions: readonly AskedQuestion[],
  priority: (question: AskedQuestion) => number,
): YieldRow[] {
  const sorted = questions
    .map((question) => ({ question, at: priority(question) }))
    .sort((a, b) => b.at - a.at)
    .map(({ question }) => question);
  const steps: [string, number][] = [
    ['first hour', AN_HOUR],
    ['rest of the first day', 7 * AN_HOUR],
    ['rest of the first week', 5 * 7 * AN_HOUR],
    ['rest of the first month', 20 * 7 * AN_HOUR],
    ['what is left', Number.POSITIVE_INFINITY],
  ];
  let from = 0;
  return rows(
    steps.map(([name, to]) => {
      const some = sorted.slice(from, to);
      from = to;
      return [name, some];
    }),
  );
}

/** The questions by their chance, as stewards are asked by. */
export function yieldByChance(questions: readonly AskedQuestion[]): YieldRow[] {
  const bounds = [0.95, 0.9, 0.75, 0.5, 0.25, 0.125, 0.0625, 0];
  const chance = ({ weight }: AskedQuestion): number => 1 / (1 + 2 ** -weight);
  return rows(
    bounds.map((low, i) => {
      const high = bounds[i - 1] ?? Number.POSITIVE_INFINITY;
      return [
        low === 0 ? 'below' : `${low} and above`,
        questions.filter((each) => chance(each) >= low && chance(each) < high),
      ];
    }),
  );
}

function rows(groups: readonly (readonly [string, readonly AskedQuestion[]])[]): YieldRow[] {
  const isTrue = ({ truePairs, falsePairs }: AskedQuestion) => truePairs > falsePairs;
  const gain = (some: readonly AskedQuestion[]): number =>
    some.filter(isTrue).reduce((sum, { truePairs }) => sum + truePairs, 0);
  const all = groups.reduce((sum, [, some]) => sum + gain(some), 0);
  let gained = 0;
  return groups
    .filter(([, some]) => some.length > 0)
    .map(([name, some]) => {
      gained += gain(some);
      return {
        name,
        questions: some.length,
        trueQuestions: some.filter(isTrue).length,
        truePairs: gain(some),
        cumulativeGain: all === 0 ? 1 : gained / all,
      };
    });
}
