import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DuckDbEngine } from '../../src/engines/duckdb/index.ts';
import { compareCandidates } from '../../src/linkage/comparison.ts';
import { patternLayout } from '../../src/linkage/compile/layout.ts';
import type { EncodeRequest } from '../../src/linkage/index.ts';
import {
  type LinkageEngine,
  type MatchModel,
  quoteInteger,
  type Sql,
  sql,
} from '../../src/linkage/index.ts';
import type { ModelPlan } from '../../src/linkage/model/plan.ts';
import { load, modelColumns, withoutComparison } from './both-ways.ts';

/* A run that cannot be finished ends with an error: never with the pairs found so far. */

type Started = Awaited<ReturnType<NonNullable<LinkageEngine['comparison']>['start']>>;
type Worker = Started['workers'][number];

const model = {
  format: 'reeve-match-model/1',
  linkType: 'dedupe',
  columns: modelColumns,
  comparisons: [{ name: 'name', levels: [{ when: { exact: 'name' } }, { when: 'else' }] }],
  blocking: [{ on: ['name'] }, { on: ['amount'] }],
} as unknown as MatchModel;
const records = Array.from({ length: 400 }, (_, n) => ({ name: `n${n % 2}`, amount: n % 3 }));

let engine: DuckDbEngine;
let plan: ModelPlan;
before(async () => {
  engine = await DuckDbEngine.open({ threads: 2 });
  plan = await load(engine, model, records, 1);
});
after(() => engine.close());

/** Compares with workers that `change` has changed; gives those that were started. */
async function compare(
  change: (worker: Worker, index: number) => Worker,
): Promise<Started['workers']> {
  let workers: Started['workers'] = [];
  const changed: LinkageEngine = {
    ...withoutComparison(engine),
    comparison: {
      start: async (request) => {
        const started = await engine.comparison.start(request);
        workers = started.workers;
        return { ...started, workers: workers.map(change) };
      },
    },
  };
  const comparing = compareCandidates(changed, plan, patternLayout(plan), {
    recordCount: records.length,
    keepPairs: true,
    onRule: () => {},
  });
  await assert.rejects(comparing, /ended|no more/);
  return workers;
}

const stages = ['prepare', 'blocked', 'patterns'] as const;

for (const stage of stages) {
  test(`a thread that ends at ${stage} fails the comparison, and the others are ended`, async () => {
    const workers = await compare((worker, index) =>
      index === 0 ? worker : endingAt(stage, worker),
    );
    assert.equal(workers.length, 2);
    for (const worker of workers) await assert.rejects(worker.patterns(), /ended/);
  });
}

/** The worker, but that its thread ends when it is asked for one thing. */
function endingAt(stage: (typeof stages)[number], worker: Worker): Worker {
  const asked = (name: (typeof stages)[number]) => async (): Promise<void> => {
    if (name === stage) await worker.close();
  };
  return {
    prepare: (job) => asked('prepare')().then(() => worker.prepare(job)),
    blocked: (rule, from, to) => asked('blocked')().then(() => worker.blocked(rule, from, to)),
    given: (l, r, whatever) => worker.given(l, r, whatever),
    patterns: () => asked('patterns')().then(() => worker.patterns()),
    close: () => worker.close(),
  };
}

const request: EncodeRequest = {
  query: sql`SELECT 0 AS rid, 0 AS dataset, 'a' AS s0`,
  keyQuery: sql`SELECT 0 AS rid`,
  recordCount: 1,
  slots: 1,
  classes: [],
  rarestClass: 17,
  listQueries: [],
};

test('a query that fails, at once or on the way, fails the reading of records', async () => {
  const recordCount = 500_000;
  const rids = sql`(SELECT CAST(n AS INTEGER) AS rid FROM range(${quoteInteger(recordCount)}) s(n))`;
  const bad = (row: number): Sql =>
    sql`CASE WHEN rid = ${quoteInteger(row)} THEN error('no more') END`;
  const given = {
    ...request,
    recordCount,
    query: sql`SELECT rid, 0 AS dataset, 'a' AS s0 FROM ${rids}`,
    keyQuery: sql`SELECT rid, CAST(rid AS BIGINT) AS k0 FROM ${rids}`,
    listQueries: [null],
  };
  // The driver says of a failing query whose first rows have come that it has no more.
  for (const row of [0, recordCount - 1]) {
    const failing: Partial<EncodeRequest>[] = [
      { query: sql`SELECT rid, 0 AS dataset, coalesce(${bad(row)}, 'a') AS s0 FROM ${rids}` },
      { keyQuery: sql`SELECT rid, CAST(${bad(row)} AS BIGINT) AS k0 FROM ${rids}` },
      {
        keyQuery: sql`SELECT rid FROM ${rids}`,
        listQueries: [
          sql`SELECT rid, coalesce(CAST(${bad(row)} AS BIGINT), 1) AS key FROM ${rids} WHERE rid >= 0`,
        ],
      },
    ];
    for (const some of failing) {
      await assert.rejects(engine.comparison.start({ ...given, ...some }), /no more/);
    }
  }
});

test('a row that is not there fails the reading of records', async () => {
  await assert.rejects(engine.comparison.start({ ...request, recordCount: 2 }), {
    code: 'engine/incomplete',
  });
});

test('more records than 32-bit places hold are refused', async () => {
  // Nine numbers a record take sixteen places.
  const many = { ...request, recordCount: 2 ** 27 + 1, slots: 9 };
  await assert.rejects(engine.comparison.start(many), { code: 'compare/too-many-records' });
});
