import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ReeveError } from '../../../src/kernel/index.ts';
import type { StewardRequest } from '../../../src/master-index/index.ts';
import type { DeskRecord } from '../stewardship/desk-records.ts';
import { CutOff, type DaysFile, type NowHeld, type RealIndex } from './real-index.ts';

type RealCommand = fc.AsyncCommand<Expected, RealIndex>;
type Choice = number;
const pick = <T>(list: readonly T[], choice: Choice): T | undefined => list[choice % list.length];

/** Names and homes, so few that people meet. By name and home alone records link: see `deskModel`. */
const NAMES = [
  ['Ann', 'Lee', '1980-01-01'],
  ['Bob', 'Ray', '1970-02-03'],
] as const;
const HOMES = ['AB1 1AA', 'AB2 2BB'] as const;

function recordOf(name: Choice, home: Choice, phone: Choice): DeskRecord {
  const [forename, surname, born] = NAMES[name % NAMES.length] ?? NAMES[0];
  return [forename, surname, born, pick(HOMES, home) ?? '', `01234 56${1000 + phone}`];
}

interface DecidedOn {
  /** Groups of records that are one person, by what they are called. */
  readonly always: readonly (readonly string[])[];
  /** Pairs that are not. */
  readonly never: readonly (readonly [string, string])[];
  /** The decision that it takes back. */
  readonly undoes: string | undefined;
  isUndone: boolean;
}

/** The index as it should be, in memory: what was sent, what was decided, and what was seen before. */
export class Expected {
  /** What each record was last said to be, whether its source has it still or not. */
  readonly records = new Map<string, DeskRecord>();
  readonly gone = new Set<string>();
  /** Records that wait to be matched. */
  readonly unmatched = new Set<string>();
  /** Decisions in order, with what each says of records for good. */
  readonly decisions = new Map<string, DecidedOn>();
  readonly seenIds = new Set<string>();
  /** The past as it was told once. */
  readonly past: { readonly moment: string; readonly told: readonly string[] }[] = [];
  readonly done = new Map<string, number>();
  lastFile: DaysFile | undefined;
  keys = 0;
  hangers = 0;

  count(what: string): void {
    this.done.set(what, (this.done.get(what) ?? 0) + 1);
  }

  /** Pairs that are held apart: whatever else is decided, until it is taken back. */
  never(): (readonly [string, string])[] {
    return this.#inForce().flatMap(({ never }) => never);
  }

  /** Groups that are held together. One gives way where any of it is held apart from something. */
  always(): (readonly string[])[] {
    return this.#inForce().flatMap(({ always }) => always);
  }

  #inForce(): DecidedOn[] {
    return [...this.decisions.values()].filter(({ isUndone }) => !isUndone);
  }

  /** Records that evidence or decisions could have brought together, each with a number of its own. */
  components(): Map<string, number> {
    const label = new Map([...this.records.keys()].map((key, i) => [key, i]));
    const join = (a: string, b: string): void => {
      const [one, other] = [label.get(a), label.get(b)];
      if (one === undefined || other === undefined || one === other) return;
      for (const [key, each] of label) if (each === other) label.set(key, one);
    };
    const alike = Map.groupBy(this.records, ([, values]) => values.slice(0, 4).join('|'));
    for (const [first, ...rest] of alike.values()) {
      for (const each of rest) join(first?.[0] ?? '', each[0]);
    }
    for (const [first = '', ...rest] of this.always()) for (const each of rest) join(first, each);
    return label;
  }
}

