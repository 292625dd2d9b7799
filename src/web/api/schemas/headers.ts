import { z } from 'zod';

/** The header that every read of personal data has. */
export const purposeHeader = z.object({
  'reeve-purpose': z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'is the code of a purpose')
    .optional()
    .meta({
      description: 'Required. What the data is wanted for, by the code of a purpose.',
      examples: ['answer-enquiry'],
    }),
});

/** The header by which a write is done once. */
export const keyHeader = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{7,99}$/, 'is 8 to 100 letters, digits and . _ : -')
    .optional()
    .meta({
      description:
        'Required. New for each write, and the same to send a write again: for 24 hours it is ' +
        'answered as it was, and done once.',
    }),
});

/** The headers that every write of people's data has. */
export const writeHeaders = purposeHeader.extend(keyHeader.shape);

/** Of writes that go by what was looked at before. */
export const decisionHeaders = writeHeaders.extend({
  'if-match': z
    .string()
    .max(4000)
    .optional()
    .meta({ description: 'Required. The ETag of the preview: the persons as they were then.' }),
});
