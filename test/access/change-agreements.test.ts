import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import {
  type AgreementChange,
  agreementVersions,
  changeAgreements,
  contentOfVersion,
  defaultAgreements,
  loadAgreements,
  policyInForce,
  previewAgreements,
  verifyAudit,
} from '../../src/access/index.ts';
import { ReeveError } from '../../src/kernel/index.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../database/with-database.ts';
import { acting, smallIndex } from './small-index.ts';

const REASON = 'The review of March found it in order';
const soon = daysFromNow(30);
const end: AgreementChange = { kind: 'end', id: 'insight', until: soon };
const review: AgreementChange = { kind: 'review', id: 'insight', review: daysFromNow(400) };
const add = {
  kind: 'add' as const,
  agreement: {
    id: 'libraries-addresses',
    source: 'council-tax-liability',
    recipient: 'libraries',
    purpose: 'run-library',
    basis: { article: '6(1)(e)' as const },
    items: ['group:address'],
    consent: 'not-needed' as const,
    from: daysFromNow(0),
    review: daysFromNow(365),
  },
};

for (const kind of databaseKinds) {
  describe(`agreements changed one at a time: ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'each as a version of its own, with who and why, in the audit',
      on(async (db) => {
        await smallIndex(db, 1);
        const first = await changeAgreements(db, acting(), { change: review, basedOn: 0 }, REASON, {
          whenNone: 'defaults',
        });
        assert.equal(first.version, 1);
        assert.equal(first.reason, REASON);
        const second = await changeAgreements(
          db,
          acting('g-2'),
          { change: end, basedOn: 1 },
          REASON,
        );
        assert.deepEqual(
          (await agreementVersions(db)).map(({ version, putInForceBy, endedAt }) => [
            version,
            putInForceBy,
            endedAt === null,
          ]),
          [
            [2, 'g-2', true],
            [1, 'governance-1', false],
          ],
        );
        const { policy } = await policyInForce(db);
        const insight = policy.agreements.find(({ id }) => id === 'insight');
        assert.equal(insight?.until, soon);
        assert.equal(insight?.review, review.kind === 'review' ? review.review : '');
        const [content, before] = [await contentOfVersion(db, 2), await contentOfVersion(db, 1)];
        assert.equal(content?.split('\n').length, (before?.split('\n').length ?? 0) + 1);
        const entries = await db.query(
          "SELECT agreements, reference, actor FROM audit_entry WHERE action = 'agreements' ORDER BY at",
        );
        assert.deepEqual(entries, [
          { agreements: ['insight'], reference: 'agreements:1', actor: 'governance-1' },
          { agreements: ['insight'], reference: `agreements:${second.version}`, actor: 'g-2' },
        ]);
        assert.ok((await verifyAudit(db)).isIntact);
      }),
    );

    test(
      'of two at once one is told, and nothing of theirs is in force',
      on(async (db) => {
        await smallIndex(db, 1);
        await loadAgreements(db, acting(), {
          text: readFileSync(defaultAgreements, 'utf8'),
          file: 'agreements.yaml',
        });
        const both = await Promise.allSettled([
          changeAgreements(db, acting('g-1'), { change: end, basedOn: 1 }, REASON),
          changeAgreements(db, acting('g-2'), { change: review, basedOn: 1 }, REASON),
        ]);
        assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1);
        const [lost] = both.filter((each) => each.status === 'rejected');
        assert.equal(lost?.reason.code, 'agreements/changed-meanwhile');
        assert.equal((await agreementVersions(db)).length, 2);
      }),
    );

    test(
      'what is added is checked as a file is: limits, names, and ids that were used before',
      on(async (db) => {
        await smallIndex(db, 1);
        const options = { whenNone: 'defaults' as const };
        const preview = await previewAgreements(db, acting(), add, options);
        assert.deepEqual(
          preview.changes.sights.map(({ recipient, source, gained }) => [
            recipient,
            source,
            gained.attributes,
          ]),
          [['libraries', 'council-tax-liability', ['address', 'postcode', 'uprn', 'addressFrom']]],
        );
        assert.equal((await agreementVersions(db)).length, 0, 'a preview keeps nothing');
        await changeAgreements(db, acting(), { change: add, basedOn: 0 }, REASON, options);
        await refused('agreements/id-used', () =>
          changeAgreements(db, acting(), { change: add, basedOn: 1 }, REASON),
        );
        const beyond = {
          ...add,
          agreement: { ...add.agreement, id: 'beyond', source: 'benefits-claims' },
        };
        await refused('agreements/invalid', () => previewAgreements(db, acting(), beyond));
        await refused('agreements/reason', () =>
          changeAgreements(db, acting(), { change: end, basedOn: 1 }, '  why  '),
        );
        await refused('agreements/day', () =>
          previewAgreements(db, acting(), { kind: 'end', id: 'insight', until: daysFromNow(-2) }),
        );
        await refused('agreements/day', () =>
          previewAgreements(db, acting(), {
            kind: 'review',
            id: 'insight',
            review: daysFromNow(-1),
          }),
        );
        await refused('agreements/unknown', () =>
          previewAgreements(db, acting(), { kind: 'end', id: 'nothing', until: soon }),
        );
        await changeAgreements(db, acting(), { change: end, basedOn: 1 }, REASON);
        await refused('agreements/day', () =>
          previewAgreements(db, acting(), { kind: 'end', id: 'insight', until: daysFromNow(60) }),
        );
        await changeAgreements(
          db,
          acting(),
          { change: { kind: 'end', id: 'insight', until: daysFromNow(-1) }, basedOn: 2 },
          REASON,
        );
        await refused('agreements/ended', () => previewAgreements(db, acting(), review));
      }),
    );

    test(
      'nobody without the role changes or previews anything, and that they tried is kept',
      on(async (db) => {
        await smallIndex(db, 1);
        const steward = acting('s-1', ['steward']);
        const options = { whenNone: 'defaults' as const };
        await refused('access/role', () => previewAgreements(db, steward, end, options));
        await refused('access/role', () =>
          changeAgreements(db, steward, { change: end, basedOn: 0 }, REASON, options),
        );
        assert.equal((await agreementVersions(db)).length, 0);
        const tried = await db.query("SELECT actor FROM audit_entry WHERE outcome = 'refused'");
        assert.deepEqual(tried, [{ actor: 's-1' }]);
      }),
    );
  });
}

async function refused(code: string, work: () => Promise<unknown>): Promise<void> {
  await assert.rejects(work, (error) => error instanceof ReeveError && error.code === code, code);
}

function daysFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
