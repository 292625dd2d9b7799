import type { PersonAssignment } from '../assign-persons.ts';
import type { Effect } from './effects.ts';
import type { Hanger } from './index-part.ts';
import { sealCopies } from './seals.ts';

/**
 * What a run of the matcher changes, in the form in which a decision does, so that a store carries
 * out both alike: persons made, links, what follows a record or an id that redirects, seals. A
 * person without records keeps what hangs on the id. Links that were not given to `assignPersons`
 * and follow an id (`follow`) are not listed: they go where the id redirects.
 *
 * @param hangers of the persons that the assignment names
 */
export function effectsOfRun(assignment: PersonAssignment, hangers: Iterable<Hanger>): Effect[] {
  const { made, changes, retired } = assignment;
  const all = [...hangers];
  const linkedTo = new Map(changes.map(({ record, to }) => [record, to]));
  const redirects = new Map(retired.map(({ person, redirect }) => [person, redirect]));
  const followers = all.flatMap(({ id, kind, person, record }): Effect[] => {
    const to = (record === null ? undefined : linkedTo.get(record)) ?? redirects.get(person);
    return to === undefined || to === null || to === person
      ? []
      : [{ of: 'hanger', hanger: id, kind, from: person, to }];
  });

  const takenOver = new Map<string, Effect>();
  for (const { from, to } of changes) {
    // Where the whole person went, the seal itself went along.
    if (from === null || to === null || redirects.get(from) === to) continue;
    for (const copy of sealCopies(all, from, to)) {
      if (copy.of === 'hanger') takenOver.set(copy.hanger, copy);
    }
  }
  return [
    ...made.map((person): Effect => ({ of: 'person', person, from: 'absent', to: 'live' })),
    ...changes.map((change): Effect => ({ of: 'link', ...change })),
    ...takenOver.values(),
    ...followers,
    ...retired.map(
      ({ person, redirect }): Effect => ({
        of: 'person',
        person,
        from: 'live',
        to: redirect === null ? 'retired' : { redirect },
      }),
    ),
  ];
}
