import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ReeveError } from '../../../src/kernel/index.ts';
import {
  type DecisionId,
  type HangerKind,
  pairOf,
  personsTouched,
  type RecordId,
} from '../../../src/master-index/domain/index.ts';
import type { IndexSnapshot, IndexUnderTest, StewardRequest } from './index-under-test.ts';
import { assertInvariants, assertRestored, type EventKind, type Ledger } from './invariants.ts';

type IndexCommand = fc.AsyncCommand<Ledger, IndexUnderTest>;

/** A choice among what there will be by then, made beforehand. */
type Choice = number;

const pick = <T>(list: readonly T[], choice: Choice): T | undefined => list[choice % list.length];
const livePersons = (index: IndexSnapshot) =>
  index.persons.filter(({ standing }) => standing === 'live').map(({ person }) => person);
const recordsOf = (index: IndexSnapshot, person: string | undefined) =>
  index.links.filter((link) => link.person === person).map(({ record }) => record);

/** Does something, and asserts the invariants after it. */
async function doing(
  index: IndexUnderTest,
  ledger: Ledger,
  event: EventKind,
  what: (before: IndexSnapshot) => Promise<void>,
): Promise<void> {
  const before = await index.snapshot();
  await what(before);
  assertInvariants(before, await index.snapshot(), event, ledger);
}

/** What comes of a request: a decision, or a refusal with its code. */
async function attempt(
  ledger: Ledger,
  work: () => Promise<DecisionId>,
): Promise<DecisionId | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ReeveError) || !error.code.startsWith('decision/')) throw error;
    ledger.count(error.code);
    ledger.refusal = error.message;
    return undefined;
  }
}

async function request(
  index: IndexUnderTest,
  ledger: Ledger,
  asked: StewardRequest,
): Promise<DecisionId | undefined> {
  let decision: DecisionId | undefined;
  const restoring = asked.kind === 'undo' || asked.kind === 'split';
  await doing(index, ledger, restoring ? 'restoring decision' : 'decision', async (before) => {
    decision = await attempt(ledger, async () => {
      const plan = await index.plan(asked);
      // A preview changes nothing.
      assert.deepEqual(await index.snapshot(), before);
      return index.carryOut(plan, 'Seen on the form');
    });
    if (decision !== undefined) ledger.decided(decision, asked, before);
    else assertRestored(before, await index.snapshot());
  });
  return decision;
}

class Load implements IndexCommand {
  readonly count: number;
  readonly evidence: readonly (readonly [Choice, Choice, number])[];
  readonly gone: Choice | null;

  constructor(count: number, evidence: Load['evidence'], gone: Choice | null) {
    this.count = count;
    this.evidence = evidence;
    this.gone = gone;
  }

  check = () => true;

  async run(ledger: Ledger, index: IndexUnderTest): Promise<void> {
    await doing(index, ledger, 'load', async (before) => {
      const held = before.links.map(({ record }) => record).sort();
      const records: RecordId[] = [];
      for (let i = 0; i < this.count; i++) {
        ledger.records++;
        records.push(`r${ledger.records}`);
      }
      const gone = this.gone === null ? undefined : pick(held, this.gone);
      const all = [...held, ...records];
      const evidence = this.evidence.flatMap(([one, other, weight]) => {
        // New records have the most to do with others.
        const a = pick(all.toReversed(), one);
        const b = pick(all, other);
        return a === undefined || b === undefined || a === b
          ? []
          : [{ records: pairOf(a, b), weight }];
      });
      await index.load({ records, gone: gone === undefined ? [] : [gone], evidence });
      ledger.count('load');
    });
    // The same again changes nothing.
    const first = await index.snapshot();
    await doing(index, ledger, 'load', () => index.load({ records: [], gone: [], evidence: [] }));
    assertRestored(first, await index.snapshot());
  }

  toString = () => `load ${JSON.stringify([this.count, this.evidence, this.gone])}`;
}

