import assert from 'node:assert/strict';
import { ReeveError } from '../../../src/kernel/index.ts';
import type {
  DecisionId,
  DecisionPlan,
  PersonId,
  ReviewStatus,
} from '../../../src/master-index/domain/index.ts';
import type { IndexSnapshot, IndexUnderTest, StewardRequest } from '../model/index-under-test.ts';

/**
 * Two indexes that everything happens to at once, and that must have come to the same after it:
 * the stores on a database, and the model in memory. Ids of persons and decisions are those of
 * the first.
 */
export class ComparedIndex implements IndexUnderTest {
  readonly #index: IndexUnderTest;
  readonly #model: IndexUnderTest;
  /** Of the model, by that of the index. */
  readonly #persons = new Map<PersonId, PersonId>();
  readonly #decisions = new Map<DecisionId, DecisionId>();
  readonly #plans = new WeakMap<DecisionPlan, DecisionPlan>();

  constructor(index: IndexUnderTest, model: IndexUnderTest) {
    this.#index = index;
    this.#model = model;
  }

  async load(extract: Parameters<IndexUnderTest['load']>[0]): Promise<void> {
    await this.#index.load(extract);
    await this.#model.load(extract);
    await this.#compare();
  }

  async hang(hanger: Parameters<IndexUnderTest['hang']>[0]): Promise<void> {
    await this.#index.hang(hanger);
    await this.#model.hang({ ...hanger, person: this.#person(hanger.person) });
    await this.#compare();
  }

  async plan(request: StewardRequest): Promise<DecisionPlan> {
    const [plan, of] = await both(
      () => this.#index.plan(request),
      () => this.#model.plan(this.#request(request)),
    );
    this.#plans.set(plan, of);
    return plan;
  }

  async carryOut(plan: DecisionPlan, reason: string): Promise<DecisionId> {
    try {
      const [decision, of] = await both(
        () => this.#index.carryOut(plan, reason),
        () => this.#model.carryOut(this.#plans.get(plan) as DecisionPlan, reason),
      );
      this.#decisions.set(decision, of);
      return decision;
    } finally {
      await this.#compare();
    }
  }

  snapshot(): Promise<IndexSnapshot> {
    return this.#index.snapshot();
  }

  async #compare(): Promise<void> {
    const [index, model] = [await this.#index.snapshot(), await this.#model.snapshot()];
    const personOf = new Map(model.links.map(({ record, person }) => [record, person]));
    // Whoever is new has records, which say who it is in the model.
    for (const { record, person } of index.links) {
      if (!this.#persons.has(person)) this.#persons.set(person, personOf.get(record) as PersonId);
    }
    assert.deepEqual(comparable(this.#named(index)), comparable(model));
  }

  /** The snapshot with the ids of the model. */
  #named({ links, persons, hangers, reviews, decisions }: IndexSnapshot): IndexSnapshot {
    return {
      links: links.map((link) => ({ ...link, person: this.#person(link.person) })),
      persons: persons.map(({ person, standing }) => ({
        person: this.#person(person),
        standing:
          typeof standing === 'object' ? { redirect: this.#person(standing.redirect) } : standing,
      })),
      hangers: hangers.map((hanger) => ({
        ...hanger,
        // A copy is named after whom it is for.
        id: hanger.id.replace(/(?<=\/)\d+/g, (person) => this.#person(person)),
        person: this.#person(hanger.person),
      })),
      reviews,
      decisions,
    };
  }

  #request(request: StewardRequest): StewardRequest {
    switch (request.kind) {
      case 'link':
      case 'move':
        return { ...request, to: this.#person(request.to) };
      case 'merge':
        return {
          ...request,
          keep: this.#person(request.keep),
          other: this.#person(request.other),
        };
      case 'split':
        return { ...request, person: this.#person(request.person) };
      case 'undo':
        return { ...request, decision: this.#decisions.get(request.decision) as DecisionId };
      default:
        return request;
    }
  }

  #person(person: PersonId): PersonId {
    const of = this.#persons.get(person);
    assert.ok(of !== undefined, `the model does not know person ${person}`);
    return of;
  }
}

/** Asks both: they give an answer, or refuse for the same. */
async function both<T>(index: () => Promise<T>, model: () => Promise<T>): Promise<[T, T]> {
  const [one, other] = [await outcome(index), await outcome(model)];
  assert.equal(one.refusal?.code, other.refusal?.code, one.refusal?.message);
  if (one.refusal !== undefined) throw one.refusal;
  return [one.answer as T, other.answer as T];
}

async function outcome<T>(
  ask: () => Promise<T>,
): Promise<{ readonly answer?: T; readonly refusal?: ReeveError }> {
  try {
    return { answer: await ask() };
  } catch (error) {
    if (error instanceof ReeveError && error.code.startsWith('decision/')) {
      return { refusal: error };
    }
    throw error;
  }
}

/** What must be alike, in one order. */
function comparable({ links, persons, hangers, reviews }: IndexSnapshot): object {
  const sorted = (list: readonly object[]) => list.map((each) => JSON.stringify(each)).sort();
  const personOf = new Map(links.map(({ record, person }) => [record, person]));
  const standingOf = (review: IndexSnapshot['reviews'][number]): string => {
    const [one, other] = review.records.map((record) => personOf.get(record));
    // The model leaves a review of what is one person by now to the next run of the matcher.
    const asks = one !== undefined && other !== undefined && one !== other;
    if (review.status === 'open') return asks ? 'open' : 'closed';
    return ANSWERS.includes(review.status) ? review.status : 'closed';
  };
  return {
    links: sorted(links.map(({ record, person }) => ({ record, person }))),
    persons: sorted(persons.map(({ person, standing }) => ({ person, standing }))),
    hangers: sorted(hangers.map(({ id, kind, person, record }) => ({ id, kind, person, record }))),
    reviews: sorted(
      reviews.map((review) => ({ records: review.records, standing: standingOf(review) })),
    ),
  };
}

const ANSWERS: readonly ReviewStatus[] = ['linked', 'not-the-same'];
