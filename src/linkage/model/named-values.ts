import { type Expression, parseExpression } from './expression/index.ts';
import type { Condition, MatchModel } from './match-model.ts';

/** A place where a model names a value that records may have. */
export interface NamedValue {
  /** Path in the model. */
  readonly field: string;
  /** What is written there: the same in two models where both name the same. */
  readonly written: string;
}

/** Take a part of a text: their numbers say which, and no value. */
const CUTS = new Set(['left', 'right', 'substr', 'word']);
/** How far two values are from each other: a number beside one is a threshold. */
const MEASURES = new Set([
  'jaro',
  'jaro_winkler',
  'levenshtein',
  'damerau_levenshtein',
  'jaccard',
  'token_overlap',
  'overlap',
  'days_between',
  'months_between',
  'years_between',
]);
/** Numbers of one value: of a value as it is, or a text of so many letters would be a number. */
const COUNTS = new Set(['length', 'element_count']);

/**
 * Where a model speaks of a certain value, and not of how the values of two records are to each other:
 * in expressions, constants of columns, separators, and how often which value occurs. Whoever may choose
 * these, and sees what comes of matching, can ask whether anybody has a value. What is not known to name
 * none is taken to name one.
 *
 * @example
 * namedValues(model) // of one with "l.surname = 'DOE'":
 * // [{ field: 'comparisons[0].levels[0].when.expression', written: "l.surname = 'DOE'" }]
 */
export function namedValues(model: MatchModel): readonly NamedValue[] {
  return [
    ...expressionsOf(model).filter(({ written }) => !isOfPairs(parseExpression(written))),
    ...Object.entries(model.columns).flatMap(([name, { constant = {}, split }]) => [
      ...Object.entries(constant).map(([dataset, value]) => ({
        field: `columns.${name}.constant.${dataset}`,
        written: value,
      })),
      ...(split !== undefined && /[\p{L}\p{M}\p{N}]/u.test(split)
        ? [{ field: `columns.${name}.split`, written: split }]
        : []),
    ]),
    ...Object.entries(model.termFrequencies ?? {}).map(
      ([name, { total, share, agreement, counts }]) => ({
        field: `termFrequencies.${name}`,
        written: JSON.stringify([name, total, share, agreement, Object.entries(counts).sort()]),
      }),
    ),
  ];
}

function expressionsOf({
  comparisons,
  blocking,
  deterministic = [],
}: MatchModel): readonly NamedValue[] {
  return [
    ...comparisons.flatMap(({ missing, levels }, i) => [
      ...(missing === undefined ? [] : [{ field: `comparisons[${i}].missing`, written: missing }]),
      ...levels.flatMap(({ when }, j) => within(when, `comparisons[${i}].levels[${j}].when`)),
    ]),
    ...Object.entries({ blocking, deterministic }).flatMap(([kind, rules]) =>
      rules.flatMap(({ on }, i) =>
        on.map((written, k) => ({ field: `${kind}[${i}].on[${k}]`, written })),
      ),
    ),
  ];
}

function within(when: Condition, field: string): readonly NamedValue[] {
  if (when === 'else') return [];
  if ('expression' in when) return [{ field: `${field}.expression`, written: when.expression }];
  if ('all' in when) return when.all.flatMap((each, i) => within(each, `${field}.all[${i}]`));
  if ('any' in when) return when.any.flatMap((each, i) => within(each, `${field}.any[${i}]`));
  return [];
}

/** Whether an expression names no value, nor makes one: a number is made by counting or reckoning, too. */
function isOfPairs(expression: Expression): boolean {
  switch (expression.kind) {
    case 'column':
      return true;
    case 'literal': {
      const { value } = expression;
      return typeof value === 'string' ? value.trim() === '' : typeof value !== 'number';
    }
    case 'call': {
      const { name, arguments: given } = expression;
      if (CUTS.has(name)) return given.slice(0, 1).every(isOfPairs);
      if (COUNTS.has(name)) return given.every(({ kind }) => kind === 'column');
      return !MEASURES.has(name) && name !== 'abs' && given.every(isOfPairs);
    }
    case 'comparing': {
      const { left, right } = expression;
      if (isNumber(right)) return isMeasure(left);
      return isNumber(left) ? isMeasure(right) : isOfPairs(left) && isOfPairs(right);
    }
    case 'and':
    case 'or':
      return expression.operands.every(isOfPairs);
    case 'not':
    case 'is-null':
      return isOfPairs(expression.operand);
    case 'case':
      return (
        expression.branches.every(({ when, value }) => isOfPairs(when) && isOfPairs(value)) &&
        (expression.otherwise === null || isOfPairs(expression.otherwise))
      );
    default:
      return false;
  }
}

function isNumber(expression: Expression): boolean {
  return expression.kind === 'literal' && typeof expression.value === 'number';
}

/** How far two values are from each other, of which none is named: `abs(l.age - r.age)`, too. */
function isMeasure(expression: Expression): boolean {
  if (expression.kind !== 'call') return false;
  const { name, arguments: given } = expression;
  if (MEASURES.has(name)) return given.every(isOfPairs);
  const [difference] = given;
  return (
    name === 'abs' &&
    difference?.kind === 'arithmetic' &&
    difference.operator === '-' &&
    isOfPairs(difference.left) &&
    isOfPairs(difference.right)
  );
}
