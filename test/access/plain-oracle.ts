import { parse } from 'yaml';

/**
 * Who sees what, worked out in the slowest and plainest way from the file itself: no code of
 * src/access, so that the two can be held against each other.
 */

interface PlainAgreement {
  readonly id: string;
  readonly source: string | readonly string[];
  readonly recipient: string | readonly string[];
  readonly purpose: string | readonly string[];
  readonly items: readonly string[];
  readonly use?: string;
  readonly consent: string;
  readonly from: string;
  readonly until?: string;
}

export interface PlainFile {
  readonly services: Readonly<Record<string, { readonly purposes: readonly string[] }>>;
  readonly sources: Readonly<Record<string, { readonly service: string }>>;
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  readonly agreements: readonly PlainAgreement[];
}

export function readPlain(text: string): PlainFile {
  return parse(text) as PlainFile;
}

/** The attributes and their groups, written down here a second time on purpose. */
export const groupOf: Readonly<Record<string, string>> = {
  title: 'name',
  forenames: 'name',
  middleNames: 'name',
  surname: 'name',
  suffix: 'name',
  fullName: 'name',
  knownAs: 'name',
  formerSurname: 'name',
  dateOfBirth: 'birth',
  sex: 'birth',
  dateOfDeath: 'death',
  address: 'address',
  postcode: 'address',
  uprn: 'address',
  addressFrom: 'address',
  correspondenceAddress: 'correspondence',
  correspondencePostcode: 'correspondence',
  email: 'contact',
  mobile: 'contact',
  phone: 'contact',
  contactPreference: 'contact',
  nino: 'number',
  nhsNumber: 'number',
  pupilNumber: 'number',
};

export interface Question {
  readonly service: string;
  readonly purpose: string;
  readonly source: string;
  readonly item: string;
  readonly on: string;
  readonly consented: boolean;
}

/** Whether the value may be seen. */
export function mayBeSeen(file: PlainFile, question: Question): boolean {
  return isOwn(file, question) || file.agreements.some((each) => shows(file, each, question));
}

/** Whether the value may decide a yes or no. */
export function mayDecideAnswer(file: PlainFile, question: Question): boolean {
  return (
    isOwn(file, question) ||
    file.agreements.some((each) => shows(file, { ...each, use: 'show' }, question))
  );
}

function isOwn(file: PlainFile, { service, purpose, source }: Question): boolean {
  return (
    file.sources[source]?.service === service &&
    file.services[service]?.purposes.includes(purpose) === true
  );
}

function shows(file: PlainFile, agreement: PlainAgreement, question: Question): boolean {
  if (!many(agreement.recipient).includes(question.service)) return false;
  if (!many(agreement.purpose).includes(question.purpose)) return false;
  if (file.sources[question.source] === undefined) return false;
  if (agreement.use === 'answer') return false;
  if (agreement.consent === 'needed' && !question.consented) return false;
  if (question.on < agreement.from) return false;
  if (agreement.until !== undefined && question.on > agreement.until) return false;
  const service = file.sources[question.source]?.service;
  const named = many(agreement.source).some(
    (name) => name === '*' || name === question.source || name === `service:${service}`,
  );
  if (!named) return false;
  return agreement.items.some((pattern) => covers(file, pattern, question.item));
}

function covers(file: PlainFile, pattern: string, item: string): boolean {
  if (pattern === '*' || pattern === item) return true;
  if (pattern === 'attribute:*') return groupOf[item] !== undefined;
  if (pattern === 'fact:*') return item.startsWith('fact:');
  if (pattern === 'markers:*') return item.startsWith('markers:');
  if (!pattern.startsWith('group:')) return false;
  const group = pattern.slice('group:'.length);
  if (groupOf[item] === group) return true;
  return (file.groups?.[group] ?? []).some((inner) => covers(file, inner, item));
}

function many(given: string | readonly string[]): readonly string[] {
  return typeof given === 'string' ? [given] : given;
}
