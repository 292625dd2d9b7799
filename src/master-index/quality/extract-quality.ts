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

interface ItemTally {
  readonly item: string;
  /** Of facts, the name without `fact:`. */
  readonly fact: string | null;
  filled: number;
  valid: number;
  recent: number;
  /** Values that were seen; null where more than one record may well have the same. */
  readonly values: Map<string, number> | null;
}

interface RoleTally {
  readonly items: readonly ItemTally[];
  /** Of those, the address. */
  readonly address: ItemTally | undefined;
  records: number;
  recent: number;
  placed: number;
  refused: number;
}

/**
 * Measures an extract while it is loaded: counts alone, as each record is taken. Nothing of a
 * person is kept but, until the load has ended, the numbers that must not come twice.
 */
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

  /** Counts a record of a person. */
  add(record: MappedRecord, as: TakenAs): void {
    const tally = this.#roles.get(record.role);
    if (tally === undefined) return;
    if (as.isPlaced && record.attributes.address !== undefined) tally.placed++;
    const { attributes, facts, findings } = record;
    this.#count(tally, attributes as Readonly<Record<string, unknown>>, facts, findings, as);
  }

  /** Counts facts that stand alone. */
  addFacts({ kind, facts, findings }: MappedAttachment, as: TakenAs): void {
    const tally = this.#roles.get(kind);
    if (tally !== undefined) this.#count(tally, NOTHING, facts, findings, as);
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
    const tally = (item: string, fact: string | null): ItemTally => ({
      item,
      fact,
      filled: 0,
      valid: 0,
      recent: 0,
      values: OF_ONE_PERSON.has(item) ? new Map() : null,
    });
    const items = [
      ...attributes.map((name) => tally(name, null)),
      ...Object.keys(facts).map((name) => tally(`fact:${name}`, name)),
    ];
    const address = items.find(({ item }) => item === 'address');
    this.#roles.set(role, { items, address, records: 0, recent: 0, placed: 0, refused: 0 });
  }

  #count(
    tally: RoleTally,
    attributes: Readonly<Record<string, unknown>>,
    facts: Readonly<Record<string, unknown>>,
    findings: readonly ItemFinding[],
    { isRecent }: TakenAs,
  ): void {
    tally.records++;
    if (isRecent) tally.recent++;
    for (const item of tally.items) {
      const value = item.fact === null ? attributes[item.item] : facts[item.fact];
      const isWrong = findings.length > 0 && findings.some((found) => isWrongOf(found, item.item));
      if (value === undefined && !isWrong) continue;
      item.filled++;
      if (isRecent) item.recent++;
      if (isWrong) continue;
      item.valid++;
      const { values } = item;
      if (values !== null) values.set(String(value), (values.get(String(value)) ?? 0) + 1);
    }
  }
}

const NOTHING = {};

function isWrongOf({ item, finding }: ItemFinding, name: string): boolean {
  return item === name && finding.severity === 'wrong';
}

function ofRecords(role: string, tally: RoleTally): MeasuredQuality[] {
  const { records, refused, recent } = tally;
  return [
    { role, attribute: '', measure: 'valid', count: records, among: records + refused },
    { role, attribute: '', measure: 'recent', count: recent, among: records },
  ];
}

function ofItems(role: string, tally: RoleTally): MeasuredQuality[] {
  return tally.items.flatMap((item): MeasuredQuality[] => {
    const { filled, valid, recent, values } = item;
    const of = { role, attribute: item.item } as const;
    const unique = [...(values?.values() ?? [])].filter((records) => records === 1).length;
    return [
      { ...of, measure: 'complete', count: filled, among: tally.records },
      { ...of, measure: 'valid', count: valid, among: filled },
      { ...of, measure: 'recent', count: recent, among: filled },
      ...(values === null
        ? []
        : [{ ...of, measure: 'unique', count: unique, among: valid } as const]),
      ...(item === tally.address
        ? [{ ...of, measure: 'placed', count: tally.placed, among: filled } as const]
        : []),
    ];
  });
}
