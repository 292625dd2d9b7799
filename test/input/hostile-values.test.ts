import assert from 'node:assert/strict';
import { test } from 'node:test';
import { derivations, standardisers } from '../../src/standards/index.ts';

/** What patterns with a doubt about where a part ends read over and over. */
const REPEATED = [
  'a',
  ' ',
  '0',
  '-',
  '.',
  "'",
  'a@',
  'a-',
  '0/',
  '1a',
  'mr ',
  '+',
  '\u0301',
  'x1 ',
];

/**
 * Counts no seconds, which a busy machine stretches: of two texts of which one is eight times as
 * long, reading once takes about eight times as long, reading over and over 64 times.
 */
function growth(work: (text: string) => unknown, unit: string, ending: string): number {
  const least = (length: number): number => {
    const text = unit.repeat(length / unit.length) + ending;
    return Math.min(
      ...Array.from({ length: 3 }, () => {
        const start = process.cpuUsage().user;
        work(text);
        return process.cpuUsage().user - start;
      }),
    );
  };
  const short = least(20_000);
  // Too little to measure is too little to matter.
  return short < 20_000 ? 0 : least(160_000) / short;
}

test('no standardiser or derivation reads a long value over and over', () => {
  const works = [
    ...Object.values(standardisers).map(({ name, standardise }) => [name, standardise] as const),
    ...Object.values(derivations).map(({ name, derive }) => [name, derive] as const),
  ];
  const slow = works.flatMap(([name, work]) =>
    REPEATED.flatMap((unit) =>
      ['', '!'].flatMap((ending) => {
        const factor = growth(work, unit, ending);
        return factor > 24 ? [`${name} of ${JSON.stringify(unit)}: ${factor.toFixed(0)}`] : [];
      }),
    ),
  );
  assert.deepEqual(slow, []);
});
