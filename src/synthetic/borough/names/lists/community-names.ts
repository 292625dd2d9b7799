/**
 * Names put together of an opening and an ending, as those of a language are:
 * `Har` and `preet`. An opening that ends in a blank or a hyphen keeps it. Both
 * are drawn by rank, the first most often.
 */
export interface FormedNames {
  /** Share of people whose name is of this kind. */
  readonly share: number;
  readonly openings: readonly string[];
  readonly endings: readonly string[];
}

/** Given names and surnames of a community, commonest first. */
export interface CommunityNames {
  readonly F: readonly string[];
  readonly M: readonly string[];
  /** Given names that stand in no list, by sex. */
  readonly formed?: { readonly F: readonly FormedNames[]; readonly M: readonly FormedNames[] };
  /** A name may have its share of the families, in per cent: `Nguyen=38.4`. The others fall with their rank. */
  readonly surnames: readonly string[];
  readonly formedSurnames?: readonly FormedNames[];
  /**
   * How steeply given names fall with rank (the exponent of G. K. Zipf's law).
   * Illustrative, as no name file by community is public.
   */
  readonly fall: number;
  /**
   * Share who have a given name from the common stock of Britain: of those born
   * before 1975, most of them abroad, and of those born since. Illustrative.
   */
  readonly british: readonly [before1975: number, since: number];
  /** Share of families with a surname common in all of Britain. Illustrative. */
  readonly britishSurname?: number;
  /** Share of families with a man's given name for a surname, as fathers once passed theirs on. Illustrative. */
  readonly givenSurname?: number;
}
