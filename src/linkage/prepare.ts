import { candidateRules, keyExpression } from './compile/block.ts';
import { checkGatheredText, gather } from './compile/gather.ts';
import {
  type ColumnStep,
  columnSteps,
  type InputColumns,
  typedColumn,
  valueTable,
  valueWork,
} from './compile/standardise.ts';
import { classSql, columnSql, keySql, tables } from './compile/tables.ts';
import {
  createFrequencies,
  frequencyShares,
  frequencyTable,
  frequentValues,
} from './compile/term-frequencies.ts';
import type { LinkageEngine } from './engine.ts';
import type { MatchModel, TermFrequencyTable } from './model/match-model.ts';
import { type ModelPlan, planModel } from './model/plan.ts';
import { classOfValue, TERM_FREQUENCY_CLASSES } from './model/term-frequency.ts';
import { joinSql, quoteIdentifier, quoteInteger, type Sql, sql } from './sql/index.ts';

const STAGING = quoteIdentifier('standard_staging');

/**
 * Makes the table of standardised records that a model needs: its columns, the
 * key of every candidate rule, and the class of every value whose frequency
 * counts. Returns the plan with the term frequencies that were used: the
 * model's own where it has them, else those of the data.
 */
export async function prepareRecords(
  engine: LinkageEngine,
  model: MatchModel,
  input: InputColumns,
): Promise<ModelPlan> {
  const source = await columnSource(engine, model, input);
  const termFrequencies = await makeFrequencies(engine, model, source);
  const plan = planModel({ ...model, termFrequencies });
  await addKeysAndClasses(engine, plan, source);
  return plan;
}

/** Makes `standard` with the model's columns only: enough to profile and to choose rules. */
export async function makeColumns(
  engine: LinkageEngine,
  model: MatchModel,
  input: InputColumns,
): Promise<void> {
  const source = await columnSource(engine, model, input);
  if (source === tables.standard) return;
  await engine.run(sql`CREATE OR REPLACE TABLE ${tables.standard} AS SELECT * FROM ${source} s`);
}

/**
 * What the model's gathered columns hold for some records, by record number. All records are
 * standardised for it; nothing is read where the model gathers nothing.
 */
export async function gatheredValues(
  engine: LinkageEngine,
  model: MatchModel,
  input: InputColumns,
  rids: readonly number[],
): Promise<Map<number, Record<string, readonly string[] | null>>> {
  const names = Object.keys(model.columns);
  const { gathered } = planModel(model);
  if (gathered.length === 0) return new Map();
  await makeColumns(engine, model, input);
  const columns = joinSql(
    gathered.map(({ index }, g) => sql`${columnSql(index)} AS ${quoteIdentifier(`gathered_${g}`)}`),
    ', ',
  );
  const rows = await engine.rows(
    sql`SELECT rid, ${columns} FROM ${tables.standard} WHERE rid IN (${joinSql(rids.map(quoteInteger), ', ')})`,
  );
  return new Map(
    rows.map((row) => [
      Number(row.rid),
      Object.fromEntries(
        gathered.map(({ index }, g) => {
          const value = row[`gathered_${g}`];
          return [names[index] ?? '', Array.isArray(value) ? value.map(String) : null];
        }),
      ),
    ]),
  );
}

/**
 * Rows of the model's columns, to select from: the table `standard`; or, where SQL alone makes
 * the last of them, a query, so that no table is written only to be read and written again.
 */
async function columnSource(
  engine: LinkageEngine,
  model: MatchModel,
  input: InputColumns,
): Promise<Sql> {
  const { gathered } = planModel(model);
  const steps = columnSteps(model, input, engine.dialect);
  checkGatheredText(gathered, steps);
  const done = new Set<number>();
  let source: Sql = tables.records;
  let kept: Sql[] = [sql`s.rid`, sql`s.dataset`];
  while (done.size < steps.length || done.size === 0) {
    const ready = steps.filter(
      (step) => !done.has(step.index) && (step.from === null || done.has(step.from)),
    );
    const made: Sql[] = [];
    const joins: Sql[] = [];
    for (const step of ready) {
      const { value, join } = await makeColumn(engine, step, source);
      made.push(sql`${value} AS ${columnSql(step.index)}`);
      if (join !== null) joins.push(join);
    }
    const rows = sql`SELECT ${joinSql([...kept, ...made], ', ')} FROM ${source} s ${joinSql(joins, ' ')}`;
    if (done.size + ready.length === steps.length && joins.length === 0 && gathered.length === 0) {
      return sql`(${rows})`;
    }
    await engine.run(sql`CREATE OR REPLACE TABLE ${STAGING} AS
${rows}`);
    await replaceStandard(engine);
    for (const step of ready) {
      done.add(step.index);
      kept = [...kept, sql`s.${columnSql(step.index)}`];
      await engine.run(sql`DROP TABLE IF EXISTS ${valueTable(step.index)}`);
    }
    source = tables.standard;
  }
  for (const column of gathered) {
    await engine.run(
      sql`CREATE OR REPLACE TABLE ${STAGING} AS ${gather(column, source, engine.dialect)}`,
    );
    await replaceStandard(engine);
  }
  return source;
}

