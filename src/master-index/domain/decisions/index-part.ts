import { ReeveError } from '../../../kernel/index.ts';
import { compareIds, type PersonId, type RecordId, type RecordPair } from '../ids.ts';
import { resolvePerson } from '../redirects.ts';
import type { ReviewStatus } from '../reviews/review.ts';
import type { Decision, DecisionId } from './decision.ts';
import type { HangerKind, Standing } from './effects.ts';

/** Who or what last changed something, to be told to whom it gets in the way. */
export interface Change {
  /** A steward, or a run: `load of council-tax 2026-03-01`. */
  readonly by: string;
  readonly at: string;
  readonly decision?: DecisionId;
}

export interface PersonState {
  readonly person: PersonId;
  readonly standing: Standing;
  /**
   * Goes up with every change of the standing, of a live link and of what hangs on the person, and
   * with every decision about the person: see `personsTouched`.
   */
  readonly version: number;
  readonly changed: Change;
}

export interface LinkState {
  readonly record: RecordId;
  readonly person: PersonId;
  readonly changed: Change;
}

/** Something that hangs on a person. */
export interface Hanger {
  readonly id: string;
  readonly kind: HangerKind;
  readonly person: PersonId;
  /** The record that it follows; null where it follows the person. */
  readonly record: RecordId | null;
  readonly since: string;
}

/**
 * The part of the index that a decision is made on, read in one transaction: of every person it
 * is about all live links, all that hangs on the person, all reviews of the records, and every
 * decision that names one of the records, or a record that such a decision names, and so on, undone
 * ones too: a record that is gone still holds others apart. Of persons that have been
 * merged into those their standing. An undo is about the persons in the effects of what it undoes
 * and those of the records that its constraints name, also of what an undone undo had put away.
 */
export interface IndexPart {
  readonly persons: readonly PersonState[];
  readonly links: readonly LinkState[];
  readonly hangers: readonly Hanger[];
  readonly reviews: readonly {
    readonly key: string;
    readonly records: RecordPair;
    readonly status: ReviewStatus;
  }[];
  readonly decisions: readonly Decision[];
}

/** Looks things up in a part of the index. */
export class PartReader {
  readonly part: IndexPart;
  readonly #persons: ReadonlyMap<PersonId, PersonState>;
  readonly #links: ReadonlyMap<RecordId, LinkState>;

  constructor(part: IndexPart) {
    this.part = part;
    this.#persons = new Map(part.persons.map((state) => [state.person, state]));
    this.#links = new Map(part.links.map((state) => [state.record, state]));
  }

  person(person: PersonId): PersonState | undefined {
    return this.#persons.get(person);
  }

  link(record: RecordId): LinkState | undefined {
    return this.#links.get(record);
  }

  /** Records with a live link to the person, in order. */
  recordsOf(person: PersonId): RecordId[] {
    return this.part.links
      .filter((link) => link.person === person)
      .map(({ record }) => record)
      .sort(compareIds);
  }

  hangersOf(person: PersonId): Hanger[] {
    return this.part.hangers
      .filter((hanger) => hanger.person === person)
      .sort((a, b) => compareIds(a.id, b.id));
  }

  /** The person, who must be there. */
  livePerson(person: PersonId): PersonState {
    const state = this.person(person);
    if (state === undefined || state.standing === 'absent') {
      throw new ReeveError('decision/unknown-person', `There is no person ${person}`);
    }
    if (state.standing === 'live') return state;
    const now = this.whoIs(person);
    throw new ReeveError(
      'decision/person-gone',
      now === null
        ? `Person ${person} is no longer there: no record is left`
        : `Person ${person} is person ${now} now, since ${describeChange(state.changed)}`,
      { hint: now === null ? 'Nothing can be decided.' : `Decide about person ${now}.` },
    );
  }

  /** Who an id leads to; null where to nobody. */
  whoIs(person: PersonId): PersonId | null {
    const standing = (id: PersonId) => this.person(id)?.standing;
    return resolvePerson(
      person,
      (id) => {
        const of = standing(id);
        return typeof of === 'object' ? of.redirect : null;
      },
      (id) => standing(id) === 'live',
    );
  }

  /** The person of a record, which must have one. */
  personOf(record: RecordId): PersonId {
    const link = this.link(record);
    if (link === undefined) {
      throw new ReeveError('decision/unknown-record', `No person has record ${record} now`, {
        hint: 'Its source may have it no more.',
      });
    }
    return link.person;
  }

  versionsOf(...persons: readonly PersonId[]): { person: PersonId; version: number }[] {
    return [...new Set(persons)]
      .sort(compareIds)
      .flatMap((person) => this.person(person) ?? [])
      .map(({ person, version }) => ({ person, version }));
  }
}

/** `jo.smith, 2026-03-01T10:00:00Z (decision d12)`. */
export function describeChange({ by, at, decision }: Change): string {
  return `${at} by ${by}${decision === undefined ? '' : ` (decision ${decision})`}`;
}

/** `merge d12 of jo.smith, 2026-03-01T10:00:00Z`. */
export function describeDecision({ kind, id, actor, at }: Decision): string {
  return `${kind} ${id} of ${actor}, ${at}`;
}
