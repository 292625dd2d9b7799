import { ReeveError } from '../../../kernel/index.ts';
import { compareIds, type PersonId, type RecordId } from '../ids.ts';
import type { Effect } from './effects.ts';

export type DecisionId = string;

export type DecisionKind =
  | 'link'
  | 'split'
  | 'merge'
  | 'move'
  | 'never-match'
  | 'always-match'
  | 'not-sure'
  | 'undo';

/** What a decision says of records for good, until it is undone or a newer one says otherwise. */
export type Constraint =
  /** No record of the one side is the same person as any of the other. */
  | {
      readonly kind: 'never';
      readonly left: readonly RecordId[];
      readonly right: readonly RecordId[];
    }
  /** All of these are one person. */
  | { readonly kind: 'always'; readonly records: readonly RecordId[] };

/** What a decision would do: nothing is changed yet. Shown before, and carried out as it is. */
export interface DecisionPlan {
  readonly kind: DecisionKind;
  readonly effects: readonly Effect[];
  /** Takes `effects` back, exactly. */
  readonly inverse: readonly Effect[];
  readonly constraints: readonly Constraint[];
  /** The decision that this one undoes. */
  readonly undoes?: DecisionId;
  /** The persons it was made on, as they were: it holds only while they are so. */
  readonly basedOn: readonly { readonly person: PersonId; readonly version: number }[];
  /** Sentences for the preview: what a steward would not expect. */
  readonly notes: readonly string[];
}

/** A plan that someone has decided on. */
export interface Decision extends DecisionPlan {
  readonly id: DecisionId;
  readonly actor: string;
  /** ISO 8601, all alike, so that texts compare as times do. */
  readonly at: string;
  readonly reason: string;
}

/** Letters that a reason has at least; a word, where it is one. A judgement. */
const SHORTEST_REASON = 3;
const LONGEST_REASON = 2000;

/**
 * Makes a decision of a plan.
 *
 * @throws ReeveError `decision/reason-missing`, `decision/reason-too-long`
 */
export function decide(
  plan: DecisionPlan,
  by: {
    readonly id: DecisionId;
    readonly actor: string;
    readonly at: string;
    readonly reason: string;
  },
): Decision {
  const reason = by.reason.trim();
  if ((reason.match(/\p{L}/gu) ?? []).length < SHORTEST_REASON) {
    throw new ReeveError('decision/reason-missing', 'A decision needs a reason in words', {
      location: { field: 'reason' },
      hint: 'Say what shows it, for whoever looks at it in a year.',
    });
  }
  if (reason.length > LONGEST_REASON) {
    throw new ReeveError(
      'decision/reason-too-long',
      `A reason has at most ${LONGEST_REASON} characters; this one has ${reason.length}`,
      { location: { field: 'reason' } },
    );
  }
  return { ...plan, id: by.id, actor: by.actor, at: by.at, reason };
}

/** Orders decisions as they were made: by time, then by id. */
export function inOrderMade(decisions: Iterable<Decision>): Decision[] {
  return [...decisions].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : compareIds(a.id, b.id),
  );
}

/** Each decision that is undone, with what undid it. What undoes an undo puts back the first. */
export function undoneBy(decisions: Iterable<Decision>): Map<DecisionId, Decision> {
  const undone = new Map<DecisionId, Decision>();
  for (const decision of inOrderMade(decisions).reverse()) {
    if (decision.undoes !== undefined && !undone.has(decision.id)) {
      undone.set(decision.undoes, decision);
    }
  }
  return undone;
}

/**
 * Decisions that nothing has undone, in the order in which they came to hold: one that was undone
 * and put back holds since it was put back.
 */
export function inForce(decisions: Iterable<Decision>): Decision[] {
  const all = inOrderMade(decisions);
  const undone = undoneBy(all);
  const holding = all.filter(({ id }) => !undone.has(id));
  const place = new Map(all.map(({ id }, i) => [id, i]));
  const byId = new Map(all.map((decision) => [decision.id, decision]));
  // The newest first: what an undo puts back may itself be an undo, which puts back another.
  for (const { id, undoes } of holding.toReversed()) {
    const putBack = undoes === undefined ? undefined : byId.get(undoes)?.undoes;
    if (putBack === undefined || undone.has(putBack)) continue;
    place.set(putBack, Math.max(place.get(putBack) ?? 0, place.get(id) as number));
  }
  return holding.sort((a, b) => (place.get(a.id) as number) - (place.get(b.id) as number));
}
