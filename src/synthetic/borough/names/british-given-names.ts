import type { Sex } from '../../given-names.ts';
import { mix, type Random, type WeightedDraw, weightedDraw } from '../../random.ts';
import { BRITISH_BOYS, RARE_BRITISH_BOYS } from './lists/british-boys.ts';
import { BRITISH_GIRLS, RARE_BRITISH_GIRLS } from './lists/british-girls.ts';
import type { FormedNames } from './lists/community-names.ts';
import type { Generation } from './lists/generation.ts';
import { words } from './lists/words.ts';
import { formedDraw, mixedDraw } from './ranked-draw.ts';

/**
 * How the names of a year of birth divide among its children: the name of rank r
 * is given 1 / (r + shift)^fall as often (B. Mandelbrot), and `beyond` of the
 * children have a name that is not among the commonest.
 */
interface Concentration {
  readonly born: number;
  readonly fall: number;
  readonly shift: number;
  readonly beyond: number;
}

/** How many names of a year stand on its list. */
const LISTED = 420;

/**
 * Fitted to the shares of the ten and the hundred commonest names. From 1997 on
 * those are published by ONS (Baby names, England and Wales): the ten commonest
 * had 25.7% of boys and 20.2% of girls in the South East in 1997 and 13.9% and
 * 11.0% in 2016, and 16.4% and 12.8% in all of England and Wales in 2008, with
 * the hundred commonest 57.7% and 47.4%. Before 1997 only the order was found:
 * shares there are illustrative, and rise backwards to 46% and 36% of those born
 * about 1906, as the long fall that D. A. Galbi describes ("Long-Term Trends in
 * Personal Given Name Frequencies in England and Wales", 2002).
 */
const CONCENTRATION: Readonly<Record<Sex, readonly Concentration[]>> = {
  F: [
    { born: 1906, fall: 2.94, shift: 37, beyond: 0.03 },
    { born: 1934, fall: 2.86, shift: 41, beyond: 0.04 },
    { born: 1945, fall: 2.7, shift: 39, beyond: 0.04 },
    { born: 1955, fall: 2.42, shift: 35, beyond: 0.05 },
    { born: 1964, fall: 2.52, shift: 39, beyond: 0.06 },
    { born: 1973, fall: 2.08, shift: 30, beyond: 0.07 },
    { born: 1984, fall: 2, shift: 29, beyond: 0.08 },
    { born: 1997, fall: 1.74, shift: 28, beyond: 0.12 },
    { born: 2008, fall: 0.9, shift: 8.5, beyond: 0.18 },
    { born: 2016, fall: 0.84, shift: 10.5, beyond: 0.2 },
  ],
  M: [
    { born: 1906, fall: 2.64, shift: 21, beyond: 0.02 },
    { born: 1934, fall: 2.86, shift: 30, beyond: 0.03 },
    { born: 1945, fall: 2.64, shift: 27, beyond: 0.03 },
    { born: 1955, fall: 2.44, shift: 24, beyond: 0.04 },
    { born: 1964, fall: 2.56, shift: 28, beyond: 0.05 },
    { born: 1973, fall: 2.58, shift: 32, beyond: 0.06 },
    { born: 1984, fall: 2.26, shift: 27, beyond: 0.07 },
    { born: 1997, fall: 1.88, shift: 24, beyond: 0.09 },
    { born: 2008, fall: 1.32, shift: 17.5, beyond: 0.15 },
    { born: 2016, fall: 1.14, shift: 17, beyond: 0.18 },
  ],
};

const GENERATIONS: Readonly<Record<Sex, readonly Generation[]>> = {
  F: BRITISH_GIRLS,
  M: BRITISH_BOYS,
};
const RARE: Readonly<Record<Sex, readonly string[]>> = {
  F: RARE_BRITISH_GIRLS,
  M: RARE_BRITISH_BOYS,
};

/** Names with a hyphen, given since about 1990 and now to one child in twenty-five: illustrative. */
const HYPHENATED: Readonly<Record<Sex, FormedNames>> = {
  F: {
    share: 0.35,
    openings:
      words(`Lily- Ellie- Gracie- Lilly- Lacey- Evie- Lexi- Amelia- Ava- Isla- Poppy- Ella- Olivia- Sophie- Darcie-
      Ruby- Scarlett- Maisie- Millie- Layla- Daisy- Bella- Esme- Rosie- Tilly- Summer- Bonnie- Hallie- Aria- Harper- Skyla-
      Anna- Kelly- Emily- Mia- Dolly- Nancy- Penny- Honey- Connie-`),
    endings: words(
      'Mae Rose May Grace Louise Leigh Rae Jane Marie Ann Lou Jo Anne Jay Belle Beth Lee Faye Hope Kate',
    ),
  },
  M: {
    share: 0.3,
    openings:
      words(`Alfie- Tommy- Archie- Riley- Jay- Freddie- Bobby- Charlie- Jack- John- Lee- Billy- Ollie- Theo- Teddy-
      Jaxon- Logan- Harley- Oscar- Noah- Leo- Oliver- Kayden- Mason- Albie- Reggie- Ronnie- Roman- Tyler- Frankie-`),
    endings: words(
      'James Lee Jay John Joe Ray Jack Thomas William George David Paul Michael Robert Jon Alan Dean Luke',
    ),
  },
};
const HYPHENATED_SINCE = 1990;

