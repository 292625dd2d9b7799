import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { damerauLevenshtein, damerauLevenshteinAtMost } from './damerau-levenshtein.ts';
import { daysBetween, monthsBetween, yearsBetween } from './dates.ts';
import { jaro, jaroWinkler } from './jaro.ts';
import { levenshtein, levenshteinAtMost } from './levenshtein.ts';
import { jaccard, overlap, tokenOverlap, words } from './word-sets.ts';

test('Jaro and Jaro-Winkler of the pairs in the literature', () => {
  // Winkler, "Overview of Record Linkage and Current Research Directions" (2006), table 6.
  const published: readonly [string, string, number, number][] = [
    ['SHACKLEFORD', 'SHACKELFORD', 0.97, 0.982],
    ['DUNNINGHAM', 'CUNNIGHAM', 0.896, 0.896],
    ['NICHLESON', 'NICHULSON', 0.926, 0.956],
    ['JONES', 'JOHNSON', 0.79, 0.832],
    ['MASSEY', 'MASSIE', 0.889, 0.933],
    ['ABROMS', 'ABRAMS', 0.889, 0.922],
    ['ITMAN', 'SMITH', 0.467, 0.467],
    ['JERALDINE', 'GERALDINE', 0.926, 0.926],
    ['MARHTA', 'MARTHA', 0.944, 0.961],
    ['MICHELLE', 'MICHAEL', 0.869, 0.921],
    ['JULIES', 'JULIUS', 0.889, 0.933],
    ['TANYA', 'TONYA', 0.867, 0.88],
    ['DWAYNE', 'DUANE', 0.822, 0.84],
    ['SEAN', 'SUSAN', 0.783, 0.805],
    ['JON', 'JOHN', 0.917, 0.933],
  ];
  for (const [a, b, plain, winkler] of published) {
    assert.ok(Math.abs(jaro(a, b) - plain) < 0.001, `jaro ${a} ${b} ${jaro(a, b)}`);
    assert.ok(Math.abs(jaroWinkler(a, b) - winkler) < 0.001, `${a} ${b} ${jaroWinkler(a, b)}`);
  }
});

test('distances count code points', () => {
  assert.equal(levenshtein('é', 'e'), 1);
  assert.equal(levenshtein('😀', 'e'), 1);
  assert.equal(levenshtein('e\u0301', 'é'), 2);
  assert.equal(damerauLevenshtein('😀é', 'é😀'), 1);
  assert.equal(jaro('é', 'e'), 0);
  assert.equal(levenshtein('', '李王'), 2);
});

test('a swap counts one, also where another edit falls between', () => {
  assert.equal(levenshtein('ca', 'abc'), 3);
  assert.equal(damerauLevenshtein('ca', 'abc'), 2);
  assert.equal(damerauLevenshtein('smith', 'smiht'), 1);
});

test('equal texts are 1 or 0 apart, empty ones too', () => {
  for (const text of ['', 'a', ' ', '😀']) {
    assert.equal(jaro(text, text), 1);
    assert.equal(jaroWinkler(text, text), 1);
    assert.equal(jaccard(text, text), 1);
    assert.equal(tokenOverlap(text, text), 1);
    assert.equal(levenshtein(text, text), 0);
    assert.equal(damerauLevenshtein(text, text), 0);
  }
  assert.equal(jaro('', 'a'), 0);
  assert.equal(jaccard('', 'a'), 0);
  assert.equal(jaccard('', ' '), 1);
});

test('a similarity that is 0.9 on paper is not below 0.9', () => {
  // (4/5 + 4/5 + 1) / 3 = 13/15, and four tenths of the way from there to 1 is 23/25.
  assert.equal(jaro('jon', 'john'), 0.916666667);
  assert.equal(jaroWinkler('abcde', 'abcdx'), 0.92);
  assert.ok(jaroWinkler('abcde', 'abcdx') >= 0.92);
});

const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '😀'), maxLength: 9 });
const long = fc.string({ unit: fc.constantFrom('a', 'b', '李'), minLength: 28, maxLength: 70 });
const text = fc.oneof(short, long, fc.string({ unit: 'binary', maxLength: 12 }));

