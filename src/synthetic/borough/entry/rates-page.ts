import {
  DUPLICATES,
  ERROR_KINDS,
  ERROR_RATES,
  type ErrorKind,
  SOURCE_NAMES,
  type SourceName,
} from './rates.ts';

/** `docs/synthetic-error-rates.md`, made from the table that the generator uses. */
export function ratesPage(): string {
  const kinds = Object.keys(ERROR_KINDS) as ErrorKind[];
  const cell = (source: SourceName, kind: ErrorKind): string => {
    const rate = ERROR_RATES[source].rates[kind];
    return kind === 'monthsLate' ? rate.toFixed(1) : `${(rate * 100).toFixed(1)}%`;
  };
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    '# Error rates of the synthetic borough',
    '',
    'Made from `src/synthetic/borough/entry/rates.ts` by',
    '`node scripts/run.mjs scripts/synthetic-error-rates.ts`; a test fails while it is stale.',
    '',
    'A rate is the probability that **one entry** of one record goes wrong in that way. Errors are made',
    'when something is entered and stay until it is entered again; they are not sprinkled on extracts.',
    'A source that is told late, or not at all, is out of date besides: `notTold` is the probability that',
    'it never hears of one change, `monthsLate` the mean of an exponential delay of those it hears of.',
    '',
    '`--noise LEVEL` turns a rate *p* into 1 - (1 - *p*)^LEVEL, which is LEVEL times as much for small',
    'rates and never more than 1; `monthsLate` is multiplied.',
    '',
    '## Where the rates come from',
    '',
    'No council has published how often each of its systems misspells a name. What is published is how',
    'services stand to each other, and that is what sets them apart here; a rate without a named source',
    'is illustrative.',
    '',
    '| source | rests on |',
    '|---|---|',
    ...SOURCE_NAMES.map((source) => row([source, ERROR_RATES[source].basis])),
    '',
    '## What can go wrong',
    '',
    '| kind | meaning |',
    '|---|---|',
    ...kinds.map((kind) => row([`\`${kind}\``, ERROR_KINDS[kind]])),
    '',
    'Where a rate applies only to some (the accents of a name that has them, the flat of an address that',
    'has one, the former name of a street that was renamed), it is of those. `namesRunTogether` applies',
    'to names of several words or with a hyphen, at four times the rate shown.',
    '',
    '## What a duplicate is',
    '',
    'What `duplicate` is the share of, in each source:',
    '',
    '| source | share |',
    '|---|---|',
    ...SOURCE_NAMES.map((source) => row([source, DUPLICATES[source]])),
    '',
    'Someone may have several records in a source besides: a tenancy, an account or a case that followed',
    'another, the children a parent is a contact of.',
    '',
    '## Rates at noise 1',
    '',
    ...[SOURCE_NAMES.slice(0, 6), SOURCE_NAMES.slice(6)].flatMap((sources) => [
      row(['kind', ...sources]),
      row(['---', ...sources.map(() => '---:')]),
      ...kinds.map((kind) => row([`\`${kind}\``, ...sources.map((source) => cell(source, kind))])),
      '',
    ]),
    '## What is not a rate',
    '',
    'A title may be any that fits; a phone is written in one of several ways; an address in lines is laid',
    'out in one of several. None of these is an error, and they come at every level of noise. Nor are the',
    'troubles of whole files (a truncated extract, one sent twice, a column added, an encoding that loses',
    'letters): each layout has its own, whatever the noise.',
    '',
  ].join('\n');
}
