import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { defaultAgreements, parseAgreements, verifyAudit } from '../../../src/access/index.ts';
import { type Database, openDatabase } from '../../../src/database/index.ts';
import {
  type ExportSink,
  exportIndex,
  type PersonView,
  type ReadRequest,
  readPerson,
} from '../../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import {
  emptyIndex,
  inCouncilTax,
  link,
  load,
  type MadeRow,
  merge,
  onThePhone,
  readsOf,
} from '../reading/made-index.ts';
import { KeptRows } from './kept-rows.ts';

const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));
const now = () => new Date('2026-03-01T12:00:00Z');

const exporting = <T extends ReadRequest>(who: T, ...more: T['viewer']['roles']): ReadRequest => ({
  ...who,
  viewer: { ...who.viewer, roles: [...more, 'export-officer'] },
});
const toCouncilTax = exporting(inCouncilTax);

const toInsight: ReadRequest = {
  viewer: {
    subject: 'u-insight',
    name: 'Analyst',
    service: 'insight',
    roles: ['analyst', 'export-officer'],
    training: [],
  },
  purpose: 'analyse-service-use',
  requestId: 'r-8',
};

const rosalind: MadeRow = {
  id: 'CT300001',
  forenames: 'Rosalind',
  surname: 'Pemberton',
  dateOfBirth: '12/03/1980',
  address: '14 Orchard Lane, Wexmere',
  postcode: 'NW9 4AA',
  uprn: '9900100001',
  addressFrom: '01/05/2020',
  mobile: '07700 900123',
};
const winifred: MadeRow = {
  id: 'CT300002',
  forenames: 'Winifred',
  surname: 'Ashworth',
  address: '9 Mill Road, Wexmere',
  postcode: 'NW9 6BB',
};
/** Somebody whom only a service knows that tells council tax nothing. */
const peter: MadeRow = { id: 'CH300003', forenames: 'Peter', surname: 'Quill' };

/** Three persons; the second has a record at children's services as well. */
async function people(db: Database): Promise<string[]> {
  await emptyIndex(db);
  await load(db, 'council-tax-liability', '2026-01-31', [rosalind, winifred]);
  await load(db, 'libraries-borrowers', '2026-01-31', [
    { id: 'LB300001', forenames: 'Ros', surname: 'Pemberton', email: 'ros@post.example' },
  ]);
  await load(db, 'customer-services-customers', '2026-02-10', [
    { id: 'CS300001', forenames: 'Rosalind', surname: 'Pemberton', mobile: '07700 900456' },
  ]);
  await load(db, 'childrens-cases', '2026-01-31', [
    { id: 'CH300002', forenames: 'Winifred', surname: 'Ashworth', mobile: '07700 900999' },
    peter,
  ]);
  return link(db, [['CT300001', 'LB300001', 'CS300001'], ['CT300002', 'CH300002'], ['CH300003']]);
}

async function exported(db: Database, who = toCouncilTax, pageSize?: number): Promise<KeptRows> {
  const sink = new KeptRows();
  await exportIndex(db, who, {
    policy,
    sink,
    now,
    ...(pageSize === undefined ? {} : { pageSize }),
  });
  return sink;
}

