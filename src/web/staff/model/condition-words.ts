import type { Condition } from '../../../linkage/index.ts';
import { columnWords } from './column-words.ts';

/**
 * When a pair of records is at a level, for a level that has no words of its own.
 *
 * @example
 * conditionWords({ levenshtein: 'postcode', atMost: 1 });
 * // 'postcode with one change at most'
 */
export function conditionWords(when: Condition): string {
  if (when === 'else') return 'anything else';
  if ('exact' in when) return `the same ${columnWords(when.exact)}`;
  if ('swapped' in when) return `${when.swapped.map(columnWords).join(' and ')} swapped`;
  if ('jaroWinkler' in when) {
    return alike(when.jaroWinkler, `Jaro-Winkler similarity of ${when.atLeast} or more`);
  }
  if ('jaccard' in when) {
    return alike(
      when.jaccard,
      `${Math.round(100 * when.atLeast)}% of the words in common, or more`,
    );
  }
  if ('levenshtein' in when) return changed(when.levenshtein, when.atMost, 'change');
  if ('damerauLevenshtein' in when) {
    return changed(when.damerauLevenshtein, when.atMost, 'change or swap');
  }
  if ('numeric' in when) return `${columnWords(when.numeric)} within ${when.within}`;
  if ('date' in when) {
    return `${columnWords(when.date)} within ${when.within} ${when.unit}${when.within === 1 ? '' : 's'}`;
  }
  if ('overlap' in when)
    return `${when.atLeast} or more in common of the ${columnWords(when.overlap)}`;
  if ('all' in when) return when.all.map(conditionWords).join(', and ');
  if ('any' in when) return when.any.map(conditionWords).join(', or ');
  return when.expression;
}

function alike(column: string, how: string): string {
  return `nearly the same ${columnWords(column)} (${how})`;
}

function changed(column: string, atMost: number, what: string): string {
  const count =
    atMost === 1
      ? `one ${what}`
      : `${atMost} ${what.replace('change', 'changes').replace('swap', 'swaps')}`;
  return `${columnWords(column)} with ${count} at most`;
}