class Hang implements IndexCommand {
  readonly kind: HangerKind;
  readonly on: Choice;
  readonly followsRecord: boolean;

  constructor(kind: HangerKind, on: Choice, followsRecord: boolean) {
    this.kind = kind;
    this.on = on;
    this.followsRecord = followsRecord;
  }

  check = () => true;

  async run(ledger: Ledger, index: IndexUnderTest): Promise<void> {
    await doing(index, ledger, 'hang', async (before) => {
      const link = pick(before.links, this.on);
      if (link === undefined) return;
      ledger.hangers++;
      await index.hang({
        id: `h${ledger.hangers}`,
        kind: this.kind,
        person: link.person,
        record: this.followsRecord ? link.record : null,
      });
    });
  }

  toString = () => `hang ${this.kind} ${this.on} ${this.followsRecord}`;
}

/** A request made of choices, as far as there is something to choose. */
export interface RequestChoices {
  readonly kind: StewardRequest['kind'];
  readonly first: Choice;
  readonly second: Choice;
}

function requestOf(
  { kind, first, second }: RequestChoices,
  index: IndexSnapshot,
): StewardRequest | undefined {
  const person = pick(livePersons(index), first);
  const other = pick(livePersons(index), second);
  const record = pick(index.links, first)?.record;
  if (person === undefined || other === undefined || record === undefined) return undefined;
  switch (kind) {
    case 'link':
    case 'move':
      return { kind, record, to: other };
    case 'merge':
      return { kind, keep: person, other };
    case 'split': {
      // Somebody of whom there is something to split, with some of the records.
      const several = livePersons(index).filter((each) => recordsOf(index, each).length > 1);
      const split = pick(several, first);
      const records = recordsOf(index, split).filter((_, i) => (second >> i) % 2 === 1);
      return split === undefined ? undefined : { kind, person: split, records };
    }
    case 'undo': {
      const decision = pick(index.decisions.toReversed(), first);
      return decision === undefined ? undefined : { kind, decision: decision.id };
    }
    default: {
      const right = pick(index.links, second)?.record as RecordId;
      return right === record ? undefined : { kind, records: pairOf(record, right) };
    }
  }
}

class Decide implements IndexCommand {
  readonly choices: RequestChoices;

  constructor(choices: RequestChoices) {
    this.choices = choices;
  }

  check = () => true;

  async run(ledger: Ledger, index: IndexUnderTest): Promise<void> {
    const asked = requestOf(this.choices, await index.snapshot());
    if (asked !== undefined) await request(index, ledger, asked);
  }

  toString = () => `decide ${JSON.stringify(this.choices)}`;
}

/** A decision, its undo, the undo of that, and the undo of that: there and back, twice. */
class ThereAndBack implements IndexCommand {
  readonly choices: RequestChoices;

  constructor(choices: RequestChoices) {
    this.choices = choices;
  }

  check = () => true;

  async run(ledger: Ledger, index: IndexUnderTest): Promise<void> {
    const before = await index.snapshot();
    const asked = requestOf(this.choices, before);
    if (asked === undefined) return;
    const decision = await request(index, ledger, asked);
    if (decision === undefined) return;
    const after = await index.snapshot();
    let last: DecisionId = decision;
    for (const expected of [before, after, before]) {
      const undo = await request(index, ledger, { kind: 'undo', decision: last });
      assert.ok(undo !== undefined, `what was just done cannot be undone: ${ledger.refusal}`);
      assertRestored(expected, await index.snapshot());
      last = undo;
    }
    ledger.count('there and back');
  }

  toString = () => `there and back ${JSON.stringify(this.choices)}`;
}

/** A merge, and then a split by what was whose before: all is there again. */
class MergeThenSplit implements IndexCommand {
  readonly first: Choice;
  readonly second: Choice;
  readonly swap: boolean;

  constructor(first: Choice, second: Choice, swap: boolean) {
    this.first = first;
    this.second = second;
    this.swap = swap;
  }

  check = () => true;