/** What holds after whatever was done. */
async function check(expected: Expected, index: RealIndex): Promise<NowHeld> {
  await index.assertHolds();
  const now = await index.now();
  // Nothing is lost, and nothing came that was not sent.
  const matched = [...expected.records.keys()].filter((key) => !expected.unmatched.has(key));
  for (const key of matched) assert.ok(now.persons.has(key), `${key} is nobody`);
  for (const key of now.persons.keys()) assert.ok(expected.records.has(key), `who is ${key}?`);
  const received = [...expected.records]
    .filter(([key]) => !expected.gone.has(key))
    .map(([key, values]) => [key, values.join('|')]);
  assert.deepEqual([...now.received].sort(), received.sort());
  const apart = expected.never();
  for (const [a, b] of apart) {
    assert.ok(!now.persons.has(a) || now.persons.get(a) !== now.persons.get(b), `${a} is ${b}`);
  }
  for (const group of expected.always()) {
    if (apart.flat().some((key) => group.includes(key))) continue;
    const persons = new Set(group.map((key) => now.persons.get(key)));
    assert.ok(persons.size <= 1, `${group.join(', ')} are not one person`);
  }
  for (const id of expected.seenIds) assert.ok(now.ids.has(id), `the id ${id} is forgotten`);
  for (const id of now.ids.keys()) expected.seenIds.add(id);
  const moment = await index.moment();
  expected.past.push({ moment, told: await index.asKnownAt(moment) });
  return now;
}

/** What was so is so still, as it was known then. */
export async function checkPast(expected: Expected, index: RealIndex): Promise<void> {
  for (const { moment, told } of expected.past) {
    assert.deepEqual(await index.asKnownAt(moment), told, `as known at ${moment}`);
  }
}

/** Of records that no decision is about, those alike are one person and no others. */
function checkPartition(expected: Expected, now: NowHeld): void {
  const components = expected.components();
  const decided = new Set([...expected.always(), ...expected.never()].flat());
  const byComponent = Map.groupBy(components.keys(), (key) => components.get(key));
  for (const keys of byComponent.values()) {
    if (keys.some((key) => decided.has(key))) continue;
    const persons = new Set(keys.map((key) => now.persons.get(key)));
    assert.equal(persons.size, 1, `${keys.join(', ')} are alike, and not one person`);
  }
  const byPerson = Map.groupBy(now.persons.keys(), (key) => now.persons.get(key));
  for (const keys of byPerson.values()) {
    const from = new Set(keys.map((key) => components.get(key)));
    assert.equal(from.size, 1, `${keys.join(', ')} have nothing to do with each other`);
  }
}

interface VisitChoices {
  readonly who: readonly (readonly [Choice, Choice, Choice, Choice])[];
  readonly gone: Choice | null;
  readonly match: boolean;
  /** Whether reading the file fails half-way, and it is loaded again. */
  readonly fails: boolean;
}

/** Some come, for the first time or again, and somebody may be gone; then they are matched. */
class Visit implements RealCommand {
  readonly choices: VisitChoices;

  constructor(choices: VisitChoices) {
    this.choices = choices;
  }

  check = () => true;

  async run(expected: Expected, index: RealIndex): Promise<void> {
    const { who, gone, match, fails } = this.choices;
    const seen = new Map<string, DeskRecord>();
    for (const [key, name, home, phone] of who) {
      const known = [...expected.records.keys()];
      // One in three comes again.
      const again = key % 3 === 0 ? pick(known, key) : undefined;
      if (again === undefined) expected.keys++;
      seen.set(again ?? `k${expected.keys}`, recordOf(name, home, phone));
    }
    const left = gone === null ? undefined : pick([...expected.records.keys()], gone);
    const isGone = left !== undefined && !seen.has(left) && !expected.gone.has(left);
    const file: DaysFile = { seen, gone: isGone ? [left] : [] };
    if (fails) {
      const before = await index.now();
      await assert.rejects(index.load(file, 1), CutOff);
      // What is half loaded is not seen.
      assert.deepEqual(await index.now(), before);
      expected.count('cut off');
      await index.loadAgain(file);
    } else {
      assert.equal(await index.load(file), 'loaded');
    }
    for (const [key, values] of seen) {
      expected.records.set(key, values);
      expected.gone.delete(key);
      expected.unmatched.add(key);
    }
    for (const key of file.gone) expected.gone.add(key);
    expected.lastFile = file;
    expected.count(isGone ? 'gone' : 'visit');
    if (match) {
      await index.match();
      expected.unmatched.clear();
    }
    await check(expected, index);
  }

  toString = () => `visit ${JSON.stringify(this.choices)}`;
}

/** The same file once more does nothing. */
class SameAgain implements RealCommand {
  check = ({ lastFile }: Readonly<Expected>) => lastFile !== undefined;

