import type { z } from 'zod';
import { ReeveError, valueAt } from '../../kernel/index.ts';
import { nearestName } from '../readers/column-names.ts';
import { SOURCE_FORMAT, sourceDefinitionSchema } from './definition-schema.ts';
import type { DefinitionText, FieldPath } from './definition-text.ts';

type Issue = z.core.$ZodIssue;

const SEE_GUIDE = 'See docs/guides/set-up-a-source.md.';

/** An error of a definition, with its file, line and field. */
export function definitionError(
  code: string,
  message: string,
  {
    file,
    text,
    path,
    hint,
  }: {
    readonly file: string;
    readonly text: DefinitionText;
    readonly path: FieldPath;
    readonly hint: string;
  },
): ReeveError {
  const line = text.lineOf(path);
  const field = fieldText(path);
  return new ReeveError(code, message, {
    location: {
      file,
      ...(line === undefined ? {} : { line }),
      ...(field === '' ? {} : { field }),
    },
    hint,
  });
}

/** `records[0].attributes.dateOfBirth` */
function fieldText(path: FieldPath): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number'
        ? `${text}[${part}]`
        : /^[A-Za-z][\w-]*$/.test(String(part))
          ? `${text}${text === '' ? '' : '.'}${String(part)}`
          : `${text}["${String(part)}"]`,
    '',
  );
}

/** What a definition that has not the shape of one is told: the first fault, where, and what is right. */
export function shapeProblem(
  issues: readonly Issue[],
  text: DefinitionText,
  file: string,
): ReeveError {
  const first = issues.find(({ path }) => path[0] === 'format') ?? telling(issues, text.value);
  if (first === undefined) throw new TypeError('no issue to tell of');
  const issue = meantBranch(first, text.value);
  const { message, hint, key } = describe(issue, valueAt(text.value, issue.path));
  const path = key === undefined ? issue.path : [...issue.path, key];
  const isFormat = issue.path[0] === 'format';
  return definitionError(isFormat ? 'source/format' : 'source/invalid', message, {
    file,
    text,
    path,
    hint,
  });
}

/** A field under a wrong name is missing under the right one: its wrong name says more. */
function telling(issues: readonly Issue[], root: unknown): Issue | undefined {
  const [first] = issues;
  if (first === undefined || valueAt(root, first.path) !== undefined) return first;
  const around = first.path.slice(0, -1).join(' ');
  return (
    issues.find(({ code, path }) => code === 'unrecognized_keys' && path.join(' ') === around) ??
    first
  );
}

/** Of the forms that a value may have, the one whose kind (text, list, object) was written. */
function meantBranch(issue: Issue, root: unknown): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const found = valueAt(root, issue.path);
  const branch = issue.errors.find(
    (errors) => !errors.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  const inner = found === undefined ? undefined : telling(branch ?? [], found);
  if (inner === undefined) return issue;
  return meantBranch({ ...inner, path: [...issue.path, ...inner.path] } as Issue, root);
}

interface Description {
  readonly message: string;
  readonly hint: string;
  /** The offending key, where the issue is about the object around it. */
  readonly key?: string;
}

function describe(issue: Issue, value: unknown): Description {
  if (issue.code === 'unrecognized_keys') return unknownField(issue.keys[0] ?? '', issue.path);
  if (issue.code === 'invalid_key') {
    const key = String(issue.path.at(-1));
    return {
      message: `"${key}" cannot be a name here: ${issue.issues[0]?.message}`,
      hint: SEE_GUIDE,
    };
  }
  if (value === undefined) return { message: 'This field is missing', hint: SEE_GUIDE };
  if (issue.path[0] === 'format') {
    return {
      message: `Format ${shown(value)} is not known`,
      hint: `This version of Reeve reads "${SOURCE_FORMAT}".`,
    };
  }
  if (issue.code === 'invalid_value') {
    const known = issue.values.map(String);
    const nearest = typeof value === 'string' ? nearestName(value, known) : undefined;
    return {
      message: `${shown(value)} is not one of: ${known.join(', ')}`,
      hint: nearest === undefined ? SEE_GUIDE : `Did you mean "${nearest}"?`,
    };
  }
  if (issue.code === 'invalid_type') return wrongType(issue.expected, value);
  if (issue.code === 'invalid_union') return wrongType('text, a list or an object', value);
  if (issue.code === 'too_small' && value === '') {
    return { message: 'This text is empty', hint: SEE_GUIDE };
  }
  if (issue.code === 'too_small' && Array.isArray(value)) {
    return { message: 'This list is empty', hint: 'Leave the field out, or put something in it.' };
  }
  return { message: `${shown(value)} cannot stand here: ${issue.message}`, hint: SEE_GUIDE };
}

function wrongType(expected: string, value: unknown): Description {
  const isUnquoted = typeof value === 'number' || typeof value === 'boolean';
  return {
    message: `Expected ${KINDS[expected] ?? expected}, not ${shown(value)}`,
    hint:
      isUnquoted && expected !== 'array' && expected !== 'object'
        ? `Put it in quotes: "${String(value)}".`
        : SEE_GUIDE,
  };
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  boolean: 'true or false',
};

function unknownField(key: string, path: FieldPath): Description {
  const known = fieldsAt(path);
  const nearest = nearestName(key, known);
  return {
    message: `There is no field "${key}" here`,
    hint: nearest === undefined ? `Known here: ${known.join(', ')}.` : `Did you mean "${nearest}"?`,
    key,
  };
}

/** Names of the fields that the schema allows at a path. */
function fieldsAt(path: FieldPath): readonly string[] {
  let options: z.core.$ZodType[] = [sourceDefinitionSchema];
  for (const key of path) options = options.flatMap(unwrapped).flatMap((each) => inside(each, key));
  const names = options
    .flatMap(unwrapped)
    .map(({ _zod }) => _zod.def)
    .flatMap((def) =>
      def.type === 'object' ? Object.keys((def as z.core.$ZodObjectDef).shape) : [],
    );
  return [...new Set(names)];
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { def } = schema._zod;
  if (def.type === 'optional') return unwrapped((def as z.core.$ZodOptionalDef).innerType);
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

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