  async run(ledger: Ledger, index: IndexUnderTest): Promise<void> {
    const before = await index.snapshot();
    const keep = pick(livePersons(before), this.first);
    const other = pick(livePersons(before), this.second);
    if (keep === undefined || other === undefined) return;
    if ((await request(index, ledger, { kind: 'merge', keep, other })) === undefined) return;
    const records = recordsOf(before, this.swap ? keep : other);
    const split = await request(index, ledger, { kind: 'split', person: keep, records });
    assert.ok(split !== undefined, `what was just merged cannot be split: ${ledger.refusal}`);
    const after = await index.snapshot();
    // Reviews between the two are answered by now; all else is as it was.
    assertRestored({ ...before, reviews: after.reviews }, after);
    ledger.count('merge then split');
  }

  toString = () => `merge then split ${this.first} ${this.second} ${this.swap}`;
}

/** Two stewards who look at one time: of two decisions on one person, the second is told. */
class TwoAtOnce implements IndexCommand {
  readonly one: RequestChoices;
  readonly other: RequestChoices;

  constructor(one: RequestChoices, other: RequestChoices) {
    this.one = one;
    this.other = other;
  }

  check = () => true;

  async run(ledger: Ledger, index: IndexUnderTest): Promise<void> {
    const before = await index.snapshot();
    const [mine, theirs] = [requestOf(this.one, before), requestOf(this.other, before)];
    if (mine === undefined || theirs === undefined) return;
    await doing(index, ledger, 'restoring decision', async () => {
      const refused = Symbol('refused');
      const planOf = async (asked: StewardRequest) => {
        let plan: Awaited<ReturnType<IndexUnderTest['plan']>> | undefined;
        await attempt(ledger, async () => {
          plan = await index.plan(asked);
          return '';
        });
        return plan ?? refused;
      };
      const [first, second] = [await planOf(mine), await planOf(theirs)];
      if (typeof first === 'symbol' || typeof second === 'symbol') return;
      ledger.decided(await index.carryOut(first, 'I was first'), mine, before);
      const touched = new Set(personsTouched(first));
      const between = await index.snapshot();
      const later = await attempt(ledger, () => index.carryOut(second, 'I was second'));
      if (second.basedOn.some(({ person }) => touched.has(person))) {
        assert.equal(later, undefined, 'two stewards won');
        ledger.count('two at once');
      }
      if (later !== undefined) ledger.decided(later, theirs, between);
    });
  }

  toString = () => `two at once ${JSON.stringify([this.one, this.other])}`;
}

const choice = fc.nat({ max: 31 });
const weight = fc.constantFrom(-8, 4, 4, 12, 12, 16);
const kinds = [
  'link',
  'move',
  'merge',
  'split',
  'never-match',
  'always-match',
  'not-sure',
] as const;
const choicesOf = (...of: readonly StewardRequest['kind'][]) =>
  fc.record({ kind: fc.constantFrom(...of), first: choice, second: choice });

/** Sequences of what can happen to an index. */
export function indexCommands(maxCommands: number) {
  const load = fc
    .tuple(
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.tuple(choice, choice, weight), { maxLength: 4 }),
      fc.option(choice, { freq: 4 }),
    )
    .map((given) => new Load(...given));
  const hang = fc
    .tuple(
      fc.constantFrom<HangerKind>('notification', 'lead', 'consent', 'seal'),
      choice,
      fc.boolean(),
    )
    .map((given) => new Hang(...given));
  return fc.commands(
    [
      load,
      hang,
      choicesOf(...kinds).map((choices) => new Decide(choices)),
      choicesOf('undo').map((choices) => new Decide(choices)),
      choicesOf(...kinds, 'undo').map((choices) => new ThereAndBack(choices)),
      fc.tuple(choice, choice, fc.boolean()).map((given) => new MergeThenSplit(...given)),
      fc
        .tuple(choicesOf(...kinds), choicesOf(...kinds, 'undo'))
        .map((given) => new TwoAtOnce(...given)),
    ],
    { maxCommands, size: 'max' },
  );
}
