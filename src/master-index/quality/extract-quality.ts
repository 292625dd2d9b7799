import { hash } from 'node:crypto';
import type {
  ItemFinding,
  MappedAttachment,
  MappedRecord,
  SourceDefinition,
} from '../../intake/index.ts';
import type { AttributeName } from '../../standards/index.ts';
import type { MeasuredQuality } from './measures.ts';

/** What is known of a record when it is taken, beside what its row says. */
export interface TakenAs {
  /** Whether its row was new or changed in the year to the extract's date. */
  readonly isRecent: boolean;
  /** Whether its address was matched to a property. */
  readonly isPlaced: boolean;
}

/** Numbers that are given to one person alone, so that two records with one say they are the same. */
const OF_ONE_PERSON: ReadonlySet<string> = new Set<AttributeName>([
  'nino',
  'nhsNumber',
  'pupilNumber',
]);

interface MeasuredItem {
  readonly item: string;
  /** Of facts, the name without `fact:`. */
  readonly fact: string | null;
  /** Whether no more than one record may have a value of it. */
  readonly isOfOne: boolean;
}

interface RoleTally {
  readonly items: readonly MeasuredItem[];
  /** Records by what was found in them: many are alike. */
  readonly alike: Map<string, AlikeRecords>;
  /** By the place of an item of which one record alone may have a value, records by value. */
  readonly values: ReadonlyMap<number, Map<string, number>>;
  refused: number;
}

interface AlikeRecords {
  readonly found: string;
  readonly as: TakenAs;
  records: number;
}

/** What was found of an item of a record. */
const NOTHING_THERE = '-';
const VALID = 'v';
const WRONG = 'w';
/** Comes before each value that one record alone may have. */
const VALUE = ' ';
/** Of 6 bits each: 48, so that among a million values none is taken for another. */
const VALUE_DIGITS = 8;

/** Measures an extract while it is loaded, as each record is taken: what comes of it are counts. */
export class ExtractQuality {
  readonly #roles = new Map<string, RoleTally>();

  constructor({ records = [], attachments = [] }: SourceDefinition) {
    for (const { role, attributes, facts = {} } of records) {
      const names = new Set(Object.keys(attributes));
      // A mobile number in the column for landlines becomes one of its own.
      if (names.has('phone')) names.add('mobile');
      this.#add(role, [...names], facts);
    }
    for (const { kind, facts } of attachments) this.#add(kind, [], facts);
  }

  /**
   * What a record of a person has: a character an item, and then, for each number that one person
   * alone has, a digest of it. It is kept with the record, which can be counted by it for as long
   * as its row says the same.
   */
  measure({ role, attributes, facts, findings }: MappedRecord): string {
    return this.#found(role, attributes, facts, findings);
  }

  /** What facts that stand alone have. */
  measureFacts({ kind, facts, findings }: MappedAttachment): string {
    return this.#found(kind, NO_ATTRIBUTES, facts, findings);
  }

  /** Whether a record was measured as this would measure it: an earlier version of it may not have. */
  knows(role: string, measured: string): boolean {
    const items = this.#roles.get(role)?.items.length;
    const end = measured.indexOf(VALUE);
    return items !== undefined && (end < 0 ? measured.length : end) === items;
  }

  /**
   * Counts a record.
   *
   * @param measured what `measure` says of it, or said when its row came first
   */
  count(role: string, measured: string, { isRecent, isPlaced }: TakenAs): void {
    const tally = this.#roles.get(role);
    if (tally === undefined) return;
    const [found = '', ...values] = measured.split(VALUE);
    const name = `${found}${isRecent ? 'r' : ''}${isPlaced ? 'p' : ''}`;
    const alike = tally.alike.get(name);
    if (alike === undefined) {
      tally.alike.set(name, { found, as: { isRecent, isPlaced }, records: 1 });
    } else alike.records++;
    if (values.length === 0) return;
    let next = 0;
    for (const [place, records] of tally.values) {
      if (found[place] !== VALID) continue;
      const value = values[next++] ?? '';
      records.set(value, (records.get(value) ?? 0) + 1);
    }
  }

