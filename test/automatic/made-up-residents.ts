/*
 * Residents of a place that does not exist, for tests of the UK person model. Their names are
 * put together here, so that a test leans neither on the synthetic borough nor on the tables
 * of the standards.
 */

/** Numbers between 0 and 1 that a seed decides (Park and Miller, 1988, with the multiplier 48271). */
function numbersFrom(seed: number): () => number {
  let state = 1 + (Math.abs(Math.trunc(seed)) % 2_147_483_646);
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export interface Home {
  readonly uprn: string;
  readonly number: string;
  readonly street: string;
  readonly postcode: string;
}

export interface Resident {
  readonly given: string;
  readonly middle: string | null;
  readonly surname: string;
  readonly sex: 'F' | 'M';
  /** `YYYY-MM-DD`. */
  readonly born: string;
  readonly nino: string | null;
  readonly upn: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly home: Home;
}

const GIVEN = {
  F: 'Alice Beatrice Carol Diana Edith Fiona Gillian Harriet Imogen Janet Karen Lydia Maureen Naomi Olive Pamela Rachel Sandra Tamsin Ursula Verity Wendy Yvonne Zara Amina Fatima Sunita Meera Chidinma Agnieszka'.split(
    ' ',
  ),
  M: 'Adam Brian Colin Derek Edwin Fergus Gareth Howard Ivan Jeremy Keith Leonard Malcolm Nigel Oscar Philip Quentin Roland Stuart Trevor Victor Walter Xavier Yusuf Arjun Imran Rajesh Emeka Tomasz Dariusz'.split(
    ' ',
  ),
};

const SURNAME_BEGINS = 'Ash Brad Cal Dun Elm Farn Gold Hart Ing Kirk Lang Marl Nor Old'.split(' ');
const SURNAME_ENDS = 'bourne croft den field ford ham ley man shaw stead thorpe wick'.split(' ');
const STREETS = 'Acorn Bramble Chapel Dovecote Ferry Granary Hazel Kiln Lantern Mercer'.split(' ');

/** Draws homes and people from a seed. */
export class ResidentMaker {
  readonly random: () => number;
  #homes = 0;
  #numbers = 0;
  readonly #pupils: number[] = [];

  constructor(seed: number) {
    this.random = numbersFrom(seed);
  }

  whole(most: number): number {
    return Math.floor(this.random() * most);
  }

  chance(share: number): boolean {
    return this.random() < share;
  }

  pick(values: readonly string[]): string {
    return values[this.whole(values.length)] ?? '';
  }

  surname(): string {
    return `${this.pick(SURNAME_BEGINS)}${this.pick(SURNAME_ENDS)}`;
  }

  given(sex: 'F' | 'M'): string {
    return this.pick(GIVEN[sex]);
  }

  /** Every tenth home begins another street, and with it another postcode. */
  home(): Home {
    const n = this.#homes++;
    const street = Math.floor(n / 10);
    const letters = 'ABDEFGHJLN';
    return {
      uprn: String(10_090_000_000 + 7 * n),
      number: String(1 + 2 * (n % 10)),
      street: `${STREETS[street % 10]} ${['Road', 'Lane', 'Close', 'Street'][Math.floor(street / 10) % 4]}`,
      postcode: `ZE${1 + (street % 3)} ${1 + (street % 9)}${letters[street % 10]}${letters[Math.floor(street / 10) % 10]}`,
    };
  }

  born(from: number, to: number): string {
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${from + this.whole(to - from)}-${two(1 + this.whole(12))}-${two(1 + this.whole(28))}`;
  }

  nino(): string {
    const n = this.#numbers++;
    return `${'JKLMNPRSTW'[n % 10]}${'ABCEGHJ'[n % 7]} ${String(100_000 + 4_219 * n).slice(-6)} ${'ABCD'[n % 4]}`;
  }

  phone(): string {
    return `07${String(400_000_000 + this.whole(99_999_999))}`;
  }

  /** An adult unless `more` says otherwise. */
  resident(more: Partial<Resident> = {}): Resident {
    const sex = more.sex ?? (this.chance(0.5) ? 'F' : 'M');
    const given = more.given ?? this.given(sex);
    const surname = more.surname ?? this.surname();
    return {
      given,
      middle: this.chance(0.4) ? this.given(sex) : null,
      surname,
      sex,
      born: this.born(1938, 2003),
      nino: this.nino(),
      upn: null,
      phone: this.chance(0.8) ? this.phone() : null,
      email: this.chance(0.6)
        ? `${given}.${surname}${this.whole(90)}@example.org`.toLowerCase()
        : null,
      home: more.home ?? this.home(),
      ...more,
    };
  }

  /** A child of the household: own name, date of birth and pupil number, the parent's contacts. */
  child(parent: Resident, more: Partial<Resident> = {}): Resident {
    return this.resident({
      surname: parent.surname,
      home: parent.home,
      phone: parent.phone,
      email: parent.email,
      born: this.born(2009, 2019),
      nino: null,
      upn: this.pupilNumber(),
      ...more,
    });
  }

  /**
   * Check letter, local authority, school, year and a serial number in the school's order of
   * asking: those of two pupils who start together are neighbours. The check letter is as
   * src/standards/recognise has it from the Government Data Standards Catalogue.
   */
  pupilNumber(school = this.whole(4)): string {
    const serial = 1 + (this.#pupils[school] ?? 0);
    this.#pupils[school] = serial;
    const digits = `999${2001 + school}21${String(serial).padStart(3, '0')}`;
    const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (i + 2), 0);
    return `${'ABCDEFGHJKLMNPQRTUVWXYZ'[sum % 23]}${digits}`;
  }
}
