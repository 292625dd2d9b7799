import type { MatchModel } from '../../../linkage/index.ts';
import { columnWords } from './column-words.ts';

type Rule = Pick<MatchModel['blocking'][number], 'on' | 'explode'>;

/**
 * What two records have to have in common for a rule to find them, as the end of a sentence.
 *
 * @example
 * ruleWords({ on: ['postcode', 'left(given, 1)'] });
 * // 'the same postcode and the same first letter of the first name'
 */
export function ruleWords({ on, explode = [] }: Rule): string {
  return listOf(on.map((key) => keyWords(key, explode.includes(key))));
}

const BEGINNING = /^(?:left\(\s*(\w+)\s*,\s*(\d+)\s*\)|substr\(\s*(\w+)\s*,\s*1\s*,\s*(\d+)\s*\))$/;

function keyWords(key: string, isAny: boolean): string {
  const begins = BEGINNING.exec(key);
  if (begins !== null) {
    const column = begins[1] ?? begins[3] ?? '';
    const count = Number(begins[2] ?? begins[4]);
    const unit = /postcode|number|phone/.test(column) ? 'character' : 'letter';
    const first = count === 1 ? `first ${unit}` : `first ${count} ${unit}s`;
    return `the same ${first} of the ${columnWords(column)}`;
  }
  if (!/^\w+$/.test(key)) return `the same value of ${key}`;
  return isAny ? `one in common of the ${columnWords(key)}` : `the same ${columnWords(key)}`;
}

function listOf(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
