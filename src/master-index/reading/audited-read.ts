import {
  appendAudit,
  type Capability,
  consentingNow,
  decisionsFor,
  type PurposeCode,
  personSubject,
  requireCapability,
  type SeenThrough,
  type SharingPolicy,
  seenThrough,
  type TrainingRule,
  type Viewer,
} from '../../access/index.ts';
import type { Database, Queryable } from '../../database/index.ts';
import { dayInUk, ReeveError } from '../../kernel/index.ts';
import { ModelMemory } from '../model-memory.ts';
import { currentCatalogue, type SourceCatalogue } from './source-catalogue.ts';
import { Visibility } from './visibility.ts';

/** Who reads, what for, and the request that it is part of. */
export interface ReadRequest {
  readonly viewer: Viewer;
  readonly purpose: PurposeCode;
  readonly requestId: string;
}

/** What all reading needs. */
export interface ReadingOptions {
  readonly policy: SharingPolicy;
  readonly now?: () => Date;
  readonly training?: TrainingRule;
  /** What is known already of the model of this index. */
  readonly models?: ModelMemory;
}

/** What a read is given to work with. */
export interface Reading {
  readonly tx: Queryable;
  readonly purpose: PurposeCode;
  readonly catalogue: SourceCatalogue;
  readonly models: ModelMemory;
  readonly visibility: Visibility;
  /** Persons whom the viewer sees though they are sealed: named in each of their seals, or opened. */
  readonly cleared: readonly number[];
  /**
   * Finds out which of some persons consent to the purpose, for `visibility.of`: to be asked of all
   * that a statement found before any of it is shown, in one statement, and none where no agreement
   * needs consent. Of persons that it is not asked of only what is visible of everyone is shown.
   */
  heedConsents(of: readonly { readonly personId: number }[]): Promise<void>;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
}

/** What a read gives, and whom the audit names. */
export interface ReadResult<T> {
  readonly value: T;
  readonly persons: readonly number[];
}

/** Runs reads: each in one transaction with its entry in the audit, or not at all. */
export class AuditedReads {
  readonly #db: Database;
  readonly #options: ReadingOptions;
  readonly #models: ModelMemory;
  #catalogue: SourceCatalogue | undefined;

  constructor(db: Database, options: ReadingOptions) {
    this.#db = db;
    this.#options = options;
    this.#models = options.models ?? new ModelMemory();
  }

  /**
   * Does the work as one read. What is refused is in the audit too.
   *
   * @param action its code in the audit: `search`, `read`
   * @throws ReeveError `access/role`, `access/purpose`, `access/training`, and what the work throws
   */
  async read<T>(
    { viewer, purpose, requestId }: ReadRequest,
    action: string,
    needs: readonly Capability[],
    work: (reading: Reading) => Promise<ReadResult<T>>,
  ): Promise<T> {
    const { policy, training, now = () => new Date() } = this.#options;
    const at = now();
    const today = dayInUk(at);
    const entry = {
      at,
      actor: viewer.subject,
      service: viewer.service,
      roles: viewer.roles,
      purpose,
      action,
      request: requestId,
      reference: null,
    };
    const decisions = await this.#allowed(entry, () => {
      for (const capability of needs) requireCapability(viewer, capability, today, training);
      return decisionsFor(policy, { viewer, purpose, on: today }, training);
    });
    return this.#db.transaction(async (tx) => {
      const catalogue = await currentCatalogue(tx, policy, this.#catalogue);
      this.#catalogue = catalogue;
      const visibility = new Visibility(decisions, catalogue);
      const seen = await seenThrough(tx, { viewer, purpose });
      const { value, persons } = await work({
        tx,
        purpose,
        catalogue,
        models: this.#models,
        visibility,
        cleared: seen.persons,
        today,
        async heedConsents(of) {
          if (!visibility.heedsConsent) return;
          const asked = [...new Set(of.map(({ personId }) => personId))];
          visibility.learnConsents(await consentingNow(tx, asked, purpose));
        },
      });
      await appendAudit(tx, {
        ...entry,
        outcome: 'done',
        ...visibility.seen(),
        subjects: persons.map(personSubject),
        reference: glassLookedThrough(seen, persons),
      });
      return value;
    });
  }

  async #allowed<T>(
    entry: Omit<Parameters<typeof appendAudit>[1], 'outcome' | 'agreements' | 'subjects' | 'items'>,
    decide: () => T,
  ): Promise<T> {
    try {
      return decide();
    } catch (error) {
      if (error instanceof ReeveError) {
        const purpose = Object.hasOwn(this.#options.policy.purposes, entry.purpose)
          ? entry.purpose
          : 'unknown';
        await this.#db.transaction((tx) =>
          appendAudit(tx, {
            ...entry,
            purpose,
            outcome: 'refused',
            agreements: [],
            subjects: [],
            items: [],
          }),
        );
      }
      throw error;
    }
  }
}

/** The glass without which one of these persons would have been hidden; null for none. */
function glassLookedThrough({ glasses }: SeenThrough, persons: readonly number[]): string | null {
  const glass = persons.map((person) => glasses.get(person)).find((each) => each !== undefined);
  return glass === undefined ? null : `break-glass:${glass}`;
}
