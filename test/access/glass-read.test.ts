import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { defaultAgreements, glassOpenUntil, sealPerson } from '../../src/access/index.ts';
import type { Database } from '../../src/database/index.ts';
import {
  databaseKinds,
  emptyDatabase,
  onDatabase,
  skipWithout,
  withLocation,
} from '../database/with-database.ts';
import { emptyIndex, link, load, merge } from '../master-index/reading/made-index.ts';
import { type Asked, askedApi, once } from '../web/api/asked-api.ts';
import { type Said, said } from './said-command.ts';
import { acting } from './small-index.ts';

/*
 * A duty social worker opens what is sealed of one person, in an emergency: for half an hour, for
 * that purpose, for that person, and with information governance told.
 */

const duty = { sub: 'u-duty', service: 'childrens-services', roles: ['duty-social-worker'] };
const colleague = { sub: 'u-duty-2', service: 'childrens-services', roles: ['duty-social-worker'] };
const governance = {
  sub: 'u-governance',
  service: 'information-governance',
  roles: ['information-governance-officer'],
};
const PURPOSE = 'safeguard-child';
const reason = 'Child at risk of harm tonight, police on the line';

const people = ['Aldous', 'Brigid', 'Cosmo', 'Drusilla'].map((forenames, i) => ({
  id: `CT00${i}`,
  forenames,
  surname: 'Quillfeather',
  dateOfBirth: `0${i + 1}/02/1970`,
  address: `${i + 1} Mill Road, Wexmere`,
  postcode: 'NW9 6BB',
  uprn: `990010000${i}`,
}));

/** One sealed so that a glass can be broken, one so that it cannot, one by both, one not at all. */
async function world(db: Database): Promise<Record<'staff' | 'witness' | 'both' | 'open', string>> {
  await emptyIndex(db);
  await load(db, 'council-tax-liability', '2026-01-31', people);
  const [staff = '', witness = '', both = '', open = ''] = await link(
    db,
    people.map(({ id }) => [id]),
  );
  await sealPerson(db, acting(), Number(staff), { reason: 'staff' });
  await sealPerson(db, acting(), Number(witness), { reason: 'witness' });
  await sealPerson(db, acting(), Number(both), { reason: 'staff' });
  await sealPerson(db, acting(), Number(both), { reason: 'witness' });
  return { staff, witness, both, open };
}

