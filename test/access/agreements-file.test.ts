import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import {
  agreementFindings,
  agreementsJsonSchema,
  decisionsFor,
  defaultAgreements,
  isItem,
  itemLabel,
  parseAgreements,
  requireCapability,
} from '../../src/access/index.ts';
import { personAttributes } from '../../src/standards/index.ts';
import { groupOf } from './plain-oracle.ts';
import { viewerOf } from './viewers.ts';

const good = `format: reeve-sharing-agreements/1
services:
  housing: { title: Housing, purposes: [manage-tenancy] }
  libraries: { title: Libraries, purposes: [run-library] }
sources:
  tenancies: { title: Tenancies, service: housing }
  hub:bookings: { title: Bookings, service: libraries }
purposes:
  run-cinema: { label: Run the cinema, basis: { article: 6(1)(e) } }
groups:
  find: [surname, postcode]
agreements:
  - id: one
    source: tenancies
    recipient: libraries
    purpose: [run-library, run-cinema]
    basis: { article: 6(1)(e) }
    items: [group:find, fact:rent]
    consent: not-needed
    from: 2026-01-01
    review: 2026-12-31
`;

describe('a file of sharing agreements', () => {
  it('is YAML, or JSON', () => {
    const yaml = parseAgreements(good);
    const json = parseAgreements(JSON.stringify(parse(good)));
    assert.deepEqual(json, yaml);
    const [agreement] = yaml.agreements;
    assert.deepEqual(agreement?.purposes, ['run-cinema', 'run-library']);
    assert.deepEqual(agreement?.items.attributes, ['surname', 'postcode']);
    assert.deepEqual(agreement?.items.facts, ['rent']);
  });

  const faults: readonly (readonly [string, string, string, number, RegExp])[] = [
    ['another format', 'agreements/1', 'agreements/2', 1, /one of: reeve-sharing-agreements\/1/],
    ['a field that there is not', '    consent:', '    concent:', 19, /missing|Unknown field/],
    [
      'a service that there is not',
      'recipient: libraries',
      'recipient: cinemas',
      15,
      /No service is called "cinemas"/,
    ],
    [
      'a source that there is not',
      'source: tenancies',
      'source: [tenancies, owners]',
      14,
      /No source is called "owners"/,
    ],
    [
      'a source of a service without any',
      'source: tenancies',
      'source: service:parking',
      14,
      /No source is called/,
    ],
    [
      'a purpose that there is not',
      'purposes: [run-library]',
      'purposes: [run]',
      4,
      /No purpose is called "run"/,
    ],
    ['an item that there is not', 'fact:rent', 'surename', 18, /"surename" is no item/],
    ['a group that there is not', 'group:find,', 'group:finds,', 18, /"group:finds" is no item/],
    ['a group within a group', '[surname, postcode]', '[surname, group:find]', 11, /is no item/],
    ['a group of the vocabulary', '  find:', '  name:', 11, /is a group of attributes already/],
    [
      'a purpose that Reeve has',
      '  run-cinema: {',
      '  run-library: {',
      9,
      /has a purpose "run-library" already/,
    ],
    ['no such day', '2026-01-01', '2026-02-30', 20, /No such day/],
    ['another way to write a day', '2026-01-01', '1/1/2026', 20, /YYYY-MM-DD/],
    [
      'an end before the beginning',
      'review:',
      'until: 2025-12-31\n    review:',
      21,
      /before it begins/,
    ],
    ['a review before the beginning', '2026-12-31', '2025-12-31', 21, /before it begins/],
    [
      'a lawful basis that there is not',
      'basis: { article: 6(1)(e) }\n    items',
      'basis: { article: 6(1)(g) }\n    items',
      17,
      /one of: 6\(1\)\(a\)/,
    ],
    [
      'consent as basis and not needed',
      'basis: { article: 6(1)(e) }\n    items',
      'basis: { article: 6(1)(a) }\n    items',
      19,
      /consent is needed/,
    ],
    [
      'a key twice',
      '    consent: not-needed',
      '    id: two\n    consent: not-needed',
      19,
      /unique/,
    ],
    [
      'an alias',
      'items: [group:find, fact:rent]',
      'items: &a [surname]\n    notes: *a',
      0,
      /alias/,
    ],
    ['no YAML', 'services:', 'services: [', 0, /./],
  ];
  for (const [name, from, to, line, message] of faults) {
    it(`is refused with ${name}, on its line`, () => {
      assert.ok(good.includes(from));
      const last = good.lastIndexOf(from);
      const text = good.slice(0, last) + to + good.slice(last + from.length);
      assert.throws(
        () => parseAgreements(text, 'agreements.yaml'),
        (error: { code: string; message: string; location: { file?: string; line?: number } }) => {
          assert.match(error.code, /^agreements\/(invalid|syntax)$/);
          assert.match(error.message, message);
          assert.equal(error.location.file, 'agreements.yaml');
          if (line > 0) assert.equal(error.location.line, line);
          return true;
        },
      );
    });
  }

  it('is refused with two agreements of one id, and with a limit that limits nothing', () => {
    const twice = good + good.slice(good.indexOf('  - id: one'));
    assert.throws(() => parseAgreements(twice), { message: /Two agreements have the id "one"/ });
    const idle = good.replace('agreements:\n', 'limits:\n  - { reason: None }\nagreements:\n');
    assert.throws(() => parseAgreements(idle), { message: /limits nothing/ });
  });

  it('lets a council have purposes of its own', () => {
    const policy = parseAgreements(good);
    const viewer = viewerOf('libraries');
    const access = decisionsFor(policy, { viewer, purpose: 'run-cinema', on: '2026-02-01' });
    assert.deepEqual(access.decide('tenancies', 'surname'), { allowed: true, agreement: 'one' });
  });

  it('gives nothing to names that are something to JavaScript', () => {
    const policy = parseAgreements(good);
    const viewer = viewerOf('libraries');
    const access = decisionsFor(policy, { viewer, purpose: 'run-library', on: '2026-02-01' });
    for (const name of ['constructor', '__proto__', 'toString', '']) {
      assert.equal(access.decide(name, 'surname').allowed, false, name);
      assert.equal(access.decide('hub:bookings', name).allowed, false, name);
      assert.equal(access.decide('tenancies', `fact:${name}`).allowed, false, name);
      assert.throws(() => decisionsFor(policy, { viewer, purpose: name, on: '2026-02-01' }), {
        code: 'access/purpose',
      });
    }
  });

  it('has the shape that the published schema says', () => {
    const published = readFileSync(
      new URL('../../docs/sharing-agreements.schema.json', import.meta.url),
      'utf8',
    );
    assert.deepEqual(
      JSON.parse(published),
      JSON.parse(JSON.stringify(agreementsJsonSchema())),
      'stale: run node scripts/run.mjs scripts/sharing-agreements-schema.ts',
    );
  });
});

