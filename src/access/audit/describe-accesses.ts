/** How often people of one service did one thing for one purpose with somebody's records. */
export interface AccessCount {
  readonly service: string;
  readonly purpose: string;
  readonly action: string;
  readonly times: number;
  /** ISO 8601, UTC. */
  readonly first: string;
  readonly last: string;
  /** All that was seen or changed in any of them. */
  readonly items: readonly string[];
}

/** What codes are called, for somebody who is no member of staff. */
export interface AccessWords {
  /** `council-tax`: `Council tax`. */
  service(code: string): string;
  /** What follows "to": `collect council tax`. */
  purpose(code: string): string;
  /** `dateOfBirth`: `date of birth`. */
  item(item: string): string;
}

/** What was done, in the past, of one's own records; others are told by their code. */
const ACTIONS: Readonly<Record<string, string>> = {
  read: 'looked at your record',
  search: 'saw you among the results of a search',
  match: 'compared a record with yours',
  verify: 'checked a detail about you',
  export: 'exported your record',
  submit: 'wrote to your record',
  load: 'sent your record',
  link: 'linked records as yours',
  merge: 'joined records as yours',
  split: 'separated records from yours',
  move: 'moved a record to or from yours',
  undo: 'took back a decision about your records',
  erase: 'erased your record',
  consent: 'recorded your consent, or that you withdrew it',
  seal: 'sealed your record',
  unseal: 'took the seal off your record',
  'break-glass': 'opened your sealed record, giving a reason',
};

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/London',
});

/**
 * Who looked, in sentences for the person whose records they are: by service and purpose, as
 * article 15(1) of the UK GDPR asks for purposes and recipients. Not by member of staff: they are
 * identified to those who may know, by `accessesTo`. One sentence a count, in the order given.
 *
 * @example
 * describeAccesses(await countAccesses(db, ids), words)
 * // ['Council tax looked at your record 3 times, from 1 March 2026 to 4 May 2026, to collect
 * //   council tax. Seen: address, surname.']
 */
export function describeAccesses(
  counts: readonly AccessCount[],
  words: AccessWords,
): readonly string[] {
  return counts.map(({ service, purpose, action, times, first, last, items }) => {
    const done = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : `did "${action}"`;
    const often = times === 1 ? 'once' : times === 2 ? 'twice' : `${number(times)} times`;
    const seen = items.map((item) => words.item(item)).sort((a, b) => a.localeCompare(b, 'en'));
    const what =
      seen.length === 0 ? '' : ` ${WRITES.has(action) ? 'Written' : 'Seen'}: ${seen.join(', ')}.`;
    return `${words.service(service)} ${done} ${often}, ${when(first, last)}, to ${words.purpose(purpose)}.${what}`;
  });
}

/** What changes a record rather than shows it. */
const WRITES: ReadonlySet<string> = new Set(['submit', 'load']);

function when(first: string, last: string): string {
  const [from, to] = [first, last].map((at) => DAY.format(new Date(at)));
  return from === to ? `on ${from}` : `from ${from} to ${to}`;
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
