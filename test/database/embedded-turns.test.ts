import assert from 'node:assert/strict';
import test from 'node:test';
import { withDatabase } from './with-database.ts';

test('who asks an embedded database first is answered first, and a transaction is not interrupted', async () => {
  await withDatabase('embedded', async (db) => {
    const order: string[] = [];
    const note = (what: string) => () => void order.push(what);
    await Promise.all([
      db.query('SELECT 1').then(note('first')),
      db
        .transaction(async (tx) => {
          await tx.query('SELECT 1');
          await new Promise((done) => setTimeout(done, 20));
          await tx.query('SELECT 1');
        })
        .then(note('transaction')),
      db.query('SELECT 1').then(note('read')),
      db.transaction((tx) => tx.query('SELECT 1')).then(note('later')),
      db.query('SELECT 1').then(note('last')),
    ]);
    assert.deepEqual(order, ['first', 'transaction', 'read', 'later', 'last']);
  });
});

test('a read waits for the one transaction that runs, not for those that asked after it', async () => {
  await withDatabase('embedded', async (db) => {
    await db.query('CREATE TABLE loaded (number int)');
    let ended = 0;
    const load = async () => {
      for (let batch = 0; batch < 20; batch += 1) {
        await db.transaction((tx) => tx.copyIn('loaded', ['number'], [[batch]]));
        ended += 1;
      }
    };
    const loading = load();
    await db.query('SELECT 1');
    assert.ok(ended <= 1, `${ended} transactions went before the read`);
    await loading;
    assert.deepEqual(await db.query('SELECT count(*) AS n FROM loaded'), [{ n: 20 }]);
  });
});

test('a long series of statements lets timers of the same process run', async () => {
  await withDatabase('embedded', async (db) => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 1);
    const until = performance.now() + 200;
    while (performance.now() < until) await db.query('SELECT 1');
    clearInterval(timer);
    assert.ok(ticks >= 5, `a timer of one millisecond ran ${ticks} times in 200`);
  });
});
