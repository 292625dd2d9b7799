import { givenNameDraw, type Sex } from '../../given-names.ts';
import { type Random, type WeightedDraw, weightedDraw, zipfWeights } from '../../random.ts';
import { familyNameDraw } from '../../surnames.ts';
import { COMMUNITIES, type Community } from './communities.ts';
import {
  CHINESE_SYLLABLES,
  type ListedCommunity,
  NAME_LISTS,
  OTHER_SURNAMES,
  SURNAME_TAILS,
} from './lists.ts';

/** A name in three parts, as its bearer would write it. */
export interface FullName {
  readonly given: string;
  /** Empty where there is none. */
  readonly middle: string;
  /** Empty for the few who have one name only. */
  readonly surname: string;
}

/** What a child's name is made from. */
export interface ParentNames {
  readonly mother: FullName | undefined;
  readonly father: FullName | undefined;
}

interface Draws {
  readonly F: WeightedDraw<string>;
  readonly M: WeightedDraw<string>;
  readonly surname: WeightedDraw<string>;
}

/** Parts of a second given name, for names that stand in no list. */
const LIST_TAIL = 0.12;

/** Names people, by the custom of their community. */
export class Naming {
  readonly #british = givenNameDraw();
  readonly #englishSurname: WeightedDraw<string>;
  readonly #draws: readonly (Draws | undefined)[];

  constructor() {
    const family = familyNameDraw();
    this.#englishSurname = (random) => {
      for (;;) {
        const { surname, tradition } = family(random);
        if (tradition === 'british') return surname;
      }
    };
    const byRank = (names: readonly string[], exponent: number): WeightedDraw<string> =>
      weightedDraw(names, zipfWeights(names.length, exponent, 2));
    this.#draws = COMMUNITIES.map(({ name }) => {
      if (name === 'english') return undefined;
      const lists = NAME_LISTS[name as ListedCommunity];
      return {
        F: byRank(lists.F, 0.8),
        M: byRank(lists.M, 0.8),
        surname: byRank(lists.surnames, 0.7),
      };
    });
  }

  community(index: number): Community {
    return COMMUNITIES[index] as Community;
  }

  /** Names someone whose parents are not known here. */
  founder(random: Random, community: number, sex: Sex, bornYear: number): FullName {
    const father: FullName = {
      given: this.#given(random, community, 'M', bornYear - 30),
      middle: this.#given(random, community, 'M', bornYear - 60),
      surname: this.#surname(random, community),
    };
    const mother: FullName = { ...father, surname: this.#surname(random, community) };
    return this.child(random, community, sex, bornYear, { father, mother });
  }

  /** Names a child of parents whose names are known. */
  child(
    random: Random,
    community: number,
    sex: Sex,
    bornYear: number,
    { mother, father }: ParentNames,
  ): FullName {
    const custom = this.community(community);
    let given = this.#given(random, community, sex, bornYear);
    let middle = '';
    if (custom.britishName > 0 && random.chance(custom.britishName)) {
      middle = given;
      given = this.#british(random, sex, bornYear, 'british');
    } else if (sex === 'M' && random.chance(custom.religiousFirst[0])) {
      middle = given;
      given = random.pick(custom.religiousFirst[1]);
      if (middle === given) middle = this.#given(random, community, sex, bornYear);
    } else if (random.chance(custom.middleName)) {
      // A Gujarati or Somali middle name is the father's; elsewhere it is another given name.
      const isFathers = custom.name === 'hindu' || custom.name === 'somali';
      middle =
        isFathers && father !== undefined
          ? father.given
          : this.#given(random, community, sex, bornYear);
    }
    if (middle === given) middle = '';
    return { given, ...this.#last(random, community, sex, middle, { mother, father }) };
  }

  #last(
    random: Random,
    community: number,
    sex: Sex,
    middle: string,
    { mother, father }: ParentNames,
  ): { surname: string; middle: string } {
    const custom = this.community(community);
    const family = father?.surname || mother?.surname || this.#surname(random, community);
    if (custom.bySex !== undefined) {
      const name = custom.bySex[sex === 'F' ? 0 : 1];
      // Half write Kaur or Singh last and no family name, half put it in the middle.
      const isLast = family === 'Singh' || family === 'Kaur' || random.chance(0.45);
      return isLast ? { surname: name, middle } : { surname: family, middle: name };
    }
    if (sex === 'F' && random.chance(custom.honorific[0])) {
      return { surname: random.pick(custom.honorific[1]), middle };
    }
    switch (custom.surname) {
      case 'father-given':
        // A Somali name goes on with the father's and the grandfather's; a Tamil one with the father's.
        return {
          surname: (custom.name === 'somali' ? father?.middle : father?.given) || family,
          middle,
        };
      case 'own':
        return { surname: this.#surname(random, community), middle };
      case 'two': {
        const first = family.split(' ')[0] as string;
        const second = (mother?.surname ?? this.#surname(random, community)).split(
          ' ',
        )[0] as string;
        return {
          surname: first === second || random.chance(0.35) ? first : `${first} ${second}`,
          middle,
        };
      }
      case 'gendered':
        return { surname: gendered(family, sex), middle };
      default:
        return { surname: family, middle };
    }
  }

  /** A woman's surname from marriage on, by custom; her own where she keeps it. */
  married(random: Random, community: number, sex: Sex, own: string, partners: string): string {
    if (sex !== 'F' || own === partners || partners === '') return own;
    const custom = this.community(community);
    const at = random.next();
    if (at < custom.takesHusbands) return gendered(partners, sex, custom.surname === 'gendered');
    if (at < custom.takesHusbands + custom.joinsBoth && !own.includes('-') && !own.includes(' ')) {
      return `${own}-${partners}`;
    }
    return own;
  }

  #given(random: Random, community: number, sex: Sex, bornYear: number): string {
    const draws = this.#draws[community];
    if (draws === undefined) return this.#british(random, sex, bornYear, 'british');
    // Children of most communities now and then have a name from the common stock.
    if (bornYear > 1975 && random.chance(LIST_TAIL) && this.community(community).middleName > 0.3) {
      return this.#british(random, sex, bornYear, 'british');
    }
    if (this.community(community).name === 'chinese' && random.chance(0.6)) {
      return `${random.pick(CHINESE_SYLLABLES[0])} ${random.pick(CHINESE_SYLLABLES[1])}`;
    }
    return draws[sex](random);
  }

  #surname(random: Random, community: number): string {
    const draws = this.#draws[community];
    if (draws === undefined) return this.#englishSurname(random);
    const name = this.community(community).name as ListedCommunity;
    const at = random.next();
    const tail = SURNAME_TAILS[name];
    if (tail !== undefined && at < tail.share) {
      const opening = random.pick(tail.openings);
      const ending = random.pick(tail.endings);
      return /[- ]$/.test(opening) || /^[A-Z]/.test(ending)
        ? joined(opening, ending)
        : opening + ending;
    }
    const other = OTHER_SURNAMES[name];
    if (other !== undefined && at > 1 - other.british) return this.#englishSurname(random);
    if (other !== undefined && at > 1 - other.given) return draws.M(random);
    return draws.surname(random);
  }
}

function joined(opening: string, ending: string): string {
  return opening.endsWith('-') ? opening + ending : `${opening} ${ending}`;
}

/** Polish surnames in -ski, -cki and -dzki have a form for women. */
function gendered(surname: string, sex: Sex, applies = true): string {
  if (!applies) return surname;
  return sex === 'F'
    ? surname.replace(/(s|c|dz)ki$/, '$1ka')
    : surname.replace(/(s|c|dz)ka$/, '$1ki');
}
