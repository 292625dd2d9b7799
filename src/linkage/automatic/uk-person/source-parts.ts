import type { Level } from '../../model/match-model.ts';
import type { SourcePair } from './measure-sources.ts';
import { expression, level, NOTHING, type Part } from './parts.ts';
import type { UkPersonSettings } from './settings.ts';

/** Above this many data sets, their pairs are too many to be told apart. */
const MOST_DATASETS = 60;

/** Matches that are added to what is measured, spread as if all data sets were alike. A judgement. */
const PSEUDO_MATCHES = 2;

/** No two data sets speak more strongly than this many bits. */
const MOST_BITS = 8;

/**
 * Which two data sets the records are of. A child's record and a tax payer's are never one
 * person's, two entries of one register hardly ever, a pupil's and the child's in social care
 * often: what a person is likely to be in twice is as good a piece of evidence as a birthday.
 * Data sets that say it equally strongly, to a bit, are one level.
 */
export function sourceParts(settings: UkPersonSettings): Part {
  const sources = withPairs(settings);
  const datasets = datasetsOf(sources);
  if (datasets.length === 0) return NOTHING;
  const allPairs = sum(sources, ({ pairs }) => pairs);
  const allMatches = sum(sources, ({ matches }) => matches);
  const shares = sources.map((source) => {
    const u = source.pairs / allPairs;
    const chance = allMatches * u;
    const ratio = (source.matches + PSEUDO_MATCHES) / (chance + PSEUDO_MATCHES);
    return { source, u, m: (chance * ratio) / allMatches };
  });
  const total = sum(shares, ({ m }) => m);
  const levels = byClass(shares, ({ m, u }) => bits(m / total / Math.max(u, Number.MIN_VALUE)));
  const columns = {
    source: {
      from: {},
      constant: Object.fromEntries(datasets.map((dataset, d) => [dataset, String(d + 1)])),
    },
  };
  // All alike: they tell nothing, but homes apart may.
  if (levels.length < 2) return { columns, comparisons: [] };
  return {
    columns,
    comparisons: [
      {
        name: 'sources',
        description: 'How often one person is in both data sets',
        missing: 'l.source is null or r.source is null',
        levels: levels.map(([strength, members], at) => ({
          description: describeBits(strength),
          when:
            at === levels.length - 1
              ? 'else'
              : areOf(
                  datasets,
                  members.map(({ source }) => source),
                ),
          m: sum(members, ({ m }) => m) / total,
          u: sum(members, ({ u }) => u),
          fixed: 'both',
        })),
      },
    ],
  };
}

/** Matches at the average of all data sets that are added to what is measured. A judgement. */
const PSEUDO_PLACED = 20;

/** Steps of half a bit. */
const APART_STEPS = 2;

/**
 * Different homes say little where a data set is out of date, and much where both are kept up.
 * Their m are as measured; what the data sets themselves say is evidence of its own.
 */
export function apartLevels(settings: UkPersonSettings): Level[] {
  const sources = withPairs(settings);
  const datasets = datasetsOf(sources);
  const placed = sum(sources, (source) => source.placed);
  const allApart = sum(sources, ({ apart }) => apart);
  // Where nobody has two homes there is nothing to tell, and no m may be 0.
  if (datasets.length === 0 || allApart === 0) return [];
  const usual = allApart / placed;
  const allPairs = sum(sources, ({ pairs }) => pairs);
  const rates = sources.map((source) => ({
    source,
    rate: (source.apart + PSEUDO_PLACED * usual) / (source.placed + PSEUDO_PLACED),
  }));
  return byClass(rates, ({ rate }) => Math.round(APART_STEPS * Math.log2(rate))).map(
    ([, members]) => {
      const pairs = sum(members, ({ source }) => source.pairs);
      const rate = sum(members, (member) => member.rate * member.source.pairs) / pairs;
      return level(
        `different, where that is so for ${Math.round(100 * rate)}% of people`,
        areOf(
          datasets,
          members.map(({ source }) => source),
        ),
        { m: (rate * pairs) / allPairs, fixed: 'm' },
      );
    },
  );
}

/** A data set of one record has no pairs with itself. */
function withPairs({ sources }: UkPersonSettings): SourcePair[] {
  return (sources ?? []).filter(({ pairs }) => pairs > 0);
}

function datasetsOf(sources: readonly SourcePair[]): string[] {
  const datasets = [...new Set(sources.flatMap(({ one, other }) => [one, other]))];
  return datasets.length < 2 || datasets.length > MOST_DATASETS ? [] : datasets;
}

/** That the two records are of these data sets, whichever is of which. */
function areOf(datasets: readonly string[], sources: readonly SourcePair[]): Level['when'] {
  const numbers = sources.flatMap(({ one, other }) => {
    const [a, b] = [datasets.indexOf(one) + 1, datasets.indexOf(other) + 1];
    return a === b ? [`${a}-${b}`] : [`${a}-${b}`, `${b}-${a}`];
  });
  return expression(
    `contains(' ${numbers.join(' ')} ', ' ' || l.source || '-' || r.source || ' ')`,
  );
}

function byClass<T>(values: readonly T[], classOf: (value: T) => number): [number, T[]][] {
  const classes = new Map<number, T[]>();
  for (const value of values) {
    const members = classes.get(classOf(value));
    if (members === undefined) classes.set(classOf(value), [value]);
    else members.push(value);
  }
  return [...classes].sort(([a], [b]) => a - b);
}

function bits(ratio: number): number {
  return Math.max(-MOST_BITS, Math.min(MOST_BITS, Math.round(Math.log2(ratio))));
}

function describeBits(strength: number): string {
  if (strength === 0) return 'as often as by chance';
  const times = (2 ** Math.abs(strength)).toLocaleString('en-GB');
  return strength < 0
    ? `${times} times less often than by chance`
    : `${times} times as often as by chance`;
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
