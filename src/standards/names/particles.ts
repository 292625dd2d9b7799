/*
 * Words that begin a family name without being one.
 *
 * Dutch, German, French, Iberian and Italian particles; Arabic al and el, bin,
 * ibn and bint, abu; Welsh ap, ab and ferch; Irish and Scottish Ni, Nic, O and
 * Mac; English St. From general knowledge of these languages; the rule that
 * particles belong to the family name where they stand in its field is the
 * usual one of registers (Names of Persons, IFLA, treats each country's order
 * for catalogues).
 */
const STRONG: ReadonlySet<string> = new Set(
  (
    'von der den ter zu zum zur vom del della dello delle dei degli das dos las los el al ul ud ur ' +
    'bin ibn bint binte binti abou umm ferch verch st saint santa ould wuld zu'
  ).split(' '),
);

/** Particles that are names or words as well: only where they stand before the last word. */
const WEAK: ReadonlySet<string> = new Set(
  'van de da do di du la le lo ap ab ben abu nic ten tot te uz ez es ash ar ait af av ni ui y e'.split(
    ' ',
  ),
);

/** Too short or too common as names to be read as particles among given names. */
const ONLY_IN_SURNAMES: ReadonlySet<string> = new Set(
  'ben ni ui y e te es ez uz ar ash av af ab'.split(' '),
);

/** A word that begins family names: Van, De, Al; in the field of the surname. */
export function isParticle(key: string): boolean {
  return STRONG.has(key) || WEAK.has(key);
}

/** A particle wherever it stands after a given name. */
export function isStrongParticle(key: string): boolean {
  return STRONG.has(key);
}

/** A particle where the word after it is the last. */
export function isParticleBeforeLast(key: string): boolean {
  return STRONG.has(key) || (WEAK.has(key) && !ONLY_IN_SURNAMES.has(key));
}

/** Patronymic particles: what follows is the father's name, not the family's. */
const PATRONYMIC: ReadonlySet<string> = new Set(
  'bin ibn bint binte binti ben ap ab ferch verch ould wuld'.split(' '),
);

export function isPatronymicParticle(key: string): boolean {
  return PATRONYMIC.has(key);
}

/** Prefixes typed apart as often as joined; joined in the key. */
const JOINED: ReadonlySet<string> = new Set(['o', 'mc', 'mac']);

export function isJoinedPrefix(key: string): boolean {
  return JOINED.has(key);
}

/**
 * Irish family names in O, for putting back a lost apostrophe: `OBRIEN` is
 * O'Brien, while Oliver and Owen are not O'Liver and O'Wen. The commonest,
 * from general knowledge.
 */
const IRISH_O: ReadonlySet<string> = new Set(
  (
    'brien connor conner neill neil sullivan reilly keefe keeffe hara donnell dwyer leary malley ' +
    'shea rourke grady hare toole halloran callaghan mahony mahoney driscoll riordan flaherty ' +
    'gorman loughlin dea kane dowd donoghue donovan regan connell farrell hagan meara sheas brian ' +
    'flynn carroll beirne doherty boyle'
  )
    .split(' ')
    .map((name) => `o${name}`),
);

export function isIrishO(key: string): boolean {
  return IRISH_O.has(key);
}
