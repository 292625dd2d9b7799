import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import {
  defaultAgreements,
  parseAgreements,
  purposesFor,
  recordConsent,
} from '../../src/access/index.ts';
import type { Database } from '../../src/database/index.ts';
import type { MappedRecord } from '../../src/intake/index.ts';
import { AuditedReads, type PersonView, readPerson } from '../../src/master-index/index.ts';
import { currentCatalogue } from '../../src/master-index/reading/source-catalogue.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../database/with-database.ts';
import { boroughIndex, oneMonth } from './borough-index.ts';
import { mayBeSeen, readPlain } from './plain-oracle.ts';
import { acting } from './small-index.ts';
import { viewerOf } from './viewers.ts';

/*
 * The matrix of agreements through the real read: what the view of a person shows of the records of
 * a borough is, value by value, what other code reads out of the file of agreements.
 */

const text = readFileSync(defaultAgreements, 'utf8');
const policy = parseAgreements(text, 'agreements.yaml');
const plain = readPlain(text);
const ON = '2026-03-01';
/** Persons looked at: of each source the first two, and those whom most sources know. */
const OF_EACH_SOURCE = 2;
const BEST_KNOWN = 4;

/** All that an index holds of a record, whoever asks. */
interface Held {
  readonly recordId: string;
  readonly person: number;
  readonly source: string;
  readonly record: MappedRecord;
  /** Rows of facts about it: their source, title and facts. */
  readonly attached: readonly { readonly source: string; readonly facts: object }[];
}

async function everything(db: Database): Promise<readonly Held[]> {
  const catalogue = await db.transaction((tx) => currentCatalogue(tx, policy));
  const rows = await db.query<{
    record_id: number;
    dataset_id: number;
    record_key: string;
    about: string | null;
    person_id: number | null;
    layout_id: number;
    line: number;
    received: string[];
    as_at: string;
  }>(
    `SELECT r.record_id, r.dataset_id, r.record_key, v.about, l.person_id, v.layout_id, v.line, v.received, o.as_at
     FROM source_record r JOIN record_version v USING (record_id)
       JOIN extract o ON o.extract_id = v.opened_by
       LEFT JOIN link l ON l.record_id = r.record_id AND l.to_at IS NULL ORDER BY 1`,
  );
  const versions = rows.map((row) => ({
    ...row,
    dataset: catalogue.datasets.get(row.dataset_id),
    version: {
      datasetId: row.dataset_id,
      layoutId: row.layout_id,
      line: row.line,
      received: row.received,
      asAt: row.as_at,
    },
  }));
  const attachments = Map.groupBy(
    versions.filter(({ about }) => about !== null),
    ({ about }) => about,
  );
  return versions.flatMap(({ record_id, record_key, person_id, dataset, version }): Held[] => {
    const record = person_id === null ? null : catalogue.record(version);
    if (record === null || person_id === null || dataset === undefined) return [];
    const about = attachments.get(`${dataset.source}:${record_key}`) ?? [];
    return [
      {
        recordId: String(record_id),
        person: person_id,
        source: dataset.accessSource,
        record,
        attached: about.map((each) => ({
          source: each.dataset?.accessSource ?? '',
          facts: catalogue.attachment(each.version)?.facts ?? {},
        })),
      },
    ];
  });
}

type Items = Record<string, unknown>;

/** What of a record may be seen, item by item, by the plain reading of the file. */
function expected(
  { source, record, attached }: Held,
  may: (source: string, item: string) => boolean,
): Items {
  const seen: Items = {};
  for (const [name, value] of Object.entries(record.attributes)) {
    if (may(source, name)) seen[name] = value;
  }
  for (const [name, value] of Object.entries(record.facts)) {
    if (may(source, `fact:${name}`)) seen[`fact:${name}`] = value;
  }
  const { professionals, markers } = record;
  if (professionals.length > 0 && may(source, 'professionals')) seen.professionals = professionals;
  for (const { code, text: said } of markers) {
    if (may(source, `markers:${code}`)) seen[`markers:${code}`] = said;
  }
  // Of relationships by key only those are there whose other is known and may be seen.
  const named = record.relationships.filter(({ key }) => key === null);
  if (named.length > 0 && may(source, 'relationships')) {
    seen.relationships = named.map(({ role, name }) => `${role} ${name}`).sort();
  }
  seen.attached = attached
    .flatMap((row) =>
      Object.entries(row.facts)
        .filter(([name]) => may(row.source, `fact:${name}`))
        .map(([name, value]) => `${name} ${value}`),
    )
    .sort();
  return seen;
}

