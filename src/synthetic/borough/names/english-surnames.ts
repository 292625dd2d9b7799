import { mix, type WeightedDraw, weightedDraw } from '../../random.ts';
import {
  COMMON_SURNAMES,
  FORENAME_ENDINGS,
  FORENAME_STEMS,
  PLACE_ENDINGS,
  PLACE_STEMS,
  RARE_SURNAMES,
} from './lists/english-surnames.ts';

/**
 * Bearers of a surname in a million people of Great Britain, by its rank. The
 * first twenty are those of the electoral register of 1996 (as tabulated beside
 * registrars' counts in P. J. Dance, Comparative Table of 300 Leading Surnames);
 * the others those which the UCL surname profiler gave for surnames of those
 * ranks on the electoral roll of 1998: Allen 49th, Barker 77th, Fisher 93rd,
 * Burton 128th, Giles 390th, Whitehouse 563rd, Hallam 788th, York 1,318th,
 * Westcott 2,340th, Tierney 3,176th, Strain 5,799th, Tidball 11,886th, Came 16,554th.
 */
export const BEARERS_A_MILLION: readonly (readonly [rank: number, bearers: number])[] = [
  [1, 12_000],
  [2, 9_000],
  [3, 6_200],
  [4, 5_800],
  [5, 5_600],
  [6, 4_700],
  [7, 4_200],
  [8, 3_800],
  [10, 3_300],
  [12, 3_000],
  [15, 2_900],
  [20, 2_550],
  [49, 2_082],
  [77, 1_449],
  [93, 1_294],
  [128, 942],
  [390, 420],
  [563, 288],
  [788, 206],
  [1_318, 146],
  [2_340, 73],
  [3_176, 45],
  [5_799, 22],
  [11_886, 9],
  [16_554, 5],
  // Beyond what was found: as steep as before.
  [30_000, 2],
];

/** How many surnames are drawn from; rarer ones in life are tens of thousands more. */
const SURNAMES = 24_000;

/** Share of families with two surnames joined by a hyphen: illustrative. */
const DOUBLE_BARRELLED = 0.02;

/**
 * Draws surnames of English families: as common, rank by rank, as published
 * figures have it, with a tail of more than twenty thousand rare ones.
 */
export function englishSurnameDraw(): WeightedDraw<string> {
  const surnames = englishSurnames();
  const single = weightedDraw(
    surnames,
    surnames.map((_, index) => bearersAt(index + 1)),
  );
  return (random) => {
    const surname = single(random);
    if (!random.chance(DOUBLE_BARRELLED)) return surname;
    const other = single(random);
    return other === surname ? surname : `${surname}-${other}`;
  };
}

/** Commonest first: those listed, then those made of place-name elements and forenames, in an order drawn by lot. */
function englishSurnames(): readonly string[] {
  const made = new Set<string>();
  for (const stem of PLACE_STEMS)
    for (const ending of PLACE_ENDINGS) made.add(written(stem, ending));
  for (const stem of FORENAME_STEMS) {
    for (const ending of FORENAME_ENDINGS) made.add(written(stem, ending));
  }
  const lot = (name: string): number => {
    let h = 0;
    for (let i = 0; i < name.length; i++) h = mix(h ^ name.charCodeAt(i));
    return h;
  };
  const tail = [...made].map((name) => ({ name, lot: lot(name) })).sort((a, b) => a.lot - b.lot);
  const all = new Set([...COMMON_SURNAMES, ...RARE_SURNAMES, ...tail.map(({ name }) => name)]);
  return [...all].slice(0, SURNAMES);
}

/** Two elements as one word: no letter three times. */
function written(stem: string, ending: string): string {
  return stem.slice(-2) === ending.slice(0, 1).repeat(2) ||
    stem.slice(-1).repeat(2) === ending.slice(0, 2)
    ? stem + ending.slice(1)
    : stem + ending;
}

/** Between published ranks the frequency falls as a power of the rank (G. K. Zipf). */
function bearersAt(rank: number): number {
  const next = BEARERS_A_MILLION.findIndex(([at]) => at >= rank);
  const [highRank, high] = BEARERS_A_MILLION[next] as readonly [number, number];
  if (highRank === rank) return high;
  const [lowRank, low] = BEARERS_A_MILLION[next - 1] as readonly [number, number];
  const share = Math.log(rank / lowRank) / Math.log(highRank / lowRank);
  return low * (high / low) ** share;
}
