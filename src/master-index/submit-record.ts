import { createHash } from 'node:crypto';
import { type AuditEntry, appendAudits } from '../access/index.ts';
import type { Database } from '../database/index.ts';
import { ReeveError } from '../kernel/index.ts';
import { recordMatcher } from '../linkage/index.ts';
import { erasureDigest } from './erasure-digest.ts';
import type { PlaceAddress } from './extract-writer.ts';
import {
  HUB_COLUMNS,
  HUB_ROLE,
  hubRow,
  hubSource,
  hubSourceName,
  type SubmittedAttributes,
} from './hub-source.ts';
import { appliedModel, type Matching, matchRecords } from './match-pending.ts';
import { MATCH_COLUMNS, matchReader } from './matching-input.ts';
import { placeSubmitted } from './place-submitted.ts';
import { keepAllOnce } from './requests/answer-once.ts';
import { installation } from './store/erasure-store.ts';
import type { AnswerToKeep } from './store/kept-answers.ts';
import { liveModelState, lockMatching } from './store/match-store.ts';
import { addDecision, liveLinksOf } from './store/person-store.ts';
import { registerLayout, registerSource } from './store/sources.ts';
import { feedOf, putFeedVersions } from './store/submissions.ts';
import { toldPersons } from './store/told-persons.ts';

/** What an application submits of one person, under a key of its own. */
export interface Submission {
  readonly application: string;
  /** The service on whose behalf. */
  readonly service: string;
  readonly key: string;
  readonly attributes: SubmittedAttributes;
  /** Since when it is so, `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** What is written down of it in the transaction that keeps it. */
  readonly noted: (kept: SubmissionResult) => SubmissionNoted;
}

export interface SubmissionNoted {
  readonly entry: AuditEntry;
  /** Kept under an idempotency key, where it came with one. */
  readonly answer?: AnswerToKeep | undefined;
}

export interface SubmissionResult {
  readonly recordId: number;
  readonly personId: number;
  /** The id to tell the writer: of somebody sealed, or whose address is, another that leads to the person. */
  readonly toldAs: number;
  /** Whether the record was there before. */
  readonly isNew: boolean;
}

/** Submissions kept in one transaction at most. */
const BATCH = 20;

interface Waiting {
  readonly submission: Submission;
  readonly resolve: (result: SubmissionResult) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Takes records from applications, and matches each at once. Those that come while others are
 * being kept are kept together in the next transaction: waiting for the disk once for many is
 * what makes hundreds a second possible. A submission that fails takes none of the others along.
 */
export class Submissions {
  readonly #db: Database;
  readonly #place: PlaceAddress | undefined;
  #waiting: Waiting[] = [];
  #isBusy = false;
  #matching: Promise<{ modelId: number; matching: Matching }> | undefined;
  #installation: Promise<string> | undefined;
  readonly #feeds = new Map<
    string,
    Promise<{ datasetId: number; extractId: number; layoutId: number }>
  >();

  /** @param place finds the property of an address */
  constructor(db: Database, place?: PlaceAddress) {
    this.#db = db;
    this.#place = place;
  }

  /**
   * Keeps and matches a submission; returns when both are on disk.
   *
   * Throws `submission/empty` where it says nothing, `submission/not-kept` where the key is of what
   * was erased, `match/no-model` before the first matching.
   */
  submit(submission: Submission): Promise<SubmissionResult> {
    const says = Object.values(submission.attributes).some((value) => value.trim() !== '');
    if (!says || submission.key.trim() === '') {
      throw new ReeveError('submission/empty', 'The record says nothing of a person', {
        hint: 'Give a key and at least one attribute.',
      });
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ submission, resolve, reject });
      if (!this.#isBusy) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    while (this.#waiting.length > 0) {
      const some = this.#next();
      try {
        const results = await this.#keep(some.map(({ submission }) => submission));
        for (const [i, { resolve }] of some.entries()) resolve(results[i] as SubmissionResult);
      } catch (error) {
        if (some.length === 1) some[0]?.reject(error);
        else await this.#oneByOne(some);
      }
    }
    this.#isBusy = false;
  }

