import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Session, withRecords } from '../../src/cli/session.ts';
import { silentProgress } from '../../src/kernel/index.ts';
import {
  chooseModel,
  type LinkResult,
  linkRecords,
  quoteIdentifier,
  type RawRecord,
  type RecordMatcher,
  type RecordValues,
  recordMatcher,
  trainedModel,
} from '../../src/linkage/index.ts';
import { generateBorough } from '../../src/synthetic/index.ts';

/*
 * One model, two ways to use it: all records at once in the database, and one record at a time
 * in process. On the files of a whole borough they must find the same pairs, with the same
 * weights, and bring the same records together.
 */
const FILES = [
  'council-tax/*/ctax_liability.csv',
  'electoral-roll/*/register_of_electors.csv',
  'customer-services/*/crm_customers.csv',
  'schools/*/Pupil Census.csv',
  'benefits/*/HBCTR_CLAIMS.TXT',
];

describe('a record matcher', () => {
  let folder = '';
  let batch: LinkResult;
  let matcher: RecordMatcher;
  let records: RecordValues[] = [];
  let keys: number[][] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reeve-matcher-'));
    await generateBorough(
      { people: 1500, years: 1, extracts: 1, seed: 5, noise: 1 },
      folder,
      silentProgress,
    );
    const files = FILES.flatMap((file) => globSync(join(folder, 'extracts', file)));
    assert.equal(files.length, FILES.length);
    await withRecords(files, {}, silentProgress, async (session) => {
      const { engine, input } = session;
      const chosen = await chooseModel(engine, input, {
        linkType: 'link-and-dedupe',
        kind: 'uk-person',
        asAt: '2025-03-31',
      });
      batch = await linkRecords(engine, chosen.model, input, { keepPairs: false });
      matcher = recordMatcher(trainedModel(batch, {}), Object.keys(input.columns));
      records = gatherAll(matcher, await standardised(session, matcher));
      keys = records.map((values) => matcher.keys(values));
    });
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('finds by keys the pairs that the blocking rules find, and weighs them alike', () => {
    const byKey = Map.groupBy(
      keys.flatMap((own, record) => own.map((key) => ({ key, record }))),
      ({ key }) => key,
    );
    const found = new Map<string, number>();
    let compared = 0;
    records.forEach((values, l) => {
      const candidates = new Set(
        (keys[l] ?? []).flatMap((key) => (byKey.get(key) ?? []).map(({ record }) => record)),
      );
      for (const r of candidates) {
        if (r <= l) continue;
        compared++;
        const other = records[r] ?? {};
        assert.ok(matcher.areCandidates(values, other));
        const weight = matcher.weight(values, other);
        const isToReview = weight >= matcher.thresholds.review;
        if (isToReview) found.set(`${l} ${r}`, weight);
        assert.equal(matcher.weightToReview(values, other), isToReview ? weight : null);
      }
    });
    assert.equal(
      compared,
      batch.pairsByRule.reduce((sum, pairs) => sum + pairs, 0),
    );
    const expected = batch.scored;
    assert.ok(expected.l.length > 1000, `${expected.l.length} pairs`);
    assert.equal(found.size, expected.l.length);
    expected.l.forEach((l, i) => {
      const weight = found.get(`${l} ${expected.r[i]}`) ?? Number.NaN;
      assert.ok(Math.abs(weight - (expected.weight[i] ?? 0)) < 1e-6, `${weight}`);
    });
  });

  it('brings together in each component what linking all at once brings together', () => {
    const { scored, clusters, thresholds } = batch;
    const root = Int32Array.from(records.keys());
    const find = (record: number): number => {
      let at = record;
      while (root[at] !== at) at = root[at] as number;
      return at;
    };
    scored.l.forEach((l, i) => {
      if ((scored.weight[i] as number) < matcher.thresholds.link) return;
      const [a, b] = [find(l), find(scored.r[i] as number)];
      root[Math.max(a, b)] = Math.min(a, b);
    });
    assert.equal(thresholds.link, 0.8);
    const components = Map.groupBy(records.keys(), find);
    const isCut = (component: readonly number[]) =>
      new Set(component.map((record) => clusters[record])).size > 1;
    const several = [...components.values()].filter(({ length }) => length > 1);
    assert.ok(several.some(isCut), 'no component is cut: the test would prove little');
    for (const component of several) {
      const { clusters: own } = matcher.cluster(component.map((record) => records[record] ?? {}));
      assert.deepEqual(
        component.map((_, i) => component[own[i] as number]),
        component.map((record) => clusters[record]),
      );
    }
  });

  it('keeps apart what never matches, and together what always does', () => {
    const cluster = Map.groupBy(records.keys(), (record) => batch.clusters[record]);
    const [first, second] = [...cluster.values()].filter(({ length }) => length === 3);
    const three = (first ?? []).map((record) => records[record] ?? {});
    const apart = matcher.cluster(three, { never: [[1, 2]] }).clusters;
    assert.notEqual(apart[1], apart[2]);
    const both = [...three, records[second?.[0] ?? 0] ?? {}];
    const together = matcher.cluster(both, { always: [[0, 3]] }).clusters;
    assert.equal(together[0], together[3]);
  });
});

async function standardised(
  { engine, loaded }: Session,
  { standardise }: RecordMatcher,
): Promise<RecordValues[]> {
  const columns = loaded.columns.filter(({ role }) => role === 'value');
  const fields = columns.map(({ field }) => quoteIdentifier(field)).join(', ');
  const rows = await engine.rows(`SELECT dataset, ${fields} FROM records ORDER BY rid`);
  return rows.map((row) => {
    const raw: RawRecord = Object.fromEntries(
      columns.map(({ name, field }) => [name, row[field] as string | null]),
    );
    return standardise(raw, loaded.datasets[Number(row.dataset)]?.name ?? '');
  });
}

/** The records with what they have of others at the same place. */
function gatherAll(matcher: RecordMatcher, records: readonly RecordValues[]): RecordValues[] {
  const places = records.map((values) => matcher.gatherKeys(values));
  const byPlace = Map.groupBy(
    places.flatMap((own, record) => own.map(({ key }) => ({ key, record }))),
    ({ key }) => key,
  );
  return records.map((values, record) => ({
    ...values,
    ...Object.fromEntries(
      (places[record] ?? []).map(({ column, key }) => {
        const others = key === null ? [] : (byPlace.get(key) ?? []);
        return [
          column,
          key === null
            ? null
            : matcher.gathered(
                column,
                values,
                others.map((other) => records[other.record] ?? {}),
              ),
        ];
      }),
    ),
  }));
}
