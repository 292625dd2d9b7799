import type { FastifyReply } from 'fastify';
import { levelChoices, priceYears } from '../../../kept-cases/index.ts';
import { errorsByField, type Form, type FormError, textOf } from '../forms.ts';
import type { AddressedCase } from './addressed-case.ts';
import { formShown } from './case-form.ts';

const LEVEL_WORDS = {
  '1': ['Level 1', 'One view of each customer.'],
  '1-2': ['Levels 1 and 2', 'Both, from nothing.'],
  '2': ['Level 2 alone', 'The step from level 1: writing better data back to services.'],
} as const;

/**
 * Shows the form of a case.
 *
 * @param seen what its figures come to; null where they cannot be worked out
 * @param asked which button was pressed
 */
export function showEditPage(
  reply: FastifyReply,
  chosen: AddressedCase,
  fields: Form,
  problems: readonly FormError[],
  seen: object | null,
  asked = '',
) {
  const { authority } = chosen.content;
  const wrong = errorsByField(problems);
  return reply.page('staff/business-case/edit.njk', {
    title: chosen.kept === null ? `Your own figures: ${chosen.name}` : `Change ${chosen.name}`,
    back: { href: `/business-case/${chosen.key}`, text: 'The case' },
    chosen,
    fields,
    asked,
    seen,
    wrong,
    levels: levelChoices.map((value) => ({
      value,
      text: LEVEL_WORDS[value][0],
      hint: { text: LEVEL_WORDS[value][1] },
      checked: textOf(fields, 'levels') === value,
    })),
    years: priceYears.map((value) => ({
      value,
      text: value,
      selected: textOf(fields, 'prices') === value,
    })),
    ...formShown(authority, fields, wrong, chosen.kept?.content.added),
    ...(problems.length === 0 ? {} : { errors: problems }),
  });
}
