import { z } from 'zod';
import { personAttributes } from '../../standards/index.ts';

/**
 * The shape of a source definition, for validation and for the published JSON Schema. What a
 * schema cannot say (columns and code lists that are named exist, roles differ, patterns are
 * patterns) is checked by `checkDefinition`.
 */

/** The version of the format that this code reads. */
export const SOURCE_FORMAT = 'reeve-source/1';

const text = z.string().min(1);
const column = text.describe('Name of a column, as the file’s header has it.');
/** Of feeds, roles, kinds and markers: they stand in keys, items and addresses of pages. */
const slug = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'lower case, digits and hyphens');
/** Of facts: they stand in the names of items of agreements, `fact:<name>`. */
const factName = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'a word such as rentBalance');

const codes = z.record(z.string(), text);
const codeList = z
  .union([slug, codes])
  .describe('A list of codes: its name among "codes", or code by code what each means.');

const dates = z
  .strictObject({
    order: z.enum(['day-first', 'month-first']).optional().describe('Default: day-first.'),
    dayNumbers: z
      .boolean()
      .optional()
      .describe('Whether a number of five digits is a day of Excel’s calendar. Default: false.'),
  })
  .describe('How dates in numbers are read. Months in words and ISO 8601 are always understood.');

const condition = z
  .strictObject({
    column,
    is: z.array(z.string()).min(1).optional().describe('It has one of these.'),
    isNot: z.array(z.string()).min(1).optional().describe('It has none of these.'),
    isBlank: z.boolean().optional().describe('It is blank, or is not.'),
    matches: text.optional().describe('A regular expression finds something in it.'),
    nameOf: z
      .array(z.enum(['person', 'people', 'infant', 'estate', 'organisation', 'occupier', 'nobody']))
      .min(1)
      .optional()
      .describe('What the name in the column is the name of.'),
  })
  // Of its own: all schemas of a process that are named are in one registry.
  .meta({ id: 'row-condition' })
  .describe('What a column has; of several tests all must hold. Case and outer blanks count not.');
const conditions = z.array(condition).min(1).describe('All must hold.');

const valueOfColumns = z
  .strictObject({
    from: z.union([column, z.array(column).min(1)]).optional(),
    text: text.optional().describe('The same for every row, in place of "from".'),
    join: z.string().optional().describe('What stands between several columns.'),
    firstFilled: z
      .boolean()
      .optional()
      .describe('Of several columns the first that is filled, in place of all.'),
    split: text.optional().describe('What stands between several values in one column.'),
    blank: z.array(text).min(1).optional().describe('Words that stand for no value here.'),
    codes: codeList.optional(),
    dates: dates.optional(),
    when: conditions.optional(),
  })
  .meta({ id: 'valueOfColumns' });

const value = z
  .union([column, z.array(column).min(1), valueOfColumns])
  .meta({ id: 'value' })
  .describe('A column, several, or how the value comes from them.');

const keyPart = z.union([column, z.strictObject({ text })]);
const key = z
  .array(keyPart)
  .min(1)
  .describe('Columns, and texts that are the same for every row; joined with "/".');

const attributeNames = Object.keys(personAttributes) as [keyof typeof personAttributes];
const attributeName = z.enum(attributeNames);
const attributes = z
  .strictObject(
    Object.fromEntries(attributeNames.map((name) => [name, value.optional()])) as Record<
      keyof typeof personAttributes,
      z.ZodOptional<typeof value>
    >,
  )
  .describe('Where each attribute of the person comes from.');

const fact = z
  .strictObject({
    label: text.describe('As staff read it.'),
    type: z.enum(['text', 'number', 'money', 'date', 'yes-no', 'code']),
    from: z.union([column, z.array(column).min(1)]),
    join: z.string().optional(),
    blank: z.array(text).min(1).optional(),
    codes: codeList.optional(),
    yes: z.array(text).min(1).optional().describe('Words for yes. Default: Y, Yes, True, 1.'),
    no: z.array(text).min(1).optional().describe('Words for no. Default: N, No, False, 0.'),
    dates: dates.optional(),
    item: z
      .string()
      .regex(/^(?:fact|markers):[A-Za-z][A-Za-z0-9-]*$|^relationships$|^professionals$/)
      .optional()
      .describe('Item of the sharing agreements that it falls under. Default: fact:<name>.'),
    when: conditions.optional(),
  })
  .meta({ id: 'fact' });
