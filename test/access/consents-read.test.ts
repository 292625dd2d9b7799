import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import {
  type ConsentEvent,
  consentChannels,
  consentState,
  defaultAgreements,
  loadAgreements,
  recordConsent,
} from '../../src/access/index.ts';
import type { Database } from '../../src/database/index.ts';
import { AuditedReads, searchPeople } from '../../src/master-index/index.ts';
import {
  databaseKinds,
  emptyDatabase,
  onDatabase,
  skipWithout,
  withLocation,
} from '../database/with-database.ts';
import type { WholeExtract } from '../master-index/borough-extracts.ts';
import { type AskedApi, askedApi, once } from '../web/api/asked-api.ts';
import { boroughIndex, oneMonth } from './borough-index.ts';
import { type Said, said } from './said-command.ts';
import { acting, smallIndex } from './small-index.ts';
import { watched } from './watched-database.ts';

/*
 * Libraries see of the clients of adult social care only who consents to it, under the agreement
 * `libraries-home-delivery` of the file that Reeve starts with.
 */

const agreements = readFileSync(defaultAgreements, 'utf8');
const PURPOSE = 'run-library';
const librarian = { sub: 'u-library', service: 'libraries', roles: ['service-officer'] };
const careWorker = { sub: 'u-care', service: 'adults-services', roles: ['service-officer'] };
const governance = {
  sub: 'u-governance',
  service: 'information-governance',
  roles: ['information-governance-officer'],
};

let extracts: readonly WholeExtract[];
before(async () => {
  const wanted = ['adults-clients', 'libraries-borrowers'];
  extracts = (await oneMonth())
    .filter(({ definition }) => wanted.includes(definition.name))
    .map((extract) =>
      extract.definition.name === 'adults-clients' ? namesakes(extract) : extract,
    );
});

/** Every other client is called alike, so that a search finds many. */
function namesakes(extract: WholeExtract): WholeExtract {
  const surname = extract.columns.indexOf('Surname');
  const allRows = extract.allRows.map((row, i) =>
    i % 2 === 0 ? row : { ...row, values: row.values.with(surname, 'Ainsworthy') },
  );
  return { ...extract, allRows };
}

interface Client {
  readonly person: string;
  readonly surname: string;
  readonly postcode: string;
}

/** Clients whom no library knows, with what they are found by. */
async function clients(db: Database): Promise<Client[]> {
  await boroughIndex(db, extracts);
  await loadAgreements(db, acting(), { text: agreements, file: 'agreements.yaml' });
  const columns = extracts.find(({ definition }) => definition.name === 'adults-clients')?.columns;
  const at = (name: string) => (columns ?? []).indexOf(name);
  const rows = await db.query<{ person: string; received: string[] }>(
    `SELECT l.person_id::text AS person, v.received FROM link l
       JOIN record_version v USING (record_id) JOIN source_record r USING (record_id)
       JOIN dataset d USING (dataset_id)
     WHERE d.role = 'client' AND (SELECT count(*) FROM link o WHERE o.person_id = l.person_id) = 1
     ORDER BY l.person_id`,
  );
  return rows
    .filter(({ received }) => received[at('Case Status')] === 'Open')
    .map(({ person, received }) => ({
      person,
      surname: received[at('Surname')] ?? '',
      postcode: received[at('Post Code')] ?? '',
    }))
    .filter(({ surname, postcode }) => surname !== '' && postcode !== '');
}

function libraryDesk(api: AskedApi) {
  const asked = { purpose: PURPOSE };
  return {
    view: ({ person }: Client) => api.ask(librarian, 'GET', `/v1/persons/${person}`, asked),
    async finds({ person, surname, postcode }: Client): Promise<boolean> {
      const body = { text: surname, postcode, limit: 50 };
      const { body: found } = await api.ask(librarian, 'POST', '/v1/search', { ...asked, body });
      return found.results.some(({ personId }: Said) => personId === person);
    },
    say: ({ person }: Client, kind: 'given' | 'withdrawn') =>
      api.ask(careWorker, 'POST', `/v1/persons/${person}/consents`, {
        purpose: 'assess-care',
        headers: once(),
        body: { purpose: PURPOSE, kind, how: 'in-person' },
      }),
  };
}

