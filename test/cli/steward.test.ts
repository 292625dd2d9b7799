import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadAgreements, parseAgreements, recordConsent } from '../../src/access/index.ts';
import type { CommandOutput } from '../../src/cli/output.ts';
import { reviewCommand, stewardCommand } from '../../src/cli/steward.ts';
import { ReeveError, silentProgress } from '../../src/kernel/index.ts';
import { migrateIndex, STEWARD_PURPOSE } from '../../src/master-index/index.ts';
import { acting } from '../access/small-index.ts';
import { onDatabase, placeOf, withLocation } from '../database/with-database.ts';
import {
  type DeskRecord,
  idsOf,
  people,
  useDeskModel,
  visit,
} from '../master-index/stewardship/desk-records.ts';

type Said = { readonly value: Record<string, unknown>; readonly text: string };

/** Runs `reeve review` or `reeve steward`; gives what it said. What it throws is thrown. */
async function reeve(name: 'review' | 'steward', ...args: string[]): Promise<Said> {
  let said: Said = { value: {}, text: '' };
  const output: CommandOutput = {
    work: (job) => job(silentProgress),
    result(value, text) {
      said = { value: value as Said['value'], text };
    },
    end() {},
  };
  const make = name === 'review' ? reviewCommand : stewardCommand;
  await make(output)
    .exitOverride()
    .parseAsync([...args, '--by', 'jo.smith'], { from: 'user' });
  return said;
}

const today = new Date().toISOString().slice(0, 10);

/** What is in force where the steward of these tests works. */
const agreements = `
format: reeve-sharing-agreements/1
services:
  customer-services: { title: Customer services, purposes: [answer-enquiry] }
  data-stewardship: { title: Data stewardship, purposes: [] }
sources:
  desk-visitors: { title: Visitors, service: customer-services }
agreements:
  - id: stewards
    source: desk-visitors
    recipient: data-stewardship
    purpose: steward-identity
    basis: { article: 6(1)(e) }
    items: [group:name, postcode]
    consent: not-needed
    from: 2024-01-01
    review: 2027-01-01
  - id: stewards-births
    source: desk-visitors
    recipient: data-stewardship
    purpose: steward-identity
    basis: { article: 6(1)(e) }
    items: [dateOfBirth]
    consent: needed
    from: 2024-01-01
    review: 2027-01-01
`;

const ann: DeskRecord = ['Ann', 'Lee', '1980-01-01', 'AB1 1AA', '01234 567890'];
const moved: DeskRecord = ['Ann', 'Lee', '1980-01-01', 'ZE9 9ZZ', '01234 567890'];

test('a steward finds a review, looks, merges, and takes it back', () =>
  withLocation('embedded', async (location) => {
    const where = placeOf(location);
    const [one, other] = await onDatabase(location, async (db) => {
      await migrateIndex(db);
      await useDeskModel(db);
      await loadAgreements(db, acting(), { text: agreements, file: 'agreements.yaml' });
      await visit(db, { k1: ann, k2: moved });
      return [await idsOf(db, 'k1'), await idsOf(db, 'k2')];
    });
    const untrained = ['--database', where];
    const on = [...untrained, '--trained', today];

    for (const evidence of [[], ['--trained', '2019-05-01']]) {
      await assert.rejects(
        reeve('review', 'list', ...untrained, ...evidence),
        (error) => error instanceof ReeveError && error.code === 'access/training',
      );
    }

    const list = await reeve('review', 'list', ...on);
    assert.match(list.text, /1 question waits/);
    assert.match(list.text, new RegExp(`${one.person} and ${other.person}`));
    const shown = await reeve('review', 'show', '1', ...on);
    assert.match(shown.text, /desk-visitors visitor k1/);
    assert.match(shown.text, /postcode +AB1 1AA +ZE9 9ZZ/);
    // Dates of birth are shown to a steward of this council only with consent.
    assert.doesNotMatch(shown.text, /1980/);
    assert.match(shown.text, /Some values are not shown/);
    await onDatabase(location, async (db) => {
      for (const { person } of [one, other]) {
        await recordConsent(db, parseAgreements(agreements), acting(), Number(person), {
          purpose: STEWARD_PURPOSE,
          kind: 'given',
          how: 'letter',
        });
      }
    });
    assert.match((await reeve('review', 'show', '1', ...on)).text, /1980-01-01/);

    const merge = ['merge', one.person, other.person, ...on];
    const preview = await reeve('steward', ...merge, '--preview');
    assert.match(preview.text, /nothing was changed/);
    await assert.rejects(
      reeve('steward', ...merge),
      (error) => error instanceof ReeveError && error.code === 'decision/reason-missing',
    );
    assert.deepEqual(await onDatabase(location, people), ['k1', 'k2']);
    const made = await reeve('steward', ...merge, '--reason', 'Seen on the form');
    assert.deepEqual(await onDatabase(location, people), ['k1 k2']);
    assert.match(made.text, new RegExp(`reeve steward undo ${made.value.decision}`));

    const history = await reeve('steward', 'history', other.person, ...on);
    assert.match(history.text, new RegExp(`is person ${one.person} now`));
    assert.match(history.text, /merge \d+ by jo\.smith.*"Seen on the form"/);
    const undo = ['undo', `${made.value.decision}`, '--reason', 'Father and daughter', ...on];
    await reeve('steward', ...undo);
    assert.deepEqual(await onDatabase(location, people), ['k1', 'k2']);
    const never = ['never', one.record, other.record, '--reason', 'Father and daughter', ...on];
    assert.match((await reeve('steward', ...never)).text, /never one person/);
    assert.match((await reeve('review', 'list', ...on)).text, /0 questions wait/);
    const split = ['split', one.person, one.record, '--reason', 'All of them', ...on];
    await assert.rejects(
      reeve('steward', ...split),
      (error) => error instanceof ReeveError && error.code === 'decision/nothing-left',
    );
  }));
