import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type AccessDecisions,
  decisionsFor,
  parseAgreements,
  purposesFor,
  type SharingPolicy,
} from '../../src/access/index.ts';
import { groupOf, mayBeSeen, type PlainFile } from './plain-oracle.ts';
import { viewerOf } from './viewers.ts';

const services = ['benefits', 'housing', 'libraries'];
const sources = {
  claims: 'benefits',
  tenancies: 'housing',
  purchases: 'housing',
  loans: 'libraries',
};
const purposes = ['answer-enquiry', 'assess-entitlement', 'run-library'];
const items = [
  'surname',
  'forenames',
  'address',
  'postcode',
  'dateOfBirth',
  'fact:rent',
  'fact:unheardOf',
  'markers:risk',
  'markers:unheard-of',
  'relationships',
  'professionals',
];
/** All attributes, what patterns name, and a fact and a marker that only a wildcard covers. */
const everyItem = [...new Set([...Object.keys(groupOf), ...items, 'fact:other', 'markers:other'])];
const patterns = ['*', 'attribute:*', 'group:name', 'group:own', 'fact:*', 'markers:*', ...items];
const days = ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01', '2027-01-01'];

const some = (values: readonly string[]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });

const agreement = fc
  .record({
    source: some([...Object.keys(sources), 'service:housing', '*']),
    recipient: some(services),
    purpose: some(purposes),
    items: some(patterns),
    use: fc.constantFrom('show', 'answer'),
    consent: fc.constantFrom('needed', 'not-needed'),
    period: fc.uniqueArray(fc.constantFrom(...days), { minLength: 2, maxLength: 2 }),
    ends: fc.boolean(),
  })
  .map(({ period, ends, ...rest }) => {
    const [from = '', until = ''] = [...period].sort();
    return {
      ...rest,
      basis: { article: '6(1)(e)' },
      from,
      review: until,
      ...(ends ? { until } : {}),
    };
  });
type Agreement = typeof agreement extends fc.Arbitrary<infer Value> ? Value : never;
const agreements = fc.array(agreement, { maxLength: 6 });

function fileOf(given: readonly Agreement[]) {
  return {
    format: 'reeve-sharing-agreements/1',
    services: Object.fromEntries(
      services.map((name) => [name, { title: name, purposes: purposes.slice(0, 1) }]),
    ),
    sources: Object.fromEntries(
      Object.entries(sources).map(([name, service]) => [name, { title: name, service }]),
    ),
    groups: { own: ['group:address', 'fact:rent'] },
    agreements: given.map((each, index) => ({ id: `agreement-${index}`, ...each })),
  };
}
const policyOf = (file: unknown): SharingPolicy => parseAgreements(JSON.stringify(file));

const question = fc.record({
  service: fc.constantFrom(...services),
  purpose: fc.constantFrom(...purposes),
  on: fc.constantFrom(...days),
  consented: fc.boolean(),
});
type Asked = typeof question extends fc.Arbitrary<infer Value> ? Value : never;

function accessOf(policy: SharingPolicy, { service, purpose, on }: Asked) {
  const viewer = viewerOf(service);
  if (!purposesFor(policy, viewer, on).includes(purpose)) return undefined;
  return decisionsFor(policy, { viewer, purpose, on });
}

/** All that is seen, as `source item`. */
function seen(
  access: AccessDecisions | undefined,
  { purpose, consented }: Asked,
  among: readonly string[] = items,
): Set<string> {
  const consents = new Set(consented ? [purpose] : []);
  const pairs = Object.keys(sources).flatMap((source) => among.map((item) => [source, item]));
  return new Set(
    pairs
      .filter(([source = '', item = '']) => access?.decide(source, item, consents).allowed)
      .map((pair) => pair.join(' ')),
  );
}

