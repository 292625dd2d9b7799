import { ReeveError } from '../../kernel/index.ts';
import { conditionExpression } from './condition.ts';
import {
  checkExpression,
  columnsOf,
  type Expression,
  type ExpressionContext,
  parseExpression,
} from './expression/index.ts';
import { type GatheredColumn, gatheredColumns } from './gathered-columns.ts';
import type {
  Comparison,
  MatchModel,
  Subject,
  TermFrequencyAdjustment,
  ValueType,
} from './match-model.ts';
import { TERM_FREQUENCY_CLASSES } from './term-frequency.ts';

/** A match model with its expressions parsed and checked: what both executors run. */
export interface ModelPlan {
  readonly model: MatchModel;
  readonly columns: readonly PlannedColumn[];
  /** Those of the columns that are gathered from other records. */
  readonly gathered: readonly GatheredColumn[];
  readonly comparisons: readonly PlannedComparison[];
  readonly blocking: readonly PlannedRule[];
  /** Rules that link a pair by themselves (`use` is `link` or absent). */
  readonly deterministic: readonly PlannedRule[];
  /** Every deterministic rule, for the prior: whatever it is used for, its pairs tell how many match. */
  readonly priorRules: readonly PlannedPriorRule[];
}

export interface PlannedColumn {
  readonly name: string;
  readonly type: ValueType;
  /** Whether some level adjusts for the frequency of its values. */
  readonly termFrequency: boolean;
}

export interface PlannedComparison {
  readonly name: string;
  readonly columns: readonly string[];
  readonly about: Subject;
  readonly missing: Expression;
  readonly levels: readonly PlannedLevel[];
  /** The outcomes a pair can have, in order: a level, or a level and the class of the agreed value. */
  readonly cells: readonly Cell[];
}

export interface PlannedLevel {
  readonly description: string;
  readonly when: Expression | 'else';
  readonly termFrequency: TermFrequencyAdjustment | undefined;
  /** Index of the level's first cell. */
  readonly firstCell: number;
}

export interface Cell {
  readonly level: number;
  readonly termFrequencyClass: number | null;
}

export interface PlannedRule {
  readonly description: string;
  readonly keys: readonly Expression[];
  /** Columns that the keys use. */
  readonly columns: readonly string[];
  readonly explode: readonly string[];
}

export interface PlannedPriorRule extends PlannedRule {
  /** Share of its pairs that match. */
  readonly precision: number;
}

/** A pair's outcome is kept in one byte, of which 0 says that nothing could be compared. */
const MOST_CELLS = 255;

/**
 * Parses and checks every expression of a model.
 *
 * Throws `model/expression` with the field for an expression that does not
 * parse, an unknown column or a wrong type, `model/levels` where `else`
 * does not stand last, and what `gatheredColumns` throws.
 */
export function planModel(model: MatchModel): ModelPlan {
  const gathered = gatheredColumns(model);
  const types = Object.fromEntries(
    Object.entries(model.columns).map(([name, column]) => [name, column.type ?? 'text']),
  );
  const comparisons = model.comparisons.map((comparison, i) =>
    planComparison(comparison, `comparisons[${i}]`, { scope: 'pair', columns: types }),
  );
  const adjusted = new Set(
    model.comparisons.flatMap(({ levels }) =>
      levels.flatMap((level) =>
        level.termFrequency === undefined ? [] : [level.termFrequency.column],
      ),
    ),
  );
  const record: ExpressionContext = { scope: 'record', columns: types };
  const deterministic = (model.deterministic ?? []).map((rule, i) =>
    planRule(rule.on, rule.description, [], `deterministic[${i}]`, record),
  );
  return {
    model,
    columns: Object.entries(types).map(([name, type]) => ({
      name,
      type,
      termFrequency: adjusted.has(name),
    })),
    gathered,
    comparisons,
    blocking: model.blocking.map((rule, i) =>
      planRule(rule.on, rule.description, rule.explode ?? [], `blocking[${i}]`, record),
    ),
    deterministic: deterministic.filter(
      (_, i) => (model.deterministic?.[i]?.use ?? 'link') === 'link',
    ),
    priorRules: deterministic.map((rule, i) => ({
      ...rule,
      precision: model.deterministic?.[i]?.precision ?? 1,
    })),
  };
}

