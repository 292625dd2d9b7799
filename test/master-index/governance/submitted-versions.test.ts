import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Submissions } from '../../../src/master-index/index.ts';
import { heldVersions } from '../../../src/master-index/store/held-store.ts';
import { versionsOfPersons } from '../../../src/master-index/store/read-store.ts';
import { recordAges } from '../../../src/master-index/store/retention-store.ts';
import { databaseClock } from '../../../src/master-index/store/steward-store.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../../database/with-database.ts';
import { emptyIndex, putModel, submissionNoted } from '../reading/made-index.ts';

for (const kind of databaseKinds) {
  describe(`versions that an application submitted, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'are told in their order, and the last of them says how old the record is',
      on(async (db) => {
        await emptyIndex(db);
        await putModel(db);
        const submissions = new Submissions(db);
        for (const [forenames, validFrom] of [
          ['Ann', '2019-01-01'],
          ['Anne', '2026-01-01'],
          ['Anna', '2026-02-01'],
        ] as const) {
          await submissions.submit({
            application: 'permits',
            service: 'parking',
            key: 'A1',
            attributes: { forenames },
            validFrom,
            noted: submissionNoted,
          });
        }
        const [record] = await recordAges(db, [1], 0, 10);
        assert.partialDeepStrictEqual(record, {
          noLongerSuppliedOn: null,
          lastChangedOn: '2026-02-01',
        });
        const versions = await heldVersions(db, [1]);
        assert.deepEqual(
          versions.map(({ asAt }) => asAt),
          ['2019-01-01', '2026-01-01', '2026-02-01'],
        );
      }),
    );

    test(
      'are as they were known, before the next came',
      on(async (db) => {
        await emptyIndex(db);
        await putModel(db);
        const submissions = new Submissions(db);
        const moments: string[] = [];
        for (const validFrom of ['2019-01-01', '2026-01-01']) {
          await submissions.submit({
            application: 'permits',
            service: 'parking',
            key: 'A1',
            attributes: { forenames: 'Ann', surname: validFrom === '2019-01-01' ? 'Ash' : 'Elm' },
            validFrom,
            noted: submissionNoted,
          });
          moments.push(await databaseClock(db));
        }
        const known = async (at: string | null) =>
          (await db.transaction((tx) => versionsOfPersons(tx, [1], [1], at))).map(
            ({ asAt, closedAsAt }) => [asAt, closedAsAt],
          );
        const both = [
          ['2019-01-01', '2026-01-01'],
          ['2026-01-01', null],
        ];
        assert.deepEqual(await known(moments[0] ?? null), [['2019-01-01', null]]);
        assert.deepEqual(await known(moments[1] ?? null), both);
        assert.deepEqual(await known(null), both);
      }),
    );
  });
}
