import type { SearchAnswer, SearchResult } from '../../../master-index/index.ts';

/** From here on somebody fits well: half of what was asked, weighed by how rare it is. A choice. */
const WELL = 0.5;
/** Rounding apart, all that was asked. */
const ALL = 0.995;

type Matched = SearchResult['matched'][number];

const WHAT: Readonly<Record<Matched['what'], string>> = {
  name: 'name',
  initial: 'initial',
  born: 'date of birth',
  phone: 'telephone',
  email: 'email',
  nino: 'National Insurance number',
  nhs: 'NHS number',
  pupil: 'unique pupil number',
  uprn: 'property',
  postcode: 'postcode',
  outward: 'postcode district',
  address: 'address',
  reference: 'account',
};
const HOW: Readonly<Record<Matched['how'], string | null>> = {
  same: null,
  spelling: 'another spelling',
  nickname: 'a pet name',
  slip: 'one letter differs',
  sound: 'sounds alike',
  exchanged: 'day and month exchanged',
  district: 'the district alone',
};

/**
 * How well somebody fits what was asked, in words.
 *
 * @example
 * fitWords({ fit: 0.6, matched: [{ what: 'name', how: 'slip' }, { what: 'postcode', how: 'same' }] });
 * // 'Fits in part: name (one letter differs), postcode'
 */
export function fitWords({ fit, matched }: Pick<SearchResult, 'fit' | 'matched'>): string {
  if (fit >= ALL) return 'Fits in everything asked';
  const kinds = new Set(matched.map(({ what }) => what));
  // A district says nothing beside its postcode.
  if (kinds.has('postcode')) kinds.delete('outward');
  const parts = [...kinds].map((kind) => {
    const of = matched.flatMap(({ what, how }) => (what === kind ? (HOW[how] ?? []) : []));
    const notes = [...new Set(of)].join(', ');
    return notes === '' ? WHAT[kind] : `${WHAT[kind]} (${notes})`;
  });
  return `${fit >= WELL ? 'Fits in part' : 'Fits a little'}: ${parts.join(', ')}`;
}

/** What stands above the people who were found. */
export interface FoundHeading {
  readonly heading: string;
  /** Whether none of them has half of what was asked. */
  readonly isNobodyWell: boolean;
}

/** How many people fit, and whether any fits well; `advice` is there where there are more of them. */
export function foundHeading({
  results,
  advice,
}: Pick<SearchAnswer, 'advice'> & {
  readonly results: readonly Pick<SearchResult, 'fit'>[];
}): FoundHeading {
  const isNobodyWell = results.every(({ fit }) => fit < WELL);
  const count = results.length;
  if (isNobodyWell) {
    const some = count === 1 ? '1 person fits a little' : `${count} people fit a little`;
    return {
      heading: `Nobody fits well. ${advice === null ? some : `The first ${count} of more who fit a little`}`,
      isNobodyWell,
    };
  }
  if (advice !== null)
    return { heading: `The first ${count} of more people who fit`, isNobodyWell };
  return { heading: count === 1 ? '1 person fits' : `${count} people fit`, isNobodyWell };
}