for (const kind of databaseKinds) {
  describe(`a consent, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'shows at once what it was given for, and its withdrawal hides it at once, by REST',
      on(async (db) => {
        const [one, other] = (await clients(db)) as [Client, Client];
        const api = await askedApi(db);
        const { view, finds, say } = libraryDesk(api);

        assert.equal((await view(one)).status, 404);
        assert.equal(await finds(one), false);

        assert.equal((await say(one, 'given')).status, 201);
        const seen = await view(one);
        assert.equal(seen.status, 200);
        const shown = seen.body.golden.map(({ attribute }: Said) => attribute);
        assert.ok(shown.includes('address') && shown.includes('surname'), String(shown));
        assert.ok(!shown.includes('dateOfBirth') && !shown.includes('nhsNumber'));
        assert.ok(
          seen.body.services.every(({ records }: Said) =>
            records.every((record: Said) => record.facts.length === 0),
          ),
        );
        assert.equal(await finds(one), true);
        // What one person says is nothing that another said.
        assert.equal((await view(other)).status, 404);
        assert.equal(await finds(other), false);

        const looked = await api.ask(governance, 'GET', `/v1/persons/${one.person}/accesses`, {
          purpose: 'oversee-access',
        });
        const [read] = looked.body.items.filter(
          ({ action, actor }: Said) => action === 'read' && actor === librarian.sub,
        );
        assert.deepEqual(read.agreements, ['libraries-home-delivery']);

        assert.equal((await say(one, 'withdrawn')).status, 201);
        assert.equal((await view(one)).status, 404);
        assert.equal(await finds(one), false);

        const register = await api.ask(
          governance,
          'GET',
          `/v1/consents?purpose=${PURPOSE}&limit=1`,
          {
            purpose: 'oversee-access',
          },
        );
        const [last] = register.body.items;
        assert.deepEqual(
          [last.person, last.kind, last.recordedBy, last.consentsNow],
          [one.person, 'withdrawn', careWorker.sub, false],
        );
        const rest = await api.ask(
          governance,
          'GET',
          `/v1/consents?purpose=${PURPOSE}&after=${register.body.next}`,
          { purpose: 'oversee-access' },
        );
        assert.deepEqual(
          rest.body.items.map(({ kind: said }: Said) => said),
          ['given'],
        );
        const refused = await api.ask(librarian, 'GET', '/v1/consents', { purpose: PURPOSE });
        assert.equal(refused.status, 403);
        await api.app.close();
      }),
    );

    test(
      'is asked for all who are found in one statement, and for nobody where no agreement needs it',
      on(async (db) => {
        const all = await clients(db);
        const { policy } = await loadAgreements(db, acting(), {
          text: agreements,
          file: 'agreements.yaml',
        });
        const surname = 'Ainsworthy';
        const namesakes = all.filter((each) => each.surname === surname);
        assert.ok(namesakes.length > 4);
        const statements = async (service: string, purpose: string) => {
          const watch = watched(db);
          const { results } = await searchPeople(new AuditedReads(watch, { policy }), {
            viewer: {
              subject: 'u-1',
              name: 'Officer',
              service,
              roles: ['service-officer'],
              training: [],
            },
            purpose,
            requestId: 'r-1',
            text: surname,
            limit: 50,
          });
          const run = (await watch.work()).map(({ statement }) => statement);
          return { run, found: results.map(({ personId }) => personId) };
        };
        const said = (person: string) =>
          recordConsent(db, policy, acting(), Number(person), {
            purpose: PURPOSE,
            kind: 'given',
            how: 'letter',
          });
        await said((namesakes[0] as Client).person);
        const one = await statements('libraries', PURPOSE);
        for (const { person } of namesakes.slice(1)) await said(person);
        const many = await statements('libraries', PURPOSE);
        for (const { person } of namesakes) assert.ok(many.found.includes(person));
        assert.ok(one.found.length < many.found.length);
        assert.deepEqual(many.run, one.run);
        const asks = many.run.filter((text) => /FROM unnest.*consents_to/.test(text));
        assert.equal(asks.length, 1);
        const elsewhere = await statements('adults-services', 'assess-care');
        assert.deepEqual(
          elsewhere.run.filter((text) => text.includes('consents_to')),
          [],
        );
      }),
    );

    test('holds on the command line too', () =>
      withLocation(kind, async (location) => {
        const [one] = (await onDatabase(location, clients)) as [Client];
        const librarianAt = [
          ...['--user', 'u-library', '--service', 'libraries', '--role', 'service-officer'],
          ...['--purpose', PURPOSE],
        ];
        const view = () => said(location, 'person', one.person, ...librarianAt);
        const finds = async () => {
          const { results } = await said(
            location,
            ...['search', one.surname, '--postcode', one.postcode, ...librarianAt],
          );
          return results.some(({ personId }: Said) => personId === one.person);
        };
        const say = (verb: 'give' | 'withdraw') =>
          said(
            location,
            ...['consent', verb, one.person, '--purpose', PURPOSE],
            ...['--how', 'telephone', '--by', 'i.governance'],
          );
        assert.match((await view()).notKnown, /not a reason to refuse/);
        assert.equal(await finds(), false);
        await say('give');
        assert.equal((await view()).personId, one.person);
        assert.equal(await finds(), true);
        await say('withdraw');
        assert.match((await view()).notKnown, /not a reason to refuse/);
        assert.equal(await finds(), false);
        const register = await said(location, 'consent', 'list', '--by', 'i.governance');
        assert.deepEqual(
          register.items.map((each: Said) => [each.person, each.kind]),
          [
            [one.person, 'withdrawn'],
            [one.person, 'given'],
          ],
        );
        await mayReadUnder(location, one, view);
      }));

    test(
      'holds in the database exactly as it does by the policy',
      on(async (db) => {
        await smallIndex(db, 1);
        const moment = fc.integer({ min: 0, max: 6 }).map((n) => {
          const at = new Date(Date.UTC(2026, 0, 1, 0, 0, 0, n)).toISOString();
          return at;
        });
        const event = fc.record({
          kind: fc.constantFrom('given' as const, 'withdrawn' as const),
          at: moment,
          until: fc.option(moment, { nil: undefined }),
          purpose: fc.constantFrom(PURPOSE, 'assess-care'),
        });
        await fc.assert(
          fc.asyncProperty(fc.array(event, { maxLength: 6 }), moment, async (events, at) => {
            await db.query("DELETE FROM hanger WHERE kind = 'consent'");
            await db.query('DELETE FROM consent_event');
            const all = events.map(
              (each): ConsentEvent => ({
                ...each,
                person: '1',
                recordedBy: 'u',
                how: Object.keys(consentChannels)[0] as ConsentEvent['how'],
              }),
            );
            for (const [i, each] of all.entries()) {
              await db.query(
                `INSERT INTO consent_event (consent_id, purpose, kind, at, recorded_by, how, until_at)
                 VALUES ($1, $2, $3, $4, 'u', 'letter', $5)`,
                [`consent:${i}`, each.purpose, each.kind, each.at, each.until ?? null],
              );
              await db.query(
                "INSERT INTO hanger (hanger_id, kind, person_id) VALUES ($1, 'consent', 1)",
                [`consent:${i}`],
              );
            }
            for (const purpose of [PURPOSE, 'assess-care']) {
              const [row] = await db.query<{ held: boolean }>(
                'SELECT consents_to(1, $1, $2) AS held',
                [purpose, at],
              );
              assert.equal(row?.held, consentState(all, purpose, at).state === 'given');
            }
          }),
          { numRuns: 60 },
        );
      }),
    );
  });
}

/** Commands read under the agreements that are in force, not under those that Reeve starts with. */
async function mayReadUnder(
  location: Parameters<typeof said>[0],
  { person }: Client,
  view: () => Promise<Said>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-agreements-'));
  try {
    const file = join(folder, 'agreements.yaml');
    const ended = agreements.replace(
      /(id: libraries-home-delivery[\s\S]*?consent: )needed/,
      '$1not-needed',
    );
    assert.notEqual(ended, agreements);
    writeFileSync(file, ended.replace('article: 6(1)(a), special: 9(2)(a)', 'article: 6(1)(e)'));
    const loaded = await said(location, 'agreements', 'load', file, '--by', 'i.governance');
    assert.equal(loaded.isNew, true, JSON.stringify(loaded));
    assert.equal((await view()).personId, person);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
