import type { AttributeName } from '../../standards/index.ts';
import { columnsOfValue, optionsOf } from './columns-used.ts';
import type { ValueDefinition } from './definition-schema.ts';
import type { AttributeValue, ItemFinding, ReceivedRow } from './mapped-row.ts';
import { remembered } from './memo.ts';
import {
  addressText,
  birthReader,
  dateReader,
  identifierReader,
  nameReader,
  parserReader,
  phoneReader,
  plainText,
  type ReadOne,
  type ReadText,
  sexReader,
  type Tolerated,
} from './read-values.ts';
import { codeReader, type FileLayout, textReader } from './row-values.ts';
import { sourceFindings } from './source-findings.ts';

/** What the attributes of a record are put into, row by row. */
export interface AttributeDraft {
  readonly attributes: Partial<Record<AttributeName, AttributeValue>>;
  readonly wrong: Partial<Record<AttributeName, AttributeValue>>;
  readonly received: Partial<Record<AttributeName, string>>;
  readonly findings: ItemFinding[];
}

/** Reads one attribute of a row into a draft. */
export type AttributeReader = (row: ReceivedRow, draft: AttributeDraft) => void;

/** Compiles an attribute of a definition for the columns of a file. */
export function attributeReader(
  layout: FileLayout,
  name: AttributeName,
  value: ValueDefinition,
): AttributeReader {
  const tolerated: Tolerated = new Set(layout.definition.tolerate);
  const options = optionsOf(value);
  const dates = { ...layout.definition.dates, ...options?.dates };
  const reader = withCodes(layout, value, readerOf(name, dates, layout.context.asAt, tolerated));
  const read = SELDOM_AGAIN.has(name) ? reader : remembered(reader);
  if (name === 'email' || name === 'mobile' || name === 'phone') {
    return listReader(layout, name, value, read);
  }
  const text = textReader(layout, value, JOINS[name] ?? ' ');
  return (row, draft) => {
    const received = text(row);
    if (received === '') return;
    put(draft, name, received, read(received));
  };
}

/** One person's, or long: what was read is not worth keeping. */
const SELDOM_AGAIN: ReadonlySet<AttributeName> = new Set([
  'address',
  'correspondenceAddress',
  'email',
  'mobile',
  'nino',
  'nhsNumber',
  'pupilNumber',
]);

const JOINS: Readonly<Partial<Record<AttributeName, string>>> = {
  address: ', ',
  correspondenceAddress: ', ',
};

function readerOf(
  name: AttributeName,
  dates: Parameters<typeof dateReader>[0],
  asAt: string | undefined,
  tolerated: Tolerated,
): ReadOne {
  switch (name) {
    case 'forenames':
    case 'middleNames':
    case 'knownAs':
      return nameReader('given-name');
    case 'surname':
    case 'formerSurname':
      return nameReader('surname');
    case 'fullName':
      return nameReader('full-name');
    case 'dateOfBirth':
      return birthReader(dates, asAt, tolerated);
    case 'dateOfDeath':
    case 'addressFrom':
      return dateReader(dates, tolerated);
    case 'sex':
      return sexReader;
    case 'address':
    case 'correspondenceAddress':
      return addressText;
    case 'postcode':
    case 'correspondencePostcode':
      return parserReader('postcode', tolerated);
    case 'uprn':
    case 'nino':
    case 'nhsNumber':
    case 'email':
      return parserReader(name, tolerated);
    case 'mobile':
    case 'phone':
      return phoneReader(tolerated);
    case 'pupilNumber':
      return identifierReader;
    case 'title':
    case 'suffix':
    case 'contactPreference':
      return plainText;
  }
}

/** Puts codes into words before they are read. */
function withCodes(layout: FileLayout, value: ValueDefinition, read: ReadOne): ReadOne {
  const meaning = codeReader(layout, optionsOf(value)?.codes);
  if (meaning === undefined) return read;
  return (text) => {
    const word = meaning(text);
    if (word !== undefined) return read(word);
    const found = read(text);
    return { ...found, findings: [...found.findings, sourceFindings.unknownCode] };
  };
}

function put(
  draft: AttributeDraft,
  name: AttributeName,
  received: string,
  { standard, isWrong, findings }: ReadText,
): void {
  if (standard !== null) {
    if (isWrong) draft.wrong[name] = standard;
    else draft.attributes[name] = standard;
  }
  if (received !== standard) draft.received[name] = received;
  if (findings.length === 0) return;
  for (const finding of findings) draft.findings.push({ item: name, finding });
}

/**
 * Emails and telephone numbers: each column, and each part of a split one, is a value of its own.
 * A number goes where its kind says, as a mobile in the column for landlines is a mobile.
 */
function listReader(
  layout: FileLayout,
  name: 'email' | 'mobile' | 'phone',
  value: ValueDefinition,
  read: ReadOne,
): AttributeReader {
  const options = optionsOf(value);
  const columns = columnsOfValue(value);
  const texts = columns.map((from) => textReader(layout, { ...options, from }));
  const split = options?.split;
  return (row, draft) => {
    for (const text of texts) {
      const whole = text(row);
      if (whole === '') continue;
      const parts = split === undefined ? [whole] : partsOf(whole, split);
      for (const part of parts) putListed(draft, name, part, read(part));
    }
  };
}

function putListed(
  draft: AttributeDraft,
  name: 'email' | 'mobile' | 'phone',
  received: string,
  { standard, isWrong, findings, others, isMobile }: ReadText,
): void {
  const target = isMobile === undefined ? name : isMobile ? 'mobile' : landline(name, standard);
  if (standard !== null) add(isWrong ? draft.wrong : draft.attributes, target, standard);
  for (const other of others) {
    add(draft.attributes, other.startsWith('+447') ? 'mobile' : name, other);
  }
  if (received !== standard) {
    const earlier = draft.received[target];
    draft.received[target] = earlier === undefined ? received : `${earlier}; ${received}`;
  }
  for (const finding of findings) draft.findings.push({ item: target, finding });
}

/** A number of another country may be a mobile: it stays where the source has it. */
function landline(name: 'email' | 'mobile' | 'phone', standard: string | null) {
  return standard?.startsWith('+44') === true ? 'phone' : name;
}

function add(
  into: Partial<Record<AttributeName, AttributeValue>>,
  name: AttributeName,
  value: string,
): void {
  const earlier = into[name];
  if (earlier === undefined) into[name] = [value];
  else if (!earlier.includes(value)) into[name] = [...earlier, value];
}

export function partsOf(text: string, split: string): readonly string[] {
  return text
    .split(split)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