  /** Counts a record that was not taken. */
  refuse(role: string): void {
    const tally = this.#roles.get(role);
    if (tally !== undefined) tally.refused++;
  }

  /** What was measured, without measures of nothing. */
  measured(): MeasuredQuality[] {
    return [...this.#roles]
      .flatMap(([role, tally]) => [...ofRecords(role, tally), ...ofItems(role, tally)])
      .filter(({ among }) => among > 0);
  }

  #add(role: string, attributes: readonly string[], facts: Readonly<Record<string, unknown>>) {
    const items: MeasuredItem[] = [
      ...attributes.map((item) => ({ item, fact: null, isOfOne: OF_ONE_PERSON.has(item) })),
      ...Object.keys(facts).map((fact) => ({ item: `fact:${fact}`, fact, isOfOne: false })),
    ];
    const values = new Map(
      items.flatMap(({ isOfOne }, i) => (isOfOne ? [[i, new Map<string, number>()]] : [])),
    );
    this.#roles.set(role, { items, alike: new Map(), values, refused: 0 });
  }

  #found(
    role: string,
    attributes: Readonly<Record<string, unknown>>,
    facts: Readonly<Record<string, unknown>>,
    findings: readonly ItemFinding[],
  ): string {
    let found = '';
    let values = '';
    for (const { item, fact, isOfOne } of this.#roles.get(role)?.items ?? []) {
      const value = fact === null ? attributes[item] : facts[fact];
      const isWrong = findings.length > 0 && findings.some((each) => isWrongOf(each, item));
      if (isWrong) found += WRONG;
      else if (value === undefined) found += NOTHING_THERE;
      else {
        found += VALID;
        if (isOfOne) values += VALUE + digestOfValue(String(value));
      }
    }
    return found + values;
  }
}

const NO_ATTRIBUTES = {};

function digestOfValue(value: string): string {
  return hash('sha256', value, 'base64url').slice(0, VALUE_DIGITS);
}

function isWrongOf({ item, finding }: ItemFinding, name: string): boolean {
  return item === name && finding.severity === 'wrong';
}

function ofRecords(role: string, { alike, refused }: RoleTally): MeasuredQuality[] {
  const records = sum([...alike.values()]);
  const recent = sum([...alike.values()].filter(({ as }) => as.isRecent));
  return [
    { role, attribute: '', measure: 'valid', count: records, among: records + refused },
    { role, attribute: '', measure: 'recent', count: recent, among: records },
  ];
}

function ofItems(role: string, { items, alike, values }: RoleTally): MeasuredQuality[] {
  const all = [...alike.values()];
  return items.flatMap(({ item }, place): MeasuredQuality[] => {
    const of = { role, attribute: item } as const;
    const filled = all.filter(({ found }) => found[place] !== NOTHING_THERE);
    const valid = filled.filter(({ found }) => found[place] === VALID);
    const unique = [...(values.get(place)?.values() ?? [])].filter((records) => records === 1);
    return [
      { ...of, measure: 'complete', count: sum(filled), among: sum(all) },
      { ...of, measure: 'valid', count: sum(valid), among: sum(filled) },
      {
        ...of,
        measure: 'recent',
        count: sum(filled.filter(({ as }) => as.isRecent)),
        among: sum(filled),
      },
      ...(values.has(place)
        ? [{ ...of, measure: 'unique', count: unique.length, among: sum(valid) } as const]
        : []),
      ...(item === 'address'
        ? [
            {
              ...of,
              measure: 'placed',
              count: sum(filled.filter(({ as }) => as.isPlaced)),
              among: sum(filled),
            } as const,
          ]
        : []),
    ];
  });
}

function sum(alike: readonly AlikeRecords[]): number {
  return alike.reduce((total, { records }) => total + records, 0);
}
