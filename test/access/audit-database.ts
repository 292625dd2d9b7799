import type { AuditEntry } from '../../src/access/index.ts';

/** The n-th of a series of entries, all different. */
export function sampleEntry(n: number): AuditEntry {
  return {
    at: new Date(Date.UTC(2026, 0, 1) + n * 61_000),
    actor: `u-${n % 5}`,
    service: n % 3 === 0 ? 'council-tax' : 'libraries',
    roles: ['officer'],
    purpose: n % 3 === 0 ? 'collect-council-tax' : 'lend',
    action: n % 4 === 0 ? 'search' : 'read',
    outcome: n % 11 === 0 ? 'refused' : 'done',
    agreements: n % 2 === 0 ? [] : [`a-${n % 3}`],
    subjects: [`p-${n % 7}`, `p-${n % 13}`],
    items: n % 2 === 0 ? ['surname'] : ['dateOfBirth', 'fact:balance'],
    request: `r-${n}`,
    reference: n % 6 === 0 ? `review-${n}` : null,
  };
}
