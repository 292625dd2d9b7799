import { DATE_FORMATS, type Day, firstDayOf, lastDayOf, type Month, NEVER } from '../calendar.ts';
import { Table } from '../columns.ts';
import { addressLines } from '../entry/addresses.ts';
import type { Layout } from '../extract/layout.ts';
import { CLAIM_ENDED_BEFORE, NOT_ON_BENEFIT } from '../plants/right-to-buy-on-benefit.ts';
import { lastAlive } from '../world/circumstances.ts';
import { EVENT, ROLE } from '../world/kinds.ts';
import { weeklyHousingBenefit, weeklyRent, weeklyTaxReduction } from '../world/means.ts';
import type { WorldEvent } from '../world/world.ts';
import { CLAIMS_LAYOUT, claimRef, landlord, TENURE_CODES } from './benefits-layout.ts';
import { Lookup } from './lookup.ts';
import { enteredNino } from './nino-entry.ts';
import type { Office } from './office.ts';
import type { ExtractFile, Source } from './source.ts';

/** Tasks in the in-tray. */
const TASK = { review: 0, rename: 1, death: 2 } as const;

const CLAIM_COLUMNS = [
  'home',
  'from',
  /** `NEVER` while it is paid. */
  'to',
  /** As assessed: whoever has bought the home since is a tenant here until looked at again. */
  'tenure',
  /** Pence a week. */
  'rent',
  'benefit',
  'reduction',
  /** Tenth of the incomes of the borough, as assessed. */
  'incomeBand',
  'firstMember',
  'lastMember',
] as const;
/** One person on a claim: a record of this source. */
const MEMBER_COLUMNS = [
  'claim',
  'person',
  'relation',
  'number',
  'from',
  'to',
  'nameEntered',
  'next',
] as const;

const RELATION = { claimant: 0, partner: 1, dependant: 2, nonDependant: 3 } as const;
const RELATIONS = ['CL', 'PA', 'DE', 'ND'] as const;

/** Of those who are entitled, those who claim. Near DWP, Income-related benefits: estimates of take-up, 2019 to 2020 (about four in five). */
const TAKES_UP = 0.8;
/** Claims stay in the extract for this long after they end. Illustrative. */
const KEPT_MONTHS = 24;
/** A change that nobody reports comes to light at a review of the claim. Illustrative. */
const REVIEW_MONTHS = { least: 4, spread: 12 } as const;
/** A child is on the claim until grown: near the child benefit rules, by which 19 is the latest (Child Benefit (General) Regulations 2006). */
const GROWN = 18;

/**
 * Housing benefit and council tax reduction: a claim for a home, with all who
 * live there as they were told. The key of a record is CLAIM_REF and PERS_NO.
 * Deaths reach the office within two months, by the registrars' notices; other
 * changes when they are told or reviewed.
 */
export class Benefits implements Source {
  readonly name = 'benefits';
  readonly title = 'Housing benefit and council tax reduction (benefits system)';
  readonly layouts: readonly Layout[] = [CLAIMS_LAYOUT];
  readonly #claims = new Table(CLAIM_COLUMNS);
  readonly #members = new Table(MEMBER_COLUMNS);
  /** Claim now paid for each home. */
  readonly #claimAt = new Lookup();
  /** Latest membership of each person. */
  readonly #memberOf = new Lookup();
  #plantsSeen = 0;

  open(office: Office, day: Day): void {
    const { world } = office;
    for (let home = 0; home < world.gazetteer.length; home++) this.#take(office, home, day, day);
  }

