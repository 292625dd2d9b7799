import type { Queryable } from '../../database/index.ts';

/** Whether two persons are one, where it stands in the queue. */
export interface QueuedQuestion {
  /** The lower id first. */
  readonly persons: readonly [number, number];
  /** See `questionWeight`. */
  readonly weight: number;
  /** See `reviewPriority`. */
  readonly priority: number;
  /** How many times a steward has looked at one of its reviews and was not sure. */
  readonly notSure: number;
}

/** Which questions somebody may know of. */
export interface QueueView {
  /** Data sets of which they may see anything of anyone; null for all. */
  readonly datasets: readonly number[] | null;
  /** Data sets of which they may only of people who consent. */
  readonly byConsent: { readonly datasets: readonly number[]; readonly to: string } | null;
  /** Persons whom they see though they are sealed. */
  readonly cleared: readonly number[];
  /** Questions that are left out, by their persons, the lower id first: few. */
  readonly except?: readonly (readonly [number, number])[];
}

/** After which question a page begins. */
export type QueuePlace = Pick<QueuedQuestion, 'persons' | 'priority'>;

interface QuestionRow {
  person_a: number;
  person_b: number;
  weight: number;
  priority: number;
  not_sure: number;
}

const COLUMNS = 'q.person_a, q.person_b, q.weight, q.priority, q.not_sure';

const question = (row: QuestionRow): QueuedQuestion => ({
  persons: [row.person_a, row.person_b],
  weight: row.weight,
  priority: row.priority,
  notSure: row.not_sure,
});

/** In the order of the queue. */
export function compareQueued(a: QueuePlace, b: QueuePlace): number {
  return b.priority - a.priority || a.persons[0] - b.persons[0] || a.persons[1] - b.persons[1];
}

/** SQL of what may be known of a question, and the values of its parameters from a number on. */
interface Sight {
  /** Whether either record that is asked about may be seen: the question is known of. */
  readonly known: string;
  /** Whether both may be: somebody can answer it. */
  readonly answerable: string;
  readonly values: readonly unknown[];
}

/** As `seenBy`, without what is left out. */
function knownTo(view: QueueView, from: number): Sight {
  const { except = [] } = view;
  const seen = seenBy(view, from);
  if (except.length === 0) return seen;
  const n = from + seen.values.length;
  return {
    ...seen,
    known: `${seen.known} AND NOT EXISTS (
       SELECT 1 FROM unnest($${n}::int[], $${n + 1}::int[]) AS x(a, b)
       WHERE x.a = q.person_a AND x.b = q.person_b
     )`,
    values: [...seen.values, except.map(([one]) => one), except.map(([, other]) => other)],
  };
}

function seenBy({ datasets, byConsent }: QueueView, from: number): Sight {
  if (datasets === null) return { known: 'true', answerable: 'true', values: [] };
  const sees = (side: 'a' | 'b') =>
    byConsent === null
      ? `q.datasets_${side} && $${from}::smallint[]`
      : `(q.datasets_${side} && $${from}::smallint[] OR (
           q.datasets_${side} && $${from + 1}::smallint[] AND consents_to(q.person_${side}, $${from + 2})
         ))`;
  return {
    known: `(${sees('a')} OR ${sees('b')})`,
    answerable: `(${sees('a')} AND ${sees('b')})`,
    values: byConsent === null ? [datasets] : [datasets, byConsent.datasets, byConsent.to],
  };
}

/**
 * The first questions of a queue, `limit` at most: read in their order by an index, so that a page
 * costs what it shows, and what it passes over as the viewer may not know of it.
 *
 * @param options.after the last question before; none for the first page
 * @param options.all whether those are in it that are unlikely to be a yes, or of which the viewer
 *   sees one side alone
 */
export async function queuedQuestions(
  db: Queryable,
  view: QueueView,
  options: {
    readonly limit: number;
    readonly all: boolean;
    readonly after?: QueuePlace | undefined;
  },
): Promise<QueuedQuestion[]> {
  const { limit, all, after } = options;
  const known = knownTo(view, 2);
  const values: unknown[] = [limit, ...known.values];
  let place = '';
  if (after !== undefined) {
    const n = values.push(after.priority, ...after.persons);
    place = `AND q.priority <= $${n - 2} AND (q.priority < $${n - 2} OR (q.person_a, q.person_b) > ($${n - 1}::int, $${n}::int))`;
  }
  const rows = await db.query<QuestionRow>(
    `SELECT ${COLUMNS} FROM review_question q
     WHERE q.seal = 0 ${all ? '' : `AND q.is_likely AND ${known.answerable}`} AND ${known.known} ${place}
     ORDER BY q.priority DESC, q.person_a, q.person_b LIMIT $1`,
    values,
  );
  const open = rows.map(question);
  if (view.cleared.length === 0) return open;
  const sealed = (await sealedQuestions(db, view))
    .filter(({ isLikely }) => all || isLikely)
    .filter((each) => after === undefined || compareQueued(each, after) > 0);
  return [...open, ...sealed].sort(compareQueued).slice(0, limit);
}

