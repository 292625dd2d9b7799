import assert from 'node:assert/strict';
import { it } from 'node:test';
import { idNameRank } from './id-names.ts';

it('a name is ranked by how plainly it says that it tells records apart', () => {
  const ranks: Readonly<Record<string, number | null>> = {
    id: 0,
    rec_id: 0,
    'Record ID': 0,
    RecordID: 0,
    unique_id: 0,
    uid: 0,
    ref: 0,
    'Account Ref': 1,
    customerId: 1,
    person_id: 1,
    'Customer No': 1,
    household_id: 2,
    cluster_id: 2,
    ent_id: 2,
    surname: null,
    paid: null,
    'house number': null,
    'phone number': null,
    monkey: null,
  };
  for (const [name, rank] of Object.entries(ranks)) assert.equal(idNameRank(name), rank, name);
});
