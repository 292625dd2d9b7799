import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import {
  accessesOfStaff,
  activeStaff,
  appendAudit,
  auditVerifications,
  consentRegister,
  defaultAgreements,
  findUnusualAccess,
  glassesBroken,
  glassUse,
  lookAtGlass,
  openSealed,
  parseAgreements,
  recordConsent,
  sealPerson,
  sealsInForce,
  sealsOfPerson,
  unsealPerson,
  verifyAndNote,
  verifyAudit,
} from '../../src/access/index.ts';
import type { Database } from '../../src/database/index.ts';
import { ReeveError } from '../../src/kernel/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../database/with-database.ts';
import { acting, smallIndex } from './small-index.ts';

const DAY = 86_400_000;
const WEEK = {
  from: new Date(Date.now() - 6 * DAY).toISOString(),
  until: new Date(Date.now() + DAY).toISOString(),
};
const REASON = 'Child at risk tonight, police on the line';
const steward = acting('s-1', ['steward']);

interface Opened {
  readonly actor?: string;
  readonly service?: string;
  readonly at?: Date;
  readonly items?: readonly string[];
  readonly outcome?: 'done' | 'refused';
  readonly action?: string;
  readonly reference?: string;
  readonly roles?: readonly string[];
}

/** Notes that somebody opened persons, as a read does. */
async function opened(db: Database, persons: readonly number[], given: Opened = {}): Promise<void> {
  await appendAudit(db, {
    at: given.at ?? new Date(),
    actor: given.actor ?? 'u-1',
    service: given.service ?? 'council-tax',
    roles: given.roles ?? ['service-officer'],
    purpose: 'collect-council-tax',
    action: given.action ?? 'view',
    outcome: given.outcome ?? 'done',
    agreements: [],
    subjects: persons.map((id) => `person:${id}`),
    items: given.items ?? ['surname'],
    request: 'r-1',
    reference: given.reference ?? null,
  });
}