/** Rare and new names, of sounds that such names have. */
const COINED: Readonly<Record<Sex, FormedNames>> = {
  F: {
    share: 0.4,
    openings:
      words(`Kay Tay Shan Ash Bri Char Dan El Em Ev Ha Jo Kel Kim La Le Ly Ma Mi Na Ny Ri Ro Sha Shel Ta Te Ty Ad Al Am
      An Ar Bel Cal Cas Cor De Fen Gwen Hel Is Ja Ka Lo Lu Mar Mel Ni O Per Ra Sa Se Si Ti Va Vi Wil Xan Ya Za Ze`),
    endings:
      words(`leigh lee la na ra lyn lynn elle ella ssa sha nna issa ika isha iah ia ria lina bel lle dra tia wen phine mira
      nelle rika riana leah die ley lina meya`),
  },
  M: {
    share: 0.4,
    openings:
      words(`Jay Kay Tay Bray Cay Ray Ty Ja Ka La De Da Bran Ken Jor Kel Kyl Ry Har Zay Al Ar Bel Bri Cal Car Cor Del Do
      El Fen Ga Is Ke Le Lo Lu Mar Mel Ni O Per Ro Sa Se Sha Si Ta Te Va Vi Wil Xan Ze`),
    endings:
      words(`den don dan son ton len lan ron vin von mon dyn dee ric rian nard bert win ston man dric lio sper thur drick
      ley lee ren vyn cen ryn`),
  },
};

/** Years of birth that share a table. */
const STEP = 3;
const FIRST_YEAR = 1895;

/** Draws a given name from the common stock of Britain, as popular as it was in the year of birth. */
export type BritishGivenNameDraw = (random: Random, sex: Sex, born: number) => string;

export function britishGivenNameDraw(): BritishGivenNameDraw {
  const tables = new Map<number, WeightedDraw<string>>();
  return (random, sex, born) => {
    const period = Math.floor((Math.max(born, FIRST_YEAR) - FIRST_YEAR) / STEP);
    const key = period * 2 + (sex === 'F' ? 0 : 1);
    let draw = tables.get(key);
    if (draw === undefined) {
      draw = drawOfYear(sex, FIRST_YEAR + period * STEP + 1);
      tables.set(key, draw);
    }
    return draw(random);
  };
}

function drawOfYear(sex: Sex, born: number): WeightedDraw<string> {
  const { fall, shift, beyond } = concentrationOf(sex, born);
  const names = britishNamesOf(sex, born);
  const commonest = names.slice(0, LISTED);
  const listed = weightedDraw(
    commonest,
    commonest.map((_, index) => 1 / (index + 1 + shift) ** fall),
  );
  const rare = (random: Random): string => random.pick(RARE[sex]);
  const unlisted = mixedDraw(
    [
      ...(born < HYPHENATED_SINCE
        ? []
        : ([[HYPHENATED[sex].share, formedDraw(HYPHENATED[sex])]] as const)),
      [COINED[sex].share, formedDraw(COINED[sex])],
    ],
    rare,
  );
  return mixedDraw([[beyond, unlisted]], listed);
}

/** Between the years stated, and as in the nearest outside them. */
function concentrationOf(sex: Sex, born: number): Omit<Concentration, 'born'> {
  const years = CONCENTRATION[sex];
  const next = years.findIndex((at) => at.born >= born);
  if (next === 0) return years[0] as Concentration;
  if (next < 0) return years.at(-1) as Concentration;
  const [before, after] = [years[next - 1], years[next]] as [Concentration, Concentration];
  const share = (born - before.born) / (after.born - before.born);
  const between = (from: number, to: number): number => from + (to - from) * share;
  return {
    fall: between(before.fall, after.fall),
    shift: between(before.shift, after.shift),
    beyond: between(before.beyond, after.beyond),
  };
}

/**
 * British names of a year of birth, commonest first: each in fashion as its
 * generations are, most at their peak and less the further from it.
 */
export function britishNamesOf(sex: Sex, born: number): readonly string[] {
  const popularity = new Map<string, number>();
  for (const { peak, spread, names } of GENERATIONS[sex]) {
    const fashion = Math.exp(-(((born - peak) / spread) ** 2) / 2);
    [...new Set(names)].forEach((name, rank) => {
      const given = fashion / (rank + 6) ** 1.2;
      popularity.set(name, (popularity.get(name) ?? 0) + given);
    });
  }
  for (const name of RARE[sex]) {
    // Below any name in fashion, in an order that changes with the years.
    let lot = mix(born);
    for (let i = 0; i < name.length; i++) lot = mix(lot ^ name.charCodeAt(i));
    if (!popularity.has(name)) popularity.set(name, 1e-5 * (1 + (lot >>> 0) / 2 ** 32));
  }
  return [...popularity].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}
