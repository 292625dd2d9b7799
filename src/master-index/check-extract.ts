import type { ExtractToLoad } from './extract-to-load.ts';
import type { LoadedExtract } from './store/extracts.ts';

/** An extract of fewer rows than this share of the last is likely cut, or of a part alone. */
const FEWEST = 0.5;
/** And of more than this, of something else, or twice the same. */
const MOST = 2;
/** Below this many rows, counts jump by chance. */
const FEW_ROWS = 20;
/** A column that at least this share of the rows had. */
const USUAL = 0.02;
/** Of changes, a column is missed where about this many were to be filled: none is then no chance. */
const MISSED = 10;

/**
 * What looks wrong with an extract beside those of its source that are loaded: in words, with
 * figures. Empty where nothing does.
 */
export function checkExtract(
  extract: Pick<ExtractToLoad, 'definition' | 'asAt' | 'rowCount' | 'filled' | 'sha256'>,
  earlier: readonly LoadedExtract[],
): string[] {
  const [last] = earlier;
  const warnings: string[] = [];
  const isFull = extract.definition.extract.content === 'full';
  // Of a quiet day there may be no changes.
  if (extract.rowCount === 0 && isFull) warnings.push('it has no rows');
  if (last === undefined) return warnings;
  const n = (count: number): string => count.toLocaleString('en-GB');
  if (extract.asAt < last.asAt) {
    warnings.push(`it is of ${extract.asAt}, and one of ${last.asAt} is loaded already`);
  }
  const usual = last.counts.rows ?? 0;
  if (last.sha256 === extract.sha256 && extract.asAt !== last.asAt && usual >= FEW_ROWS) {
    warnings.push(`it is the same file as that of ${last.asAt}`);
  }
  // How many changes there are says nothing: some days have ten times as many as others.
  if (isFull && last.kind === 'full' && usual >= FEW_ROWS && extract.rowCount > 0) {
    if (extract.rowCount < FEWEST * usual) {
      warnings.push(`it has ${n(extract.rowCount)} rows, and the last one ${n(usual)}`);
    } else if (extract.rowCount > MOST * usual) {
      warnings.push(`it has ${n(extract.rowCount)} rows, and the last one only ${n(usual)}`);
    }
  }
  const empty = Object.entries(last.counts.filled ?? {}).filter(
    ([column, filled]) =>
      usual >= FEW_ROWS &&
      filled >= Math.max(USUAL * usual, 1) &&
      extract.rowCount > 0 &&
      (isFull || filled * extract.rowCount >= MISSED * usual) &&
      (extract.filled[column] ?? 0) === 0,
  );
  for (const [column, filled] of empty) {
    warnings.push(`column "${column}" is empty, and had values in ${n(filled)} rows`);
  }
  return warnings;
}