describe('sharing agreements', () => {
  it('are read as plain code reads them', () => {
    fc.assert(
      fc.property(agreements, question, (given, asked) => {
        const file = fileOf(given);
        const expected = Object.keys(sources).flatMap((source) =>
          items
            .filter((item) => mayBeSeen(file as PlainFile, { ...asked, source, item }))
            .map((item) => `${source} ${item}`),
        );
        assert.deepEqual(seen(accessOf(policyOf(file), asked), asked), new Set(expected));
      }),
    );
  });

  it('hide nothing more when one is added', () => {
    fc.assert(
      fc.property(agreements, agreement, question, (given, added, asked) => {
        const before = seen(accessOf(policyOf(fileOf(given)), asked), asked);
        const after = seen(accessOf(policyOf(fileOf([...given, added])), asked), asked);
        assert.ok(before.isSubsetOf(after));
      }),
    );
  });

  it('show nothing more when one ends or ends earlier', () => {
    fc.assert(
      fc.property(agreements, fc.nat(), question, (given, which, asked) => {
        fc.pre(given.length > 0);
        const index = which % given.length;
        const ended = given.map((each, i) => (i === index ? { ...each, until: each.from } : each));
        const before = seen(accessOf(policyOf(fileOf(given)), asked), asked);
        const after = seen(accessOf(policyOf(fileOf(ended)), asked), asked);
        assert.ok(after.isSubsetOf(before));
      }),
    );
  });

  it('show nothing less with consent than without', () => {
    fc.assert(
      fc.property(agreements, question, (given, asked) => {
        const access = accessOf(policyOf(fileOf(given)), asked);
        const without = seen(access, { ...asked, consented: false });
        assert.ok(without.isSubsetOf(seen(access, { ...asked, consented: true })));
      }),
    );
  });

  it('say the same in any order, down to the agreement that is cited', () => {
    const shuffled = agreements.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray(
          given.map((_, i) => i),
          { minLength: given.length },
        ),
      ),
    );
    fc.assert(
      fc.property(shuffled, question, ([given, order], asked) => {
        const file = fileOf(given);
        const other = { ...file, agreements: order.map((i) => file.agreements[i]) };
        const [one, two] = [file, other].map((each) => accessOf(policyOf(each), asked));
        assert.equal(one?.accessClass(), two?.accessClass());
        for (const source of Object.keys(sources)) {
          for (const item of items) {
            assert.deepEqual(one?.decide(source, item), two?.decide(source, item));
          }
        }
      }),
    );
  });

  it('give one access class exactly where all decisions are the same', () => {
    fc.assert(
      fc.property(agreements, question, question, (given, asked, other) => {
        const policy = policyOf(fileOf(given));
        const [one, two] = [asked, other].map((each) => {
          const access = accessOf(policy, each);
          const consents = new Set(each.consented ? [each.purpose] : []);
          return { key: access?.accessClass(consents) ?? '', seen: seen(access, each, everyItem) };
        });
        const difference = one?.seen.symmetricDifference(two?.seen ?? new Set());
        assert.equal(one?.key === two?.key, difference?.size === 0);
      }),
      { numRuns: 300 },
    );
  });

  it('name the sources of which anything is visible, and those only', () => {
    fc.assert(
      fc.property(agreements, question, (given, asked) => {
        const access = accessOf(policyOf(fileOf(given)), asked);
        const consents = new Set(asked.consented ? [asked.purpose] : []);
        const visible = new Set(access?.visible(consents).keys());
        for (const pair of seen(access, asked)) assert.ok(visible.has(pair.split(' ')[0] ?? ''));
        for (const source of visible) {
          const set = access?.visible(consents).get(source);
          assert.ok(
            set !== undefined &&
              Object.values(set).some((part) => part !== false && part.length !== 0),
          );
        }
      }),
    );
  });

  it('explain what is hidden alike for everyone, without saying that anything is there', () => {
    fc.assert(
      fc.property(agreements, question, (given, asked) => {
        const access = accessOf(policyOf(fileOf(given)), asked);
        for (const source of [...Object.keys(sources), 'no-such-source']) {
          for (const item of items) {
            const decision = access?.decide(source, item);
            if (decision === undefined || decision.allowed) continue;
            assert.match(decision.why.text, /This does not mean that anything is held\.$/);
          }
        }
      }),
    );
  });
});
