import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalFields, canonicalText, chainHash, chainStart, entryDigest } from './chain.ts';
import { type AuditEntry, auditEntry } from './entry.ts';

const entry: AuditEntry = {
  at: new Date('2026-11-21T12:49:25.123Z'),
  actor: 'u-17',
  service: 'council-tax',
  roles: ['officer'],
  purpose: 'collect-council-tax',
  action: 'read',
  outcome: 'done',
  agreements: ['a-3'],
  subjects: ['p-1'],
  items: ['address', 'surname'],
  request: 'r-1',
  reference: null,
};

test('the hashes of an entry are those that another program computes by the description', () => {
  // Computed with Python's json and hashlib: the form must never change under this name, since
  // audits that were written long ago are verified by it.
  const fields = canonicalFields(auditEntry(entry));
  assert.equal(
    canonicalText(fields),
    '["reeve-audit-1","2026-11-21T12:49:25.123000Z","u-17","council-tax","collect-council-tax","read","done","r-1",null,["officer"],["a-3"],["p-1"],["address","surname"]]',
  );
  const digest = '8a23044937aba150b861b81611118dc5bc06f4d56e4a874cd901577b87be9cdf';
  const start = 'cf96c5fed4d6e757a0b6a20feb956ea1f937ce38bbb73527d924ddbe4ab69bf4';
  assert.equal(entryDigest(fields), digest);
  assert.equal(chainStart('log-1', 5), start);
  assert.equal(
    chainHash(start, digest),
    'bde0263a9098540b40ada84dc835a67eb0d62c7c42362e2e92765a75c3b68776',
  );
});

test('two different entries never have the same canonical text', () => {
  const id = fc.stringMatching(/^[a-c][a-c:,|.]{0,2}$/).map((text) => text.replaceAll(',', '-'));
  const ids = fc.array(id, { maxLength: 3 });
  const entries = fc.record({
    at: fc.constantFrom(new Date(0), new Date(1)),
    actor: fc.constantFrom('u', 'u","s', 'u\\', '"'),
    service: id,
    roles: ids,
    purpose: id,
    action: id,
    outcome: fc.constantFrom('done' as const, 'refused' as const),
    agreements: ids,
    subjects: ids,
    items: ids,
    request: id,
    reference: fc.option(fc.constantFrom('null', 'a')),
  });
  fc.assert(
    fc.property(entries, entries, (a, b) => {
      const [one, other] = [auditEntry(a), auditEntry(b)];
      const [text, otherText] = [one, other].map((each) => canonicalText(canonicalFields(each)));
      assert.equal(text === otherText, JSON.stringify(one) === JSON.stringify(other));
      assert.doesNotThrow(() => JSON.parse(text ?? ''));
    }),
  );
});
