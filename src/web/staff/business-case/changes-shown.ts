import { type CaseResult, compareCases } from '../../../business-case/index.ts';
import { changeText, poundsText } from './money-words.ts';

const ROWS = [
  ['setUp', 'Set up'],
  ['ongoing', 'Ongoing'],
  ['cashable', 'Cashable benefits'],
  ['payback', 'Payback after five years'],
  ['npv', 'Net present value'],
  ['nonCashable', 'Time freed less time spent'],
] as const;

/** What figures make of a case, beside what it was before. */
export function changesShown(before: CaseResult, after: CaseResult) {
  const { summary, paybackMonth } = compareCases(before, after);
  const month = (at: number | null): string => (at === null ? 'none' : String(at));
  return [
    ...ROWS.map(([name, label]) => ({
      label,
      before: poundsText(summary[name].first),
      after: poundsText(summary[name].second),
      change: changeText(summary[name].difference),
    })),
    {
      label: 'Month in which it has paid back',
      before: month(paybackMonth.first),
      after: month(paybackMonth.second),
      change: '',
    },
  ];
}
