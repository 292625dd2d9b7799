import { DATE_FORMATS, type Day, firstDayOf, lastDayOf, type Month } from '../../calendar.ts';
import { Table } from '../../columns.ts';
import { addressLines } from '../../entry/addresses.ts';
import type { Layout } from '../../extract/layout.ts';
import { keepsVehicle } from '../../world/circumstances.ts';
import { TRAIT } from '../../world/kinds.ts';
import type { World } from '../../world/world.ts';
import type { Office } from '../office.ts';
import type { RecordNumbers } from '../record-numbers.ts';
import type { ExtractFile } from '../source.ts';
import { makeOf, vehicleOn } from './vehicles.ts';

const PENALTY_COLUMNS = [
  'record',
  /** Keeper that the register gave; -1 for a company or nobody. */
  'person',
  'issued',
  /** Day whose name and address the register gave. */
  'registered',
  'street',
  'code',
  /** 0 paid at half, 1 paid in full, 2 cancelled, 3 unpaid. */
  'outcome',
] as const;

/** Notices older than this are not issued at all: they would have left the extract. */
const YEARS_ISSUED = 3;
/** Notices a person a month that are tried; about half have a keeper. Illustrative. */
const TRIED = 0.011;
const KEPT_PAID_DAYS = 180;
/** Debt is written off when a warrant has run out and no more is done, after two years. Illustrative. */
const KEPT_UNPAID_DAYS = 730;
const OUTCOMES = [0.52, 0.13, 0.1, 0.25] as const;
const OUTCOME = { half: 0, full: 1, cancelled: 2, unpaid: 3 } as const;
/** Days from the notice until it is paid, cancelled or written off. */
const SETTLED_AFTER = [12, 40, 50, KEPT_UNPAID_DAYS] as const;
/** Of notices for which the register has a firm, or nobody. Illustrative. */
const NO_PERSON = 0.08;
const COMPANIES = [
  'CASTLEMOOR VEHICLE HIRE LTD',
  'NORTH QUAY LEASING PLC',
  'J & B SCAFFOLDING LTD',
  'WEXMERE TAXIS',
] as const;

/** Keepers' entries are numbered far from the office's own records, so as not to share their slips. */
const REGISTER = 500_000_000;

/**
 * Contraventions, each with its charge in pence: band 2 outside London, £70 and £50, half within
 * 14 days, half more once a charge certificate is served (Civil
 * Enforcement of Road Traffic Contraventions (Approved Devices, Charging Guidelines and General
 * Provisions) (England) Regulations 2022); the codes are among the standard ones.
 */
const CONTRAVENTIONS = [
  ['01', 7_000],
  ['02', 7_000],
  ['12', 7_000],
  ['16', 7_000],
  ['19', 5_000],
  ['30', 5_000],
  ['40', 7_000],
  ['83', 5_000],
] as const;

export const PENALTY_LAYOUT: Layout = {
  file: 'PCN_DEBTORS.txt',
  columns: [
    'PCN_NO',
    'VRM',
    'MAKE',
    'CONTRAV',
    'LOCATION',
    'ISSUE_DT',
    'STAGE',
    'CHARGE',
    'PAID',
    'BALANCE',
    'KEEPER',
    'KADDR1',
    'KADDR2',
    'KADDR3',
    'KADDR4',
    'KPCODE',
  ],
  delimiter: '|',
  encoding: 'windows-1252',
  lineEnd: '\r\n',
  quotes: 'none',
  troubles: [{ kind: 'truncated', monthsBeforeEnd: 3 }],
};

/**
 * Penalty charge notices, with the vehicle's keeper as the vehicle register
 * gave it: often as the keeper lived, and was called, before the last move.
 * Key: `PCN_NO`.
 */
export class Penalties {
  readonly #penalties = new Table(PENALTY_COLUMNS);
  readonly #numbers: RecordNumbers;

  constructor(numbers: RecordNumbers) {
    this.#numbers = numbers;
  }

