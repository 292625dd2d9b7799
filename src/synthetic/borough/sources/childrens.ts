import { DATE_FORMATS, type Day, firstDayOf, lastDayOf, type Month, NEVER } from '../calendar.ts';
import { Table } from '../columns.ts';
import { addressLines } from '../entry/addresses.ts';
import { nicknamesOf } from '../names/nicknames.ts';
import { isCase } from '../plants/plant.ts';
import { isOnBenefit } from '../world/circumstances.ts';
import { EVENT } from '../world/kinds.ts';
import type { WorldEvent } from '../world/world.ts';
import { CARD_TASKS, CardIndex } from './card-index.ts';
import { CARERS_LAYOUT, CASES_LAYOUT } from './childrens/layouts.ts';
import type { Office } from './office.ts';
import { RecordNumbers } from './record-numbers.ts';
import type { ExtractFile, Source } from './source.ts';
import { workerOf } from './workers.ts';

const TASK = { beforeBirth: CARD_TASKS } as const;

/** A case, by card number: every referral that is taken up is a card of its own. */
const CASE_COLUMNS = [
  'record',
  'referred',
  'closes',
  'category',
  'mother',
  'father',
  /** 1 where it was opened before the birth, in the mother's name. */
  'isUnborn',
] as const;

/**
 * Children looked at for a referral in a month: with the chances below about 5.5% of children are
 * referred in a year and 3.4% are in need at one time (DfE, Children in need, England, 2023: 545
 * and 343 in 10,000). People who have left or grown up are passed over.
 */
const LOOKED_AT = 0.0105;
const TAKEN_UP = { onBenefit: 0.9, others: 0.36 } as const;
/** Days that a case is open, on average: illustrative. */
const MEAN_OPEN = 230;
/** Of births, those of which a case was opened beforehand. Illustrative. */
const BEFORE_BIRTH = 0.012;
/** Closed cases are kept in the extract for three years. Illustrative. */
const KEPT_DAYS = 1096;
/** Of cases, those whose address is withheld: adopted children, children of staff. Illustrative. */
const RESTRICTED = 0.04;
/** In need, with a protection plan, looked after: about three in four, one in eight and one in five of ten (DfE, 2023), rounded. */
const CATEGORIES = ['CIN', 'CIN', 'CIN', 'CIN', 'CIN', 'CIN', 'CP', 'CLA', 'CLA'] as const;
const REFERRERS = ['Police', 'Police', 'School', 'School', 'Health', 'LA service', 'Individual'];
const TEAMS = ['Assessment 1', 'Assessment 2', 'Safeguarding North', 'Safeguarding South', 'CLA'];

/**
 * Children's services: a case for each referral, with the carers. Keys:
 * `CaseRef` of a child, `CaseRef` with `CarerNo` of a carer. Restricted cases
 * show neither address nor carers.
 */
export class Childrens implements Source {
  readonly name = 'childrens';
  readonly title = 'Children’s services (social care case management)';
  readonly layouts = [CASES_LAYOUT, CARERS_LAYOUT];
  readonly #cards = new CardIndex();
  readonly #cases = new Table(CASE_COLUMNS);
  readonly #numbers = new RecordNumbers();

  open(office: Office, day: Day): void {
    // The cases that were opened in the year before the first day, and are open still.
    for (let ago = 12; ago > 0; ago--) this.#refer(office, office.now - ago, day);
  }

  hear(office: Office, event: WorldEvent): void {
    this.#cards.hear(office, event);
    if (event.kind !== EVENT.birth) return;
    if (!office.random('before-birth', event.person).chance(BEFORE_BIRTH)) return;
    office.later(office.now, TASK.beforeBirth, event.day, event.person);
  }

