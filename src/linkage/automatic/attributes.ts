import { type ColumnKind, standardiserOfKind } from '../../standards/index.ts';
import type { InputColumns } from '../compile/standardise.ts';
import { tables } from '../compile/tables.ts';
import type { LinkageEngine } from '../engine.ts';
import type { ColumnDefinition } from '../model/match-model.ts';
import { quoteInteger, sql } from '../sql/index.ts';
import type { ColumnProfile } from './profile.ts';

/** Something that is known of a person in one or more input columns, and can be compared. */
export interface Attribute {
  /** Name of the model column. */
  readonly name: string;
  readonly kind: ColumnKind;
  readonly definition: ColumnDefinition;
  /** Share of records that have it. */
  readonly coverage: number;
  readonly distinct: number;
}

/** A decision, for the user to agree with or not. */
export interface Choice {
  readonly what: string;
  readonly why: string;
}

/** Below this share of filled records a column is left alone: it could not be trained. */
const LEAST_COVERAGE = 0.02;

/** Above this share of rows in which one column holds the other's value, the longer repeats the shorter. */
const CONTAINED = 0.8;

/** Share of distinct values above which an unknown number is more likely a key than a fact. */
const MANY_NUMBERS = 0.2;

const NEVER_COMPARED: ReadonlySet<ColumnKind> = new Set(['empty', 'free-text', 'title', 'country']);

/**
 * The attributes to compare: columns that say something of the person, one for
 * each thing said. Columns of one kind that stand in different data sets become
 * one attribute; columns that only repeat others are left out.
 */
export async function chooseAttributes(
  engine: LinkageEngine,
  input: InputColumns,
  profiles: readonly ColumnProfile[],
  datasetSizes: readonly number[],
): Promise<{ attributes: Attribute[]; choices: Choice[] }> {
  const choices: Choice[] = [];
  const total = datasetSizes.reduce((sum, size) => sum + size, 0);
  const usable = profiles.filter((profile) => {
    const reason = reasonToLeave(profile, total);
    choices.push({
      what:
        reason === null
          ? `"${profile.name}" is ${profile.kind}`
          : `"${profile.name}" is not compared`,
      why: reason ?? profile.reason,
    });
    return reason === null;
  });
  const repeated = await repeatedColumns(engine, input, usable);
  for (const [name, parts] of repeated) {
    choices.push({ what: `"${name}" is not compared`, why: `it repeats ${parts.join(', ')}` });
  }
  const groups = groupAcrossDatasets(
    usable.filter(({ name }) => !repeated.has(name)),
    input.datasets.length,
  );
  const attributes = groups.map((group): Attribute => {
    const [first] = group as [ColumnProfile, ...ColumnProfile[]];
    if (group.length > 1) {
      choices.push({
        what: `${group.map(({ name }) => `"${name}"`).join(' and ')} are compared with each other`,
        why: `they are the ${first.kind} of different data sets`,
      });
    }
    const filled = group.reduce((sum, { filled: f }) => sum + f.reduce((a, b) => a + b, 0), 0);
    return {
      name: modelName(first.name),
      kind: first.kind,
      definition: definitionOf(group, input.datasets),
      coverage: filled / total,
      distinct: Math.max(...group.map(({ distinct }) => distinct)),
    };
  });
  return { attributes: uniqueNames(attributes), choices };
}

function reasonToLeave(profile: ColumnProfile, total: number): string | null {
  const filled = profile.filled.reduce((sum, n) => sum + n, 0);
  if (profile.kind === 'identifier')
    return `it is a key, not a fact about a person: ${profile.reason}`;
  if (NEVER_COMPARED.has(profile.kind))
    return `${profile.kind} says too little about who a person is`;
  if (filled < LEAST_COVERAGE * total)
    return `only ${((100 * filled) / total).toFixed(1)}% of records have it`;
  if (profile.distinct <= 1) return 'all its values are the same';
  if (profile.kind === 'number' && filled > 100 && profile.distinct > MANY_NUMBERS * filled) {
    return 'a number of so many values, under a name that says nothing, may be a key: name it in a model to compare it';
  }
  if (
    (profile.kind === 'number' || profile.kind === 'unknown') &&
    profile.distinct > 0.95 * filled &&
    filled > 20
  ) {
    return 'hardly any value occurs twice, so it cannot tell who is the same';
  }
  return null;
}

