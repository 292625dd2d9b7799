import { DATE_FORMATS, type Day, firstDayOf, lastDayOf, type Month, NEVER } from '../calendar.ts';
import { Table } from '../columns.ts';
import type { Layout } from '../extract/layout.ts';
import { EVENT } from '../world/kinds.ts';
import { yearlyTax } from '../world/means.ts';
import type { WorldEvent } from '../world/world.ts';
import { LIABILITIES, PROPERTIES } from './council-tax-layouts.ts';
import {
  accountRef,
  bandOf,
  countedAdults,
  debtLeft,
  hidesAdult,
  inLines,
  isBanded,
  lastAlive,
  leftOn,
  liableAt,
  sinceWhen,
} from './council-tax-liability.ts';
import type { Office } from './office.ts';
import type { ExtractFile, Source } from './source.ts';

/** Tasks in the in-tray. */
const TASK = { review: 0, rename: 1, forget: 2 } as const;

/** One account for the people liable at a property, from the day they became so. */
const ACCOUNT_COLUMNS = [
  'home',
  'from',
  /** `NEVER` while it is open. */
  'to',
  /** Day the discount began; `NEVER` where there is none. */
  'discountFrom',
  'exempt',
  /** Pence still owed, below 0 where too much was paid. */
  'balance',
  /** 0 direct debit, 1 cash or card, 2 standing order. */
  'payment',
  'firstParty',
] as const;
/** One person named on an account: a record of this source. */
const PARTY_COLUMNS = [
  'account',
  'person',
  /** 1 for the first named, and so on: with the account, the record's key. */
  'number',
  /** Days on which the name (with date of birth, phone and email) and the address were entered. */
  'nameEntered',
  'addressEntered',
  /** Day from which the party is no longer liable with the others; `NEVER` for most. */
  'removed',
  'next',
] as const;

const EXEMPTIONS = ['', 'N', 'D', 'B', 'F'] as const;
const EXEMPT = { none: 0, students: 1, empty: 2, works: 3, estate: 4 } as const;
const PAYMENTS = ['DD', 'CASH', 'SO'] as const;

/** Accounts stay in the extract for this long after they end. Illustrative. */
const KEPT_MONTHS = 18;
/** Of accounts of couples, those that name both. Illustrative. */
const NAMES_BOTH = 0.62;
/** Of those who are entitled to the single person discount, those who claim it. Illustrative. */
const CLAIMS_DISCOUNT = 0.93;
/** Of accounts with a balance past due; about 4% of the charge is not collected in the year (DLUHC, Collection rates of council tax, 2022 to 2023: 96.0% collected). */
const IN_ARREARS = 0.11;

/**
 * Council tax: an account for every home, in the name of those liable. The
 * office looks at a home again some time after people have come or gone, and
 * again when a name changes or someone dies.
 */
export class CouncilTax implements Source {
  readonly name = 'council-tax';
  readonly title = 'Council tax (revenues system)';
  readonly layouts: readonly Layout[] = [LIABILITIES, PROPERTIES];
  readonly #accounts = new Table(ACCOUNT_COLUMNS);
  readonly #parties = new Table(PARTY_COLUMNS);
  /** Account now open at each property. */
  readonly #open = new Map<number, number>();
  /** Parties of each person, latest first. */
  readonly #partyOf = new Map<number, number>();
  /** Day from which each property without an account has been empty, as far as the office knows. */
  readonly #emptyFrom = new Map<number, Day>();
  /** Properties that someone declares empty, against the truth or not: planted. */
  readonly #declaredEmpty = new Set<number>();

