import { DATE_FORMATS, type Day, firstDayOf, lastDayOf, type Month, NEVER } from '../calendar.ts';
import { Table } from '../columns.ts';
import { addressLines } from '../entry/addresses.ts';
import { PROPERTY, TENURE } from '../gazetteer/gazetteer.ts';
import { DISCOUNT_REPAID } from '../plants/right-to-buy-sold-early.ts';
import { lastAlive } from '../world/circumstances.ts';
import { EVENT, ROLE } from '../world/kinds.ts';
import { weeklyRent } from '../world/means.ts';
import { appliedToBuy, REPAYMENT_YEARS, rightToBuyDiscount } from '../world/right-to-buy.ts';
import type { WorldEvent } from '../world/world.ts';
import { RIGHT_TO_BUY_LAYOUT, TENANTS_LAYOUT, tenancyRef } from './housing-layouts.ts';
import { Lookup } from './lookup.ts';
import { enteredNino } from './nino-entry.ts';
import type { Office } from './office.ts';
import type { ExtractFile, Source } from './source.ts';

/** Tasks in the in-tray. */
const TASK = { review: 0, rename: 1, purchase: 2, resale: 3 } as const;

const TENANCY_COLUMNS = ['home', 'from', 'to', 'endReason', 'first', 'last'] as const;
/** One person of a tenancy: a record of this source. */
const OCCUPANT_COLUMNS = [
  'tenancy',
  'person',
  'role',
  'number',
  'from',
  'to',
  'nameEntered',
  'next',
] as const;
const PURCHASE_COLUMNS = ['home', 'tenancy', 'applied', 'completed', 'repaid'] as const;

const OCCUPANT = { tenant: 0, joint: 1, member: 2 } as const;
const OCCUPANTS = ['Tenant', 'Joint tenant', 'Household member'] as const;
const END = { none: 0, moved: 1, death: 2, bought: 3 } as const;
const END_REASONS = ['', 'NOTICE', 'DECEASED', 'RTB'] as const;

/** Of couples, those who hold the tenancy together; of other people of the home, those whom the office lists. Illustrative. */
const HOLDS_JOINTLY = 0.55;
const IS_LISTED = 0.8;
/** Ended tenancies stay in the extract for this long. Illustrative. */
const KEPT_MONTHS = 12;
/** What nobody tells is found when the office calls. Illustrative. */
const CALLS_AFTER = { least: 3, spread: 9 } as const;
const IN_ARREARS = 0.31;

/**
 * Council housing: a tenancy for each council home, its tenants and those whom
 * they name as living with them, and the register of the right to buy. The key
 * of a record is TenancyRef and PersonSeq. A tenancy in its first year is
 * introductory, later secure.
 */
export class Housing implements Source {
  readonly name = 'housing';
  readonly title = 'Council housing (housing management system)';
  readonly layouts = [TENANTS_LAYOUT, RIGHT_TO_BUY_LAYOUT] as const;
  readonly #tenancies = new Table(TENANCY_COLUMNS);
  readonly #occupants = new Table(OCCUPANT_COLUMNS);
  readonly #purchases = new Table(PURCHASE_COLUMNS);
  /** Tenancy now running, and latest purchase, at each home. */
  readonly #tenancyAt = new Lookup();
  readonly #purchaseAt = new Lookup();
  readonly #occupantOf = new Lookup();
  #plantsSeen = 0;

  open(office: Office, day: Day): void {
    const { world } = office;
    for (let home = 0; home < world.gazetteer.length; home++) {
      if (isCouncilHome(office, home)) this.#let(office, home, day, day);
    }
  }