  hear(office: Office, event: WorldEvent): void {
    const { kind, person, day } = event;
    switch (kind) {
      case EVENT.newMobile:
      case EVENT.newEmail:
      case EVENT.marriage:
      case EVENT.becomesStudent:
      case EVENT.endsStudies:
      case EVENT.becomesDisabled:
        return;
      case EVENT.death: {
        if (this.#memberOf.get(person) < 0) return;
        const late = office.random('death', person).below(2);
        office.later(office.now + late, TASK.death, day, person);
        return;
      }
      case EVENT.nameChange:
        if (this.#memberOf.get(person) < 0 || !office.isTold(person, day)) return;
        office.later(office.monthOfEntry(person, day), TASK.rename, day, person);
        return;
      case EVENT.incomeChange:
      case EVENT.birth:
        this.#hearOfHome(office, office.world.homeOn(person, day), event);
        return;
      default:
        for (const home of [event.from, event.to]) this.#hearOfHome(office, home, event);
    }
  }

  work(office: Office, month: Month): void {
    this.#heedPlants(office, month);
    const today = lastDayOf(month);
    for (const { task, a, day } of office.due(month)) {
      if (task === TASK.review) this.#review(office, a, day, today);
      else if (task === TASK.death) this.#hearOfDeath(office, a, today);
      else this.#rename(office, a, today);
    }
  }

  extract(office: Office, month: Month, [file]: readonly ExtractFile[]): void {
    const { clerk, world } = office;
    const claims = this.#claims.columns;
    const members = this.#members.columns;
    const date = DATE_FORMATS.oracle;
    const pounds = (pence: number): string => (pence / 100).toFixed(2);
    const oldest = firstDayOf(month - KEPT_MONTHS);
    for (let member = 0; member < this.#members.length; member++) {
      const claim = members.claim.get(member);
      const to = claims.to.get(claim);
      if (to < oldest) continue;
      const person = members.person.get(member);
      const home = claims.home.get(claim);
      const relation = members.relation.get(member);
      const entered = members.nameEntered.get(member);
      const name = clerk.name(member, person, entered);
      const address = clerk.address(claim, home, claims.from.get(claim), false);
      const lines = addressLines(address, 4);
      const ref = claimRef(claim);
      const number = String(members.number.get(member));
      const tenure = claims.tenure.get(claim);
      const benefit = claims.benefit.get(claim);
      const reduction = claims.reduction.get(claim);
      file?.row({ record: member, key: `${ref}/${number}`, person, home, slips: address.slips }, [
        ref,
        number,
        RELATIONS[relation] ?? '',
        name.title,
        name.last,
        name.middle === '' ? name.first : `${name.first} ${name.middle}`,
        date(clerk.born(member, person, entered)),
        world.years(person, entered) >= 16 ? enteredNino(office, member, person) : '',
        ...lines,
        address.postcode,
        TENURE_CODES[tenure] ?? '',
        benefit > 0 && reduction > 0 ? 'HB/CTR' : benefit > 0 ? 'HB' : 'CTR',
        to === NEVER ? 'LIVE' : 'ENDED',
        date(claims.from.get(claim)),
        date(to),
        date(members.from.get(member)),
        date(Math.min(to, members.to.get(member))),
        String(claims.incomeBand.get(claim)),
        pounds(claims.rent.get(claim)),
        pounds(benefit),
        pounds(reduction),
        landlord(tenure, home),
        relation === RELATION.claimant ? clerk.mobile(member, person, entered) : '',
      ]);
    }
  }

  #hearOfHome(office: Office, home: number, { person, day }: WorldEvent): void {
    if (home < 0) return;
    const late = office.isTold(person, day)
      ? 0
      : REVIEW_MONTHS.least + office.random('reviewed', person, day).below(REVIEW_MONTHS.spread);
    office.later(office.monthOfEntry(person, day) + late, TASK.review, day, home);
  }

  /** Looks at a home again: who lives there, what they earn, and whether the claim still stands. */
  #review(office: Office, home: number, day: Day, today: Day): void {
    const { world } = office;
    const claim = this.#claimAt.get(home);
    if (claim < 0) {
      this.#take(office, home, Math.max(day, sinceWhen(office, home)), today);
      return;
    }
    const claimant = this.#claimant(claim);
    if (!world.isAlive(claimant)) {
      this.#hearOfDeath(office, claimant, today);
      return;
    }
    const household = world.householdAt(home);
    if (!world.members(household).includes(claimant)) {
      this.#end(claim, Math.max(this.#claims.get('from', claim), day));
      this.#take(office, home, Math.max(day, sinceWhen(office, home)), today);
    } else if (!isEntitled(office, home)) {
      this.#end(claim, Math.max(this.#claims.get('from', claim), day));
    } else {
      this.#assess(office, claim, household);
      this.#setMembers(office, claim, household, { day, today });
    }
  }

