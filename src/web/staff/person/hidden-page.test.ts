import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hiddenRows } from './hidden-page.ts';

const policy = {
  services: {
    libraries: { title: 'Libraries', purposes: [] },
    tax: { title: 'Council tax', purposes: [] },
  },
  sources: {
    borrowers: { title: 'Borrowers', service: 'libraries' },
    accounts: { title: 'Accounts', service: 'tax' },
  },
};
const why = {
  code: 'no-agreement' as const,
  text: 'Borrowers has no agreement to share this with Parking. This does not mean that anything is held.',
};

test('what is hidden is said by source, in the order of services, and what follows from it once', () => {
  const rows = hiddenRows(
    {
      personId: '1',
      hidden: [
        { source: 'borrowers', items: ['email', 'markers:risk', 'fact:fines'], why },
        { source: 'accounts', items: ['fact:a', 'fact:b', 'fact:c', 'fact:d', 'fact:e'], why },
      ],
    },
    policy,
  );
  assert.deepEqual(
    rows.map(({ title, service, items }) => [title, service, items]),
    [
      ['Accounts', 'Council tax', '5 facts of the service'],
      ['Borrowers', 'Libraries', 'Email, marker “risk”, fines'],
    ],
  );
  assert.equal(rows[0]?.why, 'Borrowers has no agreement to share this with Parking.');
});
