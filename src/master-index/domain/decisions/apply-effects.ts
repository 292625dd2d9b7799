import { ReeveError } from '../../../kernel/index.ts';
import type { PersonId, RecordId } from '../ids.ts';
import type { ReviewStatus } from '../reviews/review.ts';
import { type Effect, isSameStanding, type Standing } from './effects.ts';

/** What effects act on. An id that is in no map is absent. */
export interface IndexCells {
  readonly persons: ReadonlyMap<PersonId, Standing>;
  readonly links: ReadonlyMap<RecordId, PersonId>;
  /** On whom each hanger hangs. */
  readonly hangers: ReadonlyMap<string, PersonId>;
  readonly reviews: ReadonlyMap<string, ReviewStatus>;
}

/**
 * What effects make of the index: what a store has to do, in memory. Each is held to what it
 * says was there before.
 *
 * @throws ReeveError `decision/effect-out-of-step`: the index is not what the plan was made on
 */
export function applyEffects(cells: IndexCells, effects: Iterable<Effect>): IndexCells {
  const persons = new Map(cells.persons);
  const links = new Map(cells.links);
  const hangers = new Map(cells.hangers);
  const reviews = new Map(cells.reviews);
  for (const effect of effects) {
    switch (effect.of) {
      case 'link':
        exchange(links, effect.record, effect, 'record');
        break;
      case 'hanger':
        exchange(hangers, effect.hanger, effect, effect.kind);
        break;
      case 'person':
        if (!isSameStanding(persons.get(effect.person) ?? 'absent', effect.from)) {
          throw outOfStep('person', effect.person);
        }
        persons.set(effect.person, effect.to);
        break;
      case 'review':
        if (reviews.get(effect.review) !== effect.from) throw outOfStep('review', effect.review);
        reviews.set(effect.review, effect.to);
        break;
    }
  }
  return { persons, links, hangers, reviews };
}

function exchange(
  cells: Map<string, PersonId>,
  key: string,
  { from, to }: { readonly from: PersonId | null; readonly to: PersonId | null },
  what: string,
): void {
  if ((cells.get(key) ?? null) !== from) throw outOfStep(what, key);
  if (to === null) cells.delete(key);
  else cells.set(key, to);
}

function outOfStep(what: string, id: string): ReeveError {
  return new ReeveError(
    'decision/effect-out-of-step',
    `The ${what} ${id} is not as the decision found it`,
  );
}
