import { addMonths, type DateText } from './calendar-date.ts';
import type { RetentionRule, SharingPolicy, SourceCode } from './sharing-policy.ts';

/** What is known of a record that its retention hangs on. */
export interface RetainedRecord {
  readonly source: SourceCode;
  /** The first day on which the source no longer had it; undefined while it has. */
  readonly noLongerSuppliedOn?: DateText | undefined;
  readonly diedOn?: DateText | undefined;
  readonly lastChangedOn: DateText;
  /** Why it must be kept whatever its age: a claim, an inquiry, a request under way. */
  readonly heldFor?: string | undefined;
}

export type RetentionDecision =
  /** `dueOn` where the day is known already. */
  | { readonly decision: 'keep'; readonly why: string; readonly dueOn?: DateText | undefined }
  | { readonly decision: 'erase' | 'review'; readonly why: string; readonly dueOn: DateText };

/**
 * What is to be done with a record on a day, by the rule of its source. A source without a rule
 * keeps: erasing what nobody decided on cannot be taken back.
 *
 * @example retentionOn(policy, { source: 'council-tax-liability', lastChangedOn, noLongerSuppliedOn }, today)
 */
export function retentionOn(
  policy: SharingPolicy,
  record: RetainedRecord,
  on: DateText,
): RetentionDecision {
  const rule = policy.sources[record.source]?.retention;
  if (rule === undefined) return { decision: 'keep', why: 'Its source has no retention rule.' };
  const start = startOf(rule, record);
  if (start === undefined) {
    return { decision: 'keep', why: NOT_BEGUN[rule.after] };
  }
  const dueOn = addMonths(start, rule.months);
  if (on < dueOn) return { decision: 'keep', why: rule.reason, dueOn };
  if (record.heldFor !== undefined) return { decision: 'keep', why: record.heldFor, dueOn };
  return { decision: rule.action, why: rule.reason, dueOn };
}

const NOT_BEGUN: Readonly<Record<RetentionRule['after'], string>> = {
  'no-longer-supplied': 'Its source supplies it still.',
  death: 'No death is known.',
  'last-change': 'It has not changed.',
};

function startOf(rule: RetentionRule, record: RetainedRecord): DateText | undefined {
  switch (rule.after) {
    case 'no-longer-supplied':
      return record.noLongerSuppliedOn;
    case 'death':
      return record.diedOn;
    case 'last-change':
      return record.lastChangedOn;
  }
}