  open(office: Office, day: Day): void {
    const { world } = office;
    for (let home = 0; home < world.gazetteer.length; home++) {
      if (!isBanded(office, home)) continue;
      this.#openAccount(office, home, day, day);
      if (!this.#open.has(home)) this.#emptyFrom.set(home, day);
    }
  }

  hear(office: Office, event: WorldEvent): void {
    switch (event.kind) {
      case EVENT.nameChange:
        if (!this.#partyOf.has(event.person) || !office.isTold(event.person, event.day)) return;
        office.later(
          office.monthOfEntry(event.person, event.day),
          TASK.rename,
          event.day,
          event.person,
        );
        return;
      case EVENT.birth:
        return;
      default:
        // Anyone who comes or goes may change who is liable, or the discount.
        for (const home of [event.from, event.to]) {
          if (home >= 0 && isBanded(office, home)) this.#hearOfHome(office, home, event);
        }
    }
  }

  work(office: Office, month: Month): void {
    this.#hearDeclarations(office, month);
    for (const { task, a, day } of office.due(month)) {
      if (task === TASK.rename) this.#rename(office, a, day, month);
      else this.#review(office, a, day, month);
    }
    if (month % 12 === 3) this.#bill(office, month);
  }

  extract(office: Office, month: Month, files: readonly ExtractFile[]): void {
    this.#extractLiabilities(office, month, files[0] as ExtractFile);
    this.#extractProperties(office, files[1] as ExtractFile);
  }

  #extractLiabilities(office: Office, month: Month, file: ExtractFile): void {
    const { clerk } = office;
    const accounts = this.#accounts.columns;
    const parties = this.#parties.columns;
    const date = DATE_FORMATS.slashes;
    const oldest = firstDayOf(month - KEPT_MONTHS);
    for (let party = 0; party < this.#parties.length; party++) {
      const account = parties.account.get(party);
      const to = accounts.to.get(account);
      if (Math.min(to, parties.removed.get(party)) < oldest) continue;
      const person = parties.person.get(party);
      const home = accounts.home.get(account);
      const entered = parties.nameEntered.get(party);
      const name = clerk.name(party, person, entered);
      const addressEntered = parties.addressEntered.get(party);
      const address = clerk.address(account, home, addressEntered, true);
      const discount = accounts.discountFrom.get(account);
      const ref = accountRef(account);
      const number = String(parties.number.get(party));
      file.row({ record: party, key: `${ref}/${number}`, person, home, slips: address.slips }, [
        ref,
        number,
        name.title.toUpperCase(),
        (name.middle === '' ? name.first : `${name.first} ${name.middle}`).toUpperCase(),
        name.last.toUpperCase(),
        date(clerk.born(party, person, entered)),
        String(400_000_000 + home),
        address.uprn,
        ...inLines(address),
        address.postcode,
        bandOf(office, home),
        date(accounts.from.get(account)),
        date(to),
        discount === NEVER ? 'N' : 'Y',
        date(discount),
        EXEMPTIONS[accounts.exempt.get(account)] ?? '',
        PAYMENTS[accounts.payment.get(account)] ?? '',
        (accounts.balance.get(account) / 100).toFixed(2),
        clerk.mobile(party, person, entered),
        clerk.email(party, person, entered),
      ]);
    }
  }

  #extractProperties(office: Office, file: ExtractFile): void {
    const { gazetteer } = office.world;
    const nobody = { record: -1, key: '', person: -1, home: -1, slips: 0 };
    for (let home = 0; home < gazetteer.length; home++) {
      if (!isBanded(office, home)) continue;
      const account = this.#open.get(home);
      const exempt = account === undefined ? EXEMPT.none : this.#accounts.get('exempt', account);
      const address = { ...gazetteer.address(home), uprn: '', slips: 0 };
      file.row(nobody, [
        String(400_000_000 + home),
        String(gazetteer.uprn(home)),
        ...inLines(address),
        address.postcode,
        bandOf(office, home),
        account === undefined ? 'EMP' : exempt === EXEMPT.none ? 'OCC' : 'EXM',
        DATE_FORMATS.slashes(this.#emptyFrom.get(home) ?? NEVER),
        EXEMPTIONS[exempt] ?? '',
        account === undefined ? '' : accountRef(account),
      ]);
    }
  }

  /** Ends the accounts of homes that are declared empty; looks again at those that no longer are. */
  #hearDeclarations(office: Office, month: Month): void {
    const { plants } = office;
    const declared = new Map(
      plants.lasting('empty-home-occupied').map((number) => {
        const { home, from } = plants.all()[number] as { home: number; from: Day };
        return [home, from];
      }),
    );
    for (const [home, from] of declared) {
      if (this.#declaredEmpty.has(home)) continue;
      this.#declaredEmpty.add(home);
      const account = this.#open.get(home);
      if (account === undefined) continue;
      this.#end(office, account, Math.max(from, this.#accounts.get('from', account)));
    }
    for (const home of this.#declaredEmpty) {
      if (declared.has(home)) continue;
      this.#declaredEmpty.delete(home);
      this.#review(office, home, lastDayOf(month), month);
    }
  }

  #hearOfHome(office: Office, home: number, event: WorldEvent): void {
    const { person, day } = event;
    const isDeath = event.kind === EVENT.death;
    // What nobody tells is found out when a bill comes back. What stays hidden for long is planted.
    const isTold = office.isTold(person, day) || isDeath;
    const late = isTold ? 0 : 2 + office.random('found-out', person, day).below(3);
    office.later(office.monthOfEntry(person, day) + late, TASK.review, day, home);
  }

