import type { Database } from '../../database/index.ts';
import { notKnownText } from '../domain/index.ts';
import type { PlaceAddress } from '../extract-writer.ts';
import type { SubmittedAttributes } from '../hub-source.ts';
import {
  type MatchAnswer,
  matchSeen,
  type PossiblePerson,
  recordsLike,
  type SeenRecord,
} from '../match-one.ts';
import { standardiserOf } from '../matching-input.ts';
import { ModelMemory } from '../model-memory.ts';
import { SUBMITTED, submittedRaw } from '../place-submitted.ts';
import type { AuditedReads, ReadRequest } from '../reading/audited-read.ts';
import { heldRecords } from '../reading/held-records.ts';
import { latestVersionsOfPersons } from '../store/read-store.ts';
import { explainMatch, type MatchReason, seenInput } from './explain-match.ts';

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

/** Says of records whether they would match. */
export class RecordMatches {
  readonly #db: Database;
  readonly #place: PlaceAddress | undefined;
  readonly #models: ModelMemory;

  /** @param place finds the property of an address */
  constructor(db: Database, place?: PlaceAddress, models: ModelMemory = new ModelMemory()) {
    this.#db = db;
    this.#place = place;
    this.#models = models;
  }

  /**
   * Whether a record would match, and whom, by what the viewer may see of those held: as if nothing
   * else were. Nothing of it is kept but the entry in the audit.
   *
   * @throws ReeveError `access/*`, `match/no-model`
   */
  async match(
    reads: AuditedReads,
    request: ReadRequest,
    attributes: SubmittedAttributes,
  ): Promise<TellableMatch> {
    const model = await this.#models.inForce(this.#db);
    const { matcher } = model;
    return reads.read(request, 'match', ['match-record'], async (reading) => {
      const { tx, visibility, catalogue, heedConsents } = reading;
      const standardise = standardiserOf(matcher);
      const asked = submittedRaw(attributes, this.#place);
      const askedValues = standardise({ dataset: SUBMITTED, raw: asked });
      const found = await recordsLike(tx, matcher, askedValues);
      const foundById = new Map(found.map((each) => [each.recordId, each]));
      const persons = [...new Set(found.map(({ personId }) => personId))];
      const versions = (
        await latestVersionsOfPersons(tx, persons, visibility.datasets(true))
      ).filter(({ recordId }) => foundById.has(recordId));
      await heedConsents(versions);
      const held = heldRecords(versions, { visibility, catalogue }, 'whole');
      const seen = held.flatMap((record): SeenRecord[] => {
        const own = foundById.get(record.recordId);
        return own === undefined ? [] : [{ ...own, values: standardise(seenInput(record)) }];
      });
      const answer = matchSeen(matcher, askedValues, seen);
      const possible = answer.person === null ? answer.others : [answer.person, ...answer.others];
      const explained = new Set(possible.slice(0, MOST_EXPLAINED).map(({ personId }) => personId));
      const value = tellable(answer, ({ personId, recordId }) =>
        explained.has(personId)
          ? explainMatch(
              model,
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
}

/** What is told of an answer. */
function tellable(
  { outcome, person, others }: MatchAnswer,
  why: (person: PossiblePerson) => readonly MatchReason[] | null,
): TellableMatch {
  const told = (each: PossiblePerson): TellablePerson => ({
    personId: String(each.personId),
    probability: Math.round(100 * each.probability) / 100,
    why: why(each),
  });
  return {
    outcome,
    person: person === null ? null : told(person),
    others: others.slice(0, MOST_OTHERS).map(told),
    meaning: outcome === 'new' ? notKnownText('nobody-found') : null,
  };
}