/** Columns whose value holds those of other columns in most rows: name -> the columns repeated. */
async function repeatedColumns(
  engine: LinkageEngine,
  input: InputColumns,
  profiles: readonly ColumnProfile[],
): Promise<Map<string, string[]>> {
  const texts = profiles.filter(({ isArray, kind }) => !isArray && nameLike(kind));
  const repeated = new Map<string, string[]>();
  for (const whole of texts) {
    const parts: string[] = [];
    for (const part of texts) {
      if (part === whole || repeated.has(part.name)) continue;
      const a = input.columns[whole.name];
      const b = input.columns[part.name];
      if (a === undefined || b === undefined) continue;
      const [row] = await engine.rows(sql`SELECT count(*) AS n,
  count(*) FILTER (WHERE contains(lower(a), lower(b))) AS held,
  coalesce(sum(length(a)), 0) AS a_length, coalesce(sum(length(b)), 0) AS b_length
FROM (SELECT nullif(trim(${a.sql}), '') AS a, nullif(trim(${b.sql}), '') AS b FROM ${tables.records}
  WHERE a IS NOT NULL AND b IS NOT NULL ORDER BY hash(rid) LIMIT ${quoteInteger(5000)})`);
      const rows = Number(row?.n ?? 0);
      const longer = Number(row?.a_length) > Number(row?.b_length);
      if (rows > 20 && longer && Number(row?.held) / rows > CONTAINED) parts.push(`"${part.name}"`);
    }
    if (parts.length > 0) repeated.set(whole.name, parts);
  }
  return repeated;
}

function nameLike(kind: ColumnKind): boolean {
  return (
    kind === 'given-name' ||
    kind === 'middle-name' ||
    kind === 'surname' ||
    kind === 'full-name' ||
    kind === 'unknown'
  );
}

/** Columns of one kind in disjoint data sets belong together. */
function groupAcrossDatasets(
  profiles: readonly ColumnProfile[],
  datasetCount: number,
): ColumnProfile[][] {
  const groups: ColumnProfile[][] = [];
  for (const profile of profiles) {
    const home =
      datasetCount > 1 &&
      profile.kind !== 'unknown' &&
      profile.kind !== 'category' &&
      profile.kind !== 'number'
        ? groups.find(
            (group) =>
              group[0]?.kind === profile.kind &&
              group.every((other) =>
                other.filled.every((n, d) => n === 0 || profile.filled[d] === 0),
              ),
          )
        : undefined;
    if (home === undefined) groups.push([profile]);
    else home.push(profile);
  }
  return groups;
}

function definitionOf(
  group: readonly ColumnProfile[],
  datasets: readonly string[],
): ColumnDefinition {
  const [first] = group as [ColumnProfile, ...ColumnProfile[]];
  if (first.isArray) return { from: first.name, type: 'text[]' };
  const standardise = standardiserFor(first);
  if (group.length === 1) return { from: first.name, standardise };
  const from = Object.fromEntries(
    datasets.flatMap((dataset, d) => {
      const own = group.find(({ filled }) => (filled[d] ?? 0) > 0);
      return own === undefined ? [] : [[dataset, own.name]];
    }),
  );
  return { from, standardise };
}

/** Dates keep even impossible digits, which tell much in spite of their error, unless the month stands first. */
function standardiserFor({ kind, monthFirst, dayNumbers }: ColumnProfile): string {
  if (kind !== 'date-of-birth' && kind !== 'date') return standardiserOfKind[kind];
  if (monthFirst) return 'date-month-first';
  return dayNumbers ? 'date-text-or-day-number' : 'date-text';
}

/** Input names can hold anything; a model name is a plain word, for expressions. */
function modelName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  return /^[a-z]/.test(plain) ? plain : `column_${plain}`;
}

function uniqueNames(attributes: readonly Attribute[]): Attribute[] {
  const taken = new Set<string>();
  return attributes.map((attribute) => {
    let { name } = attribute;
    for (let k = 2; taken.has(name); k++) name = `${attribute.name}_${k}`;
    taken.add(name);
    return { ...attribute, name };
  });
}