for (const kind of databaseKinds) {
  describe(`a broken glass, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'opens one person in the view and in search, to one reader, for one purpose, for a while',
      on(async (db) => {
        const { staff, witness, both, open } = await world(db);
        const api = await askedApi(db);
        type Who = typeof duty;
        const view = async (who: Who, person: string, purpose = PURPOSE) =>
          api.ask(who, 'GET', `/v1/persons/${person}`, { purpose });
        /** Whether an address is shown, the last that any seal lets through. */
        const shows = async (who: Who, person: string, purpose = PURPOSE): Promise<boolean> => {
          const { status, body } = await view(who, person, purpose);
          return (
            status === 200 && body.golden.some(({ attribute }: Said) => attribute === 'address')
          );
        };
        const found = async (who: Who): Promise<string[]> => {
          const asked: Asked = { purpose: PURPOSE, body: { text: 'Quillfeather', limit: 50 } };
          const { body } = await api.ask(who, 'POST', '/v1/search', asked);
          return body.results.map(({ personId }: Said) => personId).sort();
        };
        const breakGlass = (person: string, body = { reason }, purpose = PURPOSE) =>
          api.ask(duty, 'POST', `/v1/persons/${person}/break-glass`, {
            purpose,
            body,
            headers: once(),
          });
        assert.deepEqual(await found(duty), [open]);
        assert.equal(await shows(duty, staff), false);

        assert.equal((await breakGlass(staff, { reason: 'urgent' })).status, 422);
        assert.equal((await breakGlass(staff, { reason }, 'collect-council-tax')).status, 403);
        const glasses = [];
        for (const person of [staff, witness, both, open, '999999']) {
          const { status, body } = await breakGlass(person);
          assert.deepEqual([status, Object.keys(body).sort()], [201, ['glass', 'until']]);
          glasses.push(body.glass);
        }

        assert.equal(await shows(duty, staff), true);
        assert.deepEqual(await found(duty), [staff, open].sort());
        assert.equal(await shows(duty, witness), false);
        assert.equal(await shows(duty, both), false);
        assert.equal((await view(duty, '999999')).status, 404);
        assert.equal(await shows(colleague, staff), false);
        assert.deepEqual(await found(colleague), [open]);
        assert.equal(await shows(duty, staff, 'keep-staff-safe'), false);

        const looked = await api.ask(governance, 'GET', `/v1/persons/${staff}/accesses`, {
          purpose: 'oversee-access',
        });
        const through = looked.body.items.filter(
          ({ actor, action, reference }: Said) =>
            actor === duty.sub && ['read', 'search'].includes(action) && reference !== null,
        );
        assert.deepEqual(
          through.map(({ action, reference }: Said) => [action, reference]),
          [
            ['search', `break-glass:${glasses[0]}`],
            ['read', `break-glass:${glasses[0]}`],
          ],
        );

        await db.query('UPDATE broken_glass SET until_at = clock_timestamp()');
        assert.equal(await shows(duty, staff), false);
        assert.deepEqual(await found(duty), [open]);
        await api.app.close();
      }),
    );

    test(
      'goes with the person where two turn out to be one',
      on(async (db) => {
        const { staff, open } = await world(db);
        const api = await askedApi(db);
        await api.ask(duty, 'POST', `/v1/persons/${staff}/break-glass`, {
          purpose: PURPOSE,
          body: { reason },
          headers: once(),
        });
        await merge(db, staff, open);
        const view = (who: typeof duty) =>
          api.ask(who, 'GET', `/v1/persons/${open}`, { purpose: PURPOSE });
        const { body } = await view(duty);
        assert.equal(body.golden?.length > 0, true);
        assert.equal((await view(colleague)).body.golden?.length ?? 0, 0);
        await api.app.close();
      }),
    );

    test(
      'is said to be open to who broke it, for the purpose, alike whether anything is sealed',
      on(async (db) => {
        const { staff, witness, open } = await world(db);
        const api = await askedApi(db);
        const viewerOf = ({ sub, service }: typeof duty) => ({
          ...acting().viewer,
          subject: sub,
          service,
        });
        const until = (asked: string, given: { who?: typeof duty; purpose?: string } = {}) =>
          glassOpenUntil(db, {
            viewer: viewerOf(given.who ?? duty),
            purpose: given.purpose ?? PURPOSE,
            asked,
            shown: null,
          });
        for (const person of [staff, witness, open, '999999']) {
          assert.equal(await until(person), null);
          const { body } = await api.ask(duty, 'POST', `/v1/persons/${person}/break-glass`, {
            purpose: PURPOSE,
            body: { reason },
            headers: once(),
          });
          assert.equal(Date.parse((await until(person)) ?? ''), Date.parse(body.until));
          assert.equal(await until(person, { who: colleague }), null);
          assert.equal(await until(person, { purpose: 'keep-staff-safe' }), null);
        }
        await merge(db, staff, open);
        await db.query(
          'UPDATE broken_glass SET until_at = clock_timestamp() WHERE person_id <> $1',
          [Number(staff)],
        );
        const asOpen = { viewer: viewerOf(duty), purpose: PURPOSE, asked: open };
        assert.equal(await glassOpenUntil(db, { ...asOpen, shown: null }), null);
        assert.notEqual(await glassOpenUntil(db, { ...asOpen, shown: open }), null);
        await db.query('UPDATE broken_glass SET until_at = clock_timestamp()');
        assert.equal(await until(staff), null);
        await api.app.close();
      }),
    );

    test(
      'is reported until somebody else has looked at it',
      on(async (db) => {
        const { staff } = await world(db);
        const api = await askedApi(db);
        const purpose = 'oversee-access';
        const { body } = await api.ask(duty, 'POST', `/v1/persons/${staff}/break-glass`, {
          purpose: PURPOSE,
          body: { reason },
          headers: once(),
        });
        const report = () => api.ask(governance, 'GET', '/v1/broken-glass', { purpose });
        const [waiting] = (await report()).body.items;
        assert.deepEqual(
          [waiting.glass, waiting.viewer, waiting.service, waiting.person, waiting.reason],
          [body.glass, duty.sub, duty.service, staff, reason],
        );
        assert.equal((await api.ask(duty, 'GET', '/v1/broken-glass', { purpose })).status, 403);
        const finding = (who: typeof duty) =>
          api.ask(who, 'POST', `/v1/broken-glass/${body.glass}/finding`, {
            purpose,
            headers: once(),
            body: { finding: 'In order: the police confirmed' },
          });
        assert.equal((await finding({ ...governance, sub: duty.sub })).status, 403);
        assert.equal((await finding(governance)).body.lookedAt.by, governance.sub);
        assert.deepEqual((await report()).body.items, []);
        assert.equal((await finding(governance)).status, 404);
        const all = await api.ask(
          governance,
          'GET',
          '/v1/broken-glass?since=2026-01-01T00:00:00Z',
          {
            purpose,
          },
        );
        assert.equal(all.body.items.length, 1);
        await api.app.close();
      }),
    );

    test('is broken and looked at on the command line too', () =>
      withLocation(kind, async (location) => {
        const { staff } = await onDatabase(location, world);
        const by = ['--by', 'i.governance'];
        await said(location, 'agreements', 'load', fileURLToPath(defaultAgreements), ...by);
        const as = [
          ...['--user', 'u-duty', '--service', 'childrens-services'],
          ...['--role', 'duty-social-worker', '--purpose', PURPOSE],
        ];
        const view = () => said(location, 'person', staff, ...as);
        const before = await view();
        assert.equal(before.golden?.length ?? 0, 0);
        const opened = await said(
          location,
          ...['break-glass', 'open', staff, '--reason', reason, ...as],
        );
        assert.equal(opened.glassId, 1);
        assert.equal((await view()).personId, staff);
        const { reports } = await said(location, 'break-glass', 'report', ...by);
        assert.deepEqual(
          reports.map((each: Said) => [each.viewer, each.person]),
          [['u-duty', staff]],
        );
        await said(location, 'break-glass', 'looked-at', '1', '--finding', 'In order', ...by);
        assert.deepEqual((await said(location, 'break-glass', 'report', ...by)).reports, []);
      }));
  });
}
