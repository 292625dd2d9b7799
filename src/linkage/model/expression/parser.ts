import { expressionError } from './errors.ts';
import type { ComparisonOperator, Expression } from './expression.ts';
import { type Token, tokenize } from './tokens.ts';

/** Longer expressions and deeper nesting are refused: no model needs them, and a stack is finite. */
const maximumLength = 20_000;
const maximumDepth = 100;

const keywords = new Set([
  ...['and', 'or', 'not', 'is', 'null', 'true', 'false'],
  ...['case', 'when', 'then', 'else', 'end'],
]);

const comparisonOperators: Readonly<Record<string, ComparisonOperator>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/**
 * Reads an expression of the match model. Grammar, loosest first: `or`, `and`,
 * `not`, one comparison or `is [not] null`, `+ - ||`, `* /`, unary minus.
 * Columns are `l.name` and `r.name` over a pair, `name` over one record;
 * unusual names go in double quotes. Dates are written `date '1990-01-31'`.
 *
 * Throws `model/expression` with the position in the text. Names and types are
 * not looked at: that is `checkExpression`.
 *
 * @param field path of the expression in the model, for the error
 * @example parseExpression("jaro_winkler(l.surname, r.surname) >= 0.9 and l.dob = r.dob")
 */
export function parseExpression(text: string, field?: string): Expression {
  if (text.length > maximumLength) {
    throw expressionError(
      `Expression of ${text.length} characters`,
      { field },
      `At most ${maximumLength} are read.`,
    );
  }
  return new Parser(text, field).whole();
}

class Parser {
  private readonly tokens: readonly Token[];
  private readonly text: string;
  private readonly field: string | undefined;
  private next = 0;
  private depth = 0;

  constructor(text: string, field: string | undefined) {
    this.text = text;
    this.field = field;
    this.tokens = tokenize(text, field);
  }

  whole(): Expression {
    const expression = this.or();
    if (this.token.kind !== 'end') throw this.unexpected('an operator or the end');
    return expression;
  }

  private or(): Expression {
    return this.deeper(() => this.logical('or', () => this.logical('and', () => this.not())));
  }

  private logical(kind: 'and' | 'or', operand: () => Expression): Expression {
    const { at } = this.token;
    const operands = [operand()];
    while (this.takeKeyword(kind)) operands.push(operand());
    return operands.length === 1 && operands[0] !== undefined
      ? operands[0]
      : { kind, operands, at };
  }

  private not(): Expression {
    const { at } = this.token;
    if (!this.takeKeyword('not')) return this.comparison();
    return { kind: 'not', operand: this.deeper(() => this.not()), at };
  }

  private comparison(): Expression {
    const left = this.sum();
    const { at, kind, text } = this.token;
    if (this.takeKeyword('is')) {
      const negated = this.takeKeyword('not');
      this.expectKeyword('null');
      return { kind: 'is-null', operand: left, negated, at };
    }
    const operator = kind === 'symbol' ? comparisonOperators[text] : undefined;
    if (operator === undefined) return left;
    this.next++;
    const right = this.sum();
    if (this.token.kind === 'symbol' && comparisonOperators[this.token.text] !== undefined) {
      throw this.unexpected('one comparison', 'Join comparisons by "and".');
    }
    return { kind: 'comparing', operator, left, right, at };
  }

  private sum(): Expression {
    let left = this.product();
    for (;;) {
      const { at } = this.token;
      if (this.takeSymbol('+')) {
        left = { kind: 'arithmetic', operator: '+', left, right: this.product(), at };
      } else if (this.takeSymbol('-')) {
        left = { kind: 'arithmetic', operator: '-', left, right: this.product(), at };
      } else if (this.takeSymbol('||')) {
        left = { kind: 'call', name: 'concat', arguments: [left, this.product()], at };
      } else return left;
      this.countChain(at);
    }
  }

  private product(): Expression {
    let left = this.unary();
    for (;;) {
      const { at } = this.token;
      if (this.takeSymbol('*')) {
        left = { kind: 'arithmetic', operator: '*', left, right: this.unary(), at };
      } else if (this.takeSymbol('/')) {
        left = { kind: 'arithmetic', operator: '/', left, right: this.unary(), at };
      } else return left;
      this.countChain(at);
    }
  }

  private unary(): Expression {
    const { at } = this.token;
    if (!this.takeSymbol('-')) return this.primary();
    const operand = this.deeper(() => this.unary());
    return operand.kind === 'literal' && typeof operand.value === 'number'
      ? { kind: 'literal', value: -operand.value, at }
      : { kind: 'minus', operand, at };
  }

