import { z } from 'zod';
import { listOf } from '../schemas/pages.ts';

export const breakGlassBody = z
  .object({
    reason: z
      .string()
      .max(2000)
      .meta({ description: 'Who is at risk of what, and why it cannot wait.' }),
  })
  .meta({ id: 'BreakGlass', examples: [{ reason: 'Child at risk tonight, police on the line' }] });

export const glassOpened = z
  .object({
    glass: z.int(),
    until: z.string().meta({ description: 'ISO 8601. After it all is as it was.' }),
  })
  .meta({
    id: 'OpenedGlass',
    description: 'Said alike whether anything is sealed, or anybody there.',
  });

export const glassSchema = z
  .object({
    glass: z.int(),
    viewer: z.string(),
    viewerName: z.string(),
    service: z.string(),
    purpose: z.string(),
    person: z.string(),
    reason: z.string(),
    from: z.string(),
    until: z.string(),
    reportTo: listOf(z.string()),
    lookedAt: z.object({ by: z.string(), at: z.string(), finding: z.string() }).nullable(),
  })
  .meta({ id: 'BrokenGlass', description: 'Who opened what is sealed of whom, and why.' });

export const findingBody = z
  .object({ finding: z.string().min(1).max(2000) })
  .meta({ id: 'GlassFinding' });

export const registeredConsent = z
  .object({
    consent: z.string(),
    person: z.string(),
    purpose: z.string(),
    kind: z.enum(['given', 'withdrawn']),
    at: z.string(),
    recordedBy: z.string(),
    recordedAt: z.string(),
    how: z.string(),
    onBehalfBy: z.string().optional(),
    until: z.string().optional(),
    consentsNow: z
      .boolean()
      .meta({ description: 'Whether the person consents now, by whatever they said last.' }),
  })
  .meta({ id: 'RegisteredConsent' });

export const entitlementSchema = z
  .object({
    entitlement: z.string(),
    title: z.string(),
    takesAddress: z.boolean().meta({ description: 'Whether the question has to name a property.' }),
  })
  .meta({
    id: 'Entitlement',
    description: 'What may be asked, and is answered yes, no or not known.',
  });

export const privacyNoticeSchema = z
  .object({
    code: z.string().meta({ description: 'The source as sharing agreements name it.' }),
    source: z.string(),
    service: z.string(),
    collectedFor: z.string().optional(),
    url: z.string().optional(),
    contact: z.string().optional(),
    shared: listOf(
      z.object({
        agreement: z.string(),
        recipients: listOf(z.string()),
        purposes: listOf(z.string()),
        basis: z.object({
          article: z.string(),
          statute: z.string().optional(),
          special: z.string().optional(),
          note: z.string().optional(),
        }),
        use: z.enum(['show', 'answer']),
        onlyWithConsent: z.boolean(),
      }),
    ),
    retention: z
      .object({
        months: z.int(),
        after: z.string(),
        action: z.string(),
        reason: z.string(),
      })
      .optional(),
    rights: listOf(z.string()),
  })
  .meta({
    id: 'PrivacyNotice',
    description: 'What people in a source are told of it: UK GDPR, Articles 13 and 14.',
  });
