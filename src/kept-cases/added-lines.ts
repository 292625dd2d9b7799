import { z } from 'zod';
import { type Evidence, evidenceOf, type OwnFigures, rational } from '../business-case/index.ts';

/** Characters, and things of each kind that one case adds. Choices of ours. */
export const LONGEST_VALUE = 30;
/** Digits that a number is divided by, at most: exact fractions of longer ones are slow. */
const LONGEST_DIVISOR = 6;
export const LONGEST_SOURCE = 300;
export const LONGEST_TEXT = 300;
export const MOST_ADDED = 20;

export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(100);
/** Whether a text is a number that a case takes: `220,000`, `17%`, `43/220`. */
export function isValueText(written: string): boolean {
  const divisor = /\/(\d+)/.exec(written)?.[1] ?? '';
  if (written.length > LONGEST_VALUE || divisor.length > LONGEST_DIVISOR) return false;
  try {
    rational(written);
    return true;
  } catch {
    return false;
  }
}

/** Whether a text is a year, a month or a day that there is. */
export function isDateText(written: string): boolean {
  if (!/^\d{4}(-\d{2}){0,2}$/.test(written)) return false;
  const whole = `${written}${'-01'.repeat(2 - (written.length - 4) / 3)}`;
  const at = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(whole);
}

/** Text on one line: neither a database nor a spreadsheet takes control characters. */
const plain = z.string().regex(/^\P{Cc}*$/u);

/** As it was typed. */
export const valueSchema = z.string().min(1).refine(isValueText);
export const sourceSchema = plain.min(1).max(LONGEST_SOURCE);
export const dateSchema = z.string().refine(isDateText);

const ADDED = 'own-';
const addedId = idSchema.startsWith(ADDED);
const text = plain.min(1).max(LONGEST_TEXT);
const level = z.union([z.literal(1), z.literal(2)]);
const score = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const noted = { id: addedId, level, description: text, source: sourceSchema.optional() };
/** An amount of pounds a year, or once, and how it comes about in words. */
const line = {
  ...noted,
  amount: valueSchema,
  basis: plain.max(LONGEST_TEXT),
  date: dateSchema,
};

/** Services, benefits, costs and risks that a case has besides those of the brief. */
export const addedSchema = z.strictObject({
  services: z.array(z.strictObject({ id: addedId, name: text })).max(MOST_ADDED),
  benefits: z
    .array(z.strictObject({ ...line, service: idSchema, cashable: z.boolean(), timing: idSchema }))
    .max(MOST_ADDED),
  costs: z
    .array(
      z.strictObject({
        ...{ ...line, cash: z.boolean() },
        kind: z.enum(['people', 'technology']),
        term: z.enum(['one-off', 'ongoing']),
      }),
    )
    .max(MOST_ADDED),
  qualitative: z
    .array(z.strictObject({ ...noted, service: idSchema, scale: score, whoBenefits: text }))
    .max(MOST_ADDED),
  risks: z
    .array(
      z.strictObject({
        ...{ ...noted, likelihood: score.nullable(), impact: score.nullable() },
        notes: plain.max(LONGEST_TEXT),
      }),
    )
    .max(MOST_ADDED),
});

export type AddedLines = z.infer<typeof addedSchema>;
/** A kind of what is added. */
export type AddedKind = keyof AddedLines;

/** Ids of what is added: nothing else bears one like it. */
export function isAddedId(id: string): boolean {
  return id.startsWith(ADDED);
}

export const nothingAdded: AddedLines = {
  services: [],
  benefits: [],
  costs: [],
  qualitative: [],
  risks: [],
};

/** Costs are spent with the set-up, or run with the level that they are of. */
const SET_UP = 'set-up';
const running = (of: 1 | 2): string => `level-${of}-running`;

/** What is added, as the calculator takes it: each amount is an input of its own. */
export function additionalOf(added: AddedLines): NonNullable<OwnFigures['additional']> {
  return {
    services: added.services,
    inputs: [
      ...added.benefits.map((each) => amountInput(each, '£/year')),
      ...added.costs.map((each) => amountInput(each, each.term === 'one-off' ? '£' : '£/year')),
    ],
    benefits: added.benefits.map(({ amount, date, source, ...benefit }) => ({
      ...benefit,
      formula: [{ multiply: [amountId(benefit)] }],
      evidence: evidenceOf(source),
    })),
    costs: added.costs.map(({ amount, date, source, ...cost }) => ({
      ...cost,
      formula: [{ multiply: [amountId(cost)] }],
      timing: cost.term === 'one-off' ? SET_UP : running(cost.level),
      evidence: evidenceOf(source),
    })),
    qualitative: added.qualitative.map(withEvidence),
    risks: added.risks.map(withEvidence),
  };
}

interface AddedAmount {
  readonly id: string;
  readonly description: string;
  readonly amount: string;
  readonly date: string;
  readonly source?: string | undefined;
}

function amountInput({ id, description, amount, date, source }: AddedAmount, unit: string) {
  return {
    ...{ id: amountId({ id }), label: description, value: rational(amount), unit, date },
    evidence: evidenceOf(source),
    setBy: 'user' as const,
  };
}

/** The line that an input is the amount of, where somebody added it; null for any other input. */
export function addedAmountOf(input: string): string | null {
  return isAddedId(input) && input.endsWith(AMOUNT) ? input.slice(0, -AMOUNT.length) : null;
}

const AMOUNT = '-amount';

function amountId({ id }: { readonly id: string }): string {
  return `${id}${AMOUNT}`;
}

function withEvidence<Thing extends { readonly source?: string | undefined }>({
  source,
  ...thing
}: Thing): Omit<Thing, 'source'> & { readonly evidence: Evidence } {
  return { ...thing, evidence: evidenceOf(source) };
}