/** The recurrence as it is defined: slow, and plain to see. */
function levenshteinByDefinition(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, replaced));
    }
    row = next;
  }
  return row[b.length]!;
}

test('Levenshtein is what its definition says, by bits and by rows', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      assert.equal(levenshtein(a, b), levenshteinByDefinition(Array.from(a), Array.from(b)));
    }),
    { numRuns: 500 },
  );
});

test('"at most" says what the distance says, for every bound', () => {
  fc.assert(
    fc.property(text, text, fc.integer({ min: -1, max: 12 }), (a, b, bound) => {
      assert.equal(levenshteinAtMost(a, b, bound), levenshtein(a, b) <= bound);
      assert.equal(damerauLevenshteinAtMost(a, b, bound), damerauLevenshtein(a, b) <= bound);
    }),
    { numRuns: 1000 },
  );
});

test('a similarity asked for up to a threshold is the same at or above it, and below it otherwise', () => {
  fc.assert(
    fc.property(text, text, fc.double({ min: 0.01, max: 1, noNaN: true }), (a, b, threshold) => {
      for (const similarity of [jaro, jaroWinkler]) {
        const whole = similarity(a, b);
        for (const atLeast of [threshold, whole]) {
          const found = similarity(a, b, atLeast);
          if (whole >= atLeast) assert.equal(found, whole);
          else assert.ok(found < atLeast);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('distances are metrics, and swaps at most halve them', () => {
  fc.assert(
    fc.property(short, short, short, (a, b, c) => {
      for (const distance of [levenshtein, damerauLevenshtein]) {
        assert.equal(distance(a, b), distance(b, a));
        assert.equal(distance(a, b) === 0, a === b);
        assert.ok(distance(a, c) <= distance(a, b) + distance(b, c));
      }
      assert.ok(damerauLevenshtein(a, b) <= levenshtein(a, b));
      assert.ok(levenshtein(a, b) <= 2 * damerauLevenshtein(a, b));
    }),
    { numRuns: 500 },
  );
});

test('similarities do not depend on the order of the texts, and are 0 to 1', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      for (const similarity of [jaro, jaroWinkler, jaccard, tokenOverlap]) {
        assert.equal(similarity(a, b), similarity(b, a));
        assert.ok(similarity(a, b) >= 0 && similarity(a, b) <= 1);
      }
    }),
    { numRuns: 1000 },
  );
});

test('words are what stands between spaces', () => {
  assert.deepEqual(words('  ann  marie '), ['ann', 'marie']);
  assert.deepEqual(words('a\tb'), ['a\tb']);
  assert.equal(jaccard('ann marie', 'marie ann lee'), 2 / 3);
  assert.equal(jaccard('ann ann', 'ann'), 1);
  assert.equal(tokenOverlap('ann', 'marie ann lee'), 1);
  assert.equal(overlap(['a', 'a', 'b'], ['a', 'c', 'a']), 1);
  const many = Array.from({ length: 40 }, (_, i) => `w${i % 30}`);
  assert.equal(overlap(many, many), 30);
  assert.equal(jaccard(many.join(' '), many.slice(10, 40).join(' ')), 1);
});

test('calendar distances count begun months and years', () => {
  assert.equal(daysBetween('2020-02-28', '2020-03-01'), 2);
  assert.equal(daysBetween('2000-01-01', '1900-01-01'), 36_524);
  assert.equal(monthsBetween('2020-01-01', '2020-02-01'), 1);
  assert.equal(monthsBetween('2020-01-01', '2020-02-02'), 2);
  assert.equal(monthsBetween('2020-01-31', '2020-02-29'), 1);
  assert.equal(monthsBetween('2020-02-02', '2020-01-01'), 2);
  assert.equal(monthsBetween('2020-01-01', '2020-01-01'), 0);
  assert.equal(yearsBetween('1990-06-15', '1991-06-15'), 1);
  assert.equal(yearsBetween('1990-06-15', '1991-06-16'), 2);
  assert.equal(yearsBetween('1992-01-01', '1991-12-31'), 1);
});
