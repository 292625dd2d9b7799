/*
 * What a UK telephone number is for, by its first digits: Ofcom, the National
 * Telephone Numbering Plan, part A. Numbers here are national significant
 * numbers: without +44 and without the 0 that stands for it.
 */

export type PhoneKind =
  | 'geographic'
  | 'mobile'
  /** 03: organisations, at the price of a geographic call. */
  | 'uk-wide'
  /** 055, 056: companies' own numbers and numbers over the internet. */
  | 'corporate'
  /** 070: forwards to wherever its holder is. */
  | 'personal-number'
  | 'pager'
  | 'freephone'
  /** 084, 087: with a charge for the service called. */
  | 'service'
  | 'premium-rate'
  /** In no range that is in use. */
  | 'unassigned';

/** Beginnings of numbers, longest first where one begins with another. */
const RANGES: readonly (readonly [start: RegExp, kind: PhoneKind])[] = [
  // 010, 0110 to 0112 and 0119 are not area codes; the 0171 and 0181 of London ended in 2000.
  [/^1(?:0|1[0129]|71|81)/, 'unassigned'],
  [/^1/, 'geographic'],
  [/^2[03489]/, 'geographic'],
  [/^3/, 'uk-wide'],
  [/^5[56]/, 'corporate'],
  [/^70/, 'personal-number'],
  // The Isle of Man's mobile telephones are among the pagers.
  [/^7624/, 'mobile'],
  [/^76/, 'pager'],
  [/^7/, 'mobile'],
  [/^80/, 'freephone'],
  [/^8[47]/, 'service'],
  [/^9/, 'premium-rate'],
];

/**
 * What a number is for.
 *
 * @example
 * phoneKind('7700900123'); // 'mobile'
 */
export function phoneKind(national: string): PhoneKind {
  return RANGES.find(([start]) => start.test(national))?.[1] ?? 'unassigned';
}

/** Where the numbers of the UK's plan are not the UK's: the Crown dependencies share it. */
const CROWN_DEPENDENCIES: readonly (readonly [start: RegExp, place: 'gg' | 'im' | 'je'])[] = [
  [/^(?:1481|7781|7839|7911[17])/, 'gg'],
  [/^(?:1624|7624|7524|7924|74576)/, 'im'],
  [/^(?:1534|7509|7700[378]|7797|7829|7937)/, 'je'],
];

/**
 * The country of a number in the UK's plan: area codes and mobile ranges of
 * Guernsey, the Isle of Man and Jersey, as Ofcom allocates them and the public
 * metadata of libphonenumber sums them up. A number that was taken to another
 * network keeps its range.
 */
export function phonePlace(national: string): 'gb' | 'gg' | 'im' | 'je' {
  return CROWN_DEPENDENCIES.find(([start]) => start.test(national))?.[1] ?? 'gb';
}

/** Ranges that Ofcom keeps free for drama: a number in one of them is nobody's. */
const DRAMA: readonly RegExp[] = [
  /^1(?:13|14|15|16|17|18|21|31|41|51|61)4960[0-9]{3}$/,
  /^1914980[0-9]{3}$/,
  /^2079460[0-9]{3}$/,
  /^2896496[0-9]{3}$/,
  /^2920180[0-9]{3}$/,
  /^1632960[0-9]{3}$/,
  /^7700900[0-9]{3}$/,
  /^8081570[0-9]{3}$/,
  /^9098790[0-9]{3}$/,
  /^3069990[0-9]{3}$/,
];

/** Whether a number is one of those for television and radio (Ofcom, Numbers for drama). */
export function isDramaNumber(national: string): boolean {
  return DRAMA.some((range) => range.test(national));
}

/**
 * Area codes that the Big Number Change of 22 April 2000 replaced, and what
 * took their place.
 */
const OLD_CODES: readonly (readonly [old: RegExp, now: string])[] = [
  [/^171(?=[0-9]{7}$)/, '207'],
  [/^181(?=[0-9]{7}$)/, '208'],
  [/^1203(?=[0-9]{6}$)/, '2476'],
  [/^1222(?=[0-9]{6}$)/, '2920'],
  [/^1232(?=[0-9]{6}$)/, '2890'],
  [/^1703(?=[0-9]{6}$)/, '2380'],
  [/^1705(?=[0-9]{6}$)/, '2392'],
  // From 1990 to 1995; today the length of neither fits.
  [/^71(?=[0-9]{7}$)/, '207'],
  [/^81(?=[0-9]{7}$)/, '208'],
];

/** The number as it has been since 2000; null where its code is not one of those replaced. */
export function renumbered(national: string): string | null {
  for (const [old, now] of OLD_CODES) {
    if (old.test(national)) return national.replace(old, now);
  }
  return null;
}

/** Nine digits after the 0 are found in 01 numbers, 0500 and 0800; everything else has ten. */
export function hasLengthOfPlan(national: string): boolean {
  return national.length === 10 || (national.length === 9 && /^(?:1|500|800)/.test(national));
}

/** Area codes of five digits after the 0, with four or five digits to follow. */
const LONG_CODES =
  /^(13873|15242|15394|15395|15396|16973|16974|16977|17683|17684|17687|19467)([0-9]{4,5})$/;

/**
 * A number as it is dialled in the UK, with the spaces of the numbering plan.
 *
 * @example
 * formatNational('2079460018'); // '020 7946 0018'
 * formatNational('1632960018'); // '01632 960018'
 */
export function formatNational(national: string): string {
  if (LONG_CODES.test(national)) return `0${national.replace(LONG_CODES, '$1 $2')}`;
  if (/^(?:2|55|56)/.test(national)) return grouped(national, 2, 4);
  if (/^(?:11|1[2-9]1)/.test(national)) return grouped(national, 3, 3);
  if (/^[17]/.test(national)) return grouped(national, 4, 6);
  return grouped(national, 3, 3);
}

function grouped(national: string, first: number, second: number): string {
  const rest = national.slice(first);
  return [`0${national.slice(0, first)}`, rest.slice(0, second), rest.slice(second)]
    .filter((group) => group !== '')
    .join(' ');
}
