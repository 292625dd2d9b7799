import type { Database } from '../../database/index.ts';
import { type RecordMatcher, recordMatcher } from '../../linkage/index.ts';
import { notKnownText } from '../domain/index.ts';
import type { PlaceAddress } from '../extract-writer.ts';
import type { SubmittedAttributes } from '../hub-source.ts';
import { type MatchAnswer, matchOne, type PossiblePerson } from '../match-one.ts';
import { modelInForce } from '../match-pending.ts';
import { MATCH_COLUMNS } from '../matching-input.ts';
import { submittedRaw } from '../place-submitted.ts';
import type { AuditedReads, ReadRequest } from '../reading/audited-read.ts';
import { heldRecords } from '../reading/held-records.ts';
import { liveModelState } from '../store/match-store.ts';
import { latestVersionsOfPersons } from '../store/read-store.ts';
import { explainMatch, type MatchReason } from './explain-match.ts';

/** A person that a record could be, as it is told. */
export interface TellablePerson {
  readonly personId: string;
  /** Of the best pair of records, in hundredths: finer ones would tell values apart. */
  readonly probability: number;
  /** Why, as far as the viewer may see what speaks for it; null where that was not worked out. */
  readonly why: readonly MatchReason[] | null;
}

/** Whether a record would match, and whom. */
export interface TellableMatch {
  /** `link`: it would be this person's; `review`: a steward would decide; `new`: nobody's. */
  readonly outcome: MatchAnswer['outcome'];
  readonly person: TellablePerson | null;
  readonly others: readonly TellablePerson[];
  /** What it means that nobody was found; null where somebody was. */
  readonly meaning: string | null;
}

/** Others told of at most. */
const MOST_OTHERS = 10;
/** Persons whose reasons are given: the first of those told of. */
const MOST_EXPLAINED = 3;

/** Says of records whether they would match; knows the model until another is in force. */
export class RecordMatches {
  readonly #db: Database;
  readonly #place: PlaceAddress | undefined;
  #known: { readonly modelId: number; readonly matcher: RecordMatcher } | undefined;

  /** @param place finds the property of an address */
  constructor(db: Database, place?: PlaceAddress) {
    this.#db = db;
    this.#place = place;
  }

  /**
   * Whether a record would match, and whom, of those of whom the viewer may see anything. Nothing
   * of it is kept but the entry in the audit.
   *
   * @throws ReeveError `access/*`, `match/no-model`
   */
  async match(
    reads: AuditedReads,
    request: ReadRequest,
    attributes: SubmittedAttributes,
  ): Promise<TellableMatch> {
    const matcher = await this.#matcher();
    return reads.read(request, 'match', ['match-record'], async (reading) => {
      const { tx, visibility, catalogue, heedConsents } = reading;
      const answer = await matchOne(tx, matcher, attributes, this.#place);
      const possible = answer.person === null ? answer.others : [answer.person, ...answer.others];
      const versions = await latestVersionsOfPersons(
        tx,
        possible.map(({ personId }) => personId),
        visibility.datasets(true),
      );
      await heedConsents(versions);
      const visible = new Set(
        heldRecords(versions, { visibility, catalogue }, 'summary').map(({ personId }) => personId),
      );
      const explained = new Set(
        possible
          .filter(({ personId }) => visible.has(personId))
          .slice(0, MOST_EXPLAINED)
          .map(({ personId }) => personId),
      );
      const held = heldRecords(
        versions.filter(({ personId }) => explained.has(personId)),
        { visibility, catalogue },
        'whole',
      );
      const asked = submittedRaw(attributes, this.#place);
      const value = tellable(answer, visible, ({ personId, recordId }) =>
        explained.has(personId)
          ? explainMatch(
              matcher,
              asked,
              held.filter((record) => record.personId === personId),
              recordId,
            )
          : null,
      );
      const told = [value.person, ...value.others].flatMap((each) =>
        each === null ? [] : [Number(each.personId)],
      );
      return { value, persons: told };
    });
  }

  async #matcher(): Promise<RecordMatcher> {
    const live = await liveModelState(this.#db);
    if (this.#known !== undefined && this.#known.modelId === live?.modelId) {
      return this.#known.matcher;
    }
    const { modelId, model } = await modelInForce(this.#db);
    const matcher = recordMatcher(model, MATCH_COLUMNS);
    this.#known = { modelId, matcher };
    return matcher;
  }
}

/**
 * What is told of an answer: as if those of whom the viewer may see nothing were not there.
 *
 * @param visible persons of whom something may be seen
 * @param why the reasons for a person, or against
 */
export function tellable(
  answer: MatchAnswer,
  visible: ReadonlySet<number>,
  why: (person: PossiblePerson) => readonly MatchReason[] | null = () => null,
): TellableMatch {
  const told = (person: PossiblePerson): TellablePerson => ({
    personId: String(person.personId),
    probability: Math.round(100 * person.probability) / 100,
    why: why(person),
  });
  const others = answer.others.filter(({ personId }) => visible.has(personId));
  const { person } = answer;
  const isSeen = person !== null && visible.has(person.personId);
  const outcome = isSeen ? 'link' : others.length > 0 ? 'review' : 'new';
  return {
    outcome,
    person: isSeen ? told(person) : null,
    others: others.slice(0, MOST_OTHERS).map(told),
    meaning: outcome === 'new' ? notKnownText('nobody-found') : null,
  };
}