for (const kind of databaseKinds) {
  describe(`the index is exported, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'as a reader of the recipient would see each person',
      on(async (db) => {
        const ids = await people(db);
        for (const who of [inCouncilTax, onThePhone]) {
          const sink = await exported(db, exporting(who), 1);
          const seen: string[] = [];
          for (const personId of ids) {
            const view = await readPerson(readsOf(db), { ...who, personId });
            if ('notKnown' in view) continue;
            seen.push(personId);
            assertGolden(sink, view);
          }
          assert.deepEqual(
            sink.table('persons').map(({ person_id }) => String(person_id)),
            seen,
          );
          assert.ok(seen.length > 0 && seen.length < ids.length, 'somebody is hidden');
        }
      }),
    );

    test(
      'with numbers that stand in the column of the other kind',
      on(async (db) => {
        await emptyIndex(db);
        await load(db, 'council-tax-liability', '2026-01-31', [
          { ...winifred, mobile: '020 7946 0018' },
        ]);
        await link(db, [['CT300002']]);
        const sink = await exported(db);
        assert.deepEqual(
          sink
            .table('golden_values')
            .filter(({ attribute }) => attribute === 'phone' || attribute === 'mobile')
            .map(({ attribute, value }) => [attribute, value]),
          [['phone', '+442079460018']],
        );
        assert.equal(sink.table('golden_records')[0]?.phone, '+442079460018');
      }),
    );

    test(
      'with no trace of what the recipient may not see',
      on(async (db) => {
        const [, second] = await people(db);
        const sink = await exported(db);
        const text = JSON.stringify(
          ['links', 'golden_records', 'golden_values'].map((name) => sink.table(name as 'links')),
        );
        assert.doesNotMatch(text, /Peter|Quill|900999|childrens|CH30000/);
        const [row] = sink.table('persons').filter(({ person_id }) => String(person_id) === second);
        assert.equal(row?.records, 1);
        // Keys of another service's records are its own.
        assert.deepEqual(
          sink
            .table('links')
            .map(({ source, record_key }) => `${source} ${record_key}`)
            .sort(),
          [
            'council-tax-liability CT300001',
            'council-tax-liability CT300002',
            'customer-services-customers null',
            'libraries-borrowers null',
          ],
        );
        // What no source may tell has no column.
        const told = await exported(db, toInsight);
        assert.deepEqual(told.columns('golden_records'), ['person_id', 'postcode']);
        assert.doesNotMatch(JSON.stringify(told.table('golden_values')), /Pemberton|Ros|1980/);
      }),
    );

    test(
      'with the ids that lead to the persons in it, and no others',
      on(async (db) => {
        const [first = '', second = '', third = ''] = await people(db);
        await merge(db, second, first);
        const sink = await exported(db);
        assert.deepEqual(sink.table('redirects'), [
          { person_id: Number(second), leads_to: Number(first) },
        ]);
        assert.deepEqual(
          sink.table('persons').map(({ person_id }) => person_id),
          [Number(first)],
        );
        await merge(db, first, third);
        assert.deepEqual(
          (await exported(db)).table('redirects').map(({ leads_to }) => leads_to),
          [Number(third), Number(third)],
        );
      }),
    );

    test(
      'and whom it has is in the audit before it is released, in a few entries',
      on(async (db) => {
        const [first, second] = await people(db);
        const before = await entries(db);
        let whenComplete: Entry[] = [];
        const sink = new KeptRows();
        const watching: ExportSink = {
          begin: (columns) => sink.begin(columns),
          write: (rows) => sink.write(rows),
          async complete(summary) {
            await sink.complete(summary);
            whenComplete = await entries(db);
          },
        };
        const summary = await exportIndex(db, toCouncilTax, { policy, sink: watching, now });
        assert.deepEqual(
          whenComplete.slice(before.length).map(({ action, subjects }) => [action, subjects]),
          [['export-begun', []]],
        );
        const made = (await entries(db)).slice(before.length + 1);
        assert.deepEqual(
          made.map(({ action, actor, service, purpose, subjects, reference }) => ({
            action,
            actor,
            service,
            purpose,
            subjects,
            reference,
          })),
          [
            {
              action: 'export',
              actor: 'u-council-tax',
              service: 'council-tax',
              purpose: 'collect-council-tax',
              subjects: [`person:${first}`, `person:${second}`],
              reference: `export:${summary.id}/1-of-1/persons=2`,
            },
          ],
        );
        assert.ok(made[0]?.agreements.includes('change-told-once'));
        assert.ok(made[0]?.items.includes('surname') && !made[0]?.items.includes('nino'));
        assert.deepEqual([...summary.agreements].sort(), made[0]?.agreements);
        assert.ok((await verifyAudit(db)).isIntact);
      }),
    );

    test(
      'to nobody without the role, or a purpose that the recipient has, and that they tried is kept',
      on(async (db) => {
        await people(db);
        const before = (await entries(db)).length;
        const tries: readonly (readonly [ReadRequest, string])[] = [
          [inCouncilTax, 'access/role'],
          [{ ...toCouncilTax, purpose: 'safeguard-child' }, 'access/purpose'],
        ];
        for (const [who, code] of tries) {
          const sink = new KeptRows();
          await assert.rejects(exportIndex(db, who, { policy, sink, now }), { code });
          assert.equal(sink.begun, 0);
        }
        assert.deepEqual(
          (await entries(db)).slice(before).map(({ action, outcome }) => [action, outcome]),
          [
            ['export-begun', 'refused'],
            ['export-begun', 'refused'],
          ],
        );
      }),
    );

    test(
      'as it was at one moment, whatever happens while it is read',
      on(async (db, location) => {
        const [first = '', second = ''] = await people(db);
        const sink = new KeptRows();
        // A server is changed from elsewhere: an embedded database has nobody else.
        const other = kind === 'server' ? await openDatabase(location, { connections: 1 }) : db;
        let isChanged = false;
        await exportIndex(db, toCouncilTax, {
          policy,
          now,
          pageSize: 1,
          sink: {
            begin: (columns) => sink.begin(columns),
            complete: (summary) => sink.complete(summary),
            async write(rows) {
              await sink.write(rows);
              if (isChanged) return;
              isChanged = true;
              await merge(other, second, first);
            },
          },
        });
        if (other !== db) await other.close();
        const persons = sink.table('persons').map(({ person_id }) => String(person_id));
        // A transaction of a server sees what was before; an embedded database is read anew.
        assert.equal(sink.begun, kind === 'server' ? 1 : 2);
        assert.deepEqual(persons, kind === 'server' ? [first, second] : [first]);
        assert.equal(sink.table('redirects').length, kind === 'server' ? 0 : 1);
        assert.equal(sink.table('links').length, 4);
      }),
    );

    // A transaction of a server sees one state.
    if (kind === 'server') return;
    test(
      'not at all where it never stands still',
      on(async (db) => {
        const [first = '', second = '', third = ''] = await people(db);
        const sink = new KeptRows();
        const moves = [
          [second, first],
          [first, third],
          [third, second],
        ] as const;
        const before = (await entries(db)).length;
        const changing = exportIndex(db, toCouncilTax, {
          policy,
          now,
          sink: {
            begin: (columns) => sink.begin(columns),
            complete: (summary) => sink.complete(summary),
            async write(rows) {
              await sink.write(rows);
              const [from, into] = moves[sink.begun - 1] ?? [first, second];
              await merge(db, from, into);
            },
          },
        });
        await assert.rejects(changing, { code: 'export/index-changes' });
        assert.equal(sink.summary, undefined);
        assert.deepEqual(
          (await entries(db)).slice(before).map(({ action }) => action),
          ['export-begun'],
        );
      }),
    );
  });
}

function assertGolden(sink: KeptRows, view: PersonView): void {
  const [row = {}] = sink
    .table('golden_records')
    .filter(({ person_id }) => String(person_id) === view.personId);
  const best = new Map(view.golden.map((each) => [each.attribute, each.best]));
  for (const [attribute, held] of best) {
    const name = attribute.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    assert.equal(row[name], held?.value ?? null, `${name} of ${view.personId}`);
    const [value] = sink
      .table('golden_values')
      .filter((each) => String(each.person_id) === view.personId && each.attribute === name);
    assert.equal(value?.source, held?.source);
    for (const [part, text] of Object.entries(held?.parts ?? {})) {
      const own = part.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      assert.equal(row[own], text, `${own} of ${view.personId}`);
    }
  }
  const records = view.services.flatMap((service) => service.records);
  assert.deepEqual(
    sink
      .table('links')
      .filter(({ person_id }) => String(person_id) === view.personId)
      .map(({ record_id }) => String(record_id)),
    records.map(({ recordId }) => recordId).sort((a, b) => Number(a) - Number(b)),
  );
}

interface Entry {
  readonly action: string;
  readonly outcome: string;
  readonly actor: string;
  readonly service: string;
  readonly purpose: string;
  readonly agreements: string[];
  readonly items: string[];
  readonly subjects: string[];
  readonly reference: string | null;
}

function entries(db: Database): Promise<Entry[]> {
  return db.query<Entry>('SELECT * FROM audit_entry ORDER BY at, shard, seq');
}
