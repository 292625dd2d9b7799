import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { DuckDbEngine } from '../../src/engines/duckdb/engine.ts';
import { type ChosenModel, chooseModel } from '../../src/linkage/automatic/choose-model.ts';
import { evaluateClusters } from '../../src/linkage/explain/evaluate.ts';
import { type LinkResult, linkRecords } from '../../src/linkage/link.ts';
import { generatePeople, PERSON_COLUMNS } from '../../src/synthetic/index.ts';
import { engineWith } from './people-in-engine.ts';

/*
 * People in families: they share surname, address and phone, some of them the
 * name or the birthday. A model of matches and strangers alone learns
 * households here and merges them (its F1 was 0.08).
 */
describe('zero configuration on people who live in families', () => {
  let engine: DuckDbEngine;
  let chosen: ChosenModel;
  let result: LinkResult;
  const people = [...generatePeople({ records: 6000, seed: 31 })];

  before(async () => {
    const columns = Object.fromEntries(
      PERSON_COLUMNS.map((name) => [name, people.map((person) => person[name] || null)]),
    );
    const loaded = await engineWith(columns);
    engine = loaded.engine;
    chosen = await chooseModel(engine, loaded.input, { linkType: 'dedupe', seed: 1, kind: 'any' });
    result = await linkRecords(engine, chosen.model, loaded.input, { whenDegenerate: 'assume' });
  });
  after(() => engine.close());

  it('finds the persons, not the households', () => {
    const numbers = new Map(
      [...new Set(people.map(({ cluster }) => cluster))].map((c, n) => [c, n]),
    );
    const classes = Int32Array.from(people, ({ cluster }) => numbers.get(cluster) ?? -1);
    const { precision, recall } = evaluateClusters(result.clusters, { classes });
    assert(precision > 0.95, `precision ${precision}`);
    assert(recall > 0.92, `recall ${recall}`);
  });

  it('learns that one person has one first name and one date of birth', () => {
    for (const name of ['first_name', 'date_of_birth']) {
      const k = result.plan.comparisons.findIndex((comparison) => comparison.name === name);
      const different = result.parameters.m[k]?.at(-1) ?? 1;
      assert(different < 0.05, `m of a different ${name} is ${different}`);
    }
  });

  it('sees that there are relatives', () => {
    assert((result.parameters.relatives ?? 0) > 0);
  });

  it('takes address and postcode as one home, and lets the town speak only where they do not', () => {
    const names = chosen.model.comparisons.map(({ name }) => name);
    assert(!names.includes('postcode'));
    const town = chosen.model.comparisons.find(({ name }) => name === 'town');
    assert.match(town?.missing ?? '', /l\.postcode = r\.postcode/);
  });
});
