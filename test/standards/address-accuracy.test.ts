import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  madeUpGazetteer,
  seededNumbers,
  type WrittenAddress,
  writtenAddress,
} from '../../bench/made-up-addresses.ts';
import {
  AddressIndexBuilder,
  type AddressMatch,
  AddressMatcher,
} from '../../src/standards/index.ts';

type Answered = WrittenAddress & { readonly found: AddressMatch };

/** Badly written addresses of a made-up town, of whose properties the gazetteer lacks a share. */
function answers(shareMissing: number): Answered[] {
  const properties = [...madeUpGazetteer(20_000, 3)];
  const random = seededNumbers(11);
  const missing = new Set(properties.filter(() => random() < shareMissing).map(({ uprn }) => uprn));
  const builder = new AddressIndexBuilder();
  for (const address of properties) if (!missing.has(address.uprn)) builder.add(address);
  const matcher = new AddressMatcher(builder.build());
  return Array.from({ length: 4000 }, () => {
    const address = properties[Math.floor(random() * properties.length)]!;
    const one = writtenAddress(address, random);
    const found = matcher.match({ text: one.text, postcode: one.postcode });
    return { ...one, uprn: missing.has(address.uprn) ? '' : one.uprn, found };
  });
}

describe('badly written addresses of a town', () => {
  let written: Answered[] = [];
  before(() => {
    written = answers(0.01);
  });

  it('find their property', () => {
    const known = written.filter(({ uprn }) => uprn !== '');
    const right = known.filter(({ uprn, found }) => found.uprn === uprn).length;
    assert.ok(right / known.length > 0.95, `${right} of ${known.length}`);
  });

  it('seldom find another', () => {
    const known = written.filter(({ uprn }) => uprn !== '');
    const wrong = known.filter(({ uprn, found }) => found.uprn !== null && found.uprn !== uprn);
    assert.ok(wrong.length / known.length < 0.003, wrong.map(({ text }) => text).join('\n'));
  });

  it('are matched with a confidence that is not boasting', () => {
    const matched = written.filter(({ found }) => found.uprn !== null);
    const expected = matched.reduce((sum, { found }) => sum + 1 - found.confidence, 0);
    const wrong = matched.filter(({ uprn, found }) => found.uprn !== uprn).length;
    // Poisson: twice the root of what is expected above it would be chance.
    assert.ok(wrong <= expected + 2 * Math.sqrt(expected), `${wrong} wrong, ${expected} expected`);
  });
});

it('a gazetteer that lacks a quarter of the properties seldom misleads', () => {
  // What it does find is mostly the house of a flat that it lacks.
  const unknown = answers(0.25).filter(({ uprn }) => uprn === '');
  const found = unknown.filter((each) => each.found.uprn !== null);
  assert.ok(found.length / unknown.length < 0.03, found.map(({ text }) => text).join('\n'));
});
