import { ReeveError } from '../../../kernel/index.ts';
import type { PersonId, RecordId } from '../ids.ts';
import { StandingConstraints } from './constraints.ts';
import { type Decision, inForce } from './decision.ts';
import type { LinkEffect } from './effects.ts';
import { describeDecision, type PartReader } from './index-part.ts';

/**
 * Refuses to undo what others have decided to rely on: what would be one person against a
 * never-match, or two against an always-match. Both what holds already is looked at and what the
 * undo would put back: a never-match that comes back holds for the persons there are now.
 *
 * @throws ReeveError `decision/never-match-holds`, `decision/always-match-holds`
 */
export function refuseBrokenConstraints(
  reader: PartReader,
  links: readonly LinkEffect[],
  decision: Decision,
): void {
  const before = new Set(inForce(reader.part.decisions));
  const undo: Decision = {
    ...decision,
    id: `undo of ${decision.id}`,
    kind: 'undo',
    at: '\uffff',
    undoes: decision.id,
    constraints: [],
  };
  const after = inForce([...reader.part.decisions, undo]);
  const to = new Map(links.map((link) => [link.record, link.to]));
  const personBefore = (record: RecordId) => reader.link(record)?.person ?? null;
  const personAfter = (record: RecordId) =>
    to.has(record) ? (to.get(record) ?? null) : personBefore(record);

  const members = new Map<PersonId, RecordId[]>();
  for (const record of new Set([...reader.part.links.map((link) => link.record), ...to.keys()])) {
    const person = personAfter(record);
    if (person !== null) members.set(person, [...(members.get(person) ?? []), record]);
  }
  const constraints = new StandingConstraints(after);
  for (const records of members.values()) {
    const never = constraints.against(records);
    if (never === undefined) continue;
    throw new ReeveError(
      'decision/never-match-holds',
      `Decision ${decision.id} (${decision.kind}) cannot be undone: records ` +
        `${never.pair.join(' and ')} are not one person, ${describeDecision(never.decision)}`,
      {
        hint: before.has(never.decision)
          ? `Undo decision ${never.decision.id} first.`
          : 'They are one person now: split the person.',
      },
    );
  }

  // What was decided before this was overruled by it, and is again when this comes back.
  const since = new Set([...before].slice([...before].indexOf(decision) + 1));
  const newerOnes = after.filter((each) => since.has(each));
  for (const group of new StandingConstraints(newerOnes).groups()) {
    const there = group.filter((record) => personBefore(record) !== null);
    const moved = there.find((record) => to.has(record));
    const apart = there.find(
      (record) =>
        moved !== undefined &&
        personBefore(record) === personBefore(moved) &&
        personAfter(record) !== personAfter(moved),
    );
    if (moved === undefined || apart === undefined) continue;
    const newer = newerOnes.findLast(({ constraints }) =>
      constraints.some(
        (said) =>
          said.kind === 'always' && said.records.includes(moved) && said.records.includes(apart),
      ),
    );
    throw new ReeveError(
      'decision/always-match-holds',
      `Decision ${decision.id} (${decision.kind}) cannot be undone: records ${moved} and ` +
        `${apart} are one person for good${newer === undefined ? '' : `, ${describeDecision(newer)}`}`,
      {
        hint:
          newer === undefined
            ? 'Split the person instead.'
            : `Undo decision ${newer.id} first, or split the person.`,
      },
    );
  }
}