/** Puts the staging table in the place of `standard`. */
async function replaceStandard(engine: LinkageEngine): Promise<void> {
  await engine.run(sql`DROP TABLE IF EXISTS ${tables.standard}`);
  await engine.run(sql`ALTER TABLE ${STAGING} RENAME TO ${tables.standard}`);
}

/** SQL of a column's finished value, with the join it needs; works its distinct values where SQL cannot. */
async function makeColumn(
  engine: LinkageEngine,
  step: ColumnStep,
  source: Sql,
): Promise<{ value: Sql; join: Sql | null }> {
  const work = valueWork(step, engine.dialect);
  if (work === null) {
    return { value: typedColumn(step, step.source, false, engine.dialect), join: null };
  }
  const table = valueTable(step.index);
  const needed = work.unchanged === null ? sql`TRUE` : sql`NOT ${work.unchanged(sql`raw`)}`;
  const { raw } = await engine.columns(
    sql`SELECT DISTINCT raw FROM (SELECT ${step.source} AS raw FROM ${source} s) WHERE raw IS NOT NULL AND ${needed}`,
  );
  const values = (raw ?? []) as readonly string[];
  const made = values.map((value) => work.apply(value));
  await engine.run(
    sql`CREATE OR REPLACE TABLE ${table} (raw VARCHAR, made ${work.isList ? sql`VARCHAR[]` : sql`VARCHAR`})`,
  );
  await engine.append(`values_${step.index}`, [values, made]);
  const value =
    work.unchanged === null
      ? sql`${table}.made`
      : sql`CASE WHEN ${work.unchanged(step.source)} THEN ${step.source} ELSE ${table}.made END`;
  return {
    value: typedColumn(step, value, work.isList, engine.dialect),
    join: sql`LEFT JOIN ${table} ON ${table}.raw = ${step.source}`,
  };
}

async function makeFrequencies(
  engine: LinkageEngine,
  model: MatchModel,
  source: Sql,
): Promise<Record<string, TermFrequencyTable>> {
  const made: Record<string, TermFrequencyTable> = {};
  for (const [index, column] of planModel(model).columns.entries()) {
    if (!column.termFrequency) continue;
    const given = model.termFrequencies?.[column.name];
    made[column.name] =
      given === undefined
        ? await countFrequencies(engine, index, source)
        : await useFrequencies(engine, index, given, source);
  }
  return made;
}

async function countFrequencies(
  engine: LinkageEngine,
  index: number,
  source: Sql,
): Promise<TermFrequencyTable> {
  await engine.run(createFrequencies(index, source));
  const byClass = await engine.rows(frequencyShares(index));
  const sum = (name: string): number =>
    byClass.reduce((total, row) => total + Number(row[name]), 0);
  const total = sum('n');
  const pairs = sum('pairs');
  const share = new Array<number>(TERM_FREQUENCY_CLASSES).fill(0);
  const agreement = new Array<number>(TERM_FREQUENCY_CLASSES).fill(0);
  for (const row of byClass) {
    share[Number(row.class)] = Number(row.n) / total;
    agreement[Number(row.class)] = pairs === 0 ? 0 : Number(row.pairs) / pairs;
  }
  const frequent = total === 0 ? [] : await engine.rows(frequentValues(index, total));
  const counts = Object.fromEntries(frequent.map((row) => [String(row.value), Number(row.n)]));
  return { total, share, agreement, counts };
}

/** Gives the data's values the classes of a table that came with the model. */
async function useFrequencies(
  engine: LinkageEngine,
  index: number,
  given: TermFrequencyTable,
  source: Sql,
): Promise<TermFrequencyTable> {
  const { value } = await engine.columns(
    sql`SELECT DISTINCT CAST(${columnSql(index)} AS VARCHAR) AS value FROM ${source} s WHERE ${columnSql(index)} IS NOT NULL`,
  );
  const values = (value ?? []) as readonly string[];
  await engine.run(
    sql`CREATE OR REPLACE TABLE ${frequencyTable(index)} (value VARCHAR, class INTEGER)`,
  );
  await engine.append(`frequencies_${index}`, [
    values,
    Int32Array.from(values, (text) => classOfValue(given, text)),
  ]);
  return given;
}

async function addKeysAndClasses(
  engine: LinkageEngine,
  plan: ModelPlan,
  source: Sql,
): Promise<void> {
  const columns: Sql[] = [sql`s.*`];
  const joins: Sql[] = [];
  for (const [index, rule] of candidateRules(plan).entries()) {
    columns.push(sql`${keyExpression(plan, rule, engine.dialect)} AS ${keySql(index)}`);
  }
  for (const [index, column] of plan.columns.entries()) {
    if (!column.termFrequency) continue;
    const table = frequencyTable(index);
    const rarest = quoteInteger(TERM_FREQUENCY_CLASSES - 1);
    columns.push(sql`CAST(coalesce(${table}.class, ${rarest}) AS INTEGER) AS ${classSql(index)}`);
    joins.push(sql`LEFT JOIN ${table} ON ${table}.value = CAST(s.${columnSql(index)} AS VARCHAR)`);
  }
  await engine.run(sql`CREATE OR REPLACE TABLE ${STAGING} AS
SELECT ${joinSql(columns, ', ')} FROM ${source} s ${joinSql(joins, ' ')}`);
  await replaceStandard(engine);
}
