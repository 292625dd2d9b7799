import { NEVER } from '../calendar.ts';
import { livesAt } from './change-of-people.ts';
import { casesThisMonth, findHome, hasLivedThere } from './home-candidates.ts';
import { LOOK_ALIKES, type Planter, type PlantingContext } from './plant.ts';

/** Of homes. Illustrative. */
const SHARE = 0.003;
/** Letters and calls saved in a year, in pence. Illustrative. */
const PENCE = 480;

/** What customer services notes of each: the case first. */
export const CONTACT_WISHES = {
  none: 'asked not to be contacted',
  noPhone: 'asked for letters, not telephone calls',
  withdrawn: 'asked not to be contacted, and withdrew it',
  email: 'asked for email',
} as const;

const ALIKE = [CONTACT_WISHES.noPhone, CONTACT_WISHES.withdrawn, CONTACT_WISHES.email] as const;

/**
 * Residents who asked not to be contacted. Look-alikes: residents who asked for
 * something less, or took it back.
 */
export class NoContact implements Planter {
  readonly kind = 'no-contact';

  plant(context: PlantingContext): void {
    const { world, plants, last } = context;
    for (const number of plants.lasting(this.kind)) {
      const planted = plants.all()[number];
      if (planted !== undefined && !livesAt(world, planted.person, planted.home)) {
        plants.end(number, last);
      }
    }
    for (let n = casesThisMonth(context, SHARE); n > 0; n--) {
      let number = -1;
      for (let i = 0; i <= LOOK_ALIKES; i++) {
        const found = findHome(context, n * 8 + i, ({ head }) => {
          return world.years(head, last) >= 18 && hasLivedThere(world, head, last, 60);
        });
        if (found === undefined) {
          if (number >= 0) plants.end(number, last);
          return;
        }
        const planted = plants.add({
          kind: this.kind,
          person: found.head,
          home: found.home,
          from: last,
          until: NEVER,
          pence: i === 0 ? PENCE : 0,
          resembles: number,
          reason: i === 0 ? CONTACT_WISHES.none : (ALIKE[i - 1] as string),
        });
        if (i === 0) number = planted;
      }
    }
  }
}
