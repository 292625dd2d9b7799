import { type AttributeName, isAttributeName, personAttributes } from '../../standards/index.ts';
import { columnMeanings } from './column-meanings.ts';
import { columnsOfValue, listOf } from './columns-used.ts';
import { compareColumns } from './compare-columns.ts';
import { type DateSample, dateSamples } from './date-samples.ts';
import type { FactDefinition, SourceDefinition } from './definition-schema.ts';
import type {
  FactValue,
  ItemFinding,
  MappedAttachment,
  MappedRecord,
  MappedRow,
  ReceivedRow,
  Rejection,
} from './mapped-row.ts';
import { surveyAdvice } from './survey-advice.ts';
import type { ItemSurvey, SourceSurveySummary } from './survey-summary.ts';

const MOST_EXAMPLES = 3;

interface ItemTally {
  readonly of: string;
  readonly item: string;
  readonly label: string;
  readonly columns: readonly string[];
  filled: number;
  wrong: number;
  readonly findings: Map<
    string,
    { finding: ItemFinding['finding']; count: number; example: string }
  >;
  readonly examples: Map<string, string>;
  readonly unknownCodes: Map<string, number>;
}

interface KindTally {
  readonly of: string;
  readonly title: string;
  count: number;
  live: number;
  readonly lines: Map<string, number>;
  repeated: number;
  firstRepeated: { key: string; lines: number[] } | null;
}

/** Counts what a definition makes of the rows of a sample. */
export class SourceSurvey {
  readonly #definition: SourceDefinition;
  readonly #columns: readonly string[];
  readonly #position: ReadonlyMap<string, number>;
  readonly #items = new Map<string, ItemTally>();
  readonly #kinds = new Map<string, KindTally>();
  readonly #filtered = new Map<string, number>();
  readonly #rejections = new Map<string, { first: Rejection; count: number }>();
  readonly #dates: readonly DateSample[];
  #rows = 0;
  #rejected = 0;
  #relationships = 0;
  #professionals = 0;
  #markers = 0;

  constructor(definition: SourceDefinition, columns: readonly string[]) {
    this.#definition = definition;
    this.#columns = columns;
    this.#position = new Map(columns.map((column, index) => [column, index]));
    this.#dates = dateSamples(definition, this.#position);
    for (const { name } of definition.filters ?? []) this.#filtered.set(name, 0);
    for (const { role, title = role, attributes, facts = {} } of definition.records ?? []) {
      this.#addKind(role, title);
      for (const [name, value] of Object.entries(attributes)) {
        if (value === undefined || !isAttributeName(name)) continue;
        this.#addItem(role, name, personAttributes[name].label, columnsOfValue(value));
      }
      this.#addFacts(role, facts);
    }
    for (const { kind, title, facts } of definition.attachments ?? []) {
      this.#addKind(kind, title);
      this.#addFacts(kind, facts);
    }
  }

  /** Counts one row and what was made of it. */
  add(row: ReceivedRow, line: number, mapped: MappedRow): void {
    this.#rows += 1;
    for (const sample of this.#dates) sample.add(row);
    const { filtered, rejections, records, attachments } = mapped;
    if (filtered !== undefined) {
      this.#filtered.set(filtered, (this.#filtered.get(filtered) ?? 0) + 1);
    }
    if (rejections.length > 0) this.#rejected += 1;
    for (const rejection of rejections) this.#addRejection(rejection);
    for (const record of records) this.#addRecord(row, line, record);
    for (const attachment of attachments) this.#addAttachment(row, line, attachment);
  }

  summary(): SourceSurveySummary {
    const summary = {
      rows: this.#rows,
      filtered: Array.from(this.#filtered, ([filter, rows]) => ({ filter, rows })),
      rejected: this.#rejected,
      rejections: [...this.#rejections.values()]
        .map(({ first, count }) => ({ column: first.column, reason: first.reason, count, first }))
        .sort((a, b) => b.count - a.count),
      kinds: Array.from(
        this.#kinds.values(),
        ({ of, title, count, live, repeated, firstRepeated }) => ({
          of,
          title,
          count,
          live,
          repeatedKeys: repeated,
          firstRepeated,
        }),
      ),
      items: Array.from(this.#items.values(), (tally) => this.#itemSurvey(tally)),
      columns: columnMeanings(this.#definition, this.#columns),
      comparison: compareColumns(this.#definition, this.#columns),
      relationships: this.#relationships,
      professionals: this.#professionals,
      markers: this.#markers,
    };
    return { ...summary, advice: surveyAdvice(this.#definition, summary, this.#dates) };
  }

  #addKind(of: string, title: string): void {
    const tally = { of, title, count: 0, live: 0, lines: new Map(), repeated: 0 };
    this.#kinds.set(of, { ...tally, firstRepeated: null });
  }

  #addFacts(of: string, facts: Readonly<Record<string, FactDefinition>>): void {
    for (const [name, { label, from }] of Object.entries(facts)) {
      this.#addItem(of, `fact:${name}`, label, listOf(from));
    }
  }

  #addItem(of: string, item: string, label: string, columns: readonly string[]): void {
    this.#items.set(`${of} ${item}`, {
      of,
      item,
      label,
      columns,
      filled: 0,
      wrong: 0,
      findings: new Map(),
      examples: new Map(),
      unknownCodes: new Map(),
    });
  }

  #addRejection(rejection: Rejection): void {
    const key = `${rejection.column} ${rejection.reason}`;
    const known = this.#rejections.get(key);
    if (known === undefined) this.#rejections.set(key, { first: rejection, count: 1 });
    else known.count += 1;
  }

  #addRecord(row: ReceivedRow, line: number, record: MappedRecord): void {
    const { role, key, live, attributes, facts, findings } = record;
    this.#count(role, key, line, live);
    for (const [name, value] of Object.entries(attributes)) {
      const received = record.received[name as AttributeName] ?? textOf(value);
      this.#fill(role, name, received, textOf(value));
    }
    this.#addFactValues(role, row, facts);
    for (const { item, finding } of findings) {
      this.#find(role, item, finding, record.received[item as AttributeName], row);
    }
    this.#countWrong(role, findings);
    this.#relationships += record.relationships.length;
    this.#professionals += record.professionals.length;
    this.#markers += record.markers.length;
  }

  #addAttachment(row: ReceivedRow, line: number, attachment: MappedAttachment): void {
    const { kind, id, live, facts, findings, professionals } = attachment;
    this.#count(kind, id, line, live);
    this.#addFactValues(kind, row, facts);
    for (const { item, finding } of findings) this.#find(kind, item, finding, undefined, row);
    this.#countWrong(kind, findings);
    this.#professionals += professionals.length;
  }

