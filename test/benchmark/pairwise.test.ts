import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  atProbability,
  bestThreshold,
  scoreClusters,
  scoreThresholds,
} from '../../bench/pairwise.ts';

const labels = (values: readonly (string | number)[]): Map<string, string> =>
  new Map(values.map((value, i) => [`r${i}`, String(value)]));

describe('pairwise scores', () => {
  it('count pairs, not records', () => {
    const truth = labels(['a', 'a', 'a', 'b', 'b', 'c']);
    const found = labels([1, 1, 2, 3, 3, 3]);
    const score = scoreClusters(found, truth);
    assert.equal(score.truePairs, 4);
    assert.equal(score.foundPairs, 4);
    assert.equal(score.rightPairs, 2);
    assert.equal(score.f1, 0.5);
  });

  it('are 1 for the truth itself, whatever its labels', () => {
    assert.equal(scoreClusters(labels([1, 1, 2]), labels(['x', 'x', 'y'])).f1, 1);
  });

  it('refuse a clustering that leaves records out or has too many', () => {
    assert.throws(() => scoreClusters(labels([1, 1]), labels(['a', 'a', 'a'])), /2 records/);
    const other = new Map([
      ['r0', '1'],
      ['r9', '1'],
    ]);
    assert.throws(() => scoreClusters(other, labels(['a', 'a'])), /Record r1/);
  });

  it('at every threshold equal those of the components, scored one by one', () => {
    const people = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 12 });
    const link = fc.record({
      a: fc.nat(11),
      b: fc.nat(11),
      weight: fc.integer({ min: -3, max: 3 }),
    });
    fc.assert(
      fc.property(people, fc.array(link, { minLength: 1, maxLength: 15 }), (persons, drawn) => {
        const truth = labels(persons);
        const links = drawn.map(({ a, b, weight }) => ({
          left: `r${a % persons.length}`,
          right: `r${b % persons.length}`,
          weight,
        }));
        for (const { weight, ...score } of scoreThresholds(links, truth)) {
          const component = new Map([...truth.keys()].map((id) => [id, id]));
          for (const followed of links.filter((each) => each.weight >= weight)) {
            const [from, to] = [component.get(followed.left), component.get(followed.right)];
            for (const [id, at] of component) if (at === from) component.set(id, to as string);
          }
          assert.deepEqual(score, scoreClusters(component, truth));
        }
      }),
    );
  });

  it('name the best threshold, and the one at a probability', () => {
    const truth = labels(['a', 'a', 'b', 'b']);
    const scores = scoreThresholds(
      [
        { left: 'r0', right: 'r1', weight: 9 },
        { left: 'r2', right: 'r3', weight: 4 },
        { left: 'r1', right: 'r2', weight: 1 },
      ],
      truth,
    );
    assert.deepEqual([bestThreshold(scores)?.weight, bestThreshold(scores)?.f1], [4, 1]);
    assert.equal(atProbability(scores, 0.99)?.weight, 9);
    assert.equal(atProbability(scores, 0.5)?.weight, 1);
    assert.equal(atProbability(scores, 0.9999999), undefined);
  });
});

describe('the benchmark', () => {
  const read = (path: string) =>
    JSON.parse(readFileSync(new URL(`../../bench/${path}`, import.meta.url), 'utf8'));

  it('gives both tools the same comparisons, levels, adjustments and blocking rules', () => {
    const reeve = read('model.json') as {
      comparisons: {
        name: string;
        levels: { description: string; termFrequency?: { column: string } }[];
      }[];
      blocking: { on: string[] }[];
    };
    const splink = read('splink/settings.json') as {
      comparisons: {
        output_column_name: string;
        comparison_levels: {
          label_for_charts: string;
          is_null_level?: boolean;
          tf_adjustment_column?: string;
        }[];
      }[];
      blocking_rules_to_generate_predictions: { blocking_rule: string }[];
    };
    assert.deepEqual(
      reeve.comparisons.map(({ name, levels }) => [
        name,
        levels.map((level) => [level.description, level.termFrequency?.column]),
      ]),
      splink.comparisons.map((comparison) => [
        comparison.output_column_name,
        comparison.comparison_levels
          .filter((level) => level.is_null_level !== true)
          .map((level) => [level.label_for_charts, level.tf_adjustment_column]),
      ]),
    );
    const sides = (expression: string, side: string): string =>
      expression.replace(/\b(?!substr\b)([a-z_]+)\b/g, `${side}.$1`);
    assert.deepEqual(
      reeve.blocking.map(({ on }) =>
        on.map((key) => `${sides(key, 'l')} = ${sides(key, 'r')}`).join(' and '),
      ),
      splink.blocking_rules_to_generate_predictions.map(({ blocking_rule }) =>
        blocking_rule.toLowerCase(),
      ),
    );
  });
});
