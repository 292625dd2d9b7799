import type { z } from 'zod';
import { fieldOf, ReeveError, valueAt } from '../../kernel/index.ts';
import { closestName } from './expression/suggestion.ts';
import { conditionKinds, MODEL_FORMAT, matchModelSchema } from './schema.ts';

type Issue = z.core.$ZodIssue;

/**
 * What a model that does not have the shape of one is told: the first fault,
 * where it is, and what would be right.
 *
 * @param value the model as parsed
 */
export function shapeError(issues: readonly Issue[], value: unknown): ReeveError {
  const first = issues.find(({ path }) => path[0] === 'format') ?? issues[0];
  if (first === undefined) throw new TypeError('no issue to tell of');
  const issue = mostSpecific(first, value);
  const { message, hint, key } = describe(issue, valueAt(value, issue.path));
  const others = issues.length - 1;
  const more = others === 0 ? '' : ` ${others} more ${others === 1 ? 'fault' : 'faults'} after it.`;
  return new ReeveError(issue.path[0] === 'format' ? 'model/format' : 'model/invalid', message, {
    location: fieldOf(key === undefined ? issue.path : [...issue.path, key]),
    hint: `${hint}${more}`,
  });
}

/** Of a condition's many forms, the one that was meant: the one whose name is there. */
function mostSpecific(issue: Issue, value: unknown): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const found = valueAt(value, issue.path);
  const meant =
    isObject(found) && !Array.isArray(found)
      ? issue.errors.findIndex((_, i) => Object.hasOwn(found, conditionKinds[i - 1] ?? ''))
      : -1;
  const inner = isConditionPath(issue.path) ? issue.errors[meant]?.[0] : undefined;
  if (inner === undefined) return issue;
  return mostSpecific({ ...inner, path: [...issue.path, ...inner.path] } as Issue, value);
}

function isConditionPath(path: readonly PropertyKey[]): boolean {
  return path.includes('when');
}

interface Description {
  readonly message: string;
  readonly hint: string;
  /** The offending key, where the issue is about the object around it. */
  readonly key?: string;
}

const SEE_SCHEMA = 'See docs/match-model.schema.json.';

function describe(issue: Issue, value: unknown): Description {
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownField(issue.keys[0] ?? '', issue.path, value);
    case 'invalid_type':
      return value === undefined
        ? { message: 'This field is missing', hint: `It is ${kindOf(issue.expected)}.` }
        : {
            message: `Expected ${kindOf(issue.expected)}, not ${describeValue(value)}`,
            hint: SEE_SCHEMA,
          };
    case 'invalid_value':
      return value === undefined
        ? { message: 'This field is missing', hint: `It is ${listed(issue.values.map(quoted))}.` }
        : wrongValue(issue, value);
    case 'too_small':
      return { message: tooSmall(issue), hint: SEE_SCHEMA };
    case 'too_big':
      return { message: tooBig(issue), hint: SEE_SCHEMA };
    case 'invalid_union':
      return notOneOf(issue, value);
    default:
      return { message: issue.message, hint: SEE_SCHEMA };
  }
}

function unknownField(key: string, path: readonly PropertyKey[], value: unknown): Description {
  const known = fieldsAt(matchModelSchema, path, value);
  const closest = closestName(key, known);
  return {
    message: `Unknown field "${key}"`,
    hint: closest === undefined ? `Known here: ${known.join(', ')}.` : `Did you mean "${closest}"?`,
    key,
  };
}

function wrongValue(issue: z.core.$ZodIssueInvalidValue, value: unknown): Description {
  if (issue.path[0] === 'format') {
    return {
      message: `Format ${describeValue(value)} is not known`,
      hint: `This version of Reeve reads "${MODEL_FORMAT}".`,
    };
  }
  const known = issue.values.map(String);
  const closest = typeof value === 'string' ? closestName(value, known) : undefined;
  return {
    message: `Not ${describeValue(value)} but ${listed(issue.values.map(quoted))}`,
    hint: closest === undefined ? SEE_SCHEMA : `Did you mean "${closest}"?`,
  };
}

