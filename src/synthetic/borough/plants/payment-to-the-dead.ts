import { type Day, NEVER } from '../calendar.ts';
import { EVENT, ROLE } from '../world/kinds.ts';
import { weeklyHousingBenefit, weeklyTaxReduction } from '../world/means.ts';
import type { World } from '../world/world.ts';
import { type Candidate, casesThisMonth, findHome, hasLivedThere } from './home-candidates.ts';
import { LOOK_ALIKES, type Planter, type PlantingContext } from './plant.ts';

/** Of homes. Illustrative. */
const SHARE = 0.0005;
const SETTLED_DAYS = 400;
/** Years between the living and a parent of the same name. */
const GENERATION = 26 * 365;

/** A death that is to come next month, and the case or look-alike that hangs on it. */
interface Foretold {
  readonly number: number;
  readonly person: number;
  readonly home: number;
  readonly day: Day;
  readonly weekly: number;
}

/**
 * Housing benefit paid on after a death. A claimant is chosen the month before,
 * so that the claim stands in an extract, and dies. Look-alikes: a claim that
 * the partner carries on, one that ended with the death, and a claimant whose
 * parent of the same name died.
 */
export class PaymentToTheDead implements Planter {
  readonly kind = 'payment-to-the-dead';
  #foretold: Foretold[] = [];

  plant(context: PlantingContext): void {
    const { world, plants } = context;
    for (const { number, person, home, day, weekly } of this.#foretold) {
      const household = world.people.household.get(person);
      const isThere = household >= 0 && world.households.home.get(household) === home;
      const isReady = isThere && hasLivedThere(world, person, day, 1);
      if (isReady && weeklyHelp(world, household) === weekly) world.die(person, day);
      else plants.end(number, plants.all()[number]?.from ?? day);
    }
    this.#foretold = [];
    for (const number of plants.lasting(this.kind)) this.#endIfOver(context, number);
    for (let n = casesThisMonth(context, SHARE); n > 0; n--) this.#plantOne(context, n * 8);
  }

  /** A look-alike who lives ends with a move or a death of another kind. */
  #endIfOver({ world, plants, last }: PlantingContext, number: number): void {
    const planted = plants.all()[number];
    if (planted === undefined || planted.from > last || !planted.reason.startsWith('parent'))
      return;
    const household = world.people.household.get(planted.person);
    const isThere = household >= 0 && world.households.home.get(household) === planted.home;
    if (!isThere) plants.end(number, last);
  }

  #plantOne(context: PlantingContext, occasion: number): void {
    const { world, plants, last, random } = context;
    const day = last + 1 + random.of(occasion, last).below(27);
    const found = findHome(context, occasion, (each) => isLoneClaimant(world, each, last));
    if (found === undefined) return;
    const weekly = weeklyHelp(world, found.household);
    const common = { kind: this.kind, from: day, until: NEVER } as const;
    const number = plants.add({
      ...common,
      person: found.head,
      home: found.home,
      pence: weekly * 52,
      resembles: -1,
      reason: 'death not acted on, benefit paid on',
    });
    this.#dies(world, number, found, found.head, day);
    const alike: readonly [string, (each: Candidate) => boolean][] = [
      ['claim carried on by the partner', (each) => isCoupleOnBenefit(world, each, last)],
      ['claim ended with the death', (each) => isLoneClaimant(world, each, last)],
      ['parent of the same name died', (each) => isNamesake(world, each, last)],
    ];
    for (let i = 0; i < LOOK_ALIKES; i++) {
      const [reason, suits] = alike[i] as (typeof alike)[number];
      const other = findHome(context, occasion + 1 + i, suits);
      if (other === undefined) {
        // A case without its look-alikes is none.
        plants.end(number, day);
        return;
      }
      const one = plants.add({
        ...common,
        person: other.head,
        home: other.home,
        pence: 0,
        resembles: number,
        reason,
      });
      const dying = i === 2 ? parentComes(world, other, last) : other.head;
      this.#dies(world, one, other, dying, day);
    }
  }

  #dies(
    world: World,
    number: number,
    { home, household }: Candidate,
    person: number,
    day: Day,
  ): void {
    this.#foretold.push({ number, person, home, day, weekly: weeklyHelp(world, household) });
  }
}

function weeklyHelp(world: World, household: number): number {
  return weeklyHousingBenefit(world, household) + weeklyTaxReduction(world, household);
}

function isOnBenefit(world: World, each: Candidate, day: Day): boolean {
  return (
    weeklyHousingBenefit(world, each.household) > 0 &&
    hasLivedThere(world, each.head, day, SETTLED_DAYS)
  );
}

function isLoneClaimant(world: World, each: Candidate, day: Day): boolean {
  return (
    each.members.length === 1 && world.years(each.head, day) >= 50 && isOnBenefit(world, each, day)
  );
}

function isCoupleOnBenefit(world: World, each: Candidate, day: Day): boolean {
  const partner = world.people.partner.get(each.head);
  return (
    partner >= 0 &&
    each.members.includes(partner) &&
    world.years(each.head, day) >= 50 &&
    isOnBenefit(world, each, day)
  );
}

function isNamesake(world: World, each: Candidate, day: Day): boolean {
  const age = world.years(each.head, day);
  return age >= 40 && age < 62 && isOnBenefit(world, each, day);
}

/** A parent of the head, of the same name, comes to live with the family. */
function parentComes(world: World, { head, household, home }: Candidate, day: Day): number {
  const { people, texts } = world;
  const parent = world.addPerson({
    sex: people.sex.get(head) as 0 | 1,
    born: people.born.get(head) - GENERATION,
    community: people.community.get(head),
    nationality: people.nationality.get(head),
    name: {
      given: texts.text(people.given.get(head)),
      middle: '',
      surname: texts.text(people.surname.get(head)),
    },
  });
  world.join(parent, household, ROLE.relative, day);
  world.tell(EVENT.moveIn, day, parent, { to: home });
  return parent;
}
