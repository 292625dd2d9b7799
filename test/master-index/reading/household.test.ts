import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseAgreements, recordConsent } from '../../../src/access/index.ts';
import { AuditedReads, readPerson } from '../../../src/master-index/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { emptyIndex, link, load } from './made-index.ts';

/** Libraries see where children's services have a family who consent, and else nothing of theirs. */
const policy = parseAgreements(`
format: reeve-sharing-agreements/1
services:
  libraries: { title: Libraries, purposes: [run-library] }
  childrens-services: { title: Children's services, purposes: [safeguard-child] }
sources:
  libraries-borrowers: { title: Borrowers, service: libraries }
  childrens-cases: { title: Cases, service: childrens-services }
agreements:
  - id: home-visits
    source: childrens-cases
    recipient: libraries
    purpose: run-library
    basis: { article: 6(1)(a) }
    items: [group:name, group:address]
    consent: needed
    from: 2024-01-01
    review: 2099-01-01
`);
const inLibrary = {
  viewer: {
    subject: 'u-library',
    name: 'Officer',
    service: 'libraries',
    roles: ['service-officer'],
    training: [],
  },
  purpose: 'run-library',
  requestId: 'r-1',
} as const;

const hostel = { address: '1 Hostel Way, Wexmere', postcode: 'NW9 4AA', uprn: '9900100001' };
const MOST_AT_PROPERTY = 400;

for (const kind of databaseKinds) {
  describe(`a household, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'is not said to be larger for people who do not consent, nor are those who do missed for them',
      on(async (db) => {
        await emptyIndex(db);
        const hidden = Array.from({ length: MOST_AT_PROPERTY + 1 }, (_, i) => `CS${1000 + i}`);
        const family = (id: string) => ({ id, forenames: id, surname: 'Quorn', ...hostel });
        await load(db, 'childrens-cases', '2026-01-31', hidden.map(family));
        await load(db, 'libraries-borrowers', '2026-01-31', [family('LB1')]);
        const people = await link(
          db,
          ['LB1', ...hidden].map((id) => [id]),
        );
        const [borrower = ''] = people;
        const reads = new AuditedReads(db, { policy, now: () => new Date('2026-03-01T12:00:00Z') });
        const household = async () => {
          const view = await readPerson(reads, { ...inLibrary, personId: borrower });
          assert.ok(!('notKnown' in view));
          return view.household;
        };
        const alone = await household();
        assert.deepEqual([alone?.now.length, alone?.isCapped], [0, false]);
        const last = Number(people.at(-1));
        await recordConsent(db, policy, { ...inLibrary }, last, {
          purpose: 'run-library',
          kind: 'given',
          how: 'in-person',
        });
        const seen = await household();
        assert.deepEqual(
          [seen?.now.map(({ personId }) => personId), seen?.isCapped],
          [[String(last)], false],
        );
      }),
    );
  });
}