/** What of a record the view shows, in the same form. */
function shown(record: PersonView['services'][number]['records'][number], held: Held): Items {
  const seen: Items = { ...record.attributes };
  for (const { name, value } of record.facts) seen[`fact:${name}`] = value;
  if (record.professionals.length > 0) seen.professionals = record.professionals;
  for (const { code, text: said } of record.markers) seen[`markers:${code}`] = said;
  const names = new Set(
    held.record.relationships
      .filter(({ key }) => key === null)
      .map(({ role, name }) => `${role} ${name}`),
  );
  const related = record.relationships.map(({ role, name }) => `${role} ${name}`);
  const named = related.filter((each) => names.has(each)).sort();
  if (named.length > 0) seen.relationships = named;
  seen.attached = record.attached
    .flatMap(({ facts }) => facts.map(({ name, value }) => `${name} ${value}`))
    .sort();
  return seen;
}

for (const kind of databaseKinds) {
  describe(`what the view of a person shows, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'is what the agreements say, item by item, to every service for every purpose',
      on(async (db) => {
        await boroughIndex(db, await oneMonth());
        const all = await everything(db);
        const ofPerson = Map.groupBy(all, ({ person }) => person);
        const bySource = Map.groupBy(all, ({ source }) => source);
        const persons = new Set([
          ...[...bySource.values()].flatMap((held) =>
            held.slice(0, OF_EACH_SOURCE).map(({ person }) => person),
          ),
          ...[...ofPerson]
            .sort(([, a], [, b]) => b.length - a.length)
            .slice(0, BEST_KNOWN)
            .map(([person]) => person),
        ]);
        assert.ok(bySource.size >= 16, `only ${[...bySource.keys()]}`);
        const consentBound = ['assess-care', 'run-library'];
        const consenting = new Set([...persons].filter((_, i) => i % 2 === 0));
        for (const person of consenting) {
          for (const purpose of consentBound) {
            await recordConsent(db, policy, acting(), person, {
              purpose,
              kind: 'given',
              how: 'letter',
            });
          }
        }
        const reads = new AuditedReads(db, { policy, now: () => new Date(`${ON}T12:00:00Z`) });
        const counts = { shown: 0, hidden: 0, byConsent: 0 };
        for (const service of Object.keys(plain.services)) {
          const viewer = viewerOf(service);
          for (const purpose of purposesFor(policy, viewer, ON)) {
            for (const person of persons) {
              const consented = consenting.has(person) && consentBound.includes(purpose);
              const asks = { service, purpose, on: ON };
              const may = (source: string, item: string) => {
                const allowed = mayBeSeen(plain, { ...asks, source, item, consented });
                if (allowed && !mayBeSeen(plain, { ...asks, source, item, consented: false })) {
                  counts.byConsent++;
                }
                counts[allowed ? 'shown' : 'hidden']++;
                return allowed;
              };
              const view = await readPerson(reads, {
                viewer,
                purpose,
                requestId: 'r-1',
                personId: String(person),
              });
              const records =
                'notKnown' in view ? [] : view.services.flatMap((each) => each.records);
              const where = `${service}, ${purpose}, person ${person}`;
              for (const held of ofPerson.get(person) ?? []) {
                const record = records.find(({ recordId }) => recordId === held.recordId);
                const wanted = expected(held, may);
                if (record === undefined) {
                  // What hangs on a record of which nothing may be seen is not there either.
                  const { attached: _, ...own } = wanted;
                  assert.deepEqual(own, {}, `${where}: ${held.source} is not shown`);
                } else {
                  assert.equal(record.source, held.source);
                  assert.deepEqual(shown(record, held), wanted, `${where}: ${held.source}`);
                }
              }
              if ('notKnown' in view) continue;
              assert.equal(view.personId, String(person));
              // The golden record is of nothing that may not be seen.
              for (const { attribute, best, alsoHeldBy, passedOver } of view.golden) {
                const values = [best, ...alsoHeldBy, ...passedOver.map(({ held }) => held)];
                for (const value of values) {
                  if (value === null) continue;
                  for (const item of [attribute, ...Object.keys(value.parts ?? {})]) {
                    assert.ok(may(value.source, item), `${where}: ${item} of ${value.source}`);
                  }
                }
              }
            }
          }
        }
        assert.ok(counts.shown > 1000 && counts.hidden > counts.shown, JSON.stringify(counts));
        assert.ok(counts.byConsent > 0, 'no consent showed anything');
      }),
    );
  });
}
