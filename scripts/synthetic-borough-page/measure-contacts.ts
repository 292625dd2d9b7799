import { partOf } from './measure-coverage.ts';
import { type Extracts, type HeldRecord, recordsOf, sourcesOf } from './read-extracts.ts';

export interface Contacts {
  readonly source: string;
  /** In per cent of those given that another source can be asked about: it has others alone. */
  readonly mobileDiffers: number | undefined;
  readonly emailDiffers: number | undefined;
}

/** Phones without blanks and country code, with the zero that some systems lose. */
function plainPhone(text: string): string {
  const digits = text.replace(/\D/g, '').replace(/^44/, '');
  return digits.startsWith('0') ? digits : `0${digits}`;
}

const mobiles = ({ phones }: HeldRecord): string[] =>
  (phones ?? []).map(plainPhone).filter((phone) => phone.startsWith('07'));
const emails = (record: HeldRecord): string[] =>
  (record.emails ?? []).map((email) => email.toLowerCase());

/** Mobile numbers and emails of current records that no other source has. */
export function contacts(extracts: Extracts): Contacts[] {
  const current = extracts.records.filter(({ isCurrent }) => isCurrent);
  const mobileDiffers = differing(current, mobiles);
  const emailDiffers = differing(current, emails);
  return sourcesOf(extracts).map((source) => ({
    source,
    mobileDiffers: mobileDiffers(source),
    emailDiffers: emailDiffers(source),
  }));
}

/** The share of a source's values that other sources, where they have any for the person, do not. */
function differing(
  records: readonly HeldRecord[],
  values: (record: HeldRecord) => readonly string[],
): (source: string) => number | undefined {
  const byPerson = new Map<HeldRecord['person'], { source: string; value: string }[]>();
  for (const record of records) {
    const held = byPerson.get(record.person) ?? [];
    for (const value of values(record)) held.push({ source: record.source, value });
    byPerson.set(record.person, held);
  }
  return (source) => {
    let asked = 0;
    let alone = 0;
    for (const record of recordsOf(records, source)) {
      const others = (byPerson.get(record.person) ?? []).filter((each) => each.source !== source);
      if (others.length === 0) continue;
      for (const value of values(record)) {
        asked += 1;
        if (!others.some((each) => each.value === value)) alone += 1;
      }
    }
    return partOf(alone, asked);
  };
}

/** Mobile numbers and emails of current records by how many people give them: one, two, three or more. */
export function sharing(extracts: Extracts): { what: string; people: readonly number[] }[] {
  const current = extracts.records.filter(({ isCurrent }) => isCurrent);
  const row = (what: string, values: (record: HeldRecord) => readonly string[]) => {
    const holders = new Map<string, Set<string>>();
    for (const record of current) {
      for (const value of values(record)) {
        holders.set(value, (holders.get(value) ?? new Set()).add(record.person.id));
      }
    }
    const people = [0, 0, 0, 0];
    for (const { size } of holders.values()) {
      const at = Math.min(4, size) - 1;
      people[at] = (people[at] ?? 0) + 1;
    }
    return { what, people };
  };
  return [row('Mobile numbers', mobiles), row('Emails', emails)];
}
