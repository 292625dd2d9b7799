import {
  applyEffects,
  assignPersons,
  type Change,
  checkPlan,
  constraintsOf,
  type Decision,
  type DecisionId,
  type DecisionPlan,
  decide,
  type Effect,
  effectsOfRun,
  type Hanger,
  type IndexCells,
  type IndexPart,
  inForce,
  nextReviews,
  type PersonId,
  pairKey,
  personsTouched,
  planAlwaysMatch,
  planLink,
  planMerge,
  planMove,
  planNeverMatch,
  planNotSure,
  planSplit,
  planUndo,
  type RecordId,
  type Review,
  StandingConstraints,
} from '../../../src/master-index/domain/index.ts';
import {
  type IndexSnapshot,
  type IndexUnderTest,
  type PairEvidence,
  type StewardRequest,
  thresholds,
} from './index-under-test.ts';

/** A way in which an index can be wrong: shows that the test finds it. */
export type Fault =
  | 'matches against a never-match'
  | 'gives an id again'
  | 'leaves what hangs behind'
  | 'lets both stewards win'
  | 'leaves reviews of what is gone';

/** The index in memory: what a store does with a database, on maps. */
export class MemoryIndex implements IndexUnderTest {
  #cells: IndexCells = {
    persons: new Map(),
    links: new Map(),
    hangers: new Map(),
    reviews: new Map(),
  };
  readonly #hangers = new Map<string, Omit<Hanger, 'person'>>();
  readonly #reviews = new Map<string, Review>();
  readonly #decisions: Decision[] = [];
  readonly #versions = new Map<PersonId, { version: number; changed: Change; since: string }>();
  readonly #linked = new Map<RecordId, Change>();
  readonly #evidence = new Map<string, PairEvidence>();
  #given = 0;
  #clock = 0;
  readonly #fault: Fault | undefined;

  constructor(fault?: Fault) {
    this.#fault = fault;
  }

  async load({ records, gone, evidence }: Parameters<IndexUnderTest['load']>[0]): Promise<void> {
    const changed = { by: 'load', at: this.#tick() };
    for (const each of evidence) this.#evidence.set(pairKey(...each.records), each);
    const all = [...new Set([...this.#cells.links.keys(), ...records])].filter(
      (record) => !gone.includes(record),
    );
    const assignment = assignPersons({
      links: this.#linkList(),
      partition: this.#cluster(all),
      gone,
      standing: this.#versions,
      newPerson: () => this.#newPerson(),
    });
    const effects = effectsOfRun(assignment, this.#part().hangers);
    this.#carry(effects, changed);
    this.#review(all);
  }

  async hang(hanger: Omit<Hanger, 'since'>): Promise<void> {
    const { id, kind, record, person } = hanger;
    const changed = { by: 'somebody', at: this.#tick() };
    this.#hangers.set(id, { id, kind, record, since: changed.at });
    this.#carry([{ of: 'hanger', hanger: id, kind, from: null, to: person }], changed);
  }

  async plan(request: StewardRequest): Promise<DecisionPlan> {
    const part = this.#part();
    switch (request.kind) {
      case 'link':
        return planLink(part, request);
      case 'move':
        return planMove(part, request);
      case 'merge':
        return planMerge(part, request);
      case 'split':
        return planSplit(part, { ...request, newPerson: this.#newPerson() });
      case 'never-match':
        return planNeverMatch(part, request);
      case 'always-match':
        return planAlwaysMatch(part, request);
      case 'not-sure':
        return planNotSure(part, request);
      case 'undo':
        return planUndo(part, request);
    }
  }

  async carryOut(plan: DecisionPlan, reason: string): Promise<DecisionId> {
    if (this.#fault !== 'lets both stewards win') checkPlan(plan, this.#part().persons);
    const at = this.#tick();
    const id = `d${this.#decisions.length + 1}`;
    const decision = decide(plan, { id, actor: 'steward', at, reason });
    const isKept = (effect: Effect) =>
      this.#fault !== 'leaves what hangs behind' || effect.of !== 'hanger';
    const changed = { by: 'steward', at, decision: id };
    this.#carry(decision.effects.filter(isKept), changed, personsTouched(plan));
    this.#decisions.push(decision);
    return id;
  }

  async snapshot(): Promise<IndexSnapshot> {
    const { persons, hangers, decisions } = this.#part();
    return {
      links: this.#linkList(),
      persons: persons.map(({ person, standing }) => ({ person, standing })),
      hangers: hangers.map(({ since: _, ...hanger }) => hanger),
      reviews: [...this.#reviews.values()],
      decisions: [...decisions],
    };
  }

  #part(): IndexPart {
    return {
      persons: [...this.#cells.persons].map(([person, standing]) => ({
        person,
        standing,
        ...this.#versions.get(person)!,
      })),
      links: this.#linkList().map((link) => ({
        ...link,
        changed: this.#linked.get(link.record)!,
      })),
      hangers: [...this.#cells.hangers].map(([id, person]) => ({
        ...this.#hangers.get(id)!,
        person,
      })),
      reviews: [...this.#reviews.values()],
      decisions: this.#decisions,
    };
  }

  #linkList() {
    return [...this.#cells.links].map(([record, person]) => ({ record, person }));
  }

  #carry(effects: readonly Effect[], changed: Change, persons: readonly PersonId[] = []): void {
    this.#cells = applyEffects(this.#cells, effects);
    const touched = new Set<PersonId>(persons);
    for (const effect of effects) {
      switch (effect.of) {
        case 'link':
          this.#linked.set(effect.record, changed);
          break;
        case 'hanger':
          if (effect.copyOf !== undefined && effect.to !== null) {
            const { hanger: id, kind } = effect;
            this.#hangers.set(id, { id, kind, record: null, since: changed.at });
          }
          break;
        case 'person':
          touched.add(effect.person);
          break;
        case 'review': {
          const review = this.#reviews.get(effect.review)!;
          this.#reviews.set(effect.review, { ...review, status: effect.to });
        }
      }
      if (effect.of === 'link' || effect.of === 'hanger') {
        for (const person of [effect.from, effect.to]) if (person !== null) touched.add(person);
      }
    }
    for (const person of touched) {
      const before = this.#versions.get(person);
      this.#versions.set(person, {
        version: (before?.version ?? 0) + 1,
        since: before?.since ?? changed.at,
        changed,
      });
    }
  }

  /** The strongest evidence first, under constraints: as little as a matcher can be. */
  #cluster(records: readonly RecordId[]): RecordId[][] {
    const numbers = new Map(records.map((record, number) => [record, number]));
    const { never, always } = constraintsOf(this.#decisions, numbers);
    const label = records.map((_, number) => number);
    const join = (a: number, b: number, isBarred: boolean): void => {
      const [one, other] = [label[a]!, label[b]!];
      const bars = isBarred && this.#fault !== 'matches against a never-match' ? never : [];
      const meets = ([x, y]: readonly [number, number]) =>
        (label[x] === one && label[y] === other) || (label[x] === other && label[y] === one);
      if (one === other || bars.some(meets)) return;
      label.forEach((each, i) => {
        if (each === other) label[i] = one;
      });
    };
    for (const [a, b] of always) join(a, b, false);
    const strongest = [...this.#evidence.values()].sort((a, b) => b.weight - a.weight);
    for (const { records: pair, weight } of strongest) {
      const [a, b] = pair.map((record) => numbers.get(record));
      if (a !== undefined && b !== undefined && weight >= thresholds.link) join(a, b, true);
    }
    return [...Map.groupBy(records, (record) => label[numbers.get(record)!]).values()];
  }

  #review(records: readonly RecordId[]): void {
    const weighed = new Set(records);
    const { opened, changed } = nextReviews(this.#reviews.values(), {
      doubtful: [...this.#evidence.values()].filter(({ weight }) => weight >= thresholds.review),
      weighed: (record) => weighed.has(record),
      personOf: (record) => this.#cells.links.get(record),
      constraints: new StandingConstraints(inForce(this.#decisions)),
    });
    const isKept = ({ status }: Review) =>
      this.#fault !== 'leaves reviews of what is gone' || status !== 'superseded';
    for (const review of [...opened, ...changed.filter(isKept)]) {
      this.#reviews.set(review.key, review);
    }
    this.#cells = {
      ...this.#cells,
      reviews: new Map([...this.#reviews].map(([key, { status }]) => [key, status])),
    };
  }

  #newPerson(): PersonId {
    if (this.#fault === 'gives an id again') {
      for (const [person, standing] of this.#cells.persons) {
        if (standing === 'live') continue;
        const persons = new Map(this.#cells.persons);
        persons.delete(person);
        this.#cells = { ...this.#cells, persons };
        this.#versions.delete(person);
        return person;
      }
    }
    this.#given++;
    return `p${this.#given}`;
  }

  #tick(): string {
    this.#clock++;
    return `2026-01-01T00:00:00.${String(this.#clock).padStart(6, '0')}Z`;
  }
}
