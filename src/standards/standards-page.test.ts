import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parsers } from './parsers.ts';

const page = readFileSync(new URL('../../docs/standards.md', import.meta.url), 'utf8');

/** Sections of the page by the parsers that their headings name. */
const sections = page
  .split(/^## /m)
  .slice(1)
  .map((section) => ({
    names: [...(/^.*$/m.exec(section)?.[0] ?? '').matchAll(/`([a-z-]+)`/g)].map(([, name]) => name),
    rows: [...section.matchAll(/^\| `([a-z-]+\/[a-z-]+)` \| ([a-z]+) \| (.+) \|$/gm)].map(
      ([, code, severity]) => ({ code, severity }),
    ),
  }));

describe('the page on standards', () => {
  it('has a section for every parser, and for no other', () => {
    assert.deepEqual(sections.flatMap(({ names }) => names).sort(), Object.keys(parsers).sort());
  });

  for (const { name, findings } of Object.values(parsers)) {
    it(`lists what the parser ${name} can find, and nothing else`, () => {
      const section = sections.find(({ names }) => names.includes(name));
      assert.deepEqual(
        section?.rows.filter(({ code }) => code?.startsWith(`${name}/`)),
        findings.map(({ code, severity }) => ({ code, severity })),
      );
    });
  }

  it('lists no finding twice', () => {
    const codes = sections.flatMap(({ rows }) => rows.map(({ code }) => code));
    assert.equal(new Set(codes).size, codes.length);
    assert.equal(codes.length, Object.values(parsers).flatMap(({ findings }) => findings).length);
  });

  it('lists the errors of service lists, and nothing else', () => {
    const folder = new URL('service-lists/', import.meta.url);
    const sources = readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8'))
      .join('\n');
    const thrown = new Set([
      ...[...sources.matchAll(/'(service-list\/[a-z-]+)'/g)].map(([, code]) => code),
      ...[...sources.matchAll(/badText\(\s*'([a-z-]+)'/g)].map(
        ([, code]) => `service-list/${code}`,
      ),
    ]);
    const listed = [...page.matchAll(/^\| `(service-list\/[a-z-]+)` \|/gm)].map(([, code]) => code);
    assert.deepEqual([...listed].sort(), [...thrown].sort());
  });
});