function planComparison(
  comparison: Comparison,
  field: string,
  context: ExpressionContext,
): PlannedComparison {
  const cells: Cell[] = [];
  const columns = new Set<string>();
  const levels = comparison.levels.map((level, index): PlannedLevel => {
    const place = `${field}.levels[${index}]`;
    const when = conditionExpression(level.when, `${place}.when`);
    if ((when === 'else') !== (index === comparison.levels.length - 1)) {
      throw new ReeveError('model/levels', 'The last level, and only it, is "else"', {
        location: { field: place },
        hint: 'End the levels with { "when": "else" }.',
      });
    }
    if (when !== 'else') {
      const text =
        typeof level.when === 'object' && 'expression' in level.when
          ? { text: level.when.expression }
          : {};
      const type = checkExpression(when, { ...located(context, `${place}.when`), ...text });
      requireBoolean(type, `${place}.when`);
      for (const column of columnsOf(when)) columns.add(column);
    }
    const firstCell = cells.length;
    if (level.termFrequency === undefined) {
      cells.push({ level: index, termFrequencyClass: null });
    } else {
      requireTextColumn(level.termFrequency.column, context, `${place}.termFrequency.column`);
      for (let c = 0; c < TERM_FREQUENCY_CLASSES; c++) {
        cells.push({ level: index, termFrequencyClass: c });
      }
    }
    return {
      description: level.description ?? describeCondition(level.when),
      when,
      termFrequency: level.termFrequency,
      firstCell,
    };
  });
  if (cells.length > MOST_CELLS) {
    throw new ReeveError(
      'model/levels',
      `The comparison has ${cells.length} outcomes, and ${MOST_CELLS} are the most`,
      {
        location: { field: `${field}.levels` },
        hint: `A level with a term frequency counts as ${TERM_FREQUENCY_CLASSES}: give it to fewer levels.`,
      },
    );
  }
  const missing =
    comparison.missing === undefined
      ? missingByDefault([...columns])
      : parseExpression(comparison.missing, `${field}.missing`);
  const missingContext = {
    ...located(context, `${field}.missing`),
    ...(comparison.missing === undefined ? {} : { text: comparison.missing }),
  };
  requireBoolean(checkExpression(missing, missingContext), `${field}.missing`);
  return {
    name: comparison.name,
    about: comparison.about ?? 'person',
    columns: [...columns],
    missing,
    levels,
    cells,
  };
}

function planRule(
  on: readonly string[],
  description: string | undefined,
  explode: readonly string[],
  field: string,
  context: ExpressionContext,
): PlannedRule {
  const keys = on.map((text, k) => {
    const place = `${field}.on[${k}]`;
    const expression = parseExpression(text, place);
    const type = checkExpression(expression, { ...located(context, place), text });
    const exploded = expression.kind === 'column' && explode.includes(expression.column);
    if ((type === 'text[]') !== exploded) {
      throw new ReeveError(
        'model/blocking',
        exploded
          ? `Column "${text}" is not a list and cannot be exploded`
          : `"${text}" is a list, which has no equality of its own`,
        {
          location: { field: place },
          hint: exploded
            ? 'Take it out of "explode".'
            : 'Name the column in "explode" to match on any element in common.',
        },
      );
    }
    return expression;
  });
  return {
    description: description ?? on.join(', '),
    keys,
    columns: [...new Set(keys.flatMap(columnsOf))],
    explode,
  };
}

/** True when, for every column, one side has no value. */
function missingByDefault(columns: readonly string[]): Expression {
  const absent = (side: 'l' | 'r', column: string): Expression => ({
    kind: 'is-null',
    operand: { kind: 'column', side, column },
    negated: false,
  });
  const operands = columns.map(
    (column): Expression => ({
      kind: 'or',
      operands: [absent('l', column), absent('r', column)],
    }),
  );
  return operands.length === 1 && operands[0] !== undefined
    ? operands[0]
    : { kind: 'and', operands };
}

function located(context: ExpressionContext, field: string): ExpressionContext {
  return { ...context, field };
}

function requireBoolean(type: string, field: string): void {
  if (type === 'boolean' || type === 'null') return;
  throw new ReeveError('model/expression', `A condition is true or false, this is ${type}`, {
    location: { field },
    hint: 'Compare it with something, such as "... >= 0.9".',
  });
}

function requireTextColumn(column: string, context: ExpressionContext, field: string): void {
  const type = Object.hasOwn(context.columns, column) ? context.columns[column] : undefined;
  if (type !== undefined && type !== 'text[]') return;
  throw new ReeveError(
    'model/term-frequency',
    type === undefined
      ? `No column "${column}"`
      : `Column "${column}" holds lists, whose frequency is not counted`,
    {
      location: { field },
      hint: `Single-valued columns: ${Object.entries(context.columns)
        .flatMap(([name, other]) => (other === 'text[]' ? [] : [name]))
        .join(', ')}.`,
    },
  );
}

function describeCondition(condition: unknown): string {
  if (condition === 'else') return 'All other comparisons';
  if (typeof condition === 'object' && condition !== null && 'expression' in condition) {
    return String(condition.expression);
  }
  return JSON.stringify(condition).replaceAll('"', '').slice(1, -1);
}
