import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  changeKeptCase,
  keepCase,
  keepMeasured,
  keptCase,
  keptCases,
  keptMeasured,
  removeKeptCase,
  startingContent,
} from '../../src/kept-cases/index.ts';
import { viewerOf } from '../access/viewers.ts';
import { databaseKinds, emptyDatabase, skipWithout } from '../database/with-database.ts';

const analyst = { ...viewerOf('insight'), roles: ['analyst'] as const };
const officer = { ...viewerOf('benefits'), roles: ['service-officer'] as const };
const content = startingContent('unitary');
const code = (wanted: string) => ({ code: `business-case/${wanted}` });

for (const kind of databaseKinds) {
  describe(`saved business cases, ${kind}`, { skip: skipWithout(kind) }, () => {
    const on = emptyDatabase(kind);

    test(
      'a case comes back as it was saved, with who saved it',
      on(async (db) => {
        const figures = { staff: { value: '2,750', date: '2026', source: "Payroll's 'list'" } };
        const id = await keepCase(db, analyst, {
          name: ' Ours ',
          content: { ...content, figures },
        });
        const kept = await keptCase(db, analyst, id);
        assert.deepEqual(kept.content, { ...content, figures });
        assert.deepEqual([kept.name, kept.revision, kept.savedBy], ['Ours', 1, analyst.subject]);
        assert.match(kept.savedAt, /^\d{4}-\d{2}-\d{2}T/);
      }),
    );

    test(
      'a case is saved over only by whoever has seen it as it is',
      on(async (db) => {
        const id = await keepCase(db, analyst, { name: 'Ours', content });
        const another = { name: 'Ours', content: { ...content, levels: '2' as const } };
        await changeKeptCase(db, analyst, id, 1, another);
        await assert.rejects(
          changeKeptCase(db, analyst, id, 1, { name: 'Ours', content }),
          code('changed-meanwhile'),
        );
        await assert.rejects(removeKeptCase(db, analyst, id, 1), code('changed-meanwhile'));
        assert.equal((await keptCase(db, analyst, id)).content.levels, '2');
        await removeKeptCase(db, analyst, id, 2);
        await assert.rejects(keptCase(db, analyst, id), code('not-found'));
      }),
    );

    test(
      'what was measured is kept with a case, of its own lines alone',
      on(async (db) => {
        const benefit = {
          ...{ id: 'own-benefit-1', description: 'Badges', level: 1 as const, amount: '1000' },
          ...{ basis: '', date: '2026', service: 'all', cashable: true, timing: 'other-cashable' },
        };
        const withBadges = { ...content, added: { ...content.added, benefits: [benefit] } };
        const id = await keepCase(db, analyst, { name: 'Ours', content: withBadges });
        assert.equal(await keptMeasured(db, analyst, id), null);
        const seen = (line: string, amount: number) => ({
          ...{ line, month: '2026-05', amount, source: 'Ledger' },
        });
        const both = {
          start: '2026-04',
          benefits: [seen('own-benefit-1', 12_345), seen('newcomers', -5)],
        };
        await keepMeasured(db, analyst, id, 1, both);
        assert.deepEqual(await keptMeasured(db, analyst, id), both);
        assert.equal((await keptCase(db, analyst, id)).revision, 2);
        await assert.rejects(keepMeasured(db, analyst, id, 1, null), code('changed-meanwhile'));
        for (const wrong of [seen('nobody', 1), { ...seen('newcomers', 1), month: '2031-05' }]) {
          await assert.rejects(
            keepMeasured(db, analyst, id, 2, { ...both, benefits: [wrong] }),
            code('measured'),
          );
        }
        await assert.rejects(keepMeasured(db, officer, id, 2, null), { code: 'access/role' });
        // A line that is taken out takes what was measured of it with it; a service that stays out does not.
        await changeKeptCase(db, analyst, id, 2, {
          name: 'Ours',
          content: { ...content, without: ['council-tax'] },
        });
        assert.deepEqual((await keptMeasured(db, analyst, id))?.benefits, [seen('newcomers', -5)]);
        // What was measured of a service that stays out for now can be put in again as it is.
        await keepMeasured(db, analyst, id, 3, await keptMeasured(db, analyst, id));
        await keepMeasured(db, analyst, id, 4, null);
        assert.equal(await keptMeasured(db, analyst, id), null);
      }),
    );

    test(
      'a case of another release that cannot be read is told apart, and hides no other',
      on(async (db) => {
        const id = await keepCase(db, analyst, { name: 'Ours', content });
        const { timings, added, ...older } = content;
        const odd = { ...older, authority: 'parish' };
        for (const [name, saved] of Object.entries({ 'A, older': older, 'B, odd': odd })) {
          await db.query(
            'INSERT INTO business_case (name, content, saved_by) VALUES ($1, $2::jsonb, $3)',
            [name, JSON.stringify(saved), 'somebody'],
          );
        }
        const all = await keptCases(db, analyst);
        assert.deepEqual(
          all.map(({ name, isUnreadable }) => [name, isUnreadable]),
          [
            ['A, older', false],
            ['B, odd', true],
            ['Ours', false],
          ],
        );
        assert.deepEqual(all[0]?.content, content);
        assert.equal((await keptCase(db, analyst, id)).isUnreadable, false);
      }),
    );

    test(
      'no two cases have one name, and a name is neither empty nor endless',
      on(async (db) => {
        await keepCase(db, analyst, { name: 'Ours', content });
        const id = await keepCase(db, analyst, { name: 'Theirs', content });
        await assert.rejects(keepCase(db, analyst, { name: 'OURS', content }), code('name-used'));
        await assert.rejects(
          changeKeptCase(db, analyst, id, 1, { name: 'ours', content }),
          code('name-used'),
        );
        for (const name of [' ', 'x'.repeat(101)]) {
          await assert.rejects(keepCase(db, analyst, { name, content }), code('name'));
        }
      }),
    );

    test(
      'what is no case is not saved, and neither is a hundred and first',
      on(async (db) => {
        const figures = { staff: { value: '-1', date: '2026' } };
        await assert.rejects(
          keepCase(db, analyst, { name: 'Wrong', content: { ...content, figures } }),
          code('below-zero'),
        );
        const odd = { ...content, more: 1 } as typeof content;
        await assert.rejects(keepCase(db, analyst, { name: 'Odd', content: odd }), code('invalid'));
        for (let i = 0; i < 100; i++) await keepCase(db, analyst, { name: `Case ${i}`, content });
        await assert.rejects(keepCase(db, analyst, { name: 'More', content }), code('too-many'));
        assert.equal((await keptCases(db, analyst)).length, 100);
      }),
    );

    test(
      'only those who make business cases see, save and delete them',
      on(async (db) => {
        const id = await keepCase(db, analyst, { name: 'Ours', content });
        const refused = { code: 'access/role' };
        await assert.rejects(keptCases(db, officer), refused);
        await assert.rejects(keptCase(db, officer, id), refused);
        await assert.rejects(keepCase(db, officer, { name: 'Mine', content }), refused);
        await assert.rejects(
          changeKeptCase(db, officer, id, 1, { name: 'Mine', content }),
          refused,
        );
        await assert.rejects(removeKeptCase(db, officer, id, 1), refused);
      }),
    );
  });
}