  async run(expected: Expected, index: RealIndex): Promise<void> {
    const before = await index.now();
    assert.equal(await index.loadAgain(expected.lastFile as DaysFile), 'already-loaded');
    assert.deepEqual(await index.now(), before);
    expected.count('same again');
  }

  toString = () => 'the same again';
}

/** All records are matched anew, as after a new model. */
class MatchAnew implements RealCommand {
  check = ({ records }: Readonly<Expected>) => records.size > 0;

  async run(expected: Expected, index: RealIndex): Promise<void> {
    await index.matchAll();
    expected.unmatched.clear();
    expected.count('match all');
    const first = await check(expected, index);
    checkPartition(expected, first);
    // Once more changes nothing: neither persons nor their ids.
    await index.matchAll();
    const again = await check(expected, index);
    assert.deepEqual(again.persons, first.persons);
  }

  toString = () => 'match all';
}

interface DecideChoices {
  readonly kind: StewardRequest['kind'];
  readonly first: Choice;
  readonly second: Choice;
}

function requestOf(
  { kind, first, second }: DecideChoices,
  expected: Expected,
  { persons, recordIds }: NowHeld,
): StewardRequest | undefined {
  const ids = [...new Set(persons.values())];
  const records = [...recordIds.values()];
  const [one, other] = [pick(ids, first), pick(ids, second)];
  const [a, b] = [pick(records, first), pick(records, second)];
  if (one === undefined || other === undefined || a === undefined || b === undefined) return;
  const of = (person: string) =>
    [...persons].flatMap(([key, id]) => (id === person ? [recordIds.get(key) ?? ''] : []));
  switch (kind) {
    case 'link':
    case 'move':
      return { kind, record: a, to: other };
    case 'merge':
      return one === other ? undefined : { kind, keep: one, other };
    case 'split': {
      const whom = pick(
        ids.filter((id) => of(id).length > 1),
        first,
      );
      return whom === undefined
        ? undefined
        : { kind, person: whom, records: of(whom).filter((_, i) => (second >> i) % 2 === 1) };
    }
    case 'undo': {
      const decision = pick([...expected.decisions.keys()].reverse(), first);
      return decision === undefined ? undefined : { kind, decision };
    }
    default:
      return a === b ? undefined : { kind, records: [a, b] };
  }
}

/** Makes a decision, or is refused with a reason that changes nothing. */
async function decide(
  expected: Expected,
  index: RealIndex,
  request: StewardRequest,
): Promise<string | undefined> {
  const before = await index.now();
  const keyOf = new Map([...before.recordIds].map(([key, record]) => [record, key]));
  try {
    const { decision, constraints } = await index.decide(request);
    const key = (record: string) => keyOf.get(record) ?? record;
    const undoes = request.kind === 'undo' ? request.decision : undefined;
    if (undoes !== undefined) {
      const taken = expected.decisions.get(undoes) as DecidedOn;
      taken.isUndone = true;
      // What an undo had taken back holds again.
      const again = expected.decisions.get(taken.undoes ?? '');
      if (again !== undefined) again.isUndone = false;
    }
    expected.decisions.set(decision, {
      undoes,
      isUndone: false,
      always: constraints.flatMap((each) =>
        each.kind === 'always' && undoes === undefined ? [each.records.map(key)] : [],
      ),
      never: constraints.flatMap((each) =>
        each.kind === 'never' && undoes === undefined
          ? each.left.flatMap((a) => each.right.map((b) => [key(a), key(b)] as const))
          : [],
      ),
    });
    expected.count(request.kind);
    return decision;
  } catch (error) {
    if (!(error instanceof ReeveError) || !error.code.startsWith('decision/')) throw error;
    expected.count(error.code);
    assert.deepEqual(await index.now(), before);
    return undefined;
  }
}

class Decide implements RealCommand {
  readonly choices: DecideChoices;

  constructor(choices: DecideChoices) {
    this.choices = choices;
  }

  check = () => true;

  async run(expected: Expected, index: RealIndex): Promise<void> {
    const request = requestOf(this.choices, expected, await index.now());
    if (request === undefined) return;
    await decide(expected, index, request);
    await check(expected, index);
  }

  toString = () => `decide ${JSON.stringify(this.choices)}`;
}