  #claimant(claim: number): number {
    return this.#members.get('person', this.#claims.get('firstMember', claim));
  }

  /** Takes a claim for a home whose people are entitled to one and ask for it. */
  #take(office: Office, home: number, from: Day, entered: Day): void {
    const head = office.world.households.firstMember.get(office.world.householdAt(home));
    if (office.world.householdAt(home) < 0 || !isEntitled(office, home)) return;
    if (!office.random('takes-up', head).chance(TAKES_UP)) return;
    this.#openClaim(office, home, from, entered);
  }

  #openClaim(office: Office, home: number, from: Day, entered: Day): number {
    const { world } = office;
    const household = world.householdAt(home);
    const claim = this.#claims.add({
      home,
      from,
      to: NEVER,
      tenure: office.world.gazetteer.property.tenure.get(home),
      rent: 0,
      benefit: 0,
      reduction: 0,
      incomeBand: 0,
      firstMember: -1,
      lastMember: -1,
    });
    this.#assess(office, claim, household);
    this.#claimAt.set(home, claim);
    // The claimant first, so that the number of a person on the claim is plain.
    this.#setMembers(office, claim, household, { day: from, today: entered });
    return claim;
  }

  #assess(office: Office, claim: number, household: number): void {
    const { world } = office;
    const home = this.#claims.get('home', claim);
    this.#claims.set('tenure', claim, world.gazetteer.property.tenure.get(home));
    this.#claims.set('rent', claim, weeklyRent(world, home));
    this.#claims.set('benefit', claim, weeklyHousingBenefit(world, household));
    this.#claims.set('reduction', claim, weeklyTaxReduction(world, household));
    this.#claims.set(
      'incomeBand',
      claim,
      1 + Math.floor(world.households.income.get(household) / 10),
    );
  }

  /** Takes those off who have gone, and puts those on who have come. */
  #setMembers(
    office: Office,
    claim: number,
    household: number,
    { day, today }: { readonly day: Day; readonly today: Day },
  ): void {
    const { world } = office;
    const now = world.members(household);
    const { person, to, next } = this.#members.columns;
    const known = new Set<number>();
    for (let m = this.#claims.get('firstMember', claim); m >= 0; m = next.get(m)) {
      if (to.get(m) !== NEVER) continue;
      if (now.includes(person.get(m))) known.add(person.get(m));
      else to.set(m, leavingDay(office, person.get(m), this.#members.get('from', m), day));
    }
    for (const each of now) {
      if (!known.has(each)) this.#addMember(office, claim, each, { day, today });
    }
  }

  #addMember(
    office: Office,
    claim: number,
    person: number,
    { day, today }: { readonly day: Day; readonly today: Day },
  ): void {
    const { world } = office;
    const first = this.#claims.get('firstMember', claim);
    const isGrown = world.years(person, today) >= GROWN;
    const relation =
      first < 0
        ? RELATION.claimant
        : world.people.role.get(person) === ROLE.partner
          ? RELATION.partner
          : isGrown
            ? RELATION.nonDependant
            : RELATION.dependant;
    const entered = lastAlive(world, person, today);
    const from = Math.max(day, world.people.born.get(person));
    this.#addRow(claim, { person, relation, from, entered });
    const random = office.random('duplicate', claim, person);
    if (first >= 0 && random.chance(office.rates.duplicate)) {
      this.#addRow(claim, { person, relation, from, entered });
    }
  }

  #addRow(
    claim: number,
    {
      person,
      relation,
      from,
      entered,
    }: { person: number; relation: number; from: Day; entered: Day },
  ): void {
    const last = this.#claims.get('lastMember', claim);
    const member = this.#members.add({
      claim,
      person,
      relation,
      number: last < 0 ? 1 : this.#members.get('number', last) + 1,
      from,
      to: NEVER,
      nameEntered: entered,
      next: -1,
    });
    this.#memberOf.set(person, member);
    if (last < 0) this.#claims.set('firstMember', claim, member);
    else this.#members.set('next', last, member);
    this.#claims.set('lastMember', claim, member);
  }

  #end(claim: number, day: Day): void {
    this.#claims.set('to', claim, day);
    const home = this.#claims.get('home', claim);
    if (this.#claimAt.get(home) === claim) this.#claimAt.forget(home);
  }

  /** A claim ends with the claimant, and the partner makes another, unless a planted case goes on paying. */
  #hearOfDeath(office: Office, person: number, today: Day): void {
    const member = this.#memberOf.get(person);
    if (member < 0 || this.#members.get('to', member) !== NEVER) return;
    const claim = this.#members.get('claim', member);
    if (this.#claims.get('to', claim) !== NEVER) return;
    const died = office.world.people.died.get(person);
    if (this.#claims.get('firstMember', claim) !== member) {
      this.#takeOff(claim, person, died);
      return;
    }
    const home = this.#claims.get('home', claim);
    const planted = office.plants.ofPerson('payment-to-the-dead', person, died);
    if (planted !== undefined && planted.resembles < 0) {
      if (this.#claimAt.get(home) === claim) this.#claimAt.forget(home);
      return;
    }
    this.#members.set('to', member, died);
    this.#end(claim, died);
    this.#take(office, home, died, today);
  }

  /** Someone is on a claim no more, however often they stand there. */
  #takeOff(claim: number, who: number, day: Day): void {
    const { person, to, next } = this.#members.columns;
    for (let m = this.#claims.get('firstMember', claim); m >= 0; m = next.get(m)) {
      if (person.get(m) === who && to.get(m) === NEVER) to.set(m, day);
    }
  }

  #rename(office: Office, person: number, today: Day): void {
    const member = this.#memberOf.get(person);
    if (member < 0 || this.#members.get('to', member) !== NEVER) return;
    this.#members.set('nameEntered', member, lastAlive(office.world, person, today));
  }

  /** Planted cases that rest on a claim get one, where the household is not on benefit already. */
  #heedPlants(office: Office, month: Month): void {
    const all = office.plants.all();
    const today = lastDayOf(month);
    for (; this.#plantsSeen < all.length; this.#plantsSeen++) {
      const planted = all[this.#plantsSeen];
      if (planted === undefined || planted.home < 0) continue;
      const { kind, home, from, reason } = planted;
      if (kind !== 'payment-to-the-dead' && kind !== 'right-to-buy-on-benefit') continue;
      if (office.world.householdAt(home) < 0) continue;
      let claim = this.#claimAt.get(home);
      if (claim >= 0 && this.#claimant(claim) !== planted.person) {
        this.#end(claim, Math.max(this.#claims.get('from', claim), sinceWhen(office, home)));
        claim = -1;
      }
      if (reason === NOT_ON_BENEFIT) {
        if (claim >= 0) this.#end(claim, Math.max(this.#claims.get('from', claim), from - 200));
        continue;
      }
      const claimed = Math.min(from, today) - 100 - office.random('claimed', home).below(200);
      if (claim < 0) {
        const since = Math.max(claimed, sinceWhen(office, home));
        claim = this.#openClaim(office, home, since, today);
      } else {
        this.#assess(office, claim, office.world.householdAt(home));
      }
      if (reason === CLAIM_ENDED_BEFORE) {
        this.#end(claim, Math.max(this.#claims.get('from', claim) + 1, claimed));
      }
    }
  }
}

/** Whether the people of a home are entitled to help. */
function isEntitled(office: Office, home: number): boolean {
  const { world, plants } = office;
  const household = world.householdAt(home);
  if (household < 0) return false;
  if (
    plants.ofHome('right-to-buy-on-benefit', home, lastDayOf(office.now))?.reason ===
    CLAIM_ENDED_BEFORE
  )
    return false;
  return weeklyHousingBenefit(world, household) > 0 || weeklyTaxReduction(world, household) > 0;
}

/** The day someone left a claim: as told, and never after death. */
function leavingDay(office: Office, person: number, from: Day, day: Day): Day {
  return Math.min(Math.max(from, day), office.world.people.died.get(person));
}

/** Since when the head of a home's people has lived there. */
function sinceWhen(office: Office, home: number): Day {
  const { world } = office;
  const household = world.householdAt(home);
  if (household < 0) return 0;
  const head = world.households.firstMember.get(household);
  return world.stays.from.get(world.people.lastStay.get(head));
}
