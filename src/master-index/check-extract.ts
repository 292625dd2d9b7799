import { dayAfter } from '../kernel/index.ts';
import type { ExtractToLoad } from './extract-to-load.ts';
import type { LoadedExtract } from './store/extracts.ts';

/** An extract of this share of the usual rows or fewer is likely cut, or of a part alone. */
const FEWEST = 0.5;
/** And of more than this, of something else, or twice the same. */
const MOST = 2;
/** Below this many rows, counts jump by chance. */
const FEW_ROWS = 20;
/**
 * Of this many rows usually, half are missed: that many people leave no list at once unheard. Of
 * fewer, three or four are half of it already.
 */
const LEAST_HALVED = 10;
/**
 * Extracts by whose median it is told how many rows are usual: one that lost much does not make
 * little usual, so that rows cannot dwindle by halves; and a list that has changed for good is
 * the usual one after three.
 */
const USUAL_EXTRACTS = 5;
/** A column that at least this share of the rows had. */
const USUAL = 0.02;
/** Of changes, a column is missed where about this many were to be filled: none is then no chance. */
const MISSED = 10;

/**
 * What looks wrong with an extract beside those of its source that are loaded: in words, with
 * figures. Empty where nothing does.
 *
 * @param today as `YYYY-MM-DD`
 */
export function checkExtract(
  extract: Pick<ExtractToLoad, 'definition' | 'asAt' | 'rowCount' | 'filled' | 'sha256'>,
  earlier: readonly LoadedExtract[],
  today: string,
): string[] {
  const [last] = earlier;
  const warnings: string[] = [];
  const isFull = extract.definition.extract.content === 'full';
  // Of a quiet day there may be no changes.
  if (extract.rowCount === 0 && isFull) warnings.push('it has no rows');
  // With one of a day that is still to come loaded, all others would look old. One more than today, as
  // where the source is it may be tomorrow already.
  if (extract.asAt > dayAfter(today)) {
    warnings.push(`it is of ${extract.asAt}, which is still to come: today is ${today}`);
  }
  if (last === undefined) return warnings;
  const n = (count: number): string => count.toLocaleString('en-GB');
  if (extract.asAt < last.asAt) {
    warnings.push(`it is of ${extract.asAt}, and one of ${last.asAt} is loaded already`);
  }
  const before = last.counts.rows ?? 0;
  if (last.sha256 === extract.sha256 && extract.asAt !== last.asAt && before >= FEW_ROWS) {
    warnings.push(`it is the same file as that of ${last.asAt}`);
  }
  // How many changes there are says nothing: some days have ten times as many as others.
  if (isFull && last.kind === 'full' && extract.rowCount > 0) {
    const usual = usualRows(earlier);
    if (usual >= LEAST_HALVED && extract.rowCount <= FEWEST * usual) {
      warnings.push(`it has ${n(extract.rowCount)} rows, and usually there are ${n(usual)}`);
    } else if (usual >= FEW_ROWS && extract.rowCount > MOST * usual) {
      warnings.push(`it has ${n(extract.rowCount)} rows, and usually there are only ${n(usual)}`);
    }
  }
  const empty = Object.entries(last.counts.filled ?? {}).filter(
    ([column, filled]) =>
      before >= FEW_ROWS &&
      filled >= Math.max(USUAL * before, 1) &&
      extract.rowCount > 0 &&
      (isFull || filled * extract.rowCount >= MISSED * before) &&
      (extract.filled[column] ?? 0) === 0,
  );
  for (const [column, filled] of empty) {
    warnings.push(`column "${column}" is empty, and had values in ${n(filled)} rows`);
  }
  return warnings;
}

/**
 * The median of the rows of the latest full extracts, the higher of the middle two: of those since
 * somebody said that one which looked wrong was right, as it is by that one that others are.
 */
function usualRows(earlier: readonly LoadedExtract[]): number {
  const full = earlier.filter(({ kind }) => kind === 'full');
  const accepted = full.findIndex(({ isAccepted }) => isAccepted);
  const since = accepted < 0 ? full : full.slice(0, accepted + 1);
  const rows = since.slice(0, USUAL_EXTRACTS).map(({ counts }) => counts.rows ?? 0);
  return rows.sort((a, b) => a - b)[Math.floor(rows.length / 2)] ?? 0;
}