function tooSmall(issue: z.core.$ZodIssueTooSmall): string {
  const least = Number(issue.minimum);
  if (issue.origin === 'array') {
    return least === 1 ? 'This list is empty' : `This list needs ${least} elements at least`;
  }
  if (issue.origin === 'string') return 'This text is empty';
  return issue.inclusive === false ? `Must be above ${least}` : `Must be ${least} or more`;
}

function tooBig(issue: z.core.$ZodIssueTooBig): string {
  const most = Number(issue.maximum);
  if (issue.origin === 'array') return `This list has more than ${most} elements`;
  return issue.inclusive === false ? `Must be below ${most}` : `Must be ${most} or less`;
}

function notOneOf(issue: z.core.$ZodIssueInvalidUnion, value: unknown): Description {
  if (value === undefined) return { message: 'This field is missing', hint: SEE_SCHEMA };
  if (!isConditionPath(issue.path)) {
    const last = issue.path.at(-1);
    return {
      message: `Not ${describeValue(value)}`,
      hint:
        last === 'from'
          ? 'Give the name of a column, a list of names, or names by data set.'
          : SEE_SCHEMA,
    };
  }
  const given = isObject(value) ? Object.keys(value) : [];
  const closest = given.map((key) => closestName(key, conditionKinds)).find((name) => name);
  return {
    message: `Not a condition: ${describeValue(value)}`,
    hint:
      closest === undefined
        ? `A condition is "else" or one of: ${conditionKinds.join(', ')}.`
        : `Did you mean "${closest}"?`,
  };
}

/** Names of the fields that the schema allows at a path. */
function fieldsAt(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  value: unknown,
): readonly string[] {
  let options: z.core.$ZodType[] = [schema];
  for (const key of path) options = options.flatMap(unwrapped).flatMap((each) => inside(each, key));
  const shapes = options
    .flatMap(unwrapped)
    .map((each) => (each as z.core.$ZodObject)._zod.def)
    .filter(({ type }) => type === 'object')
    .map(({ shape }) => Object.keys(shape));
  // In a condition only the fields of the form that was meant help.
  const meant = isObject(value)
    ? shapes.filter(([first]) => shapes.length === 1 || Object.hasOwn(value, first ?? ''))
    : shapes;
  return [...new Set((meant.length === 0 ? shapes : meant).flat())];
}

/** What a schema is when optionality, laziness and alternatives are taken off. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { def } = schema._zod;
  if (def.type === 'optional') return unwrapped((def as z.core.$ZodOptionalDef).innerType);
  if (def.type === 'lazy') return unwrapped((def as z.core.$ZodLazyDef).getter());
  if (def.type === 'union') return (def as z.core.$ZodUnionDef).options.flatMap(unwrapped);
  return [schema];
}

function inside(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType[] {
  const { def } = schema._zod;
  if (def.type === 'array') return [(def as z.core.$ZodArrayDef).element];
  if (def.type === 'record') return [(def as z.core.$ZodRecordDef).valueType];
  if (def.type !== 'object') return [];
  const member = (def as z.core.$ZodObjectDef).shape[String(key)];
  return member === undefined ? [] : [member];
}

function kindOf(expected: string): string {
  const kinds: Readonly<Record<string, string>> = {
    string: 'a text',
    number: 'a number',
    int: 'a whole number',
    array: 'a list',
    tuple: 'a list',
    object: 'an object',
    record: 'an object',
    boolean: 'true or false',
  };
  return kinds[expected] ?? expected;
}

function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return shorten(quoted(value));
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return shorten(JSON.stringify(value) ?? 'nothing');
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}

function listed(values: readonly string[]): string {
  if (values.length < 2) return values.join('');
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