for (const kind of databaseKinds) {
  describe(`what information governance looks over: ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'seals are listed by whoever manages them, the latest first and page by page',
      on(async (db) => {
        await smallIndex(db, 5);
        for (const person of [1, 2, 3]) {
          await sealPerson(db, acting(), person, { reason: 'domestic-abuse' });
        }
        await sealPerson(db, acting('g-2'), 4, { reason: 'witness' });
        const first = await sealsInForce(db, acting(), { limit: 3 });
        assert.deepEqual(
          first.seals.map(({ person, reason, by }) => [person, reason, by]),
          [
            [4, 'witness', 'g-2'],
            [3, 'domestic-abuse', 'governance-1'],
            [2, 'domestic-abuse', 'governance-1'],
          ],
        );
        const rest = await sealsInForce(db, acting(), { limit: 3, after: first.next ?? '' });
        assert.deepEqual([rest.seals.map(({ person }) => person), rest.next], [[1], null]);
        const some = await sealsInForce(db, acting(), { limit: 3, reason: 'witness' });
        assert.deepEqual(
          some.seals.map(({ person }) => person),
          [4],
        );
        await unsealPerson(db, acting(), 2, { reason: 'Order of the court of 3 May' });
        const two = await sealsOfPerson(db, acting(), 2);
        assert.deepEqual(two.seals, []);
        assert.equal(two.lifted[0]?.reason, 'Order of the court of 3 May');
        assert.equal((await sealsInForce(db, acting(), { limit: 9 })).seals.length, 3);
        await refused('access/unknown-person', () => sealsOfPerson(db, acting(), 99));
        await refused('access/role', () => sealsInForce(db, steward, { limit: 3 }));
        await refused('access/role', () => sealsOfPerson(db, steward, 1));
        await refused('request/cursor', () => sealsInForce(db, acting(), { limit: 3, after: 'x' }));
        const [listed] = await db.query<{ subjects: string[] }>(
          "SELECT subjects FROM audit_entry WHERE action = 'seals-list' ORDER BY at LIMIT 1",
        );
        assert.deepEqual(listed?.subjects, ['person:2', 'person:3', 'person:4']);
      }),
    );

    test(
      'a glass is listed until somebody else looked at it, with what was read through it',
      on(async (db) => {
        await smallIndex(db, 3);
        const priya = acting('priya', ['duty-social-worker'], 'safeguard-child');
        const { glassId } = await openSealed(db, priya, 2, { reason: REASON });
        const reference = `break-glass:${glassId}`;
        await opened(db, [2], { actor: 'priya', reference });
        await opened(db, [3], { actor: 'priya' });
        await opened(db, [2], { actor: 'other', reference });
        await opened(db, [2], { actor: 'priya', reference, at: new Date(Date.now() + DAY) });
        const { glasses, next } = await glassesBroken(db, acting(), { waiting: true, limit: 5 });
        assert.deepEqual(
          [glasses.map((each) => [each.glassId, each.person, each.reason]), next],
          [[[glassId, '2', REASON]], null],
        );
        const use = await glassUse(db, acting(), glassId);
        assert.deepEqual(
          use.reads.map(({ action, subjects }) => [action, subjects]),
          [['view', ['person:2']]],
        );
        await lookAtGlass(db, acting(), glassId, 'In order: the police confirmed');
        assert.deepEqual(
          (await glassesBroken(db, acting(), { waiting: true, limit: 5 })).glasses,
          [],
        );
        const all = await glassesBroken(db, acting(), { waiting: false, limit: 5 });
        assert.equal(all.glasses[0]?.lookedAt?.finding, 'In order: the police confirmed');
        await openSealed(db, priya, 1, { reason: REASON });
        const newest = await glassesBroken(db, acting(), { waiting: false, limit: 1 });
        assert.equal(newest.glasses[0]?.person, '1');
        const older = await glassesBroken(db, acting(), {
          waiting: false,
          limit: 1,
          below: newest.next ?? 0,
        });
        assert.deepEqual([older.glasses[0]?.person, older.next], ['2', null]);
        await refused('access/unknown-glass', () => glassUse(db, acting(), 99));
        await refused('access/role', () => glassUse(db, priya, glassId));
        await refused('access/role', () => glassesBroken(db, priya, { waiting: false, limit: 1 }));
      }),
    );

    test(
      'the register of consents is asked of one person, by any id that leads to them',
      on(async (db) => {
        await smallIndex(db, 3);
        const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));
        for (const person of [1, 2]) {
          const said = { purpose: 'run-library', kind: 'given', how: 'telephone' } as const;
          await recordConsent(db, policy, acting(), person, said);
        }
        await db.query('UPDATE link SET to_at = now() WHERE person_id = 3');
        await db.query('UPDATE person SET retired_at = now(), redirect_to = 2 WHERE person_id = 3');
        const said = async (person: number) =>
          (await consentRegister(db, acting(), { person })).items.map((each) => each.person);
        assert.deepEqual(await said(1), ['1']);
        assert.deepEqual(await said(3), ['2']);
        assert.deepEqual(await said(99), []);
        const [entry] = await db.query<{ subjects: string[] }>(
          "SELECT subjects FROM audit_entry WHERE action = 'consent-register' ORDER BY at DESC LIMIT 1",
        );
        assert.deepEqual(entry?.subjects, ['person:99']);
      }),
    );

    test(
      'what somebody did is told for a period, and that it was told is in the audit',
      on(async (db) => {
        await smallIndex(db, 5);
        await opened(db, [1], { at: new Date(Date.now() - 9 * DAY) });
        for (const person of [1, 2, 2, 3]) await opened(db, [person]);
        await opened(db, [], { outcome: 'refused' });
        await opened(db, [4], { actor: 'b c', roles: ['application'] });
        const page = await accessesOfStaff(db, acting(), 'u-1', WEEK, { limit: 3 });
        assert.equal(page.accesses.length, 3);
        assert.deepEqual(
          [page.summary?.entries, page.summary?.persons, page.summary?.refused],
          [5, 3, 1],
        );
        const rest = await accessesOfStaff(db, acting(), 'u-1', WEEK, {
          limit: 3,
          after: page.next ?? '',
        });
        assert.deepEqual([rest.accesses.length, rest.next], [2, null]);
        assert.equal((await accessesOfStaff(db, acting(), 'nobody', WEEK, {})).summary, null);
        await accessesOfStaff(db, acting(), 'b c', WEEK, {});
        const { actors } = await activeStaff(db, acting('g-2'), WEEK, { limit: 2, offset: 0 });
        assert.deepEqual(
          actors.map(({ actor, persons, isApplication }) => [actor, persons, isApplication]),
          [
            ['u-1', 3, false],
            ['b c', 1, true],
          ],
        );
        const entries = await db.query<{ reference: string | null }>(
          "SELECT reference FROM audit_entry WHERE action = 'read-accesses-by' ORDER BY at",
        );
        assert.deepEqual(
          entries.map(({ reference }) => reference?.slice(0, 13)),
          ['actor:u-1', 'actor:u-1', 'actor:nobody', 'actor-sha256:', undefined],
        );
        await refused('access/role', () => accessesOfStaff(db, steward, 'u-1', WEEK, {}));
        const long = { from: '2020-01-01T00:00:00Z', until: '2026-01-01T00:00:00Z' };
        await refused('audit/period', () => accessesOfStaff(db, acting(), 'u-1', long, {}));
        const back = { from: WEEK.until, until: WEEK.from };
        await refused('audit/period', () =>
          activeStaff(db, acting(), back, { limit: 1, offset: 0 }),
        );
      }),
    );

    test(
      'what stands out is found in the audit itself',
      on(async (db) => {
        await smallIndex(db, 40);
        await sealPerson(db, acting(), 1, { reason: 'staff' });
        await sealPerson(db, acting(), 2, { reason: 'adoption' });
        // At noon of yesterday, which is no night anywhere.
        const noon = new Date(`${new Date(Date.now() - DAY).toISOString().slice(0, 10)}T12:00:00Z`);
        const at = (hours: number) => new Date(noon.getTime() + hours * 3_600_000);
        for (let person = 3; person <= 34; person++) await opened(db, [person], { at: at(0) });
        await opened(db, [2], { actor: 'u-2', at: at(0), items: [] });
        await opened(db, [2], { actor: 'lead', at: at(0) });
        await opened(db, [2], { actor: 'priya', at: at(0), items: [], reference: 'break-glass:1' });
        await opened(db, [1], { actor: 'u-3', at: at(0), items: ['surname'] });
        for (const id of [901, 902, 903]) {
          await opened(db, [id], { actor: 'u-4', at: at(0), items: [] });
        }
        for (let i = 0; i < 6; i++) {
          await opened(db, [40], { actor: `c-${i}`, service: 'housing', at: at(1) });
          await opened(db, [], { actor: 'u-5', at: at(0), outcome: 'refused' });
        }
        await opened(db, [39], { actor: 'u-6', at: at(-10) });
        await opened(db, [39], { actor: 'app', at: at(-10), roles: ['application'] });
        await opened(db, [38], { actor: 'u-7', at: at(-10), action: 'search' });
        const found = await findUnusualAccess(db, acting(), WEEK);
        assert.deepEqual(
          found.map(({ rule, actor, person, count }) => [rule, actor, person, count]),
          [
            ['many-persons', 'u-1', null, 32],
            ['at-night', 'u-6', 39, 1],
            ['many-colleagues', null, 40, 6],
            ['sealed-tried', 'u-2', 2, 1],
            ['numbers-tried', 'u-4', null, 3],
            ['refused', 'u-5', null, 6],
            ['own-staff', 'u-3', 1, 1],
          ],
        );
        await refused('access/role', () => findUnusualAccess(db, steward, WEEK));
      }),
    );

    test(
      'a verification is noted with who asked and what was found',
      on(async (db) => {
        await smallIndex(db, 2);
        for (let i = 0; i < 5; i++) await opened(db, [1]);
        const noted = await verifyAndNote(db, acting());
        assert.deepEqual([noted.by, noted.breaks, noted.firstBreak], ['governance-1', 0, null]);
        assert.equal(noted.entries, 5);
        await db.query('ALTER TABLE audit_entry DISABLE TRIGGER USER');
        await db.query("UPDATE audit_entry SET actor = 'somebody' WHERE actor = 'u-1'");
        await db.query('ALTER TABLE audit_entry ENABLE TRIGGER USER');
        const broken = await verifyAndNote(db, acting('g-2'));
        assert.ok(broken.breaks > 0);
        const { firstBreak } = await verifyAudit(db);
        assert.equal(broken.firstBreak?.message, firstBreak?.message);
        assert.deepEqual(
          (await auditVerifications(db, acting(), 5)).map(({ verification }) => verification),
          [broken.verification, noted.verification],
        );
        await refused('access/role', () => verifyAndNote(db, steward));
        await refused('access/role', () => auditVerifications(db, steward, 5));
      }),
    );
  });
}

async function refused(code: string, work: () => Promise<unknown>): Promise<void> {
  await assert.rejects(work, (error) => error instanceof ReeveError && error.code === code, code);
}
