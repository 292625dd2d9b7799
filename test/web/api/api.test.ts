/** The REST interface on an index made by hand, on both databases. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Database } from '../../../src/database/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { emptyIndex, link, load, type MadeRow } from '../../master-index/reading/made-index.ts';
import { type AskedApi, type Asking, askedApi, once, people } from './asked-api.ts';

const { onThePhone, inCouncilTax, engineer, otherEngineer, steward, otherSteward } = people;
const steps = { purpose: 'steward-identity' };
const phone = { purpose: 'answer-enquiry' };

const jonathan: MadeRow = {
  id: 'CT100001',
  forenames: 'Jonathan Peter',
  surname: 'Whitfield',
  dateOfBirth: '12/03/1980',
  address: 'Flat 3, Beech House, 14 Orchard Lane, Wexmere',
  postcode: 'NW9 4AA',
  uprn: '9900100001',
  balance: '431.20',
};
const stephen: MadeRow = {
  id: 'CT100002',
  forenames: 'Stephen',
  surname: 'Whitfield',
  dateOfBirth: '01/02/1955',
  address: '9 Mill Road, Wexmere',
  postcode: 'NW9 6BB',
  uprn: '9900100002',
};

async function borough(db: Database): Promise<{ api: AskedApi; ids: string[] }> {
  await emptyIndex(db);
  await load(db, 'council-tax-liability', '2026-01-31', [jonathan, stephen]);
  await load(db, 'libraries-borrowers', '2026-01-31', [
    { id: 'LB500001', forenames: 'Jon', surname: 'Whitfield', postcode: 'NW9 4AA' },
  ]);
  await load(db, 'childrens-cases', '2026-01-31', [
    { id: 'CC700001', forenames: 'Katarzyna', surname: 'Zielinska', postcode: 'NW9 6BB' },
  ]);
  const ids = await link(db, [['CT100001', 'LB500001'], ['CT100002'], ['CC700001']]);
  return { api: await askedApi(db), ids };
}

async function audited(db: Database, action: string): Promise<Record<string, unknown>[]> {
  return db.query(
    `SELECT actor, purpose, outcome, subjects, items, request FROM audit_entry
     WHERE action = $1 ORDER BY at, shard, seq`,
    [action],
  );
}

for (const kind of databaseKinds) {
  describe(kind, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'nobody comes in without a token, and an error has one shape',
      on(async (db) => {
        const { api } = await borough(db);
        const { status, body, headers } = await api.ask(null, 'GET', '/v1/sources');
        assert.equal(status, 401);
        assert.match(String(headers['content-type']), /^application\/problem\+json/);
        assert.match(String(headers['www-authenticate']), /^Bearer/);
        const { request, hint, ...rest } = body;
        assert.equal(request, headers['x-request-id']);
        assert.ok(hint);
        assert.deepEqual(rest, {
          type: '/problems/auth/missing',
          title: 'Unauthorized',
          status: 401,
          code: 'auth/missing',
          detail: 'No bearer token came with the request',
        });
        const wrong = { headers: { authorization: 'Bearer e30.e30.e30' } };
        const bad = await api.ask(null, 'GET', '/v1/sources', wrong);
        assert.deepEqual([bad.status, bad.body.code], [401, 'auth/token']);
        const unknown = await api.ask(inCouncilTax, 'GET', '/v1/nothing');
        assert.deepEqual([unknown.status, unknown.body.code], [404, 'request/not-found']);
      }),
    );

    test(
      'a search states a purpose, finds who fits, and is in the audit',
      on(async (db) => {
        const { api, ids } = await borough(db);
        const body = { text: 'jon whitfeild', postcode: 'nw9 4aa' };
        const without = await api.ask(onThePhone, 'POST', '/v1/search', { body });
        assert.deepEqual([without.status, without.body.code], [400, 'request/header-missing']);
        const found = await api.ask(onThePhone, 'POST', '/v1/search', { ...phone, body });
        assert.equal(found.status, 200);
        assert.equal(found.body.results[0].personId, ids[0]);
        const [entry] = await audited(db, 'search');
        assert.equal(entry?.actor, 'u-phone');
        assert.equal(entry?.purpose, 'answer-enquiry');
        assert.equal(entry?.request, found.headers['x-request-id']);
        const nobody = { text: 'Xanthippe Quorn', postcode: 'ZZ1 1ZZ' };
        const none = await api.ask(onThePhone, 'POST', '/v1/search', { ...phone, body: nobody });
        assert.deepEqual(none.body.results, []);
        assert.match(none.body.advice, /not a reason to refuse/);
      }),
    );

    test(
      'a purpose that no agreement allows is refused, and that it was tried is kept',
      on(async (db) => {
        const { api, ids } = await borough(db);
        const asked = { purpose: 'safeguard-child' };
        const { status, body } = await api.ask(inCouncilTax, 'GET', `/v1/persons/${ids[0]}`, asked);
        assert.deepEqual([status, body.code], [403, 'access/purpose']);
        const [entry] = await audited(db, 'read');
        assert.deepEqual([entry?.actor, entry?.outcome], ['u-tax', 'refused']);
      }),
    );

    test(
      'a person is seen as the agreements allow, now and as known before',
      on(async (db) => {
        const { api, ids } = await borough(db);
        const asked = { purpose: 'collect-council-tax' };
        const path = `/v1/persons/${ids[0]}`;
        const { status, body } = await api.ask(inCouncilTax, 'GET', path, asked);
        assert.equal(status, 200);
        assert.equal(body.personId, ids[0]);
        const of = Object.fromEntries(
          body.golden.map((each: { attribute: string; best: { value: string } }) => [
            each.attribute,
            each.best.value,
          ]),
        );
        assert.equal(of.dateOfBirth, '1980-03-12');
        const facts = body.services[0].records[0].facts;
        assert.deepEqual(
          facts.map(({ name, value }: { name: string; value: unknown }) => [name, value]),
          [['balance', 43_120]],
        );
        const home = await api.ask(inCouncilTax, 'GET', `${path}/household`, asked);
        assert.equal(home.body.household.uprn, '9900100001');
        const earlier = await api.ask(inCouncilTax, 'GET', `${path}?asKnownOn=2020-01-01`, asked);
        assert.deepEqual([earlier.status, earlier.body.code], [404, 'person/not-known']);
      }),
    );

    test(
      'whom one may not see and who is not there are answered alike',
      on(async (db) => {
        const { api, ids } = await borough(db);
        const asked = { purpose: 'collect-council-tax' };
        const [hidden, absent] = await Promise.all(
          [ids[2], '999999'].map((id) => api.ask(inCouncilTax, 'GET', `/v1/persons/${id}`, asked)),
        );
        assert.equal(hidden?.status, 404);
        assert.match(hidden?.body.detail, /not a reason to refuse/);
        const { request: _one, ...a } = hidden?.body ?? {};
        const { request: _other, ...b } = absent?.body ?? {};
        assert.deepEqual(a, b);
      }),
    );

    test(
      'a body that does not fit is told where, and never with what it held',
      on(async (db) => {
        const { api } = await borough(db);
        const body = { text: 17, postcode: 'a postcode that is far too long for one' };
        const { status, body: problem } = await api.ask(onThePhone, 'POST', '/v1/search', {
          ...phone,
          body,
        });
        assert.deepEqual([status, problem.code], [422, 'request/shape']);
        assert.deepEqual(
          problem.errors.map((each: { in: string; pointer: string }) => [each.in, each.pointer]),
          [
            ['body', '/text'],
            ['body', '/postcode'],
          ],
        );
        assert.doesNotMatch(JSON.stringify(problem), /far too long for one/);
        const malformed = await api.ask(onThePhone, 'POST', '/v1/search', {
          ...phone,
          body: '{"text":',
          headers: { 'content-type': 'application/json' },
        });
        assert.deepEqual([malformed.status, malformed.body.code], [400, 'request/malformed']);
      }),
    );

    test(
      'a question is answered yes, no or not known, and five times a day',
      on(async (db) => {
        const { api, ids } = await borough(db);
        const ask = (body: object, person = ids[0]) =>
          api.ask(inCouncilTax, 'POST', `/v1/persons/${person}/questions`, { ...phone, body });
        const adult = await ask({ ask: 'at-least-age', years: 18 });
        assert.deepEqual([adult.status, adult.body.answer], [200, 'yes']);
        assert.equal((await ask({ ask: 'at-least-age', years: 60 })).body.answer, 'no');
        const there = await ask({ ask: 'known-at-address', uprn: '9900100001' });
        assert.equal(there.body.answer, 'yes');
        const absent = await ask({ ask: 'at-least-age', years: 18 }, '999999');
        assert.equal(absent.body.answer, 'not-known');
        assert.match(absent.body.meaning, /never a reason to refuse/);
        const anyAge = await ask({ ask: 'at-least-age', years: 46 });
        assert.deepEqual([anyAge.status, anyAge.body.code], [422, 'verification/age']);
        for (let more = 0; more < 2; more += 1) await ask({ ask: 'at-least-age', years: 18 });
        const last = await ask({ ask: 'at-least-age', years: 18 });
        assert.deepEqual([last.status, last.body.code], [429, 'verification/too-often']);
      }),
    );

    test(
      'consent is recorded once for a key, and a key is not used for two things',
      on(async (db) => {
        const { api, ids } = await borough(db);
        const path = `/v1/persons/${ids[0]}/consents`;
        const body = { purpose: 'tell-services-of-change', kind: 'given', how: 'telephone' };
        const headers = once();
        const without = await api.ask(inCouncilTax, 'POST', path, { ...phone, body });
        assert.deepEqual([without.status, without.body.code], [400, 'request/header-missing']);
        const [first, second] = await Promise.all([
          api.ask(inCouncilTax, 'POST', path, { ...phone, body, headers }),
          api.ask(inCouncilTax, 'POST', path, { ...phone, body, headers }),
        ]);
        assert.equal(first?.status, 201);
        assert.deepEqual(second?.body, first?.body);
        const listed = await api.ask(inCouncilTax, 'GET', path, phone);
        assert.equal(listed.body.items.length, 1);
        const other = { ...phone, headers, body: { ...body, kind: 'withdrawn' } };
        const reused = await api.ask(inCouncilTax, 'POST', path, other);
        assert.deepEqual([reused.status, reused.body.code], [422, 'request/key-reused']);
        const elsewhere = `/v1/persons/${ids[2]}/consents`;
        const hidden = await api.ask(inCouncilTax, 'POST', elsewhere, {
          ...phone,
          body,
          headers: once(),
        });
        assert.deepEqual([hidden.status, hidden.body.code], [404, 'person/not-known']);
      }),
    );

    test(
      'a steward previews, decides on what was seen, and the second of two is told',
      on(async (db) => {
        const { api, ids } = await borough(db);
        const [keep, other] = ids as [string, string];
        const request = { kind: 'merge', keep, other };
        const preview = () =>
          api.ask(steward, 'POST', '/v1/decisions/preview', { ...steps, body: request });
        const seen = await preview();
        assert.equal(seen.status, 200);
        assert.equal(seen.body.persons.length, 2);
        const etag = String(seen.headers.etag);
        const body = { request, reason: 'Same tenant, seen on the tenancy agreement' };
        const bare = await api.ask(steward, 'POST', '/v1/decisions', {
          ...steps,
          body,
          headers: once(),
        });
        assert.deepEqual([bare.status, bare.body.code], [428, 'request/match-missing']);
        const decide = (who: Asking, headers: object) =>
          api.ask(who, 'POST', '/v1/decisions', {
            ...steps,
            body,
            headers: { 'if-match': etag, ...headers },
          });
        const headers = once();
        const made = await decide(steward, headers);
        assert.equal(made.status, 201);
        assert.deepEqual((await decide(steward, headers)).body, made.body);
        const late = await decide(otherSteward, once());
        assert.deepEqual([late.status, late.body.code], [412, 'decision/changed-meanwhile']);
        const undo = { kind: 'undo', decision: made.body.decision };
        const again = await api.ask(steward, 'POST', '/v1/decisions/preview', {
          ...steps,
          body: undo,
        });
        const undone = await api.ask(steward, 'POST', '/v1/decisions', {
          ...steps,
          body: { request: undo, reason: 'They are father and son' },
          headers: { 'if-match': String(again.headers.etag), ...once() },
        });
        assert.equal(undone.status, 201);
        const history = await api.ask(steward, 'GET', `/v1/persons/${keep}/history`, steps);
        assert.deepEqual(
          history.body.events.map((event: { kind: string }) => event.kind),
          ['match', 'merge', 'undo'],
        );
      }),
    );

    test(
      'a refused decision is in the audit although nothing of it is kept',
      on(async (db) => {
        const { api, ids } = await borough(db);
        const { status, body } = await api.ask(people.untrained, 'POST', '/v1/decisions', {
          ...steps,
          body: { request: { kind: 'merge', keep: ids[0], other: ids[1] }, reason: 'To see' },
          headers: { 'if-match': `"${ids[0]}.1"`, ...once() },
        });
        assert.deepEqual([status, body.code], [403, 'access/training']);
        assert.equal((await audited(db, 'merge'))[0]?.outcome, 'refused');
        assert.deepEqual(await db.query('SELECT * FROM kept_answer'), []);
      }),
    );

    test(
      'sources and extracts are listed page by page, rejections as the reader may see them',
      on(async (db) => {
        const { api } = await borough(db);
        const sources = await api.ask(engineer, 'GET', '/v1/sources');
        assert.deepEqual(
          sources.body.items.map(({ name }: { name: string }) => name),
          ['childrens-cases', 'council-tax-liability', 'libraries-borrowers'],
        );
        const none = await api.ask(onThePhone, 'GET', '/v1/sources');
        assert.deepEqual([none.status, none.body.code], [403, 'access/role']);
        const seen: number[] = [];
        let after = '';
        for (;;) {
          const page = await api.ask(engineer, 'GET', `/v1/extracts?limit=2${after}`);
          for (const { extract } of page.body.items) seen.push(extract);
          if (page.body.next === null) break;
          after = `&after=${page.body.next}`;
        }
        assert.deepEqual(seen, [3, 2, 1]);
        await db.query(
          `INSERT INTO rejected_row (extract_id, line, column_name, received, reason)
           VALUES (1, 7, 'DOB', '31/02/1980', 'no such day')`,
        );
        const path = '/v1/extracts/1/rejections';
        const own = await api.ask(engineer, 'GET', path, { purpose: 'collect-council-tax' });
        assert.equal(own.body.items[0].received, '31/02/1980');
        const foreign = await api.ask(otherEngineer, 'GET', path, { purpose: 'run-library' });
        assert.deepEqual([foreign.status, foreign.body.items[0].received], [200, null]);
        assert.equal((await audited(db, 'read-rejections')).length, 2);
        await db.query(`UPDATE rejected_row SET received = '=1+1' WHERE extract_id = 1`);
        const asked = { purpose: 'collect-council-tax' };
        const read = await api.ask(engineer, 'GET', path, asked);
        assert.equal(read.body.items[0].received, '=1+1', 'a program is told it as it is');
        const file = await api.ask(engineer, 'GET', `${path}.csv`, asked);
        assert.match(file.body, /\r\n7,DOB,'=1\+1,no such day/, 'a spreadsheet, as a text');
        const quality = await api.ask(engineer, 'GET', '/v1/sources/nothing/quality');
        assert.deepEqual([quality.status, quality.body.code], [404, 'source/not-found']);
        const series = await api.ask(
          engineer,
          'GET',
          '/v1/sources/council-tax-liability/quality?extracts=3',
        );
        const surname = series.body.items.find(
          ({ attribute, measure }: { attribute: string; measure: string }) =>
            attribute === 'surname' && measure === 'complete',
        );
        assert.ok(surname.among > 0 && surname.count === surname.among);
        assert.equal(surname.role, 'person');
      }),
    );

    test(
      'information governance sees who looked at a person, and nobody else does',
      on(async (db) => {
        const { api, ids } = await borough(db);
        const asked = { purpose: 'collect-council-tax' };
        await api.ask(inCouncilTax, 'GET', `/v1/persons/${ids[0]}`, asked);
        const path = `/v1/persons/${ids[0]}/accesses`;
        const looked = await api.ask(people.governance, 'GET', path, { purpose: 'oversee-access' });
        assert.equal(looked.status, 200);
        assert.deepEqual(
          looked.body.items.map(({ actor, action }: Record<string, string>) => [actor, action]),
          [['u-tax', 'read']],
        );
        const refused = await api.ask(inCouncilTax, 'GET', path, asked);
        assert.deepEqual([refused.status, refused.body.code], [403, 'access/role']);
      }),
    );
  });
}

test(
  'whoever asks too often is told to wait',
  emptyDatabase('embedded')(async (db) => {
    await emptyIndex(db);
    const api = await askedApi(db, { requestsPerMinute: 2 });
    for (let n = 0; n < 2; n += 1)
      assert.equal((await api.ask(engineer, 'GET', '/v1/sources')).status, 200);
    const { status, body, headers } = await api.ask(engineer, 'GET', '/v1/sources');
    assert.deepEqual([status, body.code], [429, 'request/too-many']);
    assert.ok(Number(headers['retry-after']) > 0);
    assert.equal((await api.ask(inCouncilTax, 'GET', '/v1/sources')).status, 403);
  }),
);