  work(office: Office, month: Month): void {
    if (month <= office.lastMonth - YEARS_ISSUED * 12) return;
    const { world } = office;
    const days = lastDayOf(month) - firstDayOf(month) + 1;
    const tried = Math.round(world.personCount * TRIED);
    for (let i = 0; i < tried; i++) {
      const random = office.random('notice', month, i);
      const issued = firstDayOf(month) + random.below(days);
      const person = random.below(world.personCount);
      if (!drivesHere(world, person, issued, random.next())) continue;
      const outcome = outcomeOf(random.next());
      const isPerson = !random.chance(NO_PERSON);
      this.#penalties.add({
        record: isPerson ? this.#numbers.next() : -1 - random.below(100),
        person: isPerson ? person : -1,
        issued,
        registered: isPerson ? registeredOn(office, person, issued) : issued,
        street: random.below(world.gazetteer.streetCount),
        code: random.below(CONTRAVENTIONS.length),
        outcome,
      });
    }
  }

  extract(office: Office, month: Month, file: ExtractFile | undefined): void {
    const { clerk, identity, world } = office;
    const today = lastDayOf(month);
    const date = DATE_FORMATS.compact;
    const { record, person, issued, registered, street, code } = this.#penalties.columns;
    for (let p = 0; p < this.#penalties.length; p++) {
      const state = this.#stateOf(p, today);
      if (state === undefined) continue;
      const keeper = person.get(p);
      const number = record.get(p);
      const on = registered.get(p);
      const notice = [
        date(issued.get(p)),
        state.stage,
        pounds(state.charge),
        pounds(state.paid),
        pounds(state.charge - state.paid),
      ];
      const where = world.texts.text(world.gazetteer.street.name.get(street.get(p)));
      const [contravention] = CONTRAVENTIONS[code.get(p)] as (typeof CONTRAVENTIONS)[number];
      const key = `WX${String(40_000_000 + p * 7)}`;
      if (keeper < 0) {
        const name = COMPANIES[-number % 8] ?? '';
        const vrm = identity.registration(-number, p);
        file?.row({ record: -1, key, person: -1, home: -1, slips: 0 }, [
          key,
          vrm.replace(' ', ''),
          makeOf(p, 0),
          contravention,
          where.toUpperCase(),
          ...notice,
          name,
          ...(name === '' ? ['', '', '', '', ''] : ['UNIT 4', 'QUAY ROAD', 'WEXMERE', '', '']),
        ]);
        continue;
      }
      const home = world.homeOn(keeper, on);
      const vehicle = vehicleOn(keeper, issued.get(p));
      // The register has one entry for a keeper: the same slips on every notice from it.
      const name = clerk.name(REGISTER + keeper, keeper, on);
      const address = clerk.address(REGISTER + keeper, home, on, false);
      const parts = [name.title, name.first, name.middle, name.last].filter((part) => part !== '');
      file?.row({ record: number, key, person: keeper, home, slips: address.slips }, [
        key,
        identity.registration(keeper, vehicle).replace(' ', ''),
        makeOf(keeper, vehicle),
        contravention,
        where.toUpperCase(),
        ...notice,
        parts.join(' ').toUpperCase(),
        ...addressLines(address, 4).map((line) => line.toUpperCase()),
        address.postcode,
      ]);
    }
  }

  /** How far a notice has come by a day; undefined where it is no longer in the extract. */
  #stateOf(p: number, today: Day): { stage: string; charge: number; paid: number } | undefined {
    const age = today - this.#penalties.get('issued', p);
    if (age < 0) return undefined;
    const [, full] = CONTRAVENTIONS[
      this.#penalties.get('code', p)
    ] as (typeof CONTRAVENTIONS)[number];
    const outcome = this.#penalties.get('outcome', p);
    const isSettled = age > (SETTLED_AFTER[outcome] as number);
    if (isSettled && (outcome === OUTCOME.unpaid || age > KEPT_PAID_DAYS)) return undefined;
    if (isSettled) {
      if (outcome === OUTCOME.cancelled) return { stage: 'CANC', charge: 0, paid: 0 };
      return { stage: 'PAID', charge: full, paid: outcome === OUTCOME.half ? full / 2 : full };
    }
    // Charge certificate 28 days after the notice to owner, registration 14 days after that.
    if (age <= 28) return { stage: 'PCN', charge: full, paid: 0 };
    if (age <= 56) return { stage: 'NTO', charge: full, paid: 0 };
    const stage = age <= 84 ? 'CC' : age <= 130 ? 'TEC' : 'EA';
    return { stage, charge: full * 1.5, paid: 0 };
  }
}

function outcomeOf(at: number): number {
  let rest = at;
  for (const [outcome, share] of OUTCOMES.entries()) {
    rest -= share;
    if (rest < 0) return outcome;
  }
  return OUTCOME.unpaid;
}

/** Keepers of the borough and its neighbours, and now and then one who has left. */
function drivesHere(world: World, person: number, day: Day, at: number): boolean {
  const { people } = world;
  if (people.died.get(person) <= day || !keepsVehicle(world, person, day)) return false;
  if (world.homeOn(person, day) === -1) return false;
  if (people.household.get(person) >= 0 || world.has(person, TRAIT.neighbour)) return true;
  return at < 0.15;
}

/**
 * The day as of which the register knows a keeper: half of them (`notTold` of the rates) did not
 * tell it when they last moved, so that it has the address, and the name, of the day before.
 */
function registeredOn(office: Office, person: number, day: Day): Day {
  const { stays, people } = office.world;
  if (!office.random('register', person).chance(office.rates.notTold)) return day;
  let stay = people.lastStay.get(person);
  while (stay >= 0 && stays.from.get(stay) > day) stay = stays.previous.get(stay);
  const before = stay < 0 ? -1 : stays.previous.get(stay);
  if (before < 0) return day;
  const moved = stays.from.get(stay);
  return moved - 1 >= stays.from.get(before) ? moved - 1 : day;
}

function pounds(pence: number): string {
  return (pence / 100).toFixed(2);
}
