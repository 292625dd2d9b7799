import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { defaultAgreements, loadAgreements } from '../../../src/access/index.ts';
import { operator } from '../../../src/cli/operator.ts';
import { sharingNotes } from '../../../src/cli/sharing-notes.ts';
import { readSourceDefinition } from '../../../src/intake/index.ts';
import { withDatabase } from '../../database/with-database.ts';
import { POOL } from './made-extracts.ts';

test('whoever loads a source is told where the agreements let nobody see it', () =>
  withDatabase('embedded', async (db) => {
    const pool = readSourceDefinition(POOL, 'pool.yaml');
    const putInForce = (text: string) =>
      loadAgreements(db, operator('jo.smith', 'oversee-access'), { text, file: 'agreements.yaml' });
    assert.match(String(await sharingNotes(db, pool)), /No sharing agreements are in force/);

    const content = readFileSync(defaultAgreements, 'utf8');
    await putInForce(content);
    assert.deepEqual(await sharingNotes(db, pool), [
      'Agreements do not speak of "swimming-members": nobody sees anything of it',
    ]);
    // A source of the same name, of another service.
    await putInForce(content.replaceAll('libraries-borrowers', 'swimming-members'));
    assert.deepEqual(await sharingNotes(db, pool), [
      '"swimming-members" is of libraries in the agreements and of leisure in its definition',
    ]);
    assert.deepEqual(await sharingNotes(db, { ...pool, service: 'libraries' }), []);
  }));