  work(office: Office, month: Month): void {
    const today = lastDayOf(month);
    for (const task of office.due(month)) {
      if (task.task !== TASK.beforeBirth) this.#cards.work(office, task, month);
      else if (office.world.homeOn(task.a, task.day) >= 0) {
        this.#openCase(office, task.a, task.day, task.day - 60, true);
      }
    }
    for (let card = 0; card < this.#cards.length; card++) {
      const closes = this.#cases.get('closes', card);
      if (closes <= today && this.#cards.isOpen(card)) this.#cards.close(card, closes);
    }
    this.#refer(office, month, today);
  }

  extract(office: Office, month: Month, files: readonly ExtractFile[]): void {
    const today = lastDayOf(month);
    for (let card = 0; card < this.#cards.length; card++) {
      if (this.#cards.get('to', card) < today - KEPT_DAYS) continue;
      const isRestricted = office.random('restricted', card).chance(RESTRICTED);
      this.#writeChild(office, card, isRestricted, files[0]);
      if (!isRestricted) this.#writeCarers(office, card, files[1]);
    }
  }

  #writeChild(
    office: Office,
    card: number,
    isRestricted: boolean,
    file: ExtractFile | undefined,
  ): void {
    const { clerk, world } = office;
    const person = this.#cards.get('person', card);
    const record = this.#cases.get('record', card);
    const nameEntered = this.#cards.get('nameEntered', card);
    const name = clerk.name(record, person, nameEntered);
    const home = isRestricted ? -1 : this.#cards.get('home', card);
    const address =
      home === -1
        ? undefined
        : clerk.address(record, home, this.#cards.get('homeEntered', card), false);
    const [one = '', two = '', three = ''] =
      address === undefined ? ['RESTRICTED'] : addressLines(address, 3);
    const closed = this.#cards.get('to', card);
    const random = office.random('case', card);
    const referrer = random.pick(REFERRERS);
    const team = random.pick(TEAMS);
    const workers = 1 + random.below(3);
    const mother = this.#cases.get('mother', card);
    const isUnborn = this.#cases.get('isUnborn', card) === 1;
    const nicknames = nicknamesOf(name.first);
    const called = random.chance(0.12) && nicknames.length > 0 ? random.pick(nicknames) : '';
    const date = DATE_FORMATS.slashes;
    const key = caseRef(record);
    file?.row({ record, key, person, home, slips: address?.slips ?? 0 }, [
      key,
      isUnborn && mother >= 0 ? world.nameOn(mother, nameEntered).surname : name.last,
      isUnborn
        ? `Baby of ${mother < 0 ? '' : world.nameOn(mother, nameEntered).given}`
        : name.first,
      isUnborn ? '' : called,
      isUnborn ? '' : date(clerk.born(record, person, nameEntered)),
      isUnborn ? 'U' : world.people.sex.get(person) === 0 ? 'F' : 'M',
      one,
      two,
      three,
      address?.postcode ?? '',
      date(this.#cases.get('referred', card)),
      referrer,
      CATEGORIES[this.#cases.get('category', card)] as string,
      closed === NEVER ? 'Open' : 'Closed',
      date(closed),
      team,
      Array.from({ length: workers }, (_, n) => workerOf(record, n)).join('; '),
      isRestricted ? 'Y' : 'N',
    ]);
  }

  /** The parents, as they were on the day of the referral. */
  #writeCarers(office: Office, card: number, file: ExtractFile | undefined): void {
    const { clerk, world } = office;
    const entered = this.#cards.get('from', card);
    const child = this.#cases.get('record', card);
    for (const [i, relation] of (['mother', 'father'] as const).entries()) {
      const person = this.#cases.get(relation, card);
      if (person < 0) continue;
      const record = child + 1 + i;
      const home = world.homeOn(person, entered);
      const name = clerk.name(record, person, entered);
      const address = clerk.address(record, home, entered, false);
      const ref = caseRef(child);
      file?.row({ record, key: `${ref}/${i + 1}`, person, home, slips: address.slips }, [
        ref,
        String(i + 1),
        name.title,
        name.first,
        name.last,
        relation === 'mother' ? 'Mother' : 'Father',
        DATE_FORMATS.slashes(clerk.born(record, person, entered)),
        addressLines(address, 4)
          .filter((line) => line !== '')
          .join('\n'),
        address.postcode,
        clerk.mobile(record, person, entered),
      ]);
    }
  }

  /** A month's referrals: children of poorer families far more often than others. */
  #refer(office: Office, month: Month, entered: Day): void {
    const { world, plants } = office;
    const count = Math.round(world.personCount * LOOKED_AT);
    const days = lastDayOf(month) - firstDayOf(month) + 1;
    for (let i = 0; i < count; i++) {
      const random = office.random('referral', month, i);
      const child = random.below(world.personCount);
      const [at, referred] = [random.next(), firstDayOf(month) + random.below(days)];
      const household = world.people.household.get(child);
      if (household < 0 || world.years(child, referred) > 17) continue;
      // A day on which the child was here, and not one day old.
      if (world.people.born.get(child) >= referred || world.homeOn(child, entered) < 0) continue;
      if (at >= (isOnBenefit(world, household) ? TAKEN_UP.onBenefit : TAKEN_UP.others)) continue;
      if (this.#cards.isOpen(this.#cards.of(child))) continue;
      // Nobody has told them of a child who is unknown.
      if (isCase(plants.ofPerson('child-unknown', child, entered))) continue;
      this.#openCase(office, child, entered, referred, false);
      // Two have told of the child, and each is given a case.
      const isTwice = office.random('duplicate', month, i).chance(office.rates.duplicate);
      if (isTwice) this.#openCase(office, child, entered, referred, false);
    }
  }

  #openCase(office: Office, child: number, entered: Day, referred: Day, isUnborn: boolean): void {
    const { people } = office.world;
    const card = this.#cards.add(office, child, entered);
    const random = office.random('opened', card);
    const isCarer = (parent: number): boolean =>
      parent >= 0 &&
      people.died.get(parent) > entered &&
      office.world.homeOn(parent, entered) !== -1;
    const [mother, father] = [people.mother.get(child), people.father.get(child)];
    this.#cases.add({
      record: this.#numbers.next(3),
      referred,
      closes: entered + 14 + Math.floor(-Math.log(1 - random.next()) * MEAN_OPEN),
      category: random.below(CATEGORIES.length),
      mother: isCarer(mother) ? mother : -1,
      father: isCarer(father) && random.chance(0.7) ? father : -1,
      isUnborn: isUnborn ? 1 : 0,
    });
  }
}

function caseRef(record: number): string {
  return `CS/${String(70_000 + record)}`;
}
