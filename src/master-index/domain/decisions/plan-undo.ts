import { ReeveError } from '../../../kernel/index.ts';
import type { PersonId, RecordId } from '../ids.ts';
import { type Decision, type DecisionId, type DecisionPlan, undoneBy } from './decision.ts';
import { type Effect, inverseOf, isSameStanding, type LinkEffect, personsOf } from './effects.ts';
import { hangersOfPerson, hangersOfRecords } from './follow.ts';
import {
  describeChange,
  describeDecision,
  type Hanger,
  type IndexPart,
  PartReader,
} from './index-part.ts';
import { sealCopies } from './seals.ts';
import { refuseBrokenConstraints } from './undo-constraints.ts';

/**
 * Takes a decision back: everything that it changed is as it was. What came later stays where it
 * is, as long as it does not depend on the decision: where it does, that has to be undone or
 * moved first, and the refusal says what it is. Records that their source has no more are left
 * out. To undo an undo puts the decision back.
 *
 * @throws ReeveError `decision/unknown`, `decision/already-undone`, `decision/something-depends`,
 *   `decision/nothing-left`, `decision/never-match-holds`, `decision/always-match-holds`
 */
export function planUndo(
  part: IndexPart,
  { decision: id }: { readonly decision: DecisionId },
): DecisionPlan {
  const reader = new PartReader(part);
  const decision = part.decisions.find((each) => each.id === id);
  if (decision === undefined) {
    throw new ReeveError('decision/unknown', `There is no decision ${id}`);
  }
  const undone = undoneBy(part.decisions).get(id);
  if (undone !== undefined) {
    throw new ReeveError(
      'decision/already-undone',
      `Decision ${id} is undone already: ${describeDecision(undone)}`,
      { hint: `To put it back, undo decision ${undone.id}.` },
    );
  }

  refuseTwiceUndone(part, decision);

  const gone = new Set<RecordId>();
  // Links first: where a record has gone elsewhere, that says most of why.
  const restorable = new Set(
    decision.inverse
      .toSorted((a, b) => CHECKED_IN_ORDER.indexOf(a.of) - CHECKED_IN_ORDER.indexOf(b.of))
      .filter((effect) => canRestore(reader, effect, decision, gone)),
  );
  const restored = decision.inverse.filter((effect) => restorable.has(effect));
  const links = restored.filter((effect): effect is LinkEffect => effect.of === 'link');
  const effects = [...restored, ...carriedAlong(reader, decision, restored, links)];
  refuseEmptyPersons(reader, effects, links, decision);
  refuseBrokenConstraints(reader, links, decision);

  const persons = [
    ...effects.flatMap((effect) => personsOf(effect)),
    ...concerned(reader, decision).map((record) => reader.link(record)?.person),
    ...decision.basedOn.map(({ person }) => reader.whoIs(person)),
  ].filter((person) => person !== null && person !== undefined);
  return {
    kind: 'undo',
    effects,
    inverse: inverseOf(effects),
    constraints: [],
    undoes: id,
    basedOn: reader.versionsOf(...persons),
    notes: [...gone].map((record) => `Record ${record} is gone since, and is left out`),
  };
}

/**
 * What was put back and then undone anew cannot be undone a second time by taking back what put it
 * back: of the two undoings, only one could be the one that holds.
 */
function refuseTwiceUndone({ decisions }: IndexPart, decision: Decision): void {
  const undone = undoneBy(decisions);
  const byId = new Map(decisions.map((each) => [each.id, each]));
  // What this one undid comes to hold again, so that what that one had undone is undone again.
  let again = decision.undoes === undefined ? undefined : byId.get(decision.undoes);
  while (again?.undoes !== undefined) {
    const { undoes } = again;
    const newer = undone.get(undoes);
    if (newer !== undefined) {
      throw depends(
        decision,
        `decision ${undoes}, which it put back, is undone anew: ${describeDecision(newer)}`,
        newer.id,
      );
    }
    const putBack = byId.get(undoes)?.undoes;
    again = putBack === undefined ? undefined : byId.get(putBack);
  }
}

const CHECKED_IN_ORDER: readonly Effect['of'][] = ['link', 'person', 'hanger', 'review'];