const facts = z.record(factName, fact).describe('What the service knows of the person, by name.');

const relationship = z
  .strictObject({
    role: value.describe('What the other is to this person: mother, partner, landlord.'),
    inverse: value.optional().describe('What this person is to the other.'),
    to: z.strictObject({
      source: slug.optional().describe('Feed of the other’s record. Default: this one.'),
      key: key.optional().describe('Key of the other’s record.'),
      name: value.optional().describe('Name of the other, where there is no record.'),
      phone: value.optional(),
    }),
    when: conditions.optional(),
  })
  .meta({ id: 'relationship' });

const professional = z
  .strictObject({
    name: value.optional().describe('Who works with the person; may be split.'),
    team: value.optional(),
    role: value,
    when: conditions.optional(),
  })
  .meta({ id: 'professional' });

const marker = z
  .strictObject({
    code: slug.describe('Such as risk, interpreter, vulnerable, restricted.'),
    text: value.optional().describe('What the source says of it.'),
    when: conditions,
    seal: z
      .enum(['address', 'existence', 'everything'])
      .optional()
      .describe('That the record is to be sealed, and how far.'),
  })
  .meta({ id: 'marker' });

const trustValue = z.number().gte(0).lte(100);
const trust = z
  .strictObject({
    default: trustValue.optional(),
    ...(Object.fromEntries(
      attributeNames.map((name) => [name, trustValue.optional()]),
    ) as unknown as Record<keyof typeof personAttributes, z.ZodOptional<typeof trustValue>>),
  })
  .describe('From 0 to 100, by attribute: the golden record takes the most trusted.');

const holds = z
  .enum(['adults', 'children', 'anyone'])
  .describe('Whose records these are, as far as the service’s business says.');

const state = {
  started: value.optional().describe('Date from which the record stands in the service.'),
  ended: value.optional().describe('First day on which it stands no longer.'),
  lastDay: value.optional().describe('Last day on which it stands: of permits, "valid to".'),
  live: conditions.optional().describe('What else makes a record live.'),
};

const record = z
  .strictObject({
    role: slug,
    title: text.optional(),
    holds: holds.optional(),
    when: conditions.optional().describe('A row has this record only then.'),
    key,
    attributes,
    ...state,
    deceased: conditions
      .optional()
      .describe('What says that the person has died; so does a date of death.'),
    required: z
      .array(attributeName)
      .min(1)
      .optional()
      .describe('A record without one of these is rejected.'),
    requiredAny: z
      .array(attributeName)
      .min(1)
      .optional()
      .describe('A record without any of these is rejected.'),
    rejectWrong: z
      .array(attributeName)
      .min(1)
      .optional()
      .describe('A record in which one of these is wrong is rejected; else the value alone is.'),
    facts: facts.optional(),
    relationships: z.array(relationship).min(1).optional(),
    professionals: z.array(professional).min(1).optional(),
    markers: z.array(marker).min(1).optional(),
    trust: trust.optional(),
    verified: z.array(attributeName).min(1).optional(),
  })
  .meta({ id: 'record' });

const attachment = z
  .strictObject({
    kind: slug,
    title: text,
    id: key.describe('What makes the row one of its own.'),
    to: z
      .strictObject({
        source: slug.optional(),
        key: key.optional(),
        uprn: column.optional(),
      })
      .describe('Whose it is: a record of another feed, a property, or both.'),
    when: conditions.optional(),
    ...state,
    facts,
    professionals: z.array(professional).min(1).optional(),
  })
  .meta({ id: 'attachment' })
  .describe('Facts of a row that is about no person: of a record of another feed, or a property.');