describe('what is hidden', () => {
  it('is told by reason, for what a source has', () => {
    const policy = parseAgreements(good);
    const viewer = viewerOf('libraries');
    const access = decisionsFor(policy, { viewer, purpose: 'run-library', on: '2026-02-01' });
    const hidden = access.hidden(new Map([['tenancies', ['surname', 'address', 'fact:arrears']]]));
    assert.deepEqual(hidden, [
      {
        source: 'tenancies',
        items: ['address', 'fact:arrears'],
        why: {
          code: 'no-agreement',
          text: 'Tenancies has no agreement to share this with Libraries. This does not mean that anything is held.',
        },
      },
    ]);
    assert.equal(itemLabel('fact:rentBalance'), 'rent balance');
    assert.equal(itemLabel('markers:do-not-contact'), 'marker “do not contact”');
    assert.equal(itemLabel('dateOfBirth'), 'date of birth');
  });

  it('is told as a question to ask, once the person consents to it', () => {
    const lent = good.replace('consent: not-needed', 'consent: needed\n    use: answer');
    const access = decisionsFor(parseAgreements(lent), {
      viewer: viewerOf('libraries'),
      purpose: 'run-library',
      on: '2026-02-01',
    });
    const why = (consents: readonly string[]) => {
      const decision = access.decide('tenancies', 'surname', new Set(consents));
      return decision.allowed ? 'allowed' : decision.why.code;
    };
    assert.deepEqual([why([]), why(['run-library'])], ['consent-needed', 'answer-only']);
  });

  it('is told as not begun and as ended', () => {
    const policy = parseAgreements(good.replace('review:', 'until: 2026-06-30\n    review:'));
    const viewer = viewerOf('libraries');
    const why = (on: string) => {
      const access = decisionsFor(policy, { viewer, purpose: 'run-library', on });
      const decision = access.decide('tenancies', 'surname');
      return decision.allowed ? 'allowed' : decision.why.code;
    };
    assert.deepEqual(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map(why), [
      'not-yet',
      'allowed',
      'allowed',
      'ended',
    ]);
  });

  it('an error of role says which roles may', () => {
    const viewer = { ...viewerOf('libraries'), roles: ['analyst' as const] };
    assert.throws(() => requireCapability(viewer, 'break-glass', '2026-02-01'), {
      code: 'access/role',
      hint: /Duty social worker, Safeguarding lead, Information governance officer/,
    });
  });
});