/** A merge, and a split by what was whose: all is there again, with what hung on it. */
class MergeThenSplit implements RealCommand {
  readonly first: Choice;
  readonly second: Choice;

  constructor(first: Choice, second: Choice) {
    this.first = first;
    this.second = second;
  }

  check = () => true;

  async run(expected: Expected, index: RealIndex): Promise<void> {
    const before = await index.now();
    const ids = [...new Set(before.persons.values())];
    const [keep, other] = [pick(ids, this.first), pick(ids, this.second)];
    if (keep === undefined || other === undefined || keep === other) return;
    const key = [...before.persons].find(([, id]) => id === other)?.[0] ?? '';
    expected.hangers++;
    await index.hang(`h${expected.hangers}`, other, before.recordIds.get(key) ?? null);
    expected.hangers++;
    await index.hang(`h${expected.hangers}`, other, null);
    const hung = await index.now();
    const merged = await decide(expected, index, { kind: 'merge', keep, other });
    if (merged === undefined) return;
    const records = [...before.persons].flatMap(([each, id]) =>
      id === other ? [before.recordIds.get(each) ?? ''] : [],
    );
    const split = await decide(expected, index, { kind: 'split', person: keep, records });
    assert.ok(split !== undefined, 'what was just merged cannot be split');
    const after = await check(expected, index);
    assert.deepEqual(after.persons, hung.persons);
    assert.deepEqual(after.hangers, hung.hangers);
    expected.count('merge then split');
  }

  toString = () => `merge then split ${this.first} ${this.second}`;
}

/** Who was split comes again, alike as before: matching changes keeps them apart. */
class SplitThenSeenAgain implements RealCommand {
  readonly first: Choice;

  constructor(first: Choice) {
    this.first = first;
  }

  check = () => true;

  async run(expected: Expected, index: RealIndex): Promise<void> {
    const { persons, recordIds } = await index.now();
    const people = [...Map.groupBy(persons.keys(), (key) => persons.get(key) ?? '')];
    const several = people.filter(([, keys]) => keys.length > 1);
    const [person, keys] = pick(several, this.first) ?? [];
    if (person === undefined || keys === undefined) return;
    const records = [recordIds.get(keys[0] ?? '') ?? ''];
    if ((await decide(expected, index, { kind: 'split', person, records })) === undefined) return;
    const seen = new Map<string, DeskRecord>();
    for (const key of keys) {
      const [forename, surname, born, postcode] = expected.records.get(key) as DeskRecord;
      seen.set(key, [forename, surname, born, postcode, `01234 57${1000 + this.first}`]);
    }
    const file: DaysFile = { seen, gone: [] };
    assert.equal(await index.load(file), 'loaded');
    for (const [key, values] of seen) {
      expected.records.set(key, values);
      expected.gone.delete(key);
    }
    expected.lastFile = file;
    await index.match();
    expected.unmatched.clear();
    expected.count('split then seen again');
    await check(expected, index);
  }

  toString = () => `split then seen again ${this.first}`;
}

const choice = fc.nat({ max: 30 });

/** Sequences of what comes to an index: files, matching, decisions. */
export function realCommands(maxCommands: number) {
  const visit = fc
    .record({
      who: fc.array(fc.tuple(choice, choice, choice, choice), { minLength: 1, maxLength: 4 }),
      gone: fc.option(choice, { freq: 3 }),
      match: fc.boolean(),
      fails: fc.boolean(),
    })
    .map((choices) => new Visit(choices));
  const decision = (...kinds: readonly StewardRequest['kind'][]) =>
    fc
      .record({ kind: fc.constantFrom(...kinds), first: choice, second: choice })
      .map((choices) => new Decide(choices));
  return fc.commands(
    [
      visit,
      visit,
      decision('link', 'move', 'merge'),
      decision('split'),
      decision('never-match', 'always-match', 'not-sure'),
      decision('undo'),
      fc.tuple(choice, choice).map((given) => new MergeThenSplit(...given)),
      choice.map((first) => new SplitThenSeenAgain(first)),
      fc.constant(new SameAgain()),
      fc.constant(new MatchAnew()),
    ],
    { maxCommands, size: 'max' },
  );
}
