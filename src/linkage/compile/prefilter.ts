import type { Dialect } from '../dialects/dialect.ts';
import type { Expression } from '../model/expression/index.ts';
import type { ModelPlan } from '../model/plan.ts';
import { quoteIdentifier, quoteNumber, type Sql, sql } from '../sql/index.ts';
import { columnSql } from './tables.ts';

/*
 * Most candidate pairs are not alike, and finding that out by a string distance
 * is most of the work. A signature of 64 bits for each value says the same of
 * nearly all of them in a few instructions. A filter never decides that two
 * values are alike, only that they cannot be, so levels are what they would be
 * without it.
 *
 * Letters: a bit for each character, by its code modulo 64. Characters that only
 * one side has cannot match, which bounds Jaro's count of matches from above.
 *
 * Bigrams: a bit for each two characters in a row. An insertion or deletion
 * changes at most 3 of them, a substitution 4, a transposition 6, which bounds
 * the edit distance from below (after Ukkonen, "Approximate string-matching with
 * q-grams and maximal matches", 1992).
 */

/** What a condition needs to be filtered by. */
interface Filter {
  readonly column: string;
  readonly kind: 'letters' | 'bigrams';
  /** SQL over the signature columns: true where the condition may hold, null where nothing is known. */
  readonly possible: (index: number) => Sql;
}

/** Share of similarity that rounding to nine decimals may add. */
const ROUNDING = 1e-8;

/** Largest prefix bonus of Jaro-Winkler: 4 characters of a tenth each. */
const PREFIX_BONUS = 0.4;

const BIGRAMS_BY_EDIT = { levenshtein: 4, damerau_levenshtein: 6 } as const;

/** The condition with its filter before it, where it has one; else as it is. */
export function filtered(plan: ModelPlan, condition: Expression, compiled: Sql): Sql {
  const filter = filterOf(condition);
  if (filter === null) return compiled;
  const index = plan.columns.findIndex(({ name }) => name === filter.column);
  // CASE evaluates the second only where the first does not settle it; AND would evaluate both.
  return sql`CASE WHEN ${filter.possible(index)} IS FALSE THEN FALSE ELSE ${compiled} END`;
}

/** Signature columns of `standard` that the model's conditions are filtered by. */
export function signatureColumns(plan: ModelPlan, dialect: Dialect): Sql[] {
  const needed = new Set<string>();
  const made: Sql[] = [];
  const conditions = plan.comparisons.flatMap(({ levels }) =>
    levels.flatMap(({ when }) => (when === 'else' ? [] : [when])),
  );
  for (const filter of conditions.map(filterOf)) {
    if (filter === null) continue;
    const key = `${filter.kind} ${filter.column}`;
    if (needed.has(key)) continue;
    needed.add(key);
    const index = plan.columns.findIndex(({ name }) => name === filter.column);
    const value = sql`s.${columnSql(index)}`;
    if (filter.kind === 'bigrams') {
      made.push(sql`${dialect.relations.bigrams(value)} AS ${bigramsSql(index)}`);
    } else {
      made.push(
        sql`${dialect.relations.letters(value)} AS ${lettersSql(index)}`,
        sql`CAST(1 / nullif(length(${value}), 0) AS FLOAT) AS ${inverseLengthSql(index)}`,
        sql`${dialect.relations.firstLetter(value)} AS ${firstLetterSql(index)}`,
      );
    }
  }
  return made;
}

function filterOf(condition: Expression): Filter | null {
  if (condition.kind !== 'comparing' || condition.right.kind !== 'literal') return null;
  const { left: call, operator } = condition;
  const bound = condition.right.value;
  if (call.kind !== 'call' || typeof bound !== 'number') return null;
  const [a, b] = call.arguments;
  if (a?.kind !== 'column' || b?.kind !== 'column') return null;
  if (a.column !== b.column || a.side !== 'l' || b.side !== 'r') return null;
  const { column } = a;
  if (operator === '<=' && (call.name === 'levenshtein' || call.name === 'damerau_levenshtein')) {
    const most = bound * BIGRAMS_BY_EDIT[call.name];
    return { column, kind: 'bigrams', possible: (index) => bigramsPossible(index, most) };
  }
  if (operator === '>=' && (call.name === 'jaro_winkler' || call.name === 'jaro')) {
    const withBonus = call.name === 'jaro_winkler';
    return {
      column,
      kind: 'letters',
      possible: (index) => lettersPossible(index, bound, withBonus),
    };
  }
  return null;
}

function bigramsPossible(index: number, most: number): Sql {
  const name = bigramsSql(index);
  return sql`bit_count(xor(l.${name}, r.${name})) <= ${quoteNumber(most)}`;
}

/**
 * With d letters of a in none of b, at most |a| - d of a match; so Jaro is at
 * most 1 - (da / |a| + db / |b|) / 3, and Jaro-Winkler adds at most 0.4 of what
 * is missing to 1, or nothing where the first letters differ.
 */
function lettersPossible(index: number, threshold: number, withBonus: boolean): Sql {
  const [l, r] = [sql`l.${lettersSql(index)}`, sql`r.${lettersSql(index)}`];
  const missing = sql`bit_count(${l} & ~${r}) * l.${inverseLengthSql(index)} + bit_count(${r} & ~${l}) * r.${inverseLengthSql(index)}`;
  const room = 3 * (1 - threshold) + ROUNDING + FLOAT_SLACK;
  if (!withBonus) return sql`${missing} <= ${quoteNumber(room)}`;
  const roomier = room / (1 - PREFIX_BONUS);
  const first = firstLetterSql(index);
  return sql`${missing} <= CASE WHEN l.${first} = r.${first} THEN ${quoteNumber(roomier)} ELSE ${quoteNumber(room)} END`;
}

/** The lengths' inverses are single precision: 24 bits, a sum of at most 2. */
const FLOAT_SLACK = 1e-5;

function lettersSql(index: number): Sql {
  return quoteIdentifier(`letters${index}`);
}

function inverseLengthSql(index: number): Sql {
  return quoteIdentifier(`inverse_length${index}`);
}

function firstLetterSql(index: number): Sql {
  return quoteIdentifier(`first_letter${index}`);
}

function bigramsSql(index: number): Sql {
  return quoteIdentifier(`bigrams${index}`);
}
