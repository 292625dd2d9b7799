import type { PersonId, RecordId } from '../ids.ts';
import type { ReviewStatus } from '../reviews/review.ts';

/** Whether an id is that of a person now; where it leads if it was. */
export type Standing = 'absent' | 'live' | 'retired' | { readonly redirect: PersonId };

/** What may hang on a person or on one of the person's records. */
export type HangerKind = 'review' | 'notification' | 'lead' | 'consent' | 'seal';

/**
 * One thing that a decision changes: what it was, and what it is then. A decision is a list of
 * these, its inverse the same list read backwards, and its preview the list not yet applied.
 */
export type Effect =
  | {
      readonly of: 'link';
      readonly record: RecordId;
      /** Null: no live link. */
      readonly from: PersonId | null;
      readonly to: PersonId | null;
    }
  | {
      readonly of: 'person';
      readonly person: PersonId;
      readonly from: Standing;
      readonly to: Standing;
    }
  | {
      readonly of: 'hanger';
      readonly hanger: string;
      readonly kind: HangerKind;
      /** Null: it is not there. */
      readonly from: PersonId | null;
      readonly to: PersonId | null;
      /** What it is a copy of, where it is made by the decision. */
      readonly copyOf?: string;
    }
  | {
      readonly of: 'review';
      readonly review: string;
      readonly from: ReviewStatus;
      readonly to: ReviewStatus;
    };

export type LinkEffect = Extract<Effect, { of: 'link' }>;
export type PersonEffect = Extract<Effect, { of: 'person' }>;

/**
 * What takes effects back, last first. A person that they made does not become absent again,
 * for ids are never reused: the id redirects to where its records return to.
 */
export function inverseOf(effects: readonly Effect[]): Effect[] {
  const inverse = (effect: Effect): Effect => {
    switch (effect.of) {
      case 'link':
      case 'hanger':
        return { ...effect, from: effect.to, to: effect.from };
      case 'review':
        return { ...effect, from: effect.to, to: effect.from };
      case 'person':
        return {
          ...effect,
          from: effect.to,
          to: effect.from === 'absent' ? whereItCameFrom(effect.person, effects) : effect.from,
        };
    }
  };
  return [...effects].reverse().map(inverse);
}

function whereItCameFrom(made: PersonId, effects: readonly Effect[]): Standing {
  for (const effect of effects) {
    if (effect.of === 'link' && effect.to === made && effect.from !== null) {
      return { redirect: effect.from };
    }
  }
  return 'retired';
}

/** Whether two standings are the same. */
export function isSameStanding(a: Standing, b: Standing): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.redirect === b.redirect;
}

/** The persons whom an effect is about. */
export function personsOf(effect: Effect): PersonId[] {
  switch (effect.of) {
    case 'link':
    case 'hanger':
      return [effect.from, effect.to].filter((person) => person !== null);
    case 'person':
      return [effect.person];
    case 'review':
      return [];
  }
}
