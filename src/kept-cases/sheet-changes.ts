import {
  type CaseModel,
  decimalText,
  fraction,
  type OwnFigure,
  type OwnTiming,
  type Rational,
  rational,
} from '../business-case/index.ts';
import { ReeveError } from '../kernel/index.ts';
import { type AddedLines, addedAmountOf, isValueText } from './added-lines.ts';
import { type CaseContent, caseModelOf, type PutInFigure } from './case-content.ts';

/** What somebody changed in a workbook of a case. */
interface Changes {
  readonly figures: Readonly<Record<string, OwnFigure>>;
  readonly timings: Readonly<Record<string, OwnTiming>>;
}

/**
 * The case that a workbook is made from and that a filled-in one is held against: by the key of
 * the case and what it is made of, so that a new name alone leaves sheets that are out valid.
 */
export function sheetBase(key: string, content: CaseContent): CaseModel {
  return caseModelOf(`Case ${key}`, content);
}

/**
 * A case with what was changed in a workbook of it.
 *
 * @throws ReeveError `business-case/sheet` for a range of an amount that somebody added: it has none
 */
export function withSheetChanges(content: CaseContent, { figures, timings }: Changes): CaseContent {
  const units = new Map(caseModelOf('A case', content).inputs.map(({ id, unit }) => [id, unit]));
  const entries = Object.entries(figures);
  const ofAdded = entries.filter(([id]) => addedAmountOf(id) !== null);
  return {
    ...content,
    figures: {
      ...content.figures,
      ...Object.fromEntries(
        entries
          .filter(([id]) => addedAmountOf(id) === null)
          .map(([id, figure]) => [id, putIn(figure, units.get(id) ?? '')]),
      ),
    },
    timings: {
      ...content.timings,
      ...Object.fromEntries(
        Object.entries(timings).map(([id, { shares, source }]) => [
          id,
          {
            shares: shares.map(writtenShare),
            ...(source === undefined ? {} : { source }),
          },
        ]),
      ),
    },
    added: ofAdded.reduce(withAmount, content.added),
  };
}

function putIn({ value, low, high, date, source }: OwnFigure, unit: string): PutInFigure {
  return {
    ...(value === undefined ? {} : { value: written(value, unit) }),
    date,
    ...(low === undefined || high === undefined
      ? {}
      : { low: written(low, unit), high: written(high, unit) }),
    ...(source === undefined ? {} : { source }),
  };
}

function withAmount(added: AddedLines, [input, figure]: [string, OwnFigure]): AddedLines {
  if (figure.low !== undefined) {
    throw new ReeveError('business-case/sheet', 'An amount of your own line has no range here', {
      location: { field: `inputs.${input}` },
      hint: 'Clear its Low and High.',
    });
  }
  const changed = <Line extends { readonly id: string; readonly source?: string | undefined }>(
    line: Line,
  ): Line => {
    if (line.id !== addedAmountOf(input)) return line;
    const { source: _, ...rest } = line;
    const { date, source } = figure;
    const now = {
      ...(figure.value === undefined ? {} : { amount: written(figure.value, '£') }),
      date,
    };
    return { ...rest, ...now, ...(source === undefined ? {} : { source }) } as unknown as Line;
  };
  return { ...added, benefits: added.benefits.map(changed), costs: added.costs.map(changed) };
}

/**
 * As people write a figure in its unit: a percentage, a decimal, or a fraction that is none.
 *
 * @throws ReeveError `business-case/sheet` where it has more digits than a case takes
 */
function written(value: Rational, unit: string): string {
  const isPercentage = unit === 'share' || unit === '1/year';
  const { numerator, denominator } = value;
  const shown = isPercentage ? fraction(numerator * 100n, denominator) : value;
  const sign = isPercentage ? '%' : '';
  const decimal = `${decimalText(shown, PLACES)}${sign}`;
  const text = isSame(rational(decimal), value)
    ? decimal
    : `${shown.numerator}/${shown.denominator}${sign}`;
  if (isValueText(text)) return text;
  throw new ReeveError('business-case/sheet', `${decimal} has more digits than a case takes`, {
    hint: 'Round it.',
  });
}

/** A percentage; a share that is none to the end is of the default, and stays the fraction it is. */
function writtenShare(share: Rational): string {
  const text = written(share, 'share');
  return text.includes('/') ? `${share.numerator}/${share.denominator}` : text;
}

function isSame(a: Rational, b: Rational): boolean {
  return a.numerator * b.denominator === b.numerator * a.denominator;
}

/** A spreadsheet keeps fifteen digits, and as many noughts before them as it takes. */
const PLACES = 24;
