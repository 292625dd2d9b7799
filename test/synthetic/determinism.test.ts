import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { CouncilTax } from '../../src/synthetic/borough/sources/council-tax.ts';
import type { Office } from '../../src/synthetic/borough/sources/office.ts';
import type { Source } from '../../src/synthetic/borough/sources/source.ts';
import { makeBorough } from './borough.ts';

const sums = (files: readonly { path: string; sha256: string }[]): Record<string, string> =>
  Object.fromEntries(files.map(({ path, sha256 }) => [path, sha256]));

/** A source that draws at every turn, enters people, and holds nothing of use. */
class Gambler implements Source {
  readonly name = 'libraries';
  readonly title = 'Gambler';
  readonly layouts = [];
  throws = 0;
  open(office: Office): void {
    for (let person = 0; person < 100; person++) this.#throw(office, person);
  }
  hear(office: Office, { person, day }: { person: number; day: number }): void {
    this.#throw(office, person);
    office.later(office.monthOfEntry(person, day), 0, day, person);
    office.clerk.name(this.throws, person, day);
  }
  work(office: Office, month: number): void {
    for (const { a } of office.due(month)) this.#throw(office, a);
  }
  extract(): void {}
  #throw(office: Office, entity: number): void {
    if (office.random('throw', entity, this.throws).chance(0.5)) this.throws += 1;
  }
}

test('the same settings make the same bytes, and the manifest says what they are', async () => {
  const one = await makeBorough();
  const other = await makeBorough();
  assert.deepEqual(other.manifest, one.manifest);
  for (const { path, sha256, bytes } of one.manifest.files) {
    const content = readFileSync(join(one.folder, path));
    assert.equal(content.length, bytes, path);
    assert.equal(createHash('sha256').update(content).digest('hex'), sha256, path);
    assert.ok(content.equals(readFileSync(join(other.folder, path))), path);
  }
});

test('another seed makes another borough', async () => {
  const one = sums((await makeBorough()).manifest.files);
  const other = sums((await makeBorough({ seed: 8 })).manifest.files);
  const same = Object.keys(one).filter((path) => one[path] === other[path]);
  // Only a file with nothing but a header may come out alike.
  assert.deepEqual(
    same.filter((path) => path !== 'truth/planted.csv'),
    [],
  );
});

test('noise changes what services hold, and nothing that is true', async () => {
  const one = sums((await makeBorough()).manifest.files);
  const noisy = sums((await makeBorough({ noise: 3 })).manifest.files);
  for (const path of Object.keys(one)) {
    const isOfServices = /^extracts|records|stated/.test(path);
    assert.equal(one[path] === noisy[path], !isOfServices, path);
  }
});

test('one source more or less changes nothing for the others, nor for the world', async () => {
  const gambler = new Gambler();
  const alone = await makeBorough({}, { sources: [new CouncilTax()] });
  const together = await makeBorough({}, { sources: [gambler, new CouncilTax()] });
  assert.ok(gambler.throws > 500);
  assert.deepEqual(together.manifest.files, alone.manifest.files);
});

test('fewer extracts are the last of more', async () => {
  const three = sums((await makeBorough()).manifest.files);
  const one = sums((await makeBorough({ extracts: 1 })).manifest.files);
  const extracts = Object.keys(one).filter((path) => path.startsWith('extracts/'));
  assert.ok(extracts.length > 0);
  for (const path of extracts) assert.equal(one[path], three[path], path);
});
