/** Matching and submitting one record by REST, on an index that was matched by the engine. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { loadAgreements } from '../../../src/access/index.ts';
import type { Database } from '../../../src/database/index.ts';
import { DuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import { sourceMapper } from '../../../src/intake/index.ts';
import { loadExtract, matchAll, migrateIndex } from '../../../src/master-index/index.ts';
import { acting } from '../../access/small-index.ts';
import { databaseKinds, skipWithout, withDatabase } from '../../database/with-database.ts';
import { boroughExtracts, toLoad, type WholeExtract } from '../../master-index/borough-extracts.ts';
import { agreementsWithPermits } from './agreements-with-permits.ts';
import { askedApi, once, people } from './asked-api.ts';

let extracts: WholeExtract[];
let engine: DuckDbEngine;
before(async () => {
  [extracts = []] = await boroughExtracts({ people: 100, months: 1, seed: 11 });
  engine = await DuckDbEngine.open({ threads: 1 });
});
after(() => engine.close());

async function matchedIndex(db: Database): Promise<void> {
  await migrateIndex(db);
  await loadAgreements(db, acting('op'), {
    text: agreementsWithPermits(),
    file: 'agreements.yaml',
  });
  for (const extract of extracts) await loadExtract(db, toLoad(extract), { acceptedBy: 'a test' });
  await matchAll(db, engine, { by: 'a test' });
}

/** What the first row of the permits says of its holder, and who that is in the index. */
async function aPermitHolder(
  db: Database,
): Promise<{ attributes: Record<string, string>; personId: string }> {
  const permits = extracts.find(({ definition }) => definition.name === 'parking-permits');
  const [row] = permits?.allRows ?? [];
  assert.ok(permits && row, 'the borough has no permits');
  const map = sourceMapper(permits.definition, permits.columns, { asAt: permits.asAt });
  const said = map(row.values, row.line).records[0]?.attributes ?? {};
  const [holder] = await db.query<{ person_id: number }>(
    `SELECT l.person_id FROM link l JOIN source_record r USING (record_id)
       JOIN dataset d USING (dataset_id) JOIN source s USING (source_id)
       JOIN record_version v USING (record_id)
     WHERE s.name = 'parking-permits' AND v.line = $1 AND l.to_at IS NULL`,
    [row.line],
  );
  const attributes = Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, String([value].flat()[0])]),
  );
  return { attributes, personId: String(holder?.person_id) };
}

for (const kind of databaseKinds) {
  describe(kind, { skip: skipWithout(kind) }, () => {
    test('a record is matched without being kept, then kept, and is the same person', async () => {
      await withDatabase(kind, async (db) => {
        await matchedIndex(db);
        const api = await askedApi(db);
        const counted = () =>
          db.query('SELECT count(*) AS n FROM source_record UNION ALL SELECT count(*) FROM link');
        const before = await counted();
        const purpose = 'issue-permit';
        // Of its own source: it may see whom it finds, so it is told of them.
        const { attributes, personId } = await aPermitHolder(db);
        const match = await api.ask(people.permits, 'POST', '/v1/match', {
          purpose,
          body: { attributes },
        });
        assert.equal(match.status, 200);
        assert.equal(match.body.outcome, 'link');
        assert.equal(match.body.person.personId, personId);
        assert.deepEqual(await counted(), before);

        const headers = once();
        const submit = () =>
          api.ask(people.permits, 'PUT', '/v1/records/A-1', {
            purpose,
            headers,
            body: { attributes },
          });
        const [first, second] = await Promise.all([submit(), submit()]);
        assert.deepEqual([first?.status, second?.status], [201, 201]);
        assert.deepEqual(first?.body, second?.body);
        assert.equal(first?.body.personId, match.body.person.personId);
        const kept = await db.query<{ n: number }>(
          `SELECT count(*) AS n FROM record_version JOIN source_record USING (record_id)
             JOIN dataset USING (dataset_id) JOIN source s USING (source_id)
           WHERE s.name = 'hub:permits'`,
        );
        assert.deepEqual(kept, [{ n: 1 }]);
        const audited = await db.query(
          `SELECT outcome FROM audit_entry WHERE action = 'submit' AND actor = 'permits'`,
        );
        assert.deepEqual(audited, [{ outcome: 'done' }]);

        const nobody = await api.ask(people.permits, 'POST', '/v1/match', {
          purpose,
          body: { attributes: { forenames: 'Xanthippe', surname: 'Quorn' } },
        });
        assert.equal(nobody.body.outcome, 'new');
        assert.match(nobody.body.meaning, /not a reason to refuse/);

        const stranger = { ...people.permits, sub: 'bins' };
        const refused = await api.ask(stranger, 'PUT', '/v1/records/A-1', {
          purpose,
          headers: once(),
          body: { attributes },
        });
        assert.deepEqual([refused.status, refused.body.code], [403, 'submit/application']);

        // As while another model is being put in place.
        await db.query('UPDATE match_model SET applied_at = NULL WHERE is_live');
        const meanwhile = await api.ask(people.permits, 'PUT', '/v1/records/A-2', {
          purpose,
          headers: once(),
          body: { attributes },
        });
        assert.deepEqual([meanwhile.status, meanwhile.body.code], [503, 'server/unavailable']);
        assert.match(meanwhile.body.hint, /Try again/);
      });
    });
  });
}