export const sourceDefinitionSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(SOURCE_FORMAT),
  name: slug.describe('Of the feed: records are kept under it, so it never changes.'),
  title: text,
  system: slug
    .optional()
    .describe('The line-of-business system it comes from. Default: the name of the feed.'),
  service: slug.describe('The service whose data it is.'),
  description: text.optional(),
  holds,
  registerOfElectors: z
    .boolean()
    .optional()
    .describe('A register of electors, on which nobody stands twice. Default: false.'),
  extract: z.strictObject({
    file: text.optional().describe('What the file is usually called.'),
    cadence: z.enum(['daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'irregular']),
    content: z
      .enum(['full', 'changes'])
      .describe('Everything the source holds, or what has changed since the last extract.'),
    change: z
      .strictObject({
        column,
        added: z.array(z.string()).optional(),
        changed: z.array(z.string()).optional(),
        removed: z.array(z.string()).min(1),
      })
      .optional()
      .describe('Of extracts of changes: the column that says what happened, and its words.'),
  }),
  read: z
    .strictObject({
      delimiter: text.optional().describe('One character, or "tab". Default: found.'),
      encoding: text.optional().describe('Such as windows-1252. Default: found.'),
      headerRow: z.int().gte(1).optional().describe('Line that names the columns. Default: found.'),
      sheet: text.optional().describe('Of a workbook. Default: the first that is not empty.'),
    })
    .optional(),
  columns: z
    .strictObject({
      optional: z.array(column).min(1).optional().describe('May be missing from a file.'),
      unused: z.array(column).min(1).optional().describe('Expected, and not to be kept.'),
    })
    .optional(),
  dates: dates.optional(),
  blank: z.array(text).min(1).optional().describe('Words that stand for no value in any column.'),
  codes: z.record(slug, codes).optional().describe('Lists of codes by name.'),
  tolerate: z
    .array(z.string().regex(/^[a-z-]+\/[a-z-]+$/))
    .min(1)
    .optional()
    .describe('Findings, such as email/role, that make no value of this source wrong.'),
  trust: trust.optional(),
  verified: z
    .array(attributeName)
    .min(1)
    .optional()
    .describe('Attributes that the service has seen proof of.'),
  filters: z
    .array(z.strictObject({ name: text, when: conditions }))
    .min(1)
    .optional()
    .describe('Rows that are no records: tests, headings, what is closed for good.'),
  reject: z
    .array(z.strictObject({ column, reason: text, when: conditions }))
    .min(1)
    .optional()
    .describe('Rows that cannot be right, beside those without a key.'),
  records: z.array(record).min(1).optional().describe('The people in a row, by role.'),
  attachments: z.array(attachment).min(1).optional(),
});

/** The published JSON Schema: docs/source-definition.schema.json. */
export function sourceDefinitionJsonSchema(): object {
  return {
    title: 'Reeve source definition',
    description: 'What a source sends and what it means: see docs/guides/set-up-a-source.md.',
    ...z.toJSONSchema(sourceDefinitionSchema, { io: 'input' }),
  };
}

type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]: Frozen<T[Name]> }
    : T;

/** A source definition, as `readSourceDefinition` gives it. */
export type SourceDefinition = Frozen<z.output<typeof sourceDefinitionSchema>>;
export type RecordDefinition = Frozen<z.output<typeof record>>;
/** When a record, or an attachment, stands in the service. */
export type StateDefinition = Pick<RecordDefinition, 'started' | 'ended' | 'lastDay' | 'live'>;
export type AttachmentDefinition = Frozen<z.output<typeof attachment>>;
export type FactDefinition = Frozen<z.output<typeof fact>>;
export type ProfessionalDefinition = Frozen<z.output<typeof professional>>;
export type RelationshipDefinition = Frozen<z.output<typeof relationship>>;
export type MarkerDefinition = Frozen<z.output<typeof marker>>;
export type ConditionDefinition = Frozen<z.output<typeof condition>>;
export type DateFormat = Frozen<z.output<typeof dates>>;
export type KeyPart = Frozen<z.output<typeof keyPart>>;
export type ValueDefinition = Frozen<z.output<typeof value>>;
export type CodeList = Frozen<z.output<typeof codeList>>;
