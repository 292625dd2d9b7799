/** Names that say "this tells records apart", without case and punctuation. */
const RECORD_ID =
  /^(id|uid|uuid|guid|rowid|rec(ord)?(id|no|num|number|ref|key)|unique(id|ref|key|identifier)|identifier|key|ref|reference)$/;

/** Names of what a record, a person or an account is known by in its source. */
const OTHER_ID = /(^|[\s_.-])(id|uid|uuid|guid|ref|reference|key|identifier)$/;
const NUMBERED =
  /^(record|customer|client|person|patient|account|member|resident|case|pupil|borrower)[\s_.-]*(no|num|number)$/;

/** Names of what several records may share: a group of records, not one. */
const GROUP = /(cluster|group|household|family|entity|ent|match|true|truth|label|dup)/;

/**
 * How much a column's name looks like the id of a record: 0 most, 2 least; null not at all.
 *
 * @example
 * idNameRank('rec_id') // 0
 * idNameRank('Account Ref') // 1
 * idNameRank('surname') // null
 */
export function idNameRank(name: string): number | null {
  // "customerId" and "customer id" are one.
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .trim();
  const bare = words.replace(/[\s_.-]/g, '');
  if (RECORD_ID.test(bare)) return 0;
  if (!OTHER_ID.test(words) && !NUMBERED.test(words)) return null;
  return GROUP.test(bare) ? 2 : 1;
}
