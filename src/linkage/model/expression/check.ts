import type { ReeveError } from '../../../kernel/index.ts';
import type { ValueType } from '../match-model.ts';
import { expressionError } from './errors.ts';
import type { CaseExpression, ColumnReference, Expression, FunctionCall } from './expression.ts';
import {
  type FunctionDefinition,
  functionDefinitions,
  isFunctionName,
  type Parameter,
  type Signature,
} from './functions.ts';
import { closestName } from './suggestion.ts';

/** `null` is the type of the literal alone, which fits any type of a `case` or `coalesce`. */
export type ExpressionType = ValueType | 'boolean' | 'null';

export interface ExpressionContext {
  /** `pair`: columns are `l.x` and `r.x`; `record`: plain `x`. */
  readonly scope: 'pair' | 'record';
  readonly columns: Readonly<Record<string, ValueType>>;
  /** For the error: the text parsed, and its path in the model. */
  readonly text?: string;
  readonly field?: string;
}

/**
 * The type of an expression. Throws `model/expression` for a column or function
 * that does not exist, and for operands of the wrong type, so that an
 * expression that passes runs in every executor.
 *
 * @example
 * checkExpression(parseExpression('l.dob = r.dob'), { scope: 'pair', columns: { dob: 'date' } })
 * // 'boolean'
 */
export function checkExpression(
  expression: Expression,
  context: ExpressionContext,
): ExpressionType {
  const fail = (node: Expression, message: string, hint: string): ReeveError =>
    expressionError(message, { text: context.text, at: node.at, field: context.field }, hint);

  const expect = (node: Expression, wanted: ExpressionType, what: string): void => {
    const found = typeOf(node);
    if (found !== wanted) {
      throw fail(
        node,
        `${what} needs ${article(wanted)}, not ${article(found)}`,
        typeHint(wanted, found),
      );
    }
  };

  function typeOf(node: Expression): ExpressionType {
    switch (node.kind) {
      case 'literal':
        return literalType(node.value);
      case 'date':
        return 'date';
      case 'column':
        return columnType(node);
      case 'call':
        return callType(node);
      case 'comparing':
        return comparisonType(node);
      case 'arithmetic':
        expect(node.left, 'number', `"${node.operator}"`);
        expect(node.right, 'number', `"${node.operator}"`);
        return 'number';
      case 'and':
      case 'or':
        for (const operand of node.operands) expect(operand, 'boolean', `"${node.kind}"`);
        return 'boolean';
      case 'not':
        expect(node.operand, 'boolean', '"not"');
        return 'boolean';
      case 'minus':
        expect(node.operand, 'number', 'A minus');
        return 'number';
      case 'is-null':
        typeOf(node.operand);
        return 'boolean';
      case 'case':
        return caseType(node);
    }
  }

  function columnType(node: ColumnReference): ExpressionType {
    const { side, column } = node;
    if (context.scope === 'pair' && side === null) {
      throw fail(node, `Which record's ${column}?`, `Write l.${column} or r.${column}.`);
    }
    if (context.scope === 'record' && side !== null) {
      throw fail(node, `There is no ${side}: this is about one record`, `Write ${column}.`);
    }
    const type = Object.hasOwn(context.columns, column) ? context.columns[column] : undefined;
    if (type !== undefined) return type;
    const known = Object.keys(context.columns);
    const closest = closestName(column, known);
    throw fail(
      node,
      `No column "${column}"`,
      closest === undefined
        ? `The model's columns: ${known.join(', ') || 'none'}.`
        : `Did you mean ${closest}?`,
    );
  }

  function comparisonType(node: Expression & { kind: 'comparing' }): 'boolean' {
    const left = typeOf(node.left);
    const right = typeOf(node.right);
    if (left === 'null' || right === 'null') {
      throw fail(node, 'A comparison with null never holds', 'Write "is null" or "is not null".');
    }
    if (left !== right) {
      throw fail(
        node,
        `"${node.operator}" between ${article(left)} and ${article(right)}`,
        typeHint(left, right),
      );
    }
    if (
      node.operator !== '=' &&
      node.operator !== '<>' &&
      (left === 'boolean' || left === 'text[]')
    ) {
      throw fail(node, `"${node.operator}" has no meaning for ${article(left)}`, 'Use = or <>.');
    }
    return 'boolean';
  }

  function caseType(node: CaseExpression): ExpressionType {
    for (const { when } of node.branches) expect(when, 'boolean', '"when"');
    const results = node.branches.map(({ value }) => value);
    if (node.otherwise !== null) results.push(node.otherwise);
    return commonType(results, '"case"');
  }

  function commonType(nodes: readonly Expression[], what: string): ExpressionType {
    let common: ExpressionType = 'null';
    for (const node of nodes) {
      const type = typeOf(node);
      if (common === 'null') common = type;
      else if (type !== 'null' && type !== common) {
        throw fail(
          node,
          `${what} gives ${article(common)} here and ${article(type)} there`,
          'All must be of one type.',
        );
      }
    }
    return common;
  }

  function callType(node: FunctionCall): ExpressionType {
    if (!isFunctionName(node.name)) throw unknownFunction(node);
    const { signatures }: FunctionDefinition = functionDefinitions[node.name];
    const fitting = signatures.filter((signature) => takes(signature, node.arguments.length));
    if (fitting.length === 0)
      throw fail(
        node,
        `${node.name} given ${count(node.arguments.length)}`,
        usage(node.name, signatures),
      );
    if (signatures[0]?.parameters[0] === 'same') {
      const type = commonType(node.arguments, node.name);
      const ordered = node.name === 'coalesce' || (type !== 'boolean' && type !== 'text[]');
      if (type !== 'null' && ordered) return type;
      throw fail(node, `${node.name} has no meaning for ${article(type)}`, 'Give it values.');
    }
    const types = node.arguments.map(typeOf);
    const signature = fitting.find(({ parameters }) =>
      types.every((type, i) => type === parameterType(parameterAt(parameters, i))),
    );
    if (signature === undefined) {
      throw fail(
        node,
        `${node.name} given ${types.map(article).join(', ')}`,
        usage(node.name, signatures),
      );
    }
    node.arguments.forEach((argument, i) => {
      wholeNumber(argument, parameterAt(signature.parameters, i), node.name);
    });
    return signature.result as ExpressionType;
  }

  function wholeNumber(node: Expression, parameter: Parameter, name: string): void {
    if (!parameter.startsWith('whole number')) return;
    const value = node.kind === 'literal' ? node.value : undefined;
    const fits =
      typeof value === 'number' &&
      Number.isInteger(value) &&
      Math.abs(value) <= 1_000_000 &&
      (parameter === 'whole number but 0'
        ? value !== 0
        : value >= (parameter.endsWith('1') ? 1 : 0));
    if (!fits) {
      throw fail(node, `${name} needs a ${parameter} here`, 'Write the number itself, such as 4.');
    }
  }

  function unknownFunction(node: FunctionCall): ReeveError {
    const known = Object.keys(functionDefinitions);
    const closest = closestName(node.name, known);
    return fail(
      node,
      `No function "${node.name}"`,
      closest === undefined ? `The functions: ${known.join(', ')}.` : `Did you mean ${closest}?`,
    );
  }

  return typeOf(expression);
}

