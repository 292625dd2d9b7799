import { ReeveError } from '../../kernel/index.ts';
import {
  type DecisionId,
  type DecisionPlan,
  type Effect,
  type IndexPart,
  type PersonId,
  pairOf,
  planAlwaysMatch,
  planLink,
  planMerge,
  planMove,
  planNeverMatch,
  planNotSure,
  planSplit,
  planUndo,
  type RecordId,
} from '../domain/index.ts';
import type { PartSeed } from '../store/index-part-store.ts';

/** What a steward asks for. */
export type StewardRequest =
  | { readonly kind: 'link' | 'move'; readonly record: RecordId; readonly to: PersonId }
  | { readonly kind: 'merge'; readonly keep: PersonId; readonly other: PersonId }
  | {
      readonly kind: 'split';
      readonly person: PersonId;
      /** The records that leave. */
      readonly records: readonly RecordId[];
      /** What hangs on the person and leaves with them; what follows a record goes by itself. */
      readonly hangers?: readonly string[];
    }
  | {
      readonly kind: 'never-match' | 'always-match' | 'not-sure';
      readonly records: readonly [RecordId, RecordId];
    }
  | { readonly kind: 'undo'; readonly decision: DecisionId };

/** Stands for the id that a split will give, until it is carried out. */
export const NEW_PERSON: PersonId = 'new';

/** Ids are whole numbers of the database, as text. */
const ID = /^[1-9]\d{0,14}$/;
/** Person and record ids are of 32 bits. */
const MOST = 2 ** 31 - 1;

/**
 * The ids that a request names, for the part of the index to be read.
 *
 * @throws ReeveError `decision/unknown-person`, `decision/unknown-record`, `decision/unknown` for
 *   what cannot be an id, `decision/same-record`
 */
export function seedOf(request: StewardRequest): PartSeed {
  const person = (id: string) => numberOf(id, MOST, 'decision/unknown-person', 'person');
  const record = (id: string) => numberOf(id, MOST, 'decision/unknown-record', 'record');
  switch (request.kind) {
    case 'link':
    case 'move':
      return { records: [record(request.record)], persons: [person(request.to)] };
    case 'merge':
      return { persons: [person(request.keep), person(request.other)] };
    case 'split':
      return { records: request.records.map(record), persons: [person(request.person)] };
    case 'undo': {
      const id = numberOf(
        request.decision,
        Number.MAX_SAFE_INTEGER,
        'decision/unknown',
        'decision',
      );
      return { decisions: [id] };
    }
    default: {
      const [a, b] = request.records;
      if (a === b) {
        throw new ReeveError('decision/same-record', `Record ${a} is given twice`, {
          hint: 'Name two records.',
        });
      }
      return { records: [record(a), record(b)] };
    }
  }
}

function numberOf(id: string, most: number, code: string, what: string): number {
  const number = ID.test(id) ? Number(id) : Number.NaN;
  if (!(number <= most)) throw new ReeveError(code, `There is no ${what} ${id}`);
  return number;
}

/**
 * What a request would do to the part of the index it is about. Reviews of two records that are
 * one person by then are closed with it, so that none waits for an answer it has.
 *
 * @throws ReeveError `decision/*`: see the plan of each kind
 */
export function planRequest(part: IndexPart, request: StewardRequest): DecisionPlan {
  return closingReviews(part, planOf(part, request));
}

function planOf(part: IndexPart, request: StewardRequest): DecisionPlan {
  switch (request.kind) {
    case 'link':
      return planLink(part, request);
    case 'move':
      return planMove(part, request);
    case 'merge':
      return planMerge(part, request);
    case 'split':
      return planSplit(part, { ...request, newPerson: NEW_PERSON });
    case 'never-match':
      return planNeverMatch(part, { records: pairOf(...request.records) });
    case 'always-match':
      return planAlwaysMatch(part, { records: request.records });
    case 'not-sure':
      return planNotSure(part, { records: pairOf(...request.records) });
    case 'undo':
      return planUndo(part, request);
  }
}

type ReviewEffect = Extract<Effect, { of: 'review' }>;
const isOfReview = (effect: Effect): effect is ReviewEffect => effect.of === 'review';

function closingReviews(part: IndexPart, plan: DecisionPlan): DecisionPlan {
  const personOf = new Map(part.links.map(({ record, person }) => [record, person]));
  for (const effect of plan.effects) {
    if (effect.of !== 'link') continue;
    if (effect.to === null) personOf.delete(effect.record);
    else personOf.set(effect.record, effect.to);
  }
  const planned = new Map(plan.effects.filter(isOfReview).map((effect) => [effect.review, effect]));
  let isOther = false;
  for (const { key, records, status } of part.reviews) {
    const [one, other] = records.map((record) => personOf.get(record));
    const isOpen = (planned.get(key)?.to ?? status) === 'open';
    if (!isOpen || (one !== undefined && other !== undefined && one !== other)) continue;
    isOther = true;
    planned.set(key, { of: 'review', review: key, from: status, to: 'superseded' });
  }
  if (!isOther) return plan;
  const reviews = [...planned.values()].filter(({ from, to }) => from !== to);
  const inverse = reviews.map((effect) => ({ ...effect, from: effect.to, to: effect.from }));
  const others = (effects: readonly Effect[]) => effects.filter((effect) => !isOfReview(effect));
  return {
    ...plan,
    effects: [...others(plan.effects), ...reviews],
    inverse: [...inverse, ...others(plan.inverse)],
  };
}

/** The plan with the id that its new person has got. */
export function withNewPerson(plan: DecisionPlan, person: PersonId): DecisionPlan {
  const known = (id: PersonId | null): PersonId | null => (id === NEW_PERSON ? person : id);
  const named = (effect: Effect): Effect => {
    switch (effect.of) {
      case 'link':
        return { ...effect, from: known(effect.from), to: known(effect.to) };
      case 'hanger':
        return {
          ...effect,
          // A copy is named after whom it is for.
          hanger: effect.copyOf === undefined ? effect.hanger : copyName(effect.hanger, person),
          from: known(effect.from),
          to: known(effect.to),
        };
      case 'person':
        return { ...effect, person: known(effect.person) as PersonId };
      case 'review':
        return effect;
    }
  };
  return { ...plan, effects: plan.effects.map(named), inverse: plan.inverse.map(named) };
}

function copyName(name: string, person: PersonId): string {
  return name.endsWith(`/${NEW_PERSON}`) ? `${name.slice(0, -NEW_PERSON.length)}${person}` : name;
}

/** Whether the plan makes a person. */
export function makesPerson(plan: DecisionPlan): boolean {
  return plan.effects.some(
    ({ of, ...effect }) => of === 'person' && 'person' in effect && effect.person === NEW_PERSON,
  );
}
