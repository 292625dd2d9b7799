import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  agreementsJsonSchema,
  defaultBreakGlassRule,
  defaultVerificationRules,
  type Purpose,
  parseAgreements,
  purposes,
} from '../../src/access/index.ts';

const guide = readFileSync(
  new URL('../../docs/guides/sharing-agreements.md', import.meta.url),
  'utf8',
);

describe('the guide to sharing agreements', () => {
  it('shows a file that is right, with every use and both kinds of consent', () => {
    const [, text = ''] = /^```yaml\n(.*?)^```$/ms.exec(guide) ?? [];
    const { agreements } = parseAgreements(text);
    assert.deepEqual(
      agreements.map(({ id, use, consentNeeded }) => `${id} ${use} ${consentNeeded}`),
      [
        'home-delivery show true',
        'parking-permit-address answer false',
        'parking-trace show false',
      ],
    );
  });

  it('has every purpose, as staff read it, with what it needs', () => {
    const rows = [...guide.matchAll(/^\| `([a-z-]+)` \| ([^|]+) \| ([^|]*)\|$/gm)];
    const all: readonly (readonly [string, Purpose])[] = Object.entries(purposes);
    assert.deepEqual(
      rows.map(([, code, label, needs]) => [code, label, needs?.trim()]),
      all.map(([code, { label, needs, matchesData }]) => [
        code,
        label,
        [needs, matchesData === true ? 'training' : undefined].filter(Boolean).join(', '),
      ]),
    );
  });

  it('has every field of an agreement', () => {
    const schema = agreementsJsonSchema() as {
      properties: { agreements: { items: { properties: Record<string, unknown> } } };
    };
    const [, section = ''] = /^## An agreement, field by field\n(.*?)^## /ms.exec(guide) ?? [];
    for (const field of Object.keys(schema.properties.agreements.items.properties)) {
      if (field === 'title' || field === 'notes') continue;
      assert.ok(section.includes(`\`${field}\``), field);
    }
  });

  it('says the numbers that are in force where a council sets none', () => {
    const { minutes, reasonLength, reasonWords } = defaultBreakGlassRule;
    assert.deepEqual([minutes, reasonLength, reasonWords], [30, 20, 4]);
    assert.match(guide, /reason of 20 characters and four words at least, for half an hour/);
    assert.equal(defaultVerificationRules.perPersonAndDay, 5);
    assert.match(guide, /five\s+questions a day about one person/);
  });
});
