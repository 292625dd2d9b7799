import { type Drawing, type PanelValue, panels } from './draw.ts';
import { folded, image, paragraphs, percent, type Section, sourceName, table } from './markdown.ts';
import { contacts } from './measure-contacts.ts';
import { birthDates, nameDifferences, quantile, slips, statedAddresses } from './measure-errors.ts';
import type { Extracts } from './read-extracts.ts';

type Row = { readonly source: string };
type Kind<Of extends Row> = readonly [name: string, value: (row: Of) => number | undefined];

/** A chart of shares by source, and the same as a table. */
function bySource<Of extends Row>(
  name: string,
  description: string,
  rows: readonly Of[],
  kinds: readonly Kind<Of>[],
  records?: (row: Of) => number,
): { drawing: Drawing; text: string } {
  const values: PanelValue[] = rows.flatMap((row) =>
    kinds.map(([panel, value]) => ({ row: sourceName(row.source), panel, value: value(row) })),
  );
  const drawing = { name, description, spec: panels(values) };
  const numbers = table(
    ['Service', ...(records === undefined ? [] : ['Records']), ...kinds.map(([kind]) => kind)],
    rows.map((row) => [
      sourceName(row.source),
      ...(records === undefined ? [] : [records(row)]),
      ...kinds.map(([, value]) => percent(value(row))),
    ]),
  );
  return {
    drawing,
    text: paragraphs(image(drawing), folded(`Numbers: ${description.toLowerCase()}`, numbers)),
  };
}

/** What services have wrong in names and dates of birth. */
export function namesAndBirthsSection(extracts: Extracts): Section {
  const names = bySource(
    'name-errors',
    'Current records with another name than the person’s, by service and kind',
    nameDifferences(extracts),
    [
      ['First name', ({ first }) => first],
      ['Surname, theirs before', ({ former }) => former],
      ['Surname, never theirs', ({ surname }) => surname],
    ],
    ({ records }) => records,
  );
  const births = bySource(
    'birth-errors',
    'Dates of birth that are wrong, by service and kind',
    birthDates(extracts),
    [
      ['A default', ({ shares }) => shares.default],
      ['Day and month', ({ shares }) => shares.swapped],
      ['Another slip', ({ shares }) => shares['otherwise wrong']],
    ],
    ({ records }) => records,
  );
  return {
    drawings: [names.drawing, births.drawing],
    text: paragraphs(
      '## Names and dates of birth, against the truth',
      'In per cent of current records. A first name counts as another when the record does not begin with it: initials, everyday forms, other spellings and slips. Case and accents make no difference. Registrars write the name of the day, so a bride stands under her former one.',
      names.text,
      'Dates of birth are wrong in these ways; records without one count among the records.',
      births.text,
    ),
  };
}

/** What services have wrong in addresses. */
export function addressesSection(extracts: Extracts): Section {
  // An entry in a register of events is of its day, the deceased's among them.
  const stated = statedAddresses(extracts).filter(({ source }) => source !== 'registrars');
  const stale = bySource(
    'stale-addresses',
    'Current records whose person is no longer at the address, by service',
    stated,
    [
      ['Has moved away', ({ shares }) => shares['lived there']],
      ['Has died', ({ shares }) => shares['has died']],
    ],
    ({ records }) => records,
  );
  const never = stated.filter(({ shares }) => shares['never lived there'] > 0);
  const written = slips(extracts);
  const misspelt = bySource(
    'address-slips',
    'Addresses written otherwise than the gazetteer has them, by service and kind',
    written,
    [
      ['In any way', ({ any }) => any],
      ['Flat or number', (row) => slipShare(row, FLAT_OR_NUMBER)],
      ['Street', (row) => slipShare(row, STREET)],
      ['Postcode', (row) => slipShare(row, POSTCODE)],
    ],
    ({ records }) => records,
  );
  const kinds = [...new Set(written.flatMap(({ shares }) => [...shares.keys()]))].sort();
  return {
    drawings: [stale.drawing, misspelt.drawing],
    text: paragraphs(
      '## Addresses, against the truth',
      'The place that a current record means, whatever is wrong with how it is written, against where its person lives on the last day.',
      stale.text,
      never.length === 0
        ? 'No record means a place where its person never lived.'
        : `Places where their person never lived: ${never.map(({ source, shares }) => `${sourceName(source)} ${percent(shares['never lived there'])}`).join(', ')}.`,
      folded(
        'How long ago those who have left went',
        table(
          ['Service', 'Records', 'Half of them, months', 'Nine in ten, months'],
          stated.map(({ source, monthsSince }) => [
            sourceName(source),
            monthsSince.length,
            quantile(monthsSince, 0.5)?.toFixed(0) ?? '–',
            quantile(monthsSince, 0.9)?.toFixed(0) ?? '–',
          ]),
        ),
      ),
      'How the address is written: in per cent of current records with one. Some are wrong in several ways.',
      misspelt.text,
      folded(
        'Every kind of slip, as the truth names them',
        table(
          ['Slip', ...written.map(({ source }) => sourceName(source))],
          kinds.map((kind) => [
            `\`${kind}\``,
            ...written.map(({ shares }) => percent(shares.get(kind) ?? 0)),
          ]),
        ),
      ),
    ),
  };
}

const FLAT_OR_NUMBER = [
  'flatForm',
  'flatMissing',
  'numberForm',
  'numberMissing',
  'numberWrong',
  'buildingMissing',
];
const STREET = ['typing', 'abbreviated', 'localityMissing', 'formerStreet'];
const POSTCODE = ['postcodeMissing', 'postcodeWrong'];

/** Of records with an address, in per cent: with one of some slips at least. */
function slipShare(
  { combinations, records }: ReturnType<typeof slips>[number],
  kinds: readonly string[],
): number {
  let found = 0;
  for (const [together, number] of combinations) {
    if (together.split(' ').some((slip) => kinds.includes(slip))) found += number;
  }
  return records === 0 ? 0 : (100 * found) / records;
}

/** Phones and emails that differ from what other services have. */
export function contactsSection(extracts: Extracts): Section {
  const rows = contacts(extracts).filter(
    ({ mobileDiffers, emailDiffers }) => mobileDiffers !== undefined || emailDiffers !== undefined,
  );
  const differing = bySource(
    'contact-differences',
    'Mobile numbers and emails that no other service has, by service',
    rows,
    [
      ['Mobile numbers', ({ mobileDiffers }) => mobileDiffers],
      ['Emails', ({ emailDiffers }) => emailDiffers],
    ],
  );
  return {
    drawings: [differing.drawing],
    text: paragraphs(
      '## Phones and emails, against the other services',
      'The truth has no list of numbers, so each is held against what other services have for the same person, in per cent of those where another has any. A slip, a number given up and a number that only one service was given all count.',
      differing.text,
    ),
  };
}