/**
 * How many questions wait that somebody may know of, and how many of them are likely to be a yes and
 * are for them to answer: both sides may be seen.
 */
export async function queueSize(
  db: Queryable,
  view: QueueView,
): Promise<{ readonly total: number; readonly likely: number }> {
  // By data sets alone, as they are counted; who consents is no property of those.
  const whole = seenBy({ ...view, byConsent: null }, 1);
  const counted = await db.query<Counted>(
    `SELECT q.is_likely AND ${whole.answerable} AS is_likely, sum(questions)::int AS n
     FROM review_queue_size q WHERE ${whole.known} GROUP BY 1`,
    [...whole.values],
  );
  const likely = counted.map(({ is_likely, n }) => ({ isLikely: is_likely, n }));
  if (view.byConsent !== null) likely.push(...(await addedByConsent(db, view)));
  likely.push(...(await leftOut(db, view)).map(({ isLikely }) => ({ isLikely, n: -1 })));
  if (view.cleared.length > 0) {
    likely.push(...(await sealedQuestions(db, view)).map(({ isLikely }) => ({ isLikely, n: 1 })));
  }
  const sum = (of: readonly { readonly n: number }[]) => of.reduce((total, { n }) => total + n, 0);
  return { total: sum(likely), likely: sum(likely.filter(({ isLikely }) => isLikely)) };
}

interface Counted {
  is_likely: boolean;
  n: number;
}

/** What consent adds to the counts, question by question; one that it makes likely counts as such. */
async function addedByConsent(
  db: Queryable,
  view: QueueView,
): Promise<readonly { readonly isLikely: boolean; readonly n: number }[]> {
  const seen = seenBy(view, 1);
  const plain = seenBy({ ...view, byConsent: null }, 1);
  const rows = await db.query<Counted & { was_known: boolean }>(
    `SELECT q.is_likely AND ${seen.answerable} AS is_likely, ${plain.known} AS was_known, count(*)::int AS n
     FROM review_question q
     WHERE q.seal = 0 AND q.datasets && $2::smallint[] AND ${seen.known}
       AND (NOT ${plain.known} OR q.is_likely AND NOT ${plain.answerable} AND ${seen.answerable})
     GROUP BY 1, 2`,
    [...seen.values],
  );
  return rows.flatMap(({ is_likely, was_known, n }) => [
    { isLikely: is_likely, n },
    ...(was_known ? [{ isLikely: false, n: -n }] : []),
  ]);
}

/** Those of the questions left out that are counted with the others. */
async function leftOut(
  db: Queryable,
  view: QueueView,
): Promise<readonly { readonly isLikely: boolean }[]> {
  const { except = [] } = view;
  if (except.length === 0) return [];
  const seen = seenBy(view, 3);
  const rows = await db.query<{ is_likely: boolean }>(
    `SELECT q.is_likely AND ${seen.answerable} AS is_likely
     FROM (SELECT DISTINCT a, b FROM unnest($1::int[], $2::int[]) AS u(a, b)) x
       JOIN review_question q ON q.person_a = x.a AND q.person_b = x.b
     WHERE q.seal = 0 AND ${seen.known}`,
    [except.map(([one]) => one), except.map(([, other]) => other), ...seen.values],
  );
  return rows.map(({ is_likely }) => ({ isLikely: is_likely }));
}

/** A question by its persons; null where there is none that may be known of. */
export async function questionAbout(
  db: Queryable,
  view: QueueView,
  [one, other]: readonly [number, number],
): Promise<QueuedQuestion | null> {
  const known = knownTo(view, 3);
  const [row] = await db.query<QuestionRow>(
    `SELECT ${COLUMNS} FROM review_question q
     WHERE q.seal = 0 AND q.person_a = $1 AND q.person_b = $2 AND ${known.known}`,
    [one, other, ...known.values],
  );
  if (row !== undefined) return question(row);
  const sealed = view.cleared.length === 0 ? [] : await sealedQuestions(db, view);
  return sealed.find(({ persons: [a, b] }) => a === one && b === other) ?? null;
}

/** Those about sealed persons, all of whom are seen. */
async function sealedQuestions(
  db: Queryable,
  view: QueueView,
): Promise<(QueuedQuestion & { readonly isLikely: boolean })[]> {
  const known = knownTo(view, 2);
  const rows = await db.query<QuestionRow & { is_likely: boolean }>(
    `SELECT ${COLUMNS}, q.is_likely AND ${known.answerable} AS is_likely FROM review_question q
       JOIN person a ON a.person_id = q.person_a AND (a.seal = 0 OR a.person_id = ANY($1::int[]))
       JOIN person b ON b.person_id = q.person_b AND (b.seal = 0 OR b.person_id = ANY($1::int[]))
     WHERE q.seal > 0 AND ${known.known}`,
    [view.cleared, ...known.values],
  );
  return rows.map((row) => ({ ...question(row), isLikely: row.is_likely }));
}
