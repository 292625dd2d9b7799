/** Why the hub has no answer. */
export type NotKnownReason = 'nobody-found' | 'not-held' | 'in-doubt';

const BECAUSE: Readonly<Record<NotKnownReason, string>> = {
  'nobody-found': 'No record that may be used for this fits the details given.',
  'not-held': 'The records that may be used for this do not say.',
  'in-doubt': 'The records that may be used for this do not settle it.',
};

/**
 * What is said wherever the answer is "not known". Being absent from the hub is never a reason
 * to refuse a service (DESIGN.md, Access). It says the same whether nothing is held or what is
 * held may not be seen.
 */
export function notKnownText(reason: NotKnownReason): string {
  return (
    `Not known. ${BECAUSE[reason]} This is not a reason to refuse anything: ` +
    'ask the person for the proof that you would ask of anyone.'
  );
}
