import { type Day, NEVER } from '../calendar.ts';
import { TENURE } from '../gazetteer/gazetteer.ts';
import { EVENT, ROLE } from '../world/kinds.ts';
import { discountToRepay, REPAYMENT_YEARS } from '../world/right-to-buy.ts';
import { leaveBorough, livesAt, someoneJoins, strangersCome } from './change-of-people.ts';
import { casesThisMonth, findHome, hasLivedThere } from './home-candidates.ts';
import type { Planter, PlantingContext } from './plant.ts';

/** Of homes. Illustrative. */
const SHARE = 0.0004;
/** Months before the last extract in which homes are bought, for the cases and one look-alike of long ago. */
const BOUGHT = { from: 15, to: 38 } as const;
const BOUGHT_LONG_AGO = { from: 64, to: 70 } as const;
const QUALIFYING_DAYS = 3 * 365;
const LEAST_INCOME_TO_BUY = 35;
const LEAST_DAYS_OWNED = 60;

/** The look-alike that paid the discount back: housing notes it. */
export const DISCOUNT_REPAID = 'sold early, and the discount repaid';

interface Purchase {
  readonly home: number;
  readonly buyer: number;
  readonly day: Day;
}

/**
 * Homes bought at a discount and sold within the years in which it is to be
 * repaid, without a word. Look-alikes: one that repaid, one still lived in by
 * the buyer with a lodger, and one sold after the years were over.
 */
export class RightToBuySoldEarly implements Planter {
  readonly kind = 'right-to-buy-sold-early';
  readonly #bought: Purchase[] = [];

  plant(context: PlantingContext): void {
    const { world, plants, last, monthsLeft } = context;
    this.#buy(context, monthsLeft);
    this.#note(context);
    for (const number of plants.lasting(this.kind)) {
      const planted = plants.all()[number];
      if (planted === undefined || !planted.reason.startsWith('buyer')) continue;
      if (!livesAt(world, planted.person, planted.home)) plants.end(number, last);
    }
    for (let n = casesThisMonth(context, SHARE); n > 0; n--) this.#plantOne(context, n);
  }

  /** Some council tenants buy besides those who do so by themselves. */
  #buy(context: PlantingContext, monthsLeft: number): void {
    const { world, last } = context;
    const total = Math.max(2, Math.round(world.gazetteer.length * SHARE));
    for (const { from, to, homes } of [
      { ...BOUGHT, homes: total * 4 },
      { ...BOUGHT_LONG_AGO, homes: total * 2 },
    ]) {
      if (monthsLeft < from || monthsLeft > to) continue;
      const months = to - from + 1;
      const at = to - monthsLeft;
      const now = Math.floor(((at + 1) * homes) / months) - Math.floor((at * homes) / months);
      for (let n = 0; n < now; n++) {
        const found = findHome(context, 100 + n, ({ home, head, household }) => {
          return (
            world.gazetteer.property.tenure.get(home) === TENURE.council &&
            world.households.income.get(household) >= LEAST_INCOME_TO_BUY &&
            world.years(head, last) < 66 &&
            // In a young borough nobody has lived anywhere for long.
            (hasLivedThere(world, head, last, QUALIFYING_DAYS) || from === BOUGHT_LONG_AGO.from)
          );
        });
        if (found === undefined) return;
        world.gazetteer.property.tenure.set(found.home, TENURE.owned);
        world.tell(EVENT.rightToBuy, last, found.head, { to: found.home });
      }
    }
  }

  /** Remembers who bought, planted or not. */
  #note({ world }: PlantingContext): void {
    const { events } = world;
    for (let e = 0; e < world.eventCount; e++) {
      if (events.kind.get(e) !== EVENT.rightToBuy) continue;
      this.#bought.push({
        home: events.to.get(e),
        buyer: events.person.get(e),
        day: events.day.get(e),
      });
    }
  }

  #plantOne(context: PlantingContext, occasion: number): void {
    const { world, plants, first, last, random } = context;
    const day = first + random.of(occasion, last).below(20);
    const isOver = (each: Purchase): boolean => day - each.day > REPAYMENT_YEARS * 365.25;
    const recent = this.#taken(
      context,
      3,
      (each) => !isOver(each) && day - each.day > LEAST_DAYS_OWNED,
    );
    const [found, repaid, lodging] = recent;
    if (found === undefined || repaid === undefined || lodging === undefined) return;
    const [old] = this.#taken(context, 1, isOver);
    const number = plants.add({
      kind: this.kind,
      person: found.buyer,
      home: found.home,
      from: day,
      until: NEVER,
      pence: discountToRepay(found.home, found.day, day),
      resembles: -1,
      reason: 'sold, and the discount kept',
    });
    this.#sell(context, found, day);
    const add = (each: Purchase, reason: string): void => {
      plants.add({
        kind: this.kind,
        person: each.buyer,
        home: each.home,
        from: day,
        until: NEVER,
        pence: 0,
        resembles: number,
        reason,
      });
    };
    add(repaid, DISCOUNT_REPAID);
    this.#sell(context, repaid, day);
    add(lodging, 'buyer still lives there, with a lodger');
    someoneJoins(context, world.householdAt(lodging.home), ROLE.lodger, day);
    if (old !== undefined) {
      add(old, 'sold after five years');
      this.#sell(context, old, day);
      return;
    }
    const other = this.#taken(context, 1, (each) => !isOver(each))[0];
    if (other === undefined) plants.end(number, day);
    else add(other, 'buyer still lives there');
  }

  /** Purchases that suit and whose buyers still live there, each taken once. */
  #taken(
    { world, plants, first }: PlantingContext,
    count: number,
    suits: (each: Purchase) => boolean,
  ): Purchase[] {
    const found: Purchase[] = [];
    for (let i = 0; i < this.#bought.length && found.length < count; i++) {
      const each = this.#bought[i] as Purchase;
      const household = world.householdAt(each.home);
      const isReady =
        suits(each) &&
        livesAt(world, each.buyer, each.home) &&
        world.households.settled.get(household) < first &&
        plants.isFree(each.buyer, each.home);
      if (isReady) found.push(each);
    }
    if (found.length < count) return [];
    for (const each of found) this.#bought.splice(this.#bought.indexOf(each), 1);
    return found;
  }

  #sell(context: PlantingContext, { home }: Purchase, day: Day): void {
    leaveBorough(context.world, context.world.householdAt(home), day);
    strangersCome(context, home, day + 2, 'couple');
  }
}
