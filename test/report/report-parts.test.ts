import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { misjudgedPairs } from '../../src/linkage/explain/misjudged-pairs.ts';
import { spread } from '../../src/linkage/explain/sample-pairs.ts';
import { weightHistogram } from '../../src/linkage/explain/weight-histogram.ts';
import { escapeHtml, html } from '../../src/report/html.ts';
import { textWidth } from '../../src/report/text-width.ts';

describe('samples', () => {
  test('are at even distances, both ends among them', () => {
    const items = Array.from({ length: 101 }, (_, i) => i);
    assert.deepEqual(spread(items, 5), [0, 25, 50, 75, 100]);
  });

  test('are all there are where there are few', () => {
    assert.deepEqual(spread(['a', 'b'], 5), ['a', 'b']);
    assert.deepEqual(spread([], 5), []);
  });
});

describe('errors to look at', () => {
  // Two people, 0 and 3; the clusters take record 2 from the first to the second.
  const clusters = Int32Array.of(0, 0, 2, 2, 2);
  const classes = Int32Array.of(0, 0, 0, 3, 3);

  test('are the pairs wrongly together and wrongly apart', () => {
    const together = misjudgedPairs(clusters, { classes }, 'together', 2, 100);
    assert.deepEqual(together, [
      [2, 3],
      [2, 4],
    ]);
    const apart = misjudgedPairs(clusters, { classes }, 'apart', 2, 100);
    assert.deepEqual(apart, [
      [0, 2],
      [1, 2],
    ]);
  });

  test('leave out records whose person is not known', () => {
    const known = Int32Array.of(0, -1, 0, 3, -1);
    assert.deepEqual(misjudgedPairs(clusters, { classes: known }, 'apart', 1, 100), [[0, 2]]);
    assert.deepEqual(misjudgedPairs(clusters, { classes: known }, 'together', 1, 100), [[2, 3]]);
  });

  test('are taken evenly where there are many', () => {
    const one = new Int32Array(50);
    const people = Int32Array.from({ length: 50 }, (_, i) => i);
    const pairs = misjudgedPairs(one, { classes: people }, 'together', 1225, 100);
    assert.ok(pairs.length >= 100 && pairs.length < 110);
    assert.ok(pairs.some(([l]) => l > 40));
  });
});

describe('the histogram', () => {
  test('has every pair in one bin, and no bin in two bands', () => {
    const weight = fc.double({ min: -300, max: 300, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(weight, fc.integer({ min: 1, max: 9 })), { maxLength: 50 }),
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        (pairs, review, width) => {
          const counts = Float64Array.from(pairs, ([, n]) => n);
          const weights = Float64Array.from(pairs, ([value]) => value);
          const patterns = {
            size: pairs.length,
            width: 0,
            digits: new Uint8Array(),
            rules: new Int32Array(pairs.length),
            counts,
          };
          const thresholds = { link: review + width, review };
          const { bins, pairsByBand, step } = weightHistogram(patterns, weights, thresholds);
          const total = counts.reduce((sum, n) => sum + n, 0);
          assert.equal(
            bins.reduce((sum, bin) => sum + bin.pairs, 0),
            total,
          );
          assert.equal(pairsByBand.link + pairsByBand.review + pairsByBand['no-link'], total);
          for (const { from, to, band } of bins) {
            assert.ok(to - from <= step && from < to);
            if (band === 'link') assert.ok(from >= thresholds.link);
            else assert.ok(to <= thresholds.link);
            if (band === 'no-link') assert.ok(to <= review);
            else assert.ok(from >= review);
          }
          assert.ok(bins.length <= 105);
        },
      ),
    );
  });
});

test('a weight a hair below nothing is in the bin below', () => {
  const patterns = {
    size: 1,
    width: 0,
    digits: new Uint8Array(),
    rules: new Int32Array(1),
    counts: Float64Array.of(1),
  };
  const hair = Float64Array.of(-Number.MIN_VALUE);
  const { bins } = weightHistogram(patterns, hair, { link: 0, review: 0 });
  assert.deepEqual(bins, [{ from: -1, to: 0, band: 'no-link', pairs: 1 }]);
});

describe('markup', () => {
  test('takes text for text and markup for markup', () => {
    const inner = html`<b>${'<&>"'}</b>`;
    assert.equal(inner.markup, '<b>&lt;&amp;&gt;&quot;</b>');
    assert.equal(html`<p>${inner}${null}${3}</p>`.markup, `<p>${inner.markup}3</p>`);
    assert.equal(html`${[inner, inner]}`.markup, `${inner.markup}\n${inner.markup}`);
  });

  test('shows characters that would hide or turn round others', () => {
    assert.equal(escapeHtml('a\u0000b\u202Ec'), 'a[U+0000]b[U+202E]c');
    assert.equal(escapeHtml('tab\tline\nend'), 'tab\tline\nend');
  });

  test('of any text holds no tag, no quote and nothing that UTF-8 cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeHtml(text);
        assert.doesNotMatch(escaped, /[<>"']/);
        assert.ok(escaped.isWellFormed());
      }),
    );
  });
});

test('longer text is wider, and capitals are wider than small letters', () => {
  assert.ok(textWidth('surname', 13) < textWidth('surnames', 13));
  assert.ok(textWidth('abc', 13) < textWidth('ABC', 13));
  assert.equal(textWidth('', 13), 0);
});
