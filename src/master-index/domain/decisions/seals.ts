import type { PersonId } from '../ids.ts';
import type { Effect } from './effects.ts';
import type { Hanger } from './index-part.ts';

/**
 * A seal on a person goes with the person's records, and stays: to seal one person too many can
 * be put right, to lay open where somebody lives cannot. It is copied to whoever takes records
 * over, until someone who may see it decides.
 *
 * @param hangers at least those of the person, and of whoever takes records over
 * @param applies which of the person's seals; default: all
 */
export function sealCopies(
  hangers: Iterable<Hanger>,
  person: PersonId,
  to: PersonId,
  applies: (seal: Hanger) => boolean = () => true,
): Effect[] {
  const all = [...hangers];
  const there = new Set(all.map(({ id }) => id));
  return all
    .filter(
      (hanger) =>
        hanger.kind === 'seal' &&
        hanger.record === null &&
        hanger.person === person &&
        applies(hanger) &&
        !there.has(copyId(hanger.id, to)),
    )
    .map(({ id, kind }) => ({
      of: 'hanger',
      hanger: copyId(id, to),
      kind,
      from: null,
      to,
      copyOf: id,
    }));
}

/** One copy of a seal for each person: a second move brings no second. */
const copyId = (id: string, person: PersonId) => `${id}/${person}`;
