import type { Viewer } from '../../../src/access/index.ts';
import type { Database, Queryable } from '../../../src/database/index.ts';
import {
  assignPersons,
  type DecisionId,
  type DecisionPlan,
  effectsOfRun,
  nextReviews,
  type PersonId,
  pairKey,
  type RecordId,
  type Review,
  StandingConstraints,
} from '../../../src/master-index/domain/index.ts';
import {
  makeDecision,
  previewDecision,
} from '../../../src/master-index/stewardship/make-decision.ts';
import type { StewardContext } from '../../../src/master-index/stewardship/steward-context.ts';
import { addHanger } from '../../../src/master-index/store/hanger-store.ts';
import { hangersOf, readIndexPart } from '../../../src/master-index/store/index-part-store.ts';
import {
  addDecision,
  allConstraints,
  liveLinksOf,
  personsSince,
  reservePersonIds,
  touchPersons,
} from '../../../src/master-index/store/person-store.ts';
import { carryOutEffects, lockIdentity } from '../../../src/master-index/store/steward-store.ts';
import {
  type IndexSnapshot,
  type IndexUnderTest,
  type PairEvidence,
  type StewardRequest,
  thresholds,
} from '../model/index-under-test.ts';

export const steward = (subject: string): Viewer => ({
  subject,
  name: subject,
  service: 'customer-services',
  roles: ['steward'],
  training: [{ course: 'data-matching', completed: '2026-01-01', until: '2999-01-01' }],
});

export const contextOf = (subject = 'u-1'): StewardContext => ({
  viewer: steward(subject),
  purpose: 'steward-identity',
  requestId: 'r-1',
});

/** An index of nothing but a source, in a database that may have been used. */
export async function clearIndex(db: Database): Promise<void> {
  await db.query(
    `TRUNCATE hanger, review, pair_constraint, link, person, decision, source_record, dataset, source
     RESTART IDENTITY CASCADE`,
  );
  await makeDataset(db);
}

/** A source with a data set, for records that are ids and nothing else. */
async function makeDataset(db: Database): Promise<void> {
  await db.query("INSERT INTO source (name, service) VALUES ('made', 'libraries')");
  await db.query(
    "INSERT INTO dataset (source_id, role, is_person) SELECT source_id, 'p', true FROM source",
  );
}

/** Makes records that say nothing, with these numbers. */
export async function makeRecords(tx: Queryable, records: readonly number[]): Promise<void> {
  await tx.query(
    `INSERT INTO source_record (record_id, dataset_id, record_key) OVERRIDING SYSTEM VALUE
     SELECT r, (SELECT dataset_id FROM dataset LIMIT 1), r::text FROM unnest($1::int[]) AS r`,
    [records],
  );
}

/**
 * The stores on a database, as the model-based test sees them. Runs of the matcher link by
 * evidence that is given, since no values would bring the weights that the test asks for; what
 * keeps them to decisions is the table that matching reads.
 */
export class DatabaseIndex implements IndexUnderTest {
  readonly #db: Database;
  readonly #evidence = new Map<string, PairEvidence>();
  readonly #requests = new WeakMap<DecisionPlan, StewardRequest>();

  constructor(db: Database) {
    this.#db = db;
  }

