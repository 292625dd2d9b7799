import assert from 'node:assert/strict';
import {
  type DecisionId,
  type PersonId,
  pairKey,
  type RecordId,
  resolvePerson,
} from '../../../src/master-index/domain/index.ts';
import type { IndexSnapshot, StewardRequest } from './index-under-test.ts';

/** What has happened: what the index was asked to do, kept apart from what it keeps itself. */
export class Ledger {
  /** Whether the decisions hold, by what undid them: worked out anew each time. */
  readonly #undos: { readonly decision: DecisionId; readonly undoes: DecisionId }[] = [];
  readonly #nevers: {
    readonly decision: DecisionId;
    readonly pairs: readonly (readonly [RecordId, RecordId])[];
  }[] = [];
  readonly done = new Map<string, number>();
  /** What the index last refused, and why. */
  refusal = '';
  records = 0;
  hangers = 0;

  count(what: string): void {
    this.done.set(what, (this.done.get(what) ?? 0) + 1);
  }

  /** A steward's request was carried out on the index as it was `before`. */
  decided(decision: DecisionId, request: StewardRequest, before: IndexSnapshot): void {
    this.count(request.kind);
    const never = (left: readonly RecordId[], right: readonly RecordId[]) => {
      const pairs = left.flatMap((a) => right.map((b) => [a, b] as const));
      this.#nevers.push({ decision, pairs });
    };
    const recordsOf = (person: PersonId | undefined) =>
      before.links.filter((link) => link.person === person).map(({ record }) => record);
    switch (request.kind) {
      case 'never-match':
        never([request.records[0]], [request.records[1]]);
        break;
      case 'split': {
        const { person, records } = request;
        never(
          records,
          recordsOf(person).filter((record) => !records.includes(record)),
        );
        break;
      }
      case 'move': {
        const { record } = request;
        const from = before.links.find((link) => link.record === record)?.person;
        never(
          [record],
          recordsOf(from).filter((other) => other !== record),
        );
        break;
      }
      case 'undo':
        this.#undos.push({ decision, undoes: request.decision });
    }
  }

  neverPairs(): (readonly [RecordId, RecordId])[] {
    return this.#nevers
      .filter(({ decision }) => this.#holds(decision))
      .flatMap(({ pairs }) => pairs);
  }

  #holds(decision: DecisionId): boolean {
    return !this.#undos.some((undo) => undo.undoes === decision && this.#holds(undo.decision));
  }
}

/** What happened between two snapshots. */
export type EventKind = 'load' | 'hang' | 'restoring decision' | 'decision';

/** Asserts what must hold of any index after anything that happens to it. */
export function assertInvariants(
  before: IndexSnapshot,
  after: IndexSnapshot,
  event: EventKind,
  ledger: Ledger,
): void {
  const personOf = new Map(after.links.map(({ record, person }) => [record, person]));
  const standing = new Map(after.persons.map((each) => [each.person, each.standing]));
  assert.equal(personOf.size, after.links.length, 'a record has two live links');

  const withRecords = new Set(personOf.values());
  for (const person of withRecords)
    assert.equal(standing.get(person), 'live', 'a dead id is linked');
  for (const [person, of] of standing) {
    if (of === 'live') assert.ok(withRecords.has(person), `person ${person} has no record`);
    if (typeof of !== 'object') continue;
    let last: PersonId = person;
    const now = resolvePerson(
      person,
      (id) => {
        last = id;
        const next = standing.get(id);
        return typeof next === 'object' ? next.redirect : null;
      },
      (id) => standing.get(id) === 'live',
    );
    assert.ok(now !== null || standing.get(last) === 'retired', `person ${person} leads nowhere`);
  }

  assertIds(before, after, event);
  for (const [a, b] of ledger.neverPairs()) {
    const [one, other] = [personOf.get(a), personOf.get(b)];
    assert.ok(one === undefined || one !== other, `${a} and ${b} never match, and are ${one}`);
  }
  for (const { id, person, record } of after.hangers) {
    const carrier = record === null ? undefined : personOf.get(record);
    if (carrier !== undefined) assert.equal(person, carrier, `${id} did not follow its record`);
    else if (record === null) {
      assert.equal(typeof standing.get(person), 'string', `${id} hangs on an id that leads on`);
    }
  }
  assertSealed(before, after, personOf);
  const open = after.reviews.filter(({ status }) => status === 'open');
  if (event === 'load') {
    for (const { records } of open) {
      const [one, other] = records.map((record) => personOf.get(record));
      assert.ok(one !== undefined && other !== undefined, 'a review of a record that is gone');
      assert.notEqual(one, other, 'a review of one person');
    }
  }
  const keys = after.reviews.map(({ records }) => pairKey(...records));
  assert.equal(new Set(keys).size, keys.length, 'two reviews of one pair');
  assert.deepEqual(after.decisions.slice(0, before.decisions.length), before.decisions);
}

/** Asserts that no record of a sealed person comes to a person without a seal, but by an undo. */
function assertSealed(
  before: IndexSnapshot,
  after: IndexSnapshot,
  personOf: ReadonlyMap<RecordId, PersonId>,
): void {
  if (after.decisions.length > before.decisions.length) {
    const kinds = after.decisions.slice(before.decisions.length).map(({ kind }) => kind);
    if (kinds.includes('undo') || kinds.includes('split')) return;
  }
  const sealed = (index: IndexSnapshot) =>
    new Set(
      index.hangers
        .filter(({ kind, record }) => kind === 'seal' && record === null)
        .map(({ person }) => person),
    );
  const [was, is] = [sealed(before), sealed(after)];
  for (const { record, person } of before.links) {
    const now = personOf.get(record);
    if (was.has(person) && now !== undefined) assert.ok(is.has(now), `${record} lost its seal`);
  }
}

function assertIds(before: IndexSnapshot, after: IndexSnapshot, event: EventKind): void {
  const now = new Map(after.persons.map(({ person, standing }) => [person, standing]));
  for (const { person, standing } of before.persons) {
    assert.ok(now.has(person), `person id ${person} is forgotten`);
    // Only who takes something back brings an id back, to the person who had it.
    if (standing !== 'live' && event !== 'restoring decision') {
      assert.notEqual(now.get(person), 'live', `person id ${person} is given again`);
    }
  }
  if (event !== 'load') return;
  const sets = (snapshot: IndexSnapshot) =>
    new Map(
      [...Map.groupBy(snapshot.links, ({ person }) => person)].map(([person, links]) => [
        JSON.stringify(links.map(({ record }) => record).sort()),
        person,
      ]),
    );
  const then = sets(before);
  for (const [records, person] of sets(after)) {
    const was = then.get(records);
    if (was !== undefined) assert.equal(person, was, 'an unchanged person has another id');
  }
}

/** Asserts that all is as it was; ids made in between may be there, as redirects. */
export function assertRestored(was: IndexSnapshot, is: IndexSnapshot): void {
  const sorted = <T>(list: readonly T[]) => list.map((each) => JSON.stringify(each)).sort();
  assert.deepEqual(sorted(is.links), sorted(was.links));
  assert.deepEqual(sorted(is.hangers), sorted(was.hangers));
  assert.deepEqual(sorted(is.reviews), sorted(was.reviews));
  const known = new Set(was.persons.map(({ person }) => person));
  const [old, made] = [true, false].map((isKnown) =>
    is.persons.filter(({ person }) => known.has(person) === isKnown),
  );
  assert.deepEqual(sorted(old!), sorted(was.persons));
  for (const { standing } of made!) assert.equal(typeof standing, 'object');
}