describe('agreements beside what sources have', () => {
  it('are told of names mistyped, of reviews due, and of sources that nobody covers', () => {
    const policy = parseAgreements(good);
    const codes = agreementFindings(
      policy,
      [
        {
          source: 'tenancies',
          service: 'repairs',
          roles: ['tenant'],
          items: ['surname', 'fact:weeklyRent'],
        },
        { source: 'owners', service: 'housing', roles: [], items: [] },
      ],
      '2027-01-01',
    ).map(({ code }) => code);
    assert.deepEqual(codes, [
      'review-due',
      'unknown-item',
      'other-service',
      'no-definition',
      'not-covered',
    ]);
  });

  it('that Reeve starts with fit the definitions of sources that it starts with', () => {
    const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));
    const folder = new URL('../../src/intake/sources/definitions/', import.meta.url);
    const sources = readdirSync(folder).map((file) => definedItems(new URL(file, folder)));
    const found = agreementFindings(policy, sources, '2026-03-01');
    // Markers of risk, vulnerability and interpreters: what the agreements are for, once a source has them.
    const awaited = /markers:(risk|vulnerable|interpreter)/;
    assert.deepEqual(
      found.map(({ message }) => message).filter((message) => !awaited.test(message)),
      [],
    );
  });
});

describe('the vocabulary', () => {
  it('is that of the standards, and an item is one of it or well formed', () => {
    assert.deepEqual(
      Object.fromEntries(
        Object.entries(personAttributes).map(([name, { group }]) => [name, group]),
      ),
      groupOf,
    );
    for (const item of ['surname', 'fact:rent', 'markers:risk', 'relationships', 'professionals']) {
      assert.equal(isItem(item), true, item);
    }
    for (const item of [
      '',
      'fact:',
      'markers:',
      'fact:*',
      'group:name',
      '*',
      'Surname',
      'fact:a b',
    ]) {
      assert.equal(isItem(item), false, item);
    }
  });
});

interface PlainDefinition {
  readonly name: string;
  readonly service: string;
  readonly records?: readonly (PlainPart & { readonly role: string })[];
  readonly attachments?: readonly PlainPart[];
}
interface PlainPart {
  readonly facts?: Readonly<Record<string, { readonly item?: string }>>;
  readonly markers?: readonly { readonly code: string }[];
}

function definedItems(file: URL) {
  const { name, service, records, attachments } = parse(
    readFileSync(file, 'utf8'),
  ) as PlainDefinition;
  const items = [...(records ?? []), ...(attachments ?? [])].flatMap(({ facts, markers }) => [
    ...Object.entries(facts ?? {}).map(([fact, { item }]) => item ?? `fact:${fact}`),
    ...(markers ?? []).map(({ code }) => `markers:${code}`),
  ]);
  const roles = (records ?? []).map(({ role }) => role);
  return { source: name, service, roles, items };
}
