import { z } from 'zod';
import { isDate } from './calendar-date.ts';
import { lawfulArticles } from './purposes.ts';

/** The version of the format that this code reads. */
export const AGREEMENTS_FORMAT = 'reeve-sharing-agreements/1';

const CODE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/**
 * A source by the name of its definition; the people of one role in its rows, where they are
 * shared apart: `registrars-deaths/informant`; or what an application writes: `hub:permits`.
 */
const SOURCE = /^(?:hub:)?[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)?$/;

const code = z.string().regex(CODE, 'A code is small letters and digits, joined by hyphens');
const words = z.string().min(1);
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'A day is written YYYY-MM-DD')
  .refine(isDate, 'No such day');
const oneOrMore = (each: z.ZodType<string>) => z.union([each, z.array(each).min(1)]);
const items = z
  .array(words)
  .min(1)
  .describe(
    'Attributes, fact:NAME, relationships, professionals, markers:CODE; ' +
      'or group:NAME, attribute:*, fact:*, markers:*, * for everything.',
  );

const basis = z
  .strictObject({
    article: z.enum(lawfulArticles).describe('Point of UK GDPR Article 6(1).'),
    statute: words
      .optional()
      .describe('The law relied on, as cited. Leave out what is not certain.'),
    special: z
      .string()
      .regex(/^9\(2\)\([a-j]\)$/, 'A condition is written 9(2)(a) to 9(2)(j)')
      .optional()
      .describe('Condition of Article 9(2) where health, ethnicity and the like are shared.'),
    note: words.optional(),
  })
  .describe('What the sharing rests on in law.');

const service = z.strictObject({
  title: words,
  purposes: z
    .array(code)
    .describe('What the service may read its own data for, without an agreement.'),
});

const retention = z.strictObject({
  months: z.int().gte(0).describe('How long the hub keeps it after that.'),
  after: z
    .enum(['no-longer-supplied', 'death', 'last-change'])
    .describe('What the time is counted from.'),
  action: z.enum(['erase', 'review']),
  reason: words.describe('Why so long: a law, a schedule, or that it is a choice.'),
});

const privacyNotice = z.strictObject({
  url: z.url().optional().describe('Where the service publishes it.'),
  collectedFor: words.describe('What people are told when the data is collected.'),
  contact: words.optional().describe('Whom to ask; the data protection officer where left out.'),
});

const source = z.strictObject({
  title: words,
  service: code,
  retention: retention.optional(),
  privacyNotice: privacyNotice.optional(),
});

const limit = z
  .strictObject({
    source: oneOrMore(words).optional().describe('Which sources; all where left out.'),
    recipient: oneOrMore(words).optional().describe('Which recipients; all where left out.'),
    onlyTo: z
      .array(z.strictObject({ recipient: words.optional(), purpose: words.optional() }))
      .min(1)
      .optional()
      .describe('The only sharing that is allowed.'),
    onlyItems: items.optional().describe('The only items that may be shared.'),
    reason: words.describe('The law or rule that says so.'),
  })
  .describe('What no agreement may go beyond.');

const agreement = z.strictObject({
  id: code.describe('Stands in audit records: never changed, never used again.'),
  title: words.optional(),
  source: oneOrMore(words).describe(
    'One source, several, service:NAME for all of a service, * for all.',
  ),
  recipient: oneOrMore(words).describe('The service or services that receive.'),
  purpose: oneOrMore(words),
  basis,
  items,
  use: z
    .enum(['show', 'answer'])
    .optional()
    .describe('show (the default); answer: only yes, no or not known is told, never the value.'),
  consent: z.enum(['not-needed', 'needed']),
  from: date.describe('First day in force.'),
  until: date.optional().describe('Last day in force; no end where left out.'),
  review: date.describe('When it is to be looked at again.'),
  notes: words.optional(),
});

const fact = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'No name of a fact');
const factValues = z.record(fact, z.array(words).min(1));

const entitlement = z
  .strictObject({
    title: words.describe('What is asked, as staff read it: Holds a Blue Badge.'),
    purposes: z
      .array(code)
      .describe(
        'What it may be asked for; for nothing by itself where empty, as takeUp uses some.',
      ),
    answeredBy: z
      .array(
        z.strictObject({
          source: words,
          yes: factValues
            .optional()
            .describe('Yes, of a live record, if each of these facts has one of its values.'),
          no: factValues
            .optional()
            .describe('No, of any record, if one of these facts has one of its values.'),
          unless: factValues
            .optional()
            .describe('Says nothing if one of these facts has one of its values.'),
          at: z
            .enum(['asked-address', 'any-property'])
            .optional()
            .describe('Yes only of a record at the property that is asked about, or at any.'),
          until: fact.optional().describe('A fact that is a date: the last day of the yes.'),
        }),
      )
      .min(1),
    notes: words.optional(),
  })
  .describe('What may be asked of a person and is answered yes, no or not known.');

const years = z.int().gte(0).lte(120);
const takeUp = z
  .strictObject({
    title: words.describe('The service or the help: Free school meals.'),
    tell: words.describe('What staff tell the customer, in words that they can say.'),
    purposes: z.array(code).min(1).describe('What staff are here for when they are told of it.'),
    because: z
      .array(z.union([code, z.array(code).min(1)]))
      .min(1)
      .describe('Entitlements that are all answered yes; of a list within the list, one of them.'),
    unless: z
      .array(code)
      .min(1)
      .describe('Entitlements of whoever has it already: told only where none is answered yes.'),
    ages: z
      .strictObject({ from: years.optional(), to: years.optional() })
      .optional()
      .describe('Years of age, both included.'),
    notes: words.optional(),
  })
  .describe('A service that people may not know of: who is one thing and not known as another.');

/** The shape of a file of sharing agreements. What it speaks of is checked by `parseAgreements`. */
export const agreementsSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(AGREEMENTS_FORMAT),
  description: z.string().optional(),
  services: z.record(code, service),
  sources: z.record(z.string().regex(SOURCE), source),
  purposes: z
    .record(code, z.strictObject({ label: words, basis }))
    .optional()
    .describe('Purposes of the council’s own, beside those that Reeve knows.'),
  groups: z.record(code, items).optional().describe('Lists of items, named as group:NAME.'),
  limits: z.array(limit).optional(),
  entitlements: z
    .record(code, entitlement)
    .optional()
    .describe('What is answered by which facts of which source, and asked for what.'),
  takeUp: z
    .record(code, takeUp)
    .optional()
    .describe('Services that people may not know of, by what entitlements answer.'),
  agreements: z.array(agreement),
});

export type AgreementsFile = z.infer<typeof agreementsSchema>;

/** The published JSON Schema (draft 2020-12) of a file of sharing agreements. */
export function agreementsJsonSchema(): Record<string, unknown> {
  return {
    title: 'Reeve sharing agreements',
    ...z.toJSONSchema(agreementsSchema, { target: 'draft-2020-12' }),
  };
}