  /** Looks at who lives at a home today, ends an account whose people have gone, and opens the next. */
  #review(office: Office, home: number, day: Day, month: Month): void {
    if (this.#declaredEmpty.has(home)) return;
    const account = this.#open.get(home);
    const today = lastDayOf(month);
    const liable = liableAt(office, home);
    if (account !== undefined) {
      const people = this.#people(account);
      if (people.some((person) => liable.includes(person))) {
        this.#setParties(office, account, home, liable, day, today);
        this.#setDiscount(office, account, home, day);
        return;
      }
      const left = leftOn(office, people, home, day);
      this.#end(office, account, Math.max(this.#accounts.get('from', account), left));
    }
    if (liable.length === 0) return;
    this.#openAccount(office, home, sinceWhen(office, liable[0] as number), today);
  }

  /** Takes off those who have gone, and puts on the partner who has come, where both are to be named. */
  #setParties(
    office: Office,
    account: number,
    home: number,
    liable: readonly number[],
    day: Day,
    today: Day,
  ): void {
    const { person, removed, next } = this.#parties.columns;
    let last = -1;
    for (let p = this.#accounts.get('firstParty', account); p >= 0; p = next.get(p)) {
      last = p;
      if (removed.get(p) !== NEVER || liable.includes(person.get(p))) continue;
      removed.set(p, leftOn(office, [person.get(p)], home, day));
    }
    const named = this.#people(account);
    const newcomer = liable.find((each) => !named.includes(each));
    const isFull = new Set(named).size > 1;
    if (newcomer === undefined || isFull || hidesAdult(office, home, today)) return;
    if (!office.random('adds-partner', account, newcomer).chance(NAMES_BOTH)) return;
    const number = this.#parties.get('number', last) + 1;
    this.#addParty(office, { account, person: newcomer, number, entered: today, after: last });
  }

  /** Puts someone on an account, now and then twice. Returns the last party of the account. */
  #addParty(
    office: Office,
    {
      account,
      person,
      number,
      entered,
      after,
    }: { account: number; person: number; number: number; entered: Day; after: number },
  ): number {
    const random = office.random('duplicate', account, person);
    const times = random.chance(office.rates.duplicate) ? 2 : 1;
    let last = after;
    for (let time = 0; time < times; time++) {
      const party = this.#parties.add({
        account,
        person,
        number: number + time,
        nameEntered: entered,
        addressEntered: entered,
        removed: NEVER,
        next: -1,
      });
      if (last >= 0) this.#parties.set('next', last, party);
      this.#partyOf.set(person, party);
      last = party;
    }
    return last;
  }

  #openAccount(office: Office, home: number, from: Day, entered: Day): void {
    const liable = liableAt(office, home);
    if (liable.length === 0) return;
    const random = office.random('account', home, from);
    const account = this.#accounts.add({
      home,
      from,
      to: NEVER,
      discountFrom: NEVER,
      exempt: EXEMPT.none,
      balance: 0,
      payment: random.chance(0.7) ? 0 : random.chance(0.8) ? 1 : 2,
      firstParty: this.#parties.length,
    });
    this.#open.set(home, account);
    this.#emptyFrom.delete(home);
    const named =
      liable.length > 1 && random.chance(NAMES_BOTH) ? liable.slice(0, 2) : liable.slice(0, 1);
    let previous = -1;
    for (const person of named) {
      // Someone cannot be entered after death, however late the office is.
      previous = this.#addParty(office, {
        account,
        person,
        number: previous < 0 ? 1 : this.#parties.get('number', previous) + 1,
        entered: lastAlive(office, person, entered),
        after: previous,
      });
    }
    this.#setDiscount(office, account, home, from);
    this.#charge(office, account, from);
  }

  /** The discount follows who lives there, unless a planted case keeps it. */
  #setDiscount(office: Office, account: number, home: number, day: Day): void {
    const { world } = office;
    const counted = countedAdults(office, home, day);
    const has = this.#accounts.get('discountFrom', account) !== NEVER;
    const household = world.householdAt(home);
    this.#accounts.set(
      'exempt',
      account,
      household >= 0 && counted === 0 ? EXEMPT.students : EXEMPT.none,
    );
    if (counted === 1 && !has) {
      const isPlanted = office.plants.ofHome('single-person-discount', home, day) !== undefined;
      if (!isPlanted && !office.random('discount', account).chance(CLAIMS_DISCOUNT)) return;
      this.#accounts.set(
        'discountFrom',
        account,
        Math.max(day, this.#accounts.get('from', account)),
      );
    } else if (counted > 1 && has) {
      if (hidesAdult(office, home, day)) return;
      this.#accounts.set('discountFrom', account, NEVER);
    } else if (counted > 1 && hidesAdult(office, home, day)) {
      // Of those who hide someone, each had claimed the discount before.
      this.#accounts.set('discountFrom', account, this.#accounts.get('from', account));
    }
  }

  #end(office: Office, account: number, day: Day): void {
    const home = this.#accounts.get('home', account);
    this.#accounts.set('to', account, day);
    this.#open.delete(home);
    this.#emptyFrom.set(home, day);
    const people = this.#people(account);
    const debt = Math.max(0, ...people.map((person) => debtLeft(office, person, day)));
    const random = office.random('leaving', account);
    // Most accounts are settled; some are owed a refund. Debts of those who can be traced are planted.
    const { household } = office.world.people;
    const isGone = people.every((person) => household.get(person) < 0);
    const owed =
      random.chance(0.06) && isGone
        ? random.below(40_000)
        : random.chance(0.3)
          ? -random.below(15_000)
          : 0;
    this.#accounts.set('balance', account, debt > 0 ? debt : owed);
  }

  /** Some are behind with what they owe; most are not. */
  #charge(office: Office, account: number, occasion: number): void {
    const home = this.#accounts.get('home', account);
    const year = yearlyTax(office.world, home);
    const random = office.random('charge', account, occasion);
    const owed = random.chance(IN_ARREARS) ? Math.round(year * (0.1 + random.next() * 1.4)) : 0;
    this.#accounts.set('balance', account, owed);
  }

  /** April: the new year's bill. */
  #bill(office: Office, month: Month): void {
    for (const account of this.#open.values()) this.#charge(office, account, month);
  }

  #rename(office: Office, person: number, day: Day, month: Month): void {
    const party = this.#partyOf.get(person);
    if (party === undefined) return;
    this.#parties.set(
      'nameEntered',
      party,
      lastAlive(office, person, Math.max(day, lastDayOf(month))),
    );
  }

  #people(account: number): number[] {
    const found: number[] = [];
    const { person, removed, next } = this.#parties.columns;
    for (let p = this.#accounts.get('firstParty', account); p >= 0; p = next.get(p)) {
      if (removed.get(p) === NEVER) found.push(person.get(p));
    }
    return found;
  }
}
