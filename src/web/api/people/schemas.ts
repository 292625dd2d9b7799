import { z } from 'zod';
import { listOf } from '../schemas/pages.ts';

const date = z.string().meta({ examples: ['2026-03-01'] });
const texts = z.record(z.string(), z.string());
const factValue = z.union([z.string(), z.number(), z.boolean()]);

export const searchBody = z
  .object({
    text: z
      .string()
      .min(1)
      .max(200)
      .meta({ description: 'Any part of a name, a date of birth, a telephone, an account...' }),
    postcode: z.string().max(10).optional(),
    limit: z.int().min(1).max(50).default(10),
  })
  .meta({ id: 'Search', examples: [{ text: 'Jon Smyth', postcode: 'NW9 4AA' }] });

export const searchAnswer = z
  .object({
    results: listOf(
      z.object({
        personId: z.string(),
        fit: z.number().meta({ description: '0 to 1: how much of what was asked for fits.' }),
        matched: listOf(z.object({ what: z.string(), how: z.string() })),
        name: z.string().nullable(),
        dateOfBirth: date.nullable(),
        age: z.int().nullable(),
        address: z.string().nullable(),
        postcode: z.string().nullable(),
        services: listOf(z.string()),
      }),
    ),
    isCapped: z.boolean().meta({ description: 'Whether more people fit than were looked at.' }),
    advice: z
      .string()
      .nullable()
      .meta({ description: 'What to do next; that nobody was found is no reason to refuse.' }),
  })
  .meta({ id: 'SearchAnswer' });

const held = z
  .object({
    value: z.string(),
    parts: texts.optional().meta({ description: 'Of an address: its postcode, UPRN, date.' }),
    source: z.string(),
    record: z.string(),
    verified: z.boolean().meta({ description: 'Whether somebody has seen proof.' }),
    asAt: date.meta({ description: 'The newest extract that has it.' }),
    since: date,
    until: date.nullable(),
  })
  .meta({ id: 'HeldValue', description: 'A value of one record.' });

const golden = z
  .object({
    attribute: z.string(),
    best: held.nullable(),
    ageInDays: z.int().nullable(),
    alsoHeldBy: listOf(held),
    passedOver: listOf(z.object({ held, why: z.string() })),
    conflict: z.enum(['verified', 'held']).nullable(),
  })
  .meta({ id: 'GoldenAttribute', description: 'The best value, and what was passed over.' });

const fact = z.object({
  name: z.string(),
  label: z.string(),
  type: z.string(),
  value: factValue.meta({ description: 'Money is in pence.' }),
});

const serviceRecord = z
  .object({
    recordId: z.string(),
    source: z.string(),
    title: z.string(),
    firstSeen: date,
    lastSeen: date,
    isHeld: z.boolean(),
    isLive: z.boolean(),
    started: date.nullable(),
    ended: date.nullable(),
    attributes: z.record(z.string(), z.union([z.string(), listOf(z.string())])),
    facts: listOf(fact),
    attached: listOf(z.object({ title: z.string(), asAt: date, facts: listOf(fact) })),
    relationships: listOf(
      z.object({
        role: z.string(),
        name: z.string().nullable(),
        phone: z.string().nullable(),
        personId: z.string().nullable(),
      }),
    ),
    professionals: listOf(
      z.object({ name: z.string().nullable(), team: z.string().nullable(), role: z.string() }),
    ),
    markers: listOf(z.object({ code: z.string(), text: z.string().nullable() })),
    link: z.object({
      weight: z.number().nullable(),
      since: z.string(),
      decision: z.string(),
    }),
  })
  .meta({ id: 'ServiceRecord', description: 'What one source holds, as far as it may be seen.' });

const past = z.object({
  attribute: z.string(),
  value: z.string(),
  parts: texts.optional(),
  from: date,
  until: date.nullable(),
  sources: listOf(z.string()),
});

const member = z.object({
  personId: z.string(),
  name: z.string().nullable(),
  from: date,
  until: date.nullable(),
  sources: listOf(z.string()),
  elsewhere: z.string().nullable(),
});

export const householdSchema = z
  .object({
    uprn: z.string(),
    now: listOf(member),
    earlier: listOf(member),
    isCapped: z.boolean(),
  })
  .meta({ id: 'Household', description: 'Who is, and was, known at the property.' });

export const personSchema = z
  .object({
    personId: z.string(),
    redirectedFrom: z.string().nullable(),
    asKnownOn: date.nullable(),
    golden: listOf(golden),
    services: listOf(z.object({ service: z.string(), records: listOf(serviceRecord) })),
    earlierNames: listOf(past),
    earlierAddresses: listOf(past),
    household: householdSchema.nullable(),
    property: listOf(z.object({ title: z.string(), facts: listOf(fact) })),
  })
  .meta({ id: 'Person', description: 'The single customer view, for the caller and its purpose.' });

export const accessSchema = z
  .object({
    at: z.string(),
    actor: z.string(),
    service: z.string(),
    roles: listOf(z.string()),
    purpose: z.string(),
    action: z.string(),
    outcome: z.enum(['done', 'refused']),
    agreements: listOf(z.string()),
    items: listOf(z.string()),
    request: z.string(),
    reference: z.string().nullable(),
  })
  .meta({ id: 'Access', description: 'Who looked, what for, under which agreement.' });

export const consentSchema = z
  .object({
    purpose: z.string(),
    kind: z.enum(['given', 'withdrawn']),
    at: z.string(),
    recordedBy: z.string(),
    how: z.string(),
    onBehalfBy: z.string().optional(),
    until: z.string().optional(),
  })
  .meta({ id: 'Consent', description: 'What the person said of a purpose.' });

export const consentBody = z
  .object({
    purpose: z.string().max(100),
    kind: z.enum(['given', 'withdrawn']),
    how: z.enum(['in-person', 'telephone', 'online', 'email', 'letter']),
    at: z.iso.datetime().optional(),
    onBehalfBy: z.string().min(1).max(200).optional(),
    until: z.iso.datetime().optional(),
    note: z.string().max(1000).optional(),
  })
  .meta({ id: 'ConsentToRecord' });

export const questionBody = z
  .discriminatedUnion('ask', [
    z.object({ ask: z.literal('known-at-address'), uprn: z.string().regex(/^\d{1,12}$/) }),
    z.object({ ask: z.literal('at-least-age'), years: z.int().min(0).max(130) }),
    z.object({
      ask: z.literal('entitled-to'),
      entitlement: z
        .string()
        .max(100)
        .meta({ description: 'A code that `GET /entitlements` has.' }),
      uprn: z
        .string()
        .regex(/^\d{1,12}$/)
        .optional()
        .meta({ description: 'Of an entitlement at an address: of which property.' }),
    }),
  ])
  .meta({ id: 'Question', examples: [{ ask: 'at-least-age', years: 18 }] });

export const answerSchema = z
  .object({
    answer: z.enum(['yes', 'no', 'not-known']),
    assurance: z.enum(['high', 'medium']).optional(),
    meaning: z.string().meta({ description: 'Not known is never a reason to refuse.' }),
  })
  .meta({ id: 'Answer' });
