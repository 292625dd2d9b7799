import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { defaultAgreements, parseAgreements } from '../../src/access/index.ts';
import { subjectAccess } from '../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../database/with-database.ts';
import { emptyIndex, link, load, putModel } from '../master-index/reading/made-index.ts';
import { askedApi } from '../web/api/asked-api.ts';
import { acting } from './small-index.ts';

/*
 * Whoever matches data has been trained, and it counts still (the code of data matching practice);
 * whoever is matched has been told (privacy notices by source). By REST; the command line is in
 * test/cli/steward.test.ts.
 */

const governance = {
  sub: 'u-governance',
  service: 'information-governance',
  roles: ['information-governance-officer'],
};
const purpose = 'steward-identity';

/** A day some days from today. */
function day(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

const people = [
  { id: 'CT001', forenames: 'Aldous', surname: 'Quillfeather', dateOfBirth: '01/02/1970' },
  { id: 'CT002', forenames: 'Brigid', surname: 'Quillfeather', dateOfBirth: '02/02/1970' },
];

for (const kind of databaseKinds) {
  describe(`who matches data, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'is let through with evidence of training in force, and refused without',
      on(async (db) => {
        await emptyIndex(db);
        await load(db, 'council-tax-liability', '2026-01-31', people);
        const [keep = '', other = ''] = await link(db, [['CT001'], ['CT002']]);
        await putModel(db);
        const api = await askedApi(db);
        const stewardWith = (training: object[] | undefined, roles = ['steward']) => ({
          sub: 'u-steward',
          service: 'council-tax',
          roles,
          ...(training === undefined ? {} : { training }),
        });
        const course = 'data-matching';
        const refused = {
          none: undefined,
          'an empty list': [],
          'another course': [{ course: 'fire-safety', completed: day(-10) }],
          'more than a year ago': [{ course, completed: day(-400) }],
          'until yesterday': [{ course, completed: day(-30), until: day(-1) }],
          'not yet completed': [{ course, completed: day(2) }],
        };
        const paths = [
          ['GET', '/v1/reviews', undefined],
          ['GET', `/v1/persons/${keep}/history`, undefined],
          ['POST', '/v1/decisions/preview', { kind: 'merge', keep, other }],
          ['POST', '/v1/match', { attributes: { forenames: 'Aldous', surname: 'Quillfeather' } }],
        ] as const;
        let refusals = 0;
        for (const [name, training] of Object.entries(refused)) {
          for (const [method, path, body] of paths) {
            const answer = await api.ask(stewardWith(training), method, path, { purpose, body });
            assert.deepEqual(
              [answer.status, answer.body.code],
              [403, 'access/training'],
              `${name}: ${path}`,
            );
            refusals++;
          }
        }
        const [kept] = await db.query<{ n: number }>(
          "SELECT count(*)::int AS n FROM audit_entry WHERE actor = 'u-steward' AND outcome = 'refused'",
        );
        assert.equal(kept?.n, refusals);
        const trained = {
          'three weeks ago': [{ course, completed: day(-21) }],
          'long ago, and good until tomorrow': [{ course, completed: day(-700), until: day(1) }],
          'security awareness': [{ course: 'security-awareness', completed: day(-1) }],
        };
        for (const [name, training] of Object.entries(trained)) {
          for (const [method, path, body] of paths) {
            const { status } = await api.ask(stewardWith(training), method, path, {
              purpose,
              body,
            });
            assert.equal(status, 200, `${name}: ${path}`);
          }
        }
        // Training is no role: whoever answers the telephone decides on nobody.
        const clerk = stewardWith([{ course, completed: day(-1) }], ['customer-services-officer']);
        const { body } = await api.ask(clerk, 'GET', '/v1/reviews', { purpose });
        assert.equal(body.code, 'access/role');
        await api.app.close();
      }),
    );

    test(
      'uses what people were told of: by source in the list of sources, and in what one is sent',
      on(async (db) => {
        await emptyIndex(db);
        await load(db, 'council-tax-liability', '2026-01-31', people);
        const [person = ''] = await link(db, [['CT001'], ['CT002']]);
        const api = await askedApi(db);
        const engineer = { sub: 'u-data', service: 'council-tax', roles: ['data-engineer'] };
        const { body: listed } = await api.ask(engineer, 'GET', '/v1/sources');
        const [source] = listed.items;
        const [notice] = source.privacyNotices;
        assert.deepEqual(
          [source.name, notice.code, notice.collectedFor],
          ['council-tax-liability', 'council-tax-liability', 'To bill and collect council tax.'],
        );
        const moves = notice.shared.find(
          ({ agreement }: { agreement: string }) => agreement === 'customer-services-council-tax',
        );
        assert.deepEqual([moves.recipients, moves.use], [['Customer services'], 'show']);
        assert.ok(notice.rights.some((right: string) => /Information Commissioner/.test(right)));

        const { body: all } = await api.ask(engineer, 'GET', '/v1/privacy-notices');
        const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));
        assert.deepEqual(
          all.items.map(({ code }: { code: string }) => code),
          Object.keys(policy.sources).sort(),
        );
        const asks = { ...acting(), purpose: 'subject-access' };
        const pack = await subjectAccess(db, policy, asks, Number(person));
        const { code: _, ...sameNotice } = notice;
        assert.deepEqual(JSON.parse(JSON.stringify(pack.notices)), [sameNotice]);
        assert.equal((await api.ask(governance, 'GET', '/v1/sources')).status, 403);
        await api.app.close();
      }),
    );
  });
}
