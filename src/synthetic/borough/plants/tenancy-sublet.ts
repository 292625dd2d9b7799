import { type Day, NEVER } from '../calendar.ts';
import { TENURE } from '../gazetteer/gazetteer.ts';
import { ROLE } from '../world/kinds.ts';
import { leaveBorough, livesAt, someoneJoins, strangersCome } from './change-of-people.ts';
import { type Candidate, casesThisMonth, findHome, hasLivedThere } from './home-candidates.ts';
import { LOOK_ALIKES, type Planter, type PlantingContext } from './plant.ts';

/** Of homes. Illustrative. */
const SHARE = 0.0005;
const SETTLED_DAYS = 400;
/**
 * What a tenancy unlawfully let costs a council: the £42,000 of the Tenancy
 * Fraud Forum's estimate of 2021, as we recall it; not checked against the report.
 */
const COST = 4_200_000;

const ALIKE = [
  'lodger allowed, the tenant lives there',
  'relative came to live with the tenant',
  'tenancy ended, the people are the new tenants',
] as const;

/**
 * Council tenants who move away, keep the tenancy and let the home to others.
 * Look-alikes: a tenant with a lodger, one with a relative, and a home that
 * was let anew as it should be.
 */
export class TenancySublet implements Planter {
  readonly kind = 'tenancy-sublet';
  /** Those who came to live there, by case. */
  readonly #occupants = new Map<number, number>();

  plant(context: PlantingContext): void {
    const { world, plants, last } = context;
    for (const number of plants.lasting(this.kind)) {
      const planted = plants.all()[number];
      if (planted === undefined) continue;
      const came = this.#occupants.get(number);
      const isStill =
        came === undefined
          ? livesAt(world, planted.person, planted.home)
          : world.householdAt(planted.home) === came;
      if (!isStill) plants.end(number, last);
    }
    for (let n = casesThisMonth(context, SHARE); n > 0; n--) this.#plantOne(context, n * 8);
  }

  #plantOne(context: PlantingContext, occasion: number): void {
    const { world, plants, first, last, random } = context;
    const isLetAnew = (each: Candidate): boolean =>
      each.members.length <= 2 && isTenancy(context, each, last);
    const [found, ...alike] = this.#findAll(context, occasion, isLetAnew);
    if (found === undefined || alike.length < LOOK_ALIKES) return;
    const day = first + random.of(occasion, last).below(20);
    const number = plants.add({
      kind: this.kind,
      person: found.head,
      home: found.home,
      from: day,
      until: NEVER,
      pence: COST,
      resembles: -1,
      reason: 'tenants moved away and let the home',
    });
    leaveBorough(world, found.household, day);
    this.#occupants.set(number, strangersCome(context, found.home, day + 2, 'sharers'));
    alike.forEach((each, i) => {
      this.#addAlike(context, each, { number, day, i });
    });
  }

  /** A home for the case and one for each look-alike, the last of which is left as well. */
  #findAll(
    context: PlantingContext,
    occasion: number,
    isLetAnew: (each: Candidate) => boolean,
  ): Candidate[] {
    const found: Candidate[] = [];
    for (let i = 0; i <= LOOK_ALIKES; i++) {
      const isLeft = i === 0 || i === LOOK_ALIKES;
      const one = findHome(context, occasion + i, (each) => {
        if (found.some(({ home }) => home === each.home)) return false;
        return isLeft ? isLetAnew(each) : isTenancy(context, each, context.last);
      });
      if (one === undefined) return [];
      found.push(one);
    }
    return found;
  }

  #addAlike(
    context: PlantingContext,
    { home, household, head }: Candidate,
    { number, day, i }: { readonly number: number; readonly day: Day; readonly i: number },
  ): void {
    const { world, plants } = context;
    let person = head;
    let came = -1;
    if (i < 2) someoneJoins(context, household, i === 0 ? ROLE.lodger : ROLE.relative, day);
    else {
      leaveBorough(world, household, day);
      came = strangersCome(context, home, day + 2, 'couple');
      person = world.households.firstMember.get(came);
    }
    const one = plants.add({
      kind: this.kind,
      person,
      home,
      from: day,
      until: NEVER,
      pence: 0,
      resembles: number,
      reason: ALIKE[i] as string,
    });
    if (came >= 0) this.#occupants.set(one, came);
  }
}

function isTenancy(
  { world }: PlantingContext,
  { home, head, members }: Candidate,
  day: Day,
): boolean {
  return (
    world.gazetteer.property.tenure.get(home) === TENURE.council &&
    members.every((person) => world.years(person, day) >= 18) &&
    hasLivedThere(world, head, day, SETTLED_DAYS)
  );
}