  hear(office: Office, event: WorldEvent): void {
    const { kind, person, day } = event;
    if (kind === EVENT.rightToBuy) {
      office.later(office.now, TASK.purchase, day, event.to);
      return;
    }
    if (kind === EVENT.nameChange) {
      if (this.#occupantOf.get(person) < 0 || !office.isTold(person, day)) return;
      office.later(office.monthOfEntry(person, day), TASK.rename, day, person);
      return;
    }
    const to = kind === EVENT.birth ? office.world.homeOn(person, day) : event.to;
    for (const home of [event.from, to]) {
      if (home < 0) continue;
      if (this.#purchaseAt.get(home) >= 0) office.later(office.now + 1, TASK.resale, day, home);
      else if (isCouncilHome(office, home)) this.#hearOfHome(office, home, person, day);
    }
  }

  work(office: Office, month: Month): void {
    this.#heedPlants(office);
    const today = lastDayOf(month);
    for (const { task, a, day } of office.due(month)) {
      if (task === TASK.review) this.#review(office, a, day, today);
      else if (task === TASK.rename) this.#rename(office, a, today);
      else if (task === TASK.purchase) this.#sell(a, day);
      else this.#noteResale(office, a, day);
    }
  }

  extract(office: Office, month: Month, [tenants, purchases]: readonly ExtractFile[]): void {
    const oldest = firstDayOf(month - KEPT_MONTHS);
    for (let occupant = 0; occupant < this.#occupants.length; occupant++) {
      const tenancy = this.#occupants.get('tenancy', occupant);
      if (this.#tenancies.get('to', tenancy) < oldest) continue;
      this.#writeOccupant(office, month, occupant, tenants);
    }
    const date = DATE_FORMATS.timestamp;
    const { world } = office;
    const { home, tenancy, applied, completed, repaid } = this.#purchases.columns;
    for (let row = 0; row < this.#purchases.length; row++) {
      const property = home.get(row);
      const sold = completed.get(row);
      const address = world.gazetteer.address(property);
      purchases?.row({ record: -1, key: '', person: -1, home: property, slips: 0 }, [
        `RTB${String(row + 1).padStart(5, '0')}`,
        tenancyRef(tenancy.get(row)),
        String(world.gazetteer.uprn(property)),
        [...addressLines(address, 2), address.postcode].join(', '),
        sold === NEVER ? 'Application' : 'Completed',
        date(applied.get(row)),
        date(sold),
        sold === NEVER ? '' : discountOf(property, sold),
        date(sold === NEVER ? NEVER : sold + Math.round(REPAYMENT_YEARS * 365.25)),
        date(repaid.get(row)),
      ]);
    }
  }

  #writeOccupant(office: Office, month: Month, occupant: number, file: ExtractFile | undefined) {
    const { clerk, world } = office;
    const date = DATE_FORMATS.timestamp;
    const row = this.#occupants.columns;
    const tenancy = row.tenancy.get(occupant);
    const person = row.person.get(occupant);
    const home = this.#tenancies.get('home', tenancy);
    const from = this.#tenancies.get('from', tenancy);
    const to = this.#tenancies.get('to', tenancy);
    const entered = row.nameEntered.get(occupant);
    const name = clerk.name(occupant, person, entered);
    const address = clerk.address(tenancy, home, from, true);
    const isTenant = row.role.get(occupant) !== OCCUPANT.member;
    const ref = tenancyRef(tenancy);
    const number = String(row.number.get(occupant));
    file?.row({ record: occupant, key: `${ref}/${number}`, person, home, slips: address.slips }, [
      ref,
      number,
      OCCUPANTS[row.role.get(occupant)] ?? '',
      name.title,
      name.first,
      name.middle,
      name.last,
      date(clerk.born(occupant, person, entered)),
      isTenant ? enteredNino(office, occupant, person) : '',
      address.uprn,
      addressLines(address, 3)
        .filter((line) => line !== '')
        .join('\n'),
      address.postcode,
      lastDayOf(month) - from < 365 ? 'Introductory' : 'Secure',
      date(from),
      date(to),
      END_REASONS[this.#tenancies.get('endReason', tenancy)] ?? '',
      date(Math.min(to, row.to.get(occupant))),
      (weeklyRent(world, home) / 100).toFixed(2),
      (rentBalance(office, tenancy, home, month) / 100).toFixed(2),
      isTenant ? clerk.mobile(occupant, person, entered) : '',
      isTenant ? clerk.email(occupant, person, entered) : '',
    ]);
  }

  #hearOfHome(office: Office, home: number, person: number, day: Day): void {
    const late = office.isTold(person, day)
      ? 0
      : CALLS_AFTER.least + office.random('called', person, day).below(CALLS_AFTER.spread);
    office.later(office.monthOfEntry(person, day) + late, TASK.review, day, home);
  }

  /** Looks who lives at a home, ends a tenancy whose tenants have gone, and lets it to the next. */
  #review(office: Office, home: number, day: Day, today: Day): void {
    const { world } = office;
    const tenancy = this.#tenancyAt.get(home);
    if (world.gazetteer.property.tenure.get(home) !== TENURE.council) return;
    if (tenancy < 0) {
      this.#let(office, home, Math.max(day, sinceWhen(office, home)), today);
      return;
    }
    const members = world.members(world.householdAt(home));
    const tenants = this.#tenants(tenancy);
    if (tenants.some((person) => members.includes(person))) {
      this.#setOccupants(office, tenancy, home, { day, today });
      return;
    }
    const planted = office.plants.ofHome('tenancy-sublet', home, today);
    if (planted !== undefined && planted.resembles < 0) return;
    const isDeath = tenants.every((person) => !world.isAlive(person));
    this.#end(
      tenancy,
      Math.max(this.#tenancies.get('from', tenancy), day),
      isDeath ? END.death : END.moved,
    );
    this.#let(office, home, Math.max(day, sinceWhen(office, home)), today);
  }

  #let(office: Office, home: number, from: Day, entered: Day): void {
    const { world } = office;
    if (world.householdAt(home) < 0) return;
    const tenancy = this.#tenancies.add({
      home,
      from,
      to: NEVER,
      endReason: END.none,
      first: -1,
      last: -1,
    });
    this.#tenancyAt.set(home, tenancy);
    this.#setOccupants(office, tenancy, home, { day: from, today: entered });
  }

  #end(tenancy: number, day: Day, reason: number): void {
    this.#tenancies.set('to', tenancy, day);
    this.#tenancies.set('endReason', tenancy, reason);
    this.#tenancyAt.forget(this.#tenancies.get('home', tenancy));
  }

  /** Takes off those who have gone, and puts on those who have come and are told of. */
  #setOccupants(
    office: Office,
    tenancy: number,
    home: number,
    { day, today }: { readonly day: Day; readonly today: Day },
  ): void {
    const { world } = office;
    const members = world.members(world.householdAt(home));
    const { person, from, to, next } = this.#occupants.columns;
    const known = new Set<number>();
    for (let o = this.#tenancies.get('first', tenancy); o >= 0; o = next.get(o)) {
      if (to.get(o) !== NEVER) continue;
      const one = person.get(o);
      if (members.includes(one)) known.add(one);
      else to.set(o, Math.min(Math.max(from.get(o), day), world.people.died.get(one)));
    }
    for (const one of members) {
      if (!known.has(one)) this.#addOccupant(office, tenancy, one, { day, today });
    }
  }

  #addOccupant(
    office: Office,
    tenancy: number,
    person: number,
    { day, today }: { readonly day: Day; readonly today: Day },
  ): void {
    const { world } = office;
    const last = this.#tenancies.get('last', tenancy);
    const isPartner = world.people.role.get(person) === ROLE.partner;
    const isJoint = isPartner && office.random('jointly', tenancy).chance(HOLDS_JOINTLY);
    const role = last < 0 ? OCCUPANT.tenant : isJoint ? OCCUPANT.joint : OCCUPANT.member;
    if (role === OCCUPANT.member && !office.random('listed', person).chance(IS_LISTED)) return;
    const entered = lastAlive(world, person, today);
    const from = Math.max(day, world.people.born.get(person));
    this.#addRow(tenancy, { person, role, from, entered });
    const random = office.random('duplicate', tenancy, person);
    if (role === OCCUPANT.member && random.chance(office.rates.duplicate)) {
      this.#addRow(tenancy, { person, role, from, entered });
    }
  }

  #addRow(
    tenancy: number,
    { person, role, from, entered }: { person: number; role: number; from: Day; entered: Day },
  ): void {
    const last = this.#tenancies.get('last', tenancy);
    const occupant = this.#occupants.add({
      tenancy,
      person,
      role,
      number: last < 0 ? 1 : this.#occupants.get('number', last) + 1,
      from,
      to: NEVER,
      nameEntered: entered,
      next: -1,
    });
    this.#occupantOf.set(person, occupant);
    if (last < 0) this.#tenancies.set('first', tenancy, occupant);
    else this.#occupants.set('next', last, occupant);
    this.#tenancies.set('last', tenancy, occupant);
  }

  #tenants(tenancy: number): number[] {
    const found: number[] = [];
    const { person, role, to, next } = this.#occupants.columns;
    for (let o = this.#tenancies.get('first', tenancy); o >= 0; o = next.get(o)) {
      if (role.get(o) !== OCCUPANT.member && to.get(o) === NEVER) found.push(person.get(o));
    }
    return found;
  }

  #rename(office: Office, person: number, today: Day): void {
    const occupant = this.#occupantOf.get(person);
    if (occupant < 0 || this.#occupants.get('to', occupant) !== NEVER) return;
    this.#occupants.set('nameEntered', occupant, lastAlive(office.world, person, today));
  }

  /** The sale of a home to its tenants: the tenancy ends, and the register has it. */
  #sell(home: number, day: Day): void {
    const tenancy = this.#tenancyAt.get(home);
    if (tenancy < 0) return;
    const open = this.#purchaseAt.get(home);
    const purchase = open >= 0 ? open : this.#apply(home, tenancy, appliedToBuy(home, day));
    this.#purchases.set('completed', purchase, day);
    this.#end(tenancy, day, END.bought);
  }

  #apply(home: number, tenancy: number, day: Day): number {
    const applied = Math.max(day, this.#tenancies.get('from', tenancy));
    const purchase = this.#purchases.add({
      home,
      tenancy,
      applied,
      completed: NEVER,
      repaid: NEVER,
    });
    this.#purchaseAt.set(home, purchase);
    return purchase;
  }

  /** A buyer who sells within five years pays back, unless a planted case keeps quiet. */
  #noteResale(office: Office, home: number, day: Day): void {
    const { world } = office;
    const purchase = this.#purchaseAt.get(home);
    if (purchase < 0) return;
    const completed = this.#purchases.get('completed', purchase);
    if (completed === NEVER) {
      if (isCouncilHome(office, home)) this.#review(office, home, day, lastDayOf(office.now));
      return;
    }
    if (this.#purchases.get('repaid', purchase) !== NEVER) return;
    const buyers = this.#tenants(this.#purchases.get('tenancy', purchase));
    const members = world.members(world.householdAt(home));
    const isSold = !buyers.some((person) => members.includes(person));
    const isDue = day - completed < REPAYMENT_YEARS * 365.25;
    // A home that passes on at a death is no sale (Housing Act 1985, s. 160).
    const isDeath = buyers.every((person) => !world.isAlive(person));
    if (!isSold || !isDue || isDeath) return;
    const planted = office.plants.ofHome('right-to-buy-sold-early', home, day);
    if (planted !== undefined && planted.reason !== DISCOUNT_REPAID) return;
    this.#purchases.set('repaid', purchase, day + 10);
  }

  /** Planted applications to buy. */
  #heedPlants(office: Office): void {
    const all = office.plants.all();
    for (; this.#plantsSeen < all.length; this.#plantsSeen++) {
      const planted = all[this.#plantsSeen];
      if (planted?.kind !== 'right-to-buy-on-benefit') continue;
      const tenancy = this.#tenancyAt.get(planted.home);
      if (tenancy >= 0) this.#apply(planted.home, tenancy, planted.from);
    }
  }
}

/** In pounds, of a home sold on a day. */
function discountOf(home: number, sold: Day): string {
  return (rightToBuyDiscount(home, appliedToBuy(home, sold)) / 100).toFixed(2);
}

function isCouncilHome(office: Office, home: number): boolean {
  const { kind, tenure } = office.world.gazetteer.property;
  return tenure.get(home) === TENURE.council && kind.get(home) < PROPERTY.careHome;
}

function sinceWhen(office: Office, home: number): Day {
  const { world } = office;
  const household = world.householdAt(home);
  if (household < 0) return 0;
  const head = world.households.firstMember.get(household);
  return world.stays.from.get(world.people.lastStay.get(head));
}

/** Rent owed at the end of a month in pence: arrears of some weeks for some, below 0 in credit. */
function rentBalance(office: Office, tenancy: number, home: number, month: Month): number {
  const week = weeklyRent(office.world, home);
  const random = office.random('rent', tenancy);
  const isBehind = random.chance(IN_ARREARS);
  const weeks = isBehind ? 1 + random.below(14) : -random.below(2);
  return Math.round(week * weeks * (0.8 + office.random('balance', tenancy, month).next() * 0.4));
}