  #count(of: string, key: string, line: number, live: boolean): void {
    const tally = this.#kinds.get(of);
    if (tally === undefined) return;
    tally.count += 1;
    if (live) tally.live += 1;
    const first = tally.lines.get(key);
    if (first === undefined) tally.lines.set(key, line);
    else {
      tally.repeated += 1;
      tally.firstRepeated ??= { key, lines: [first, line] };
    }
  }

  #addFactValues(of: string, row: ReceivedRow, facts: Readonly<Record<string, FactValue>>): void {
    for (const [name, value] of Object.entries(facts)) {
      const item = `fact:${name}`;
      this.#fill(of, item, this.#received(of, item, row), String(value));
    }
  }

  #fill(of: string, item: string, received: string, value: string): void {
    // A mobile in the column for landlines becomes an attribute of its own.
    const tally = this.#items.get(`${of} ${item}`);
    if (tally === undefined) {
      const label = isAttributeName(item) ? personAttributes[item].label : item;
      this.#addItem(of, item, label, []);
      this.#fill(of, item, received, value);
      return;
    }
    tally.filled += 1;
    if (tally.examples.size < MOST_EXAMPLES) tally.examples.set(value, received);
  }

  #find(
    of: string,
    item: string,
    finding: ItemFinding['finding'],
    received: string | undefined,
    row: ReceivedRow,
  ): void {
    const tally = this.#items.get(`${of} ${item}`);
    if (tally === undefined) return;
    const example = received ?? this.#received(of, item, row);
    const known = tally.findings.get(finding.code);
    if (known === undefined) tally.findings.set(finding.code, { finding, count: 1, example });
    else known.count += 1;
    if (finding.code === 'source/unknown-code') {
      tally.unknownCodes.set(example, (tally.unknownCodes.get(example) ?? 0) + 1);
    }
  }

  #countWrong(of: string, findings: readonly ItemFinding[]): void {
    const wrong = findings.filter(({ finding }) => finding.severity === 'wrong');
    for (const item of new Set(wrong.map((found) => found.item))) {
      const tally = this.#items.get(`${of} ${item}`);
      if (tally !== undefined) tally.wrong += 1;
    }
  }

  #received(of: string, item: string, row: ReceivedRow): string {
    const columns = this.#items.get(`${of} ${item}`)?.columns ?? [];
    return columns
      .map((column) => row[this.#position.get(column) ?? -1]?.trim() ?? '')
      .filter((text) => text !== '')
      .join(' ');
  }

  #itemSurvey(tally: ItemTally): ItemSurvey {
    const { of, item, label, columns, filled, wrong } = tally;
    return {
      of,
      item,
      label,
      columns,
      among: this.#kinds.get(of)?.count ?? 0,
      filled,
      wrong,
      findings: Array.from(tally.findings.values(), ({ finding, count, example }) => ({
        code: finding.code,
        severity: finding.severity,
        message: finding.message,
        count,
        example,
      })).sort((a, b) => b.count - a.count),
      examples: Array.from(tally.examples, ([value, received]) => ({ received, value })),
      unknownCodes: Array.from(tally.unknownCodes, ([code, count]) => ({ code, count })).sort(
        (a, b) => b.count - a.count,
      ),
    };
  }
}

function textOf(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.join('; ');
}
