import type { Sex } from '../../given-names.ts';
import type { Random, WeightedDraw } from '../../random.ts';
import { KeyedRandom } from '../chance.ts';
import { type BritishGivenNameDraw, britishGivenNameDraw } from './british-given-names.ts';
import { COMMUNITIES, type Community } from './communities.ts';
import { englishSurnameDraw } from './english-surnames.ts';
import type { CommunityNames, FormedNames } from './lists/community-names.ts';
import { NAME_LISTS } from './lists.ts';
import { formedDraw, mixedDraw, rankedDraw } from './ranked-draw.ts';

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

/** How steeply surnames without a stated share fall with rank: illustrative. */
const SURNAME_FALL = 0.5;

/** The year from which most of a community who are born are born here. */
const BORN_HERE_SINCE = 1975;

/**
 * Share of Sikhs who write Kaur or Singh last and no family name; the others put
 * it in the middle. On the electoral rolls of Great Britain of 1998 there were
 * 40,119 Singhs and 33,892 Kaurs (K. Tucker, Nomina 27, 2004), beside about
 * 240,000 grown Sikhs (336,000 of all ages in the census of 2001, with seven in
 * ten of them grown).
 */
const HONORIFIC_LAST = 0.31;

interface Draws {
  readonly F: WeightedDraw<string>;
  readonly M: WeightedDraw<string>;
  readonly surname: WeightedDraw<string>;
  readonly british: CommunityNames['british'];
}

const NONE_TAKEN: ReadonlySet<string> = new Set();

/** Parents who want a name that is not taken find one sooner than this. */
const MOST_DRAWS = 20;

/**
 * Names people, by the custom of their community.
 *
 * A name takes two numbers of the stream it is given, however it is put
 * together: so what names there are changes nothing else that is drawn.
 */
export class Naming {
  readonly #british: BritishGivenNameDraw = britishGivenNameDraw();
  readonly #englishSurname: WeightedDraw<string> = englishSurnameDraw();
  readonly #draws: readonly (Draws | undefined)[];
  readonly #own = new KeyedRandom(0, 'naming');

  constructor() {
    this.#draws = COMMUNITIES.map(({ name }) =>
      name === 'english' ? undefined : this.#drawsOf(NAME_LISTS[name]),
    );
  }

  #drawsOf(names: CommunityNames): Draws {
    const formed = (kinds: readonly FormedNames[] = []) =>
      kinds.map((kind) => [kind.share, formedDraw(kind)] as const);
    const M = mixedDraw(formed(names.formed?.M), rankedDraw(names.M, names.fall));
    const otherSurnames = [
      ...formed(names.formedSurnames),
      [names.britishSurname ?? 0, this.#englishSurname],
      [names.givenSurname ?? 0, M],
    ] as const;
    const listed = 1 - otherSurnames.reduce((sum, [share]) => sum + share, 0);
    return {
      F: mixedDraw(formed(names.formed?.F), rankedDraw(names.F, names.fall)),
      M,
      surname: mixedDraw(otherSurnames, rankedDraw(names.surnames, SURNAME_FALL, listed)),
      british: names.british,
    };
  }

  /** A stream for one name. */
  #nameStream(random: Random): Random {
    return this.#own.of(random.below(2 ** 31), random.below(2 ** 31));
  }

  community(index: number): Community {
    return COMMUNITIES[index] as Community;
  }

  /** Names someone whose parents are not known here. */
  founder(from: Random, community: number, sex: Sex, bornYear: number): FullName {
    const random = this.#nameStream(from);
    const father: FullName = {
      given: this.#given(random, community, 'M', bornYear - 30),
      middle: this.#given(random, community, 'M', bornYear - 60),
      surname: this.#surname(random, community),
    };
    const mother: FullName = { ...father, surname: this.#surname(random, community) };
    return this.#named(random, community, sex, bornYear, { father, mother });
  }

  /**
   * Names a child of parents whose names are known.
   *
   * @param taken given names in the family, which no other child gets: unless it is a
   *   religious one, which brothers share and nobody calls them by
   */
  child(
    from: Random,
    community: number,
    sex: Sex,
    bornYear: number,
    parents: ParentNames,
    taken: ReadonlySet<string>,
  ): FullName {
    return this.#named(this.#nameStream(from), community, sex, bornYear, parents, taken);
  }

  #named(
    random: Random,
    community: number,
    sex: Sex,
    bornYear: number,
    { mother, father }: ParentNames,
    taken: ReadonlySet<string> = NONE_TAKEN,
  ): FullName {
    const custom = this.community(community);
    let given = this.#given(random, community, sex, bornYear);
    for (let i = 0; i < MOST_DRAWS && taken.has(given); i++) {
      given = this.#given(random, community, sex, bornYear);
    }
    let middle = '';
    if (custom.britishName > 0 && random.chance(custom.britishName)) {
      middle = given;
      given = this.#british(random, sex, bornYear);
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
      const isLast = family === 'Singh' || family === 'Kaur' || random.chance(HONORIFIC_LAST);
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
  married(from: Random, community: number, sex: Sex, own: string, partners: string): string {
    const random = this.#nameStream(from);
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
    if (draws === undefined) return this.#british(random, sex, bornYear);
    const british = draws.british[bornYear < BORN_HERE_SINCE ? 0 : 1];
    return random.chance(british) ? this.#british(random, sex, bornYear) : draws[sex](random);
  }

  #surname(random: Random, community: number): string {
    return (this.#draws[community]?.surname ?? this.#englishSurname)(random);
  }
}

/** Polish surnames in -ski, -cki and -dzki have a form for women. */
function gendered(surname: string, sex: Sex, applies = true): string {
  if (!applies) return surname;
  return sex === 'F'
    ? surname.replace(/(s|c|dz)ki$/, '$1ka')
    : surname.replace(/(s|c|dz)ka$/, '$1ki');
}