function literalType(value: string | number | boolean | null): ExpressionType {
  if (value === null) return 'null';
  return typeof value === 'string' ? 'text' : (typeof value as 'number' | 'boolean');
}

function takes({ parameters, repeats }: Signature, given: number): boolean {
  return repeats === true ? given >= parameters.length : given === parameters.length;
}

function parameterAt(parameters: readonly Parameter[], i: number): Parameter {
  return parameters[Math.min(i, parameters.length - 1)] as Parameter;
}

function parameterType(parameter: Parameter): string {
  return parameter.startsWith('whole number') ? 'number' : parameter;
}

function usage(name: string, signatures: readonly Signature[]): string {
  const forms = signatures.map(
    ({ parameters, repeats }) =>
      `${name}(${parameters.map((p) => (p === 'same' ? 'value' : p)).join(', ')}${repeats === true ? ', ...' : ''})`,
  );
  return `It is ${forms.join(' or ')}.`;
}

function count(given: number): string {
  return given === 0 ? 'no values' : given === 1 ? 'one value' : `${given} values`;
}

function article(type: ExpressionType): string {
  return type === 'null'
    ? 'null'
    : type === 'text'
      ? 'text'
      : type === 'text[]'
        ? 'a list of texts'
        : `a ${type}`;
}

function typeHint(a: ExpressionType, b: ExpressionType): string {
  const types = new Set([a, b]);
  if (types.has('date') && types.has('text')) return "A date is written date '1990-01-31'.";
  if (types.has('number') && types.has('text'))
    return 'Give the column the type number, or put the number in quotes.';
  if (types.has('text[]') && types.has('text'))
    return 'words(x) makes a list of a text; contains(list, x) looks in one.';
  if (types.has('boolean')) return 'A condition is a comparison, such as l.dob = r.dob.';
  return 'Give the columns the same type in the model.';
}