  /** The next that wait; of one record only the first, so that its versions come in order. */
  #next(): Waiting[] {
    const some: Waiting[] = [];
    const later: Waiting[] = [];
    const records = new Set<string>();
    for (const waiting of this.#waiting) {
      const { application, key } = waiting.submission;
      const record = `${application}\n${key}`;
      if (some.length < BATCH && !records.has(record)) some.push(waiting);
      else later.push(waiting);
      records.add(record);
    }
    this.#waiting = later;
    return some;
  }

  async #oneByOne(some: readonly Waiting[]): Promise<void> {
    for (const { submission, resolve, reject } of some) {
      try {
        const [result] = await this.#keep([submission]);
        resolve(result as SubmissionResult);
      } catch (error) {
        reject(error);
      }
    }
  }

  async #keep(submissions: readonly Submission[]): Promise<SubmissionResult[]> {
    const feeds = await Promise.all(submissions.map((submission) => this.#feed(submission)));
    const { matching } = await this.#model();
    this.#installation ??= installation(this.#db);
    const log = await this.#installation;
    return this.#db.transaction(async (tx) => {
      await lockMatching(tx);
      const kept = await putFeedVersions(
        tx,
        submissions.map(({ application, key, attributes, validFrom }, i) => {
          const received = hubRow(attributes);
          const placed = placeSubmitted(attributes, this.#place);
          const feed = feeds[i] as (typeof feeds)[number];
          return {
            ...feed,
            key,
            erasureDigest: erasureDigest(log, {
              source: hubSourceName(application),
              role: HUB_ROLE,
              key,
            }),
            received,
            digest: digestOf(received),
            validFrom,
            uprn: placed.uprn,
            addressConfidence: placed.confidence,
          };
        }),
      );
      const records = kept.map(({ recordId }) => recordId);
      await matchRecords(tx, matching, records);
      const persons = new Map(
        (await liveLinksOf(tx, records)).map(({ recordId, personId }) => [recordId, personId]),
      );
      const told = await toldPersons(tx, kept);
      const results = kept.map(({ recordId, isNew }) => {
        const personId = persons.get(recordId) as number;
        return { recordId, isNew, personId, toldAs: told.get(recordId) ?? personId };
      });
      const noted = submissions.map((each, i) => each.noted(results[i] as SubmissionResult));
      const answers = noted.flatMap(({ answer }) => answer ?? []);
      if (answers.length > 0) await keepAllOnce(tx, answers);
      await appendAudits(
        tx,
        noted.map(({ entry }) => entry),
      );
      return results;
    });
  }

  /** The feed of an application, registered when it submits for the first time. */
  #feed({ application, service }: Submission): ReturnType<typeof feedOf> {
    const known = this.#feeds.get(application);
    if (known !== undefined) return known;
    const made = this.#db.transaction(async (tx) => {
      const definition = hubSource(application, service);
      const text = JSON.stringify(definition);
      const { sourceId, definitionId, datasets } = await registerSource(tx, {
        name: definition.name,
        service,
        definition: text,
        sha256: createHash('sha256').update(text).digest('hex'),
        roles: [{ role: HUB_ROLE, isPerson: true }],
      });
      const layoutId = await registerLayout(tx, sourceId, HUB_COLUMNS);
      const datasetId = datasets.get(HUB_ROLE) as number;
      return feedOf(tx, { sourceId, definitionId, layoutId, datasetId });
    });
    this.#feeds.set(application, made);
    // What is read of sources has to know the new one.
    this.#matching = undefined;
    made.catch(() => this.#feeds.delete(application));
    return made;
  }

  async #model(): Promise<{ modelId: number; matching: Matching }> {
    const state = await liveModelState(this.#db);
    const known = await this.#matching;
    if (known !== undefined && state?.isApplied === true && known.modelId === state.modelId) {
      return known;
    }
    const live = await appliedModel(this.#db);
    const made = (async () => ({
      modelId: live.modelId,
      matching: {
        matcher: recordMatcher(live.model, MATCH_COLUMNS),
        reader: await matchReader(this.#db),
        modelId: live.modelId,
        decisionId: await this.#db.transaction((tx) => addDecision(tx, 'match', 'submissions')),
      },
    }))();
    this.#matching = made;
    return made;
  }
}

function digestOf(received: readonly (string | null)[]): number {
  const bytes = createHash('sha1').update(JSON.stringify(received)).digest();
  return (bytes.readUInt32BE(0) & 0x1fffff) * 0x1_0000_0000 + bytes.readUInt32BE(4);
}
