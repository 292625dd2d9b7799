import { readFileSync } from 'node:fs';
import {
  type Acting,
  appendAudit,
  defaultAgreements,
  openSealed,
  parseAgreements,
  recordConsent,
  sealPerson,
} from '../../src/access/index.ts';
import type { Database } from '../../src/database/index.ts';
import { acting } from '../access/small-index.ts';
import { emptyIndex, link, load } from '../master-index/reading/made-index.ts';

/** What people wrote that a page must show as text. */
export const HOSTILE = '<script>alert(1)</script>';

/** Persons of the index: Rosalind is person 1, and the last ones are sealed. */
export const PEOPLE = 34;
/** How many of them are sealed, so that their list has a second page. */
export const SEALED = 27;

const priya: Acting = {
  viewer: {
    subject: 'priya',
    name: 'Priya Raman',
    service: 'childrens-services',
    roles: ['duty-social-worker'],
    training: [],
  },
  purpose: 'safeguard-child',
  requestId: 'request-9',
};

/** An index with what information governance looks over: seals, glasses, consents, accesses. */
export async function governedIndex(db: Database): Promise<void> {
  await emptyIndex(db);
  const ids = Array.from({ length: PEOPLE }, (_, i) => `CT${i + 1}`);
  await load(
    db,
    'council-tax-liability',
    '2026-01-31',
    ids.map((id, i) => ({
      id,
      forenames: i === 0 ? 'Rosalind' : `Person${i + 1}`,
      surname: 'Pemberton',
      dateOfBirth: '12/03/1980',
      address: `${i + 1} Orchard Lane, Wexmere`,
      postcode: 'NW9 4AA',
    })),
  );
  await link(
    db,
    ids.map((id) => [id]),
  );
  const helen = acting('helen');
  for (let person = PEOPLE - SEALED + 1; person <= PEOPLE; person++) {
    const reason = person === PEOPLE ? 'staff' : 'adoption';
    await sealPerson(db, helen, person, { reason });
  }
  await openSealed(db, priya, PEOPLE, {
    reason: `Child at risk tonight, police on the line ${HOSTILE}`,
  });
  await openSealed(db, helen, PEOPLE, { reason: 'The court asked tonight where the family is' });
  const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));
  await recordConsent(db, policy, helen, 2, {
    purpose: 'run-library',
    kind: 'given',
    how: 'telephone',
    onBehalfBy: `Her mother ${HOSTILE}`,
    note: 'Asked twice, and answered yes twice',
  });
  const opened = (
    actor: string,
    person: number,
    given: { readonly items?: readonly string[]; readonly reference?: string } = {},
  ) =>
    appendAudit(db, {
      at: new Date(),
      actor,
      service: 'council-tax',
      roles: ['service-officer'],
      purpose: 'collect-council-tax',
      action: 'view',
      outcome: 'done',
      agreements: ['council-tax-to-council-tax'],
      subjects: [`person:${person}`],
      items: given.items ?? ['surname', 'forenames', 'address', 'postcode', 'dateOfBirth'],
      request: 'request-1',
      reference: given.reference ?? null,
    });
  for (let i = 0; i < 30; i++) await opened('grace', 3);
  for (let i = 0; i < 6; i++) await opened(`colleague-${i}`, 3);
  await opened('grace', PEOPLE - 1, { items: [] });
  await opened('priya', PEOPLE, { reference: 'break-glass:1' });
}