  private primary(): Expression {
    const { kind, text, at } = this.token;
    if (kind === 'number') {
      this.next++;
      return { kind: 'literal', value: this.finite(text, at), at };
    }
    if (kind === 'text') {
      this.next++;
      return { kind: 'literal', value: text, at };
    }
    if (this.takeSymbol('(')) {
      const inside = this.or();
      this.expectSymbol(')');
      return inside;
    }
    if (kind === 'quoted name') return this.column();
    if (kind !== 'name') throw this.unexpected('a value');
    if (this.takeKeyword('null')) return { kind: 'literal', value: null, at };
    if (this.takeKeyword('true')) return { kind: 'literal', value: true, at };
    if (this.takeKeyword('false')) return { kind: 'literal', value: false, at };
    if (this.takeKeyword('case')) return this.caseExpression(at);
    if (keywords.has(text.toLowerCase())) {
      throw this.unexpected(
        'a value',
        'A column with the name of a keyword goes in double quotes.',
      );
    }
    const following = this.tokens[this.next + 1];
    if (following?.kind === 'text' && text.toLowerCase() === 'date') return this.date();
    if (following?.kind === 'symbol' && following.text === '(') return this.call();
    return this.column();
  }

  private column(): Expression {
    const { kind, text, at } = this.token;
    this.next++;
    if (kind === 'name' && this.isSymbol('.')) {
      if (text !== 'l' && text !== 'r') {
        throw expressionError(
          `No record "${text}"`,
          { text: this.text, at, field: this.field },
          'The records of a pair are l and r.',
        );
      }
      this.next++;
      const name = this.token;
      if (name.kind !== 'name' && name.kind !== 'quoted name')
        throw this.unexpected('a column name');
      this.next++;
      return { kind: 'column', side: text, column: name.text, at };
    }
    return { kind: 'column', side: null, column: text, at };
  }

  private call(): Expression {
    const { text, at } = this.token;
    this.next++;
    this.expectSymbol('(');
    const values: Expression[] = [];
    if (!this.isSymbol(')')) {
      do values.push(this.or());
      while (this.takeSymbol(','));
    }
    this.expectSymbol(')');
    return { kind: 'call', name: text.toLowerCase(), arguments: values, at };
  }

  private date(): Expression {
    const { at } = this.token;
    const text = this.tokens[this.next + 1]?.text ?? '';
    this.next += 2;
    if (!isCalendarDate(text)) {
      throw expressionError(
        `Not a date: '${text}'`,
        { text: this.text, at, field: this.field },
        "Write dates as date '1990-01-31'.",
      );
    }
    return { kind: 'date', value: text, at };
  }

  private caseExpression(at: number): Expression {
    const branches: { when: Expression; value: Expression }[] = [];
    while (this.takeKeyword('when')) {
      const when = this.or();
      this.expectKeyword('then');
      branches.push({ when, value: this.or() });
    }
    if (branches.length === 0) throw this.unexpected('"when"');
    const otherwise = this.takeKeyword('else') ? this.or() : null;
    this.expectKeyword('end');
    return { kind: 'case', branches, otherwise, at };
  }

  private finite(text: string, at: number): number {
    const value = Number(text);
    if (Number.isFinite(value)) return value;
    throw expressionError(
      `Number too large: ${text}`,
      { text: this.text, at, field: this.field },
      'Numbers are double precision.',
    );
  }

  private deeper(parse: () => Expression): Expression {
    if (++this.depth > maximumDepth) throw this.tooDeep(this.token.at);
    const expression = parse();
    this.depth--;
    return expression;
  }

  /** A chain such as `a + b + c` nests to the left without recursion here, but not in its readers. */
  private countChain(at: number): void {
    this.links++;
    if (this.links > maximumLinks) throw this.tooDeep(at);
  }
  private links = 0;

  private tooDeep(at: number) {
    return expressionError(
      'Too deeply nested',
      { text: this.text, at, field: this.field },
      `At most ${maximumDepth} levels of nesting and ${maximumLinks} arithmetic operators are read.`,
    );
  }

  private get token(): Token {
    return this.tokens[this.next] ?? (this.tokens[this.tokens.length - 1] as Token);
  }

  private isSymbol(symbol: string): boolean {
    return this.token.kind === 'symbol' && this.token.text === symbol;
  }

  private takeSymbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.next++;
    return true;
  }

  private expectSymbol(symbol: string): void {
    if (!this.takeSymbol(symbol)) throw this.unexpected(`"${symbol}"`);
  }

  private takeKeyword(keyword: string): boolean {
    if (this.token.kind !== 'name' || this.token.text.toLowerCase() !== keyword) return false;
    this.next++;
    return true;
  }

  private expectKeyword(keyword: string): void {
    if (!this.takeKeyword(keyword)) throw this.unexpected(`"${keyword}"`);
  }

  private unexpected(expected: string, hint?: string) {
    const { kind, text, at } = this.token;
    const found = kind === 'end' ? 'it ends' : `found ${JSON.stringify(text)}`;
    const doubled = text === '=' && this.tokens[this.next - 1]?.text === '=';
    return expressionError(
      `Expected ${expected}, ${found}`,
      { text: this.text, at, field: this.field },
      hint ??
        (doubled
          ? 'Equality is written with one =.'
          : 'See the guide for the expression language.'),
    );
  }
}

const maximumLinks = 500;

/** Whether a text is a date of the Gregorian calendar, years 0001 to 9999, as `YYYY-MM-DD`. */
function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return year >= 1 && days !== undefined && day >= 1 && day <= days;
}