/** Whether an effect of the inverse still has something to act on; refuses where it was changed. */
function canRestore(
  reader: PartReader,
  effect: Effect,
  decision: Decision,
  gone: Set<RecordId>,
): boolean {
  switch (effect.of) {
    case 'link': {
      const link = reader.link(effect.record);
      if ((link?.person ?? null) === effect.from) return true;
      if (link === undefined) {
        gone.add(effect.record);
        return false;
      }
      throw depends(
        decision,
        `record ${effect.record} went to person ${link.person}, ${describeChange(link.changed)}`,
        link.changed.decision,
      );
    }
    case 'person': {
      const state = reader.person(effect.person);
      if (state !== undefined && isSameStanding(state.standing, effect.from)) return true;
      throw depends(
        decision,
        state === undefined
          ? `nothing is known of person ${effect.person}`
          : `person ${effect.person} is ${describeStanding(state.standing)}, ${describeChange(state.changed)}`,
        state?.changed.decision,
      );
    }
    case 'hanger': {
      const hanger = reader.part.hangers.find(({ id }) => id === effect.hanger);
      // What is no longer there hangs on nobody, and needs no way back.
      if (hanger === undefined) return effect.from === null;
      if (hanger.person === effect.from) return true;
      throw depends(
        decision,
        `${effect.kind} ${effect.hanger} hangs on person ${hanger.person} now`,
      );
    }
    case 'review':
      // New data may have had its own answer since.
      return reader.part.reviews.some(
        ({ key, status }) => key === effect.review && status === effect.from,
      );
  }
}

function depends(decision: Decision, what: string, newer?: DecisionId): ReeveError {
  return new ReeveError(
    'decision/something-depends',
    `Decision ${decision.id} (${decision.kind}) cannot be undone: ${what}`,
    {
      hint:
        newer === undefined
          ? 'Put that right first, or decide anew: split, merge or move.'
          : `Undo decision ${newer} first.`,
    },
  );
}

function describeStanding(standing: NonNullable<ReturnType<PartReader['person']>>['standing']) {
  if (typeof standing === 'object') return `person ${standing.redirect} now`;
  return standing === 'live' ? 'there again' : 'not there';
}

/** What came since and follows a record or an id that is taken back goes with it. */
function carriedAlong(
  reader: PartReader,
  decision: Decision,
  restored: readonly Effect[],
  links: readonly LinkEffect[],
): Effect[] {
  const named = new Set(restored.flatMap((each) => (each.of === 'hanger' ? [each.hanger] : [])));
  const ofPersons = restored.flatMap((each) =>
    each.of === 'person' && typeof each.to === 'object'
      ? hangersOfPerson(reader, each.person, each.to.redirect)
      : [],
  );
  const leaving = new Set(
    restored.flatMap((each) => (each.of === 'person' && each.to !== 'live' ? [each.person] : [])),
  );
  // A seal put on the person since may be meant for either.
  const seals = new Map<string, Effect>();
  for (const { from, to } of links) {
    if (from === null || to === null || leaving.has(from)) continue;
    const isNewer = ({ since }: Hanger) => since > decision.at;
    for (const copy of sealCopies(reader.part.hangers, from, to, isNewer)) {
      if (copy.of === 'hanger') seals.set(copy.hanger, copy);
    }
  }
  return [...hangersOfRecords(reader, links), ...ofPersons, ...seals.values()].filter(
    (each) => each.of === 'hanger' && !named.has(each.hanger),
  );
}

/** A person who is there has a record, and one who goes leaves none behind. */
function refuseEmptyPersons(
  reader: PartReader,
  effects: readonly Effect[],
  links: readonly LinkEffect[],
  decision: Decision,
): void {
  const left = (person: PersonId): RecordId[] => {
    const moved = new Map(links.map((link) => [link.record, link.to]));
    const staying = reader.recordsOf(person).filter((record) => !moved.has(record));
    return [...staying, ...links.filter(({ to }) => to === person).map(({ record }) => record)];
  };
  const standing = new Map(
    effects.flatMap((each) => (each.of === 'person' ? [[each.person, each.to] as const] : [])),
  );
  const touched = new Set(links.flatMap(({ from, to }) => [from, to]));
  for (const person of new Set([...standing.keys(), ...touched])) {
    if (person === null) continue;
    const after = standing.get(person) ?? reader.person(person)?.standing;
    const records = left(person);
    if (after === 'live' && records.length === 0) {
      throw new ReeveError(
        'decision/nothing-left',
        `Decision ${decision.id} (${decision.kind}) cannot be undone: ` +
          `person ${person} would have no record, for those that it had are gone`,
      );
    }
    const first = records[0];
    if (after !== 'live' && first !== undefined) {
      const { changed } = reader.link(first)!;
      throw depends(
        decision,
        `person ${person} has record ${first} since ${describeChange(changed)}`,
        changed.decision,
      );
    }
  }
}

/** Records of which a decision, or what an undo had put away, says something for good. */
function concerned(reader: PartReader, decision: Decision): RecordId[] {
  const records: RecordId[] = [];
  let at: Decision | undefined = decision;
  while (at !== undefined) {
    for (const said of at.constraints) {
      records.push(...(said.kind === 'always' ? said.records : [...said.left, ...said.right]));
    }
    const undone: DecisionId | undefined = at.undoes;
    at = reader.part.decisions.find(({ id }) => id === undone);
  }
  return records;
}