  async load({ records, gone, evidence }: Parameters<IndexUnderTest['load']>[0]): Promise<void> {
    for (const each of evidence) this.#evidence.set(pairKey(...each.records), each);
    await this.#db.transaction(async (tx) => {
      const at = await lockIdentity(tx);
      await makeRecords(tx, records.map(numberOf));
      const links = await allLinks(tx);
      const all = [...new Set([...links.map(({ record }) => record), ...records.map(bare)])].filter(
        (record) => !gone.map(bare).includes(record),
      );
      const persons = [...new Set(links.map(({ person }) => person))];
      const since = await personsSince(tx, persons.map(Number));
      const fresh = await reservePersonIds(tx, all.length);
      let next = 0;
      const assignment = assignPersons({
        links,
        partition: await this.#cluster(tx, all),
        gone: gone.map(bare),
        standing: new Map(
          persons.map((person) => [person, { since: since.get(Number(person)) as string }]),
        ),
        newPerson: () => String(fresh[next++]),
      });
      const decisionId = await addDecision(tx, 'match', 'load');
      const hangers = await hangersOf(tx, persons.map(Number));
      const effects = effectsOfRun(assignment, hangers);
      await carryOutEffects(tx, effects, { decisionId, at });
      const touched = effects.flatMap((effect) =>
        effect.of === 'person'
          ? [effect.person]
          : effect.of === 'review'
            ? []
            : [effect.from, effect.to].filter((person) => person !== null),
      );
      await touchPersons(tx, [...new Set(touched)].map(Number));
      await this.#review(tx, all, decisionId);
    });
  }

  async hang(hanger: Parameters<IndexUnderTest['hang']>[0]): Promise<void> {
    await this.#db.transaction((tx) =>
      addHanger(tx, {
        ...hanger,
        person: bare(hanger.person),
        record: hanger.record === null ? null : bare(hanger.record),
      }),
    );
  }

  async plan(request: StewardRequest): Promise<DecisionPlan> {
    const asked = bareRequest(request);
    const plan = { ...(await previewDecision(this.#db, contextOf(), asked)), inverse: [] };
    this.#requests.set(plan, asked);
    return plan;
  }

  async carryOut(plan: DecisionPlan, reason: string): Promise<DecisionId> {
    const request = this.#requests.get(plan) as StewardRequest;
    const made = await makeDecision(this.#db, contextOf(), request, {
      reason,
      basedOn: plan.basedOn,
    });
    return made.decision;
  }

  async snapshot(): Promise<IndexSnapshot> {
    const db = this.#db;
    const people = await db.query<{ person_id: number }>('SELECT person_id FROM person');
    const records = await db.query<{ record_id: number }>('SELECT record_id FROM source_record');
    const { persons, links, hangers, decisions } = await readIndexPart(db, {
      persons: people.map(({ person_id }) => person_id),
      records: records.map(({ record_id }) => record_id),
    });
    const named = (record: RecordId): RecordId => `r${record}`;
    return {
      links: links.map(({ record, person }) => ({ record: named(record), person })),
      persons: persons.map(({ person, standing }) => ({ person, standing })),
      hangers: hangers.map(({ since: _, ...hanger }) => ({
        ...hanger,
        record: hanger.record === null ? null : named(hanger.record),
      })),
      reviews: (await this.#reviews(db)).map((review) => {
        const [a, b] = review.records.map(named) as [RecordId, RecordId];
        return { ...review, key: pairKey(a, b), records: [a, b] };
      }),
      decisions: [...decisions].sort((a, b) => Number(a.id) - Number(b.id)),
    };
  }

  async #reviews(db: Queryable): Promise<Review[]> {
    const rows = await db.query<{
      record_a: number;
      record_b: number;
      weight: number;
      outcome: string | null;
    }>(
      `SELECT DISTINCT ON (record_a, record_b) record_a, record_b, weight, outcome FROM review
       ORDER BY record_a, record_b, review_id DESC`,
    );
    return rows.map(({ record_a, record_b, weight, outcome }) => {
      const records = [String(record_a), String(record_b)] as const;
      const status = (outcome ?? 'open') as Review['status'];
      return { key: pairKey(...records), records, weight, status, notSure: 0 };
    });
  }

  /** The strongest evidence first, held to the pairs that matching reads. */
  async #cluster(tx: Queryable, records: readonly RecordId[]): Promise<RecordId[][]> {
    const label = new Map(records.map((record) => [record, record]));
    const standing = await allConstraints(tx);
    const never = standing.filter(({ kind }) => kind === 'never');
    const join = (a: RecordId, b: RecordId, isBarred: boolean): void => {
      const [one, other] = [label.get(a), label.get(b)];
      if (one === undefined || other === undefined || one === other) return;
      const meets = (pair: { a: number; b: number }) => {
        const [x, y] = [label.get(String(pair.a)), label.get(String(pair.b))];
        return (x === one && y === other) || (x === other && y === one);
      };
      if (isBarred && never.some(meets)) return;
      for (const [record, each] of label) if (each === other) label.set(record, one);
    };
    for (const { kind, a, b } of standing) if (kind === 'always') join(`${a}`, `${b}`, false);
    const strongest = [...this.#evidence.values()].sort((a, b) => b.weight - a.weight);
    for (const { records: pair, weight } of strongest) {
      if (weight >= thresholds.link) join(bare(pair[0]), bare(pair[1]), true);
    }
    return [...Map.groupBy(records, (record) => label.get(record)).values()];
  }

  async #review(tx: Queryable, records: readonly RecordId[], decisionId: number): Promise<void> {
    const linked = await liveLinksOf(tx, records.map(Number));
    const personOf = new Map(linked.map((each) => [String(each.recordId), String(each.personId)]));
    const constraints = await allConstraints(tx);
    const { opened, changed } = nextReviews(await this.#reviews(tx), {
      doubtful: [...this.#evidence.values()]
        .filter(({ weight }) => weight >= thresholds.review)
        .map(({ records: [a, b], weight }) => ({ records: [bare(a), bare(b)], weight })),
      weighed: (record) => personOf.has(record),
      personOf: (record) => personOf.get(record),
      constraints: new StandingConstraints(
        constraints.map(({ kind, a, b }) => ({
          id: '1',
          kind: 'merge',
          actor: '',
          at: '',
          reason: '',
          effects: [],
          inverse: [],
          basedOn: [],
          notes: [],
          constraints: [
            kind === 'always'
              ? { kind, records: [`${a}`, `${b}`] }
              : { kind, left: [`${a}`], right: [`${b}`] },
          ],
        })),
      ),
    });
    for (const { records: pair, weight } of opened) {
      await tx.query(
        "INSERT INTO review (record_a, record_b, weight, reason) VALUES ($1, $2, $3, 'test')",
        [Number(pair[0]), Number(pair[1]), weight],
      );
    }
    for (const { records: pair, weight, status } of changed) {
      const isOpen = status === 'open';
      await tx.query(
        `UPDATE review SET weight = $3, closed_at = CASE WHEN $4 THEN NULL ELSE now() END,
           outcome = $5, decision_id = $6
         WHERE review_id = (SELECT max(review_id) FROM review WHERE record_a = $1 AND record_b = $2)`,
        [
          Number(pair[0]),
          Number(pair[1]),
          weight,
          isOpen,
          isOpen ? null : status,
          isOpen ? null : decisionId,
        ],
      );
    }
  }
}

async function allLinks(tx: Queryable): Promise<{ record: RecordId; person: PersonId }[]> {
  const rows = await tx.query<{ record_id: number; person_id: number }>(
    'SELECT record_id, person_id FROM link WHERE to_at IS NULL ORDER BY record_id',
  );
  return rows.map((row) => ({ record: String(row.record_id), person: String(row.person_id) }));
}

/** The id in the database of one that the test calls `r1` or `p1`. */
const bare = (id: string): string => id.replace(/^[rp]/, '');
const numberOf = (id: string): number => Number(bare(id));

function bareRequest(request: StewardRequest): StewardRequest {
  switch (request.kind) {
    case 'link':
    case 'move':
      return { ...request, record: bare(request.record) };
    case 'split':
      return { ...request, records: request.records.map(bare) };
    case 'merge':
    case 'undo':
      return request;
    default: {
      const [a, b] = request.records;
      return { ...request, records: [bare(a), bare(b)] };
    }
  }
}
