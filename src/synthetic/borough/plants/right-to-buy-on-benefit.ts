import { NEVER } from '../calendar.ts';
import { TENURE } from '../gazetteer/gazetteer.ts';
import { weeklyHousingBenefit } from '../world/means.ts';
import { rightToBuyDiscount } from '../world/right-to-buy.ts';
import type { World } from '../world/world.ts';
import { type Candidate, casesThisMonth, findHome, hasLivedThere } from './home-candidates.ts';
import { LOOK_ALIKES, type Planter, type PlantingContext } from './plant.ts';

/** Of homes. Illustrative. */
const SHARE = 0.0006;
/** Tenants may buy after three years (Housing Act 1985, s. 119, as amended in 2015). */
const QUALIFYING_DAYS = 3 * 365;
const LEAST_INCOME_TO_BUY = 40;

/** The look-alike whose claim had ended: the benefit office heeds it. */
export const CLAIM_ENDED_BEFORE = 'benefit ended before the application';
/** The look-alike who has none, nor is entitled to it. */
export const NOT_ON_BENEFIT = 'applied to buy, not on benefit';

/**
 * Council tenants who apply to buy their home while on housing benefit.
 * Look-alikes: applicants whose benefit had ended before, and one never on it.
 */
export class RightToBuyOnBenefit implements Planter {
  readonly kind = 'right-to-buy-on-benefit';

  plant(context: PlantingContext): void {
    const { world, plants, last } = context;
    for (const number of plants.lasting(this.kind)) {
      const { person, home, resembles } = plants.all()[number] as {
        person: number;
        home: number;
        resembles: number;
      };
      const household = world.householdAt(home);
      const isStill = household >= 0 && world.members(household).includes(person);
      const isPaid = resembles >= 0 || weeklyHousingBenefit(world, household) > 0;
      if (!isStill || !isPaid) plants.end(number, last);
    }
    for (let n = casesThisMonth(context, SHARE); n > 0; n--) this.#plantOne(context, n * 8);
  }

  #plantOne(context: PlantingContext, occasion: number): void {
    const { world, plants, last } = context;
    const isPaid = ({ household }: Candidate): boolean =>
      weeklyHousingBenefit(world, household) > 0;
    const found = findHome(
      context,
      occasion,
      (each) => isTenant(world, each, last) && isPaid(each),
    );
    if (found === undefined) return;
    const common = { kind: this.kind, from: last - 20, until: NEVER } as const;
    const number = plants.add({
      ...common,
      person: found.head,
      home: found.home,
      // The discount that the sale would cost.
      pence: rightToBuyDiscount(found.home, common.from),
      resembles: -1,
      reason: 'applied to buy while on housing benefit',
    });
    for (let i = 0; i < LOOK_ALIKES; i++) {
      const hadBenefit = i > 0;
      const alike = findHome(context, occasion + 1 + i, (each) => {
        if (!isTenant(world, each, last)) return false;
        return hadBenefit
          ? isPaid(each)
          : world.households.income.get(each.household) > LEAST_INCOME_TO_BUY;
      });
      if (alike === undefined) {
        // A case without its look-alikes is none.
        plants.end(number, common.from);
        return;
      }
      plants.add({
        ...common,
        person: alike.head,
        home: alike.home,
        pence: 0,
        resembles: number,
        reason: hadBenefit ? CLAIM_ENDED_BEFORE : NOT_ON_BENEFIT,
      });
    }
  }
}

function isTenant(world: World, { home, head }: Candidate, last: number): boolean {
  return (
    world.gazetteer.property.tenure.get(home) === TENURE.council &&
    world.years(head, last) < 70 &&
    hasLivedThere(world, head, last, QUALIFYING_DAYS)
  );
}
