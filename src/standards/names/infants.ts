/*
 * Babies registered before they have a name, as maternity and health systems
 * enter them: `Baby Smith`, `Baby of Sarah Jones`, `Twin 1`, `Male Khan`,
 * `Unborn`. The forms are those seen in hospital practice; that such a record
 * will be followed by one under the given name is why they are told apart.
 */
const OF_MOTHER =
  /^(?:(?:the )?(?:unborn |newborn )?(?:bab(?:y|ies)|infant|twins?|child|baby boy|baby girl|boy|girl|b)(?: (?:boy|girl|twin))?(?: ?(?:\d|one|two|i|ii|a|b))?(?: child)? (?:of|o\/o)|b\/o|bo)[\s:]+(?=\S{2})/iu;
const BABY =
  /^(?:(?:unborn|newborn|new born)(?: (?:baby|child|infant))?|baby(?: (?:boy|girl|male|female))?|infant(?: (?:male|female|boy|girl))?|(?:male|female)(?: (?:infant|baby|child))?|twin|triplet|bby|bba|boy|girl)(?=\s|$)[\s,:-]*/iu;
const BIRTH_ORDER =
  /(?:^|[\s,(]+)(?:(?:twin|triplet|baby|no\.?)\s+|(?:twin|triplet|baby)(?=\d))(?:\d|i{1,3}|one|two|three|a|b)\)?(?=[\s,]|$)/iu;
const BABY_AFTER = /[\s,]+\(?(?:baby|infant|unborn|newborn|baby boy|baby girl)\)?$/iu;

export interface Infant {
  /** What remains: a family name, or nothing. */
  readonly rest: string;
  /** Whole name of the mother (or father), where that is what remains. */
  readonly parent: boolean;
}

/**
 * What a record of an unnamed baby says; null where it is none. `Baby` is a
 * given name of grown people too (in south India); where two words or more
 * follow it that begin with a known given name, it is read as a note, and an
 * infant is still what is told.
 */
export function takeInfant(text: string, isGivenName: (word: string) => boolean): Infant | null {
  const ofMother = OF_MOTHER.exec(text);
  if (ofMother !== null) return { rest: text.slice(ofMother[0].length).trim(), parent: true };
  const order = BIRTH_ORDER.exec(text);
  const withoutOrder = order === null ? text : text.replace(BIRTH_ORDER, ' ').trim();
  const before = BABY.exec(withoutOrder);
  if (before !== null) {
    const rest = withoutOrder
      .slice(before[0].length)
      .replace(/^(?:\d|i{1,3}|one|two)\s+/iu, '')
      .trim();
    const [first, second] = rest.split(/[\s,]+/);
    // `Girl` and `Boy` alone are not enough with a given name after: Boy George.
    if (/^(?:boy|girl)\b/iu.test(before[0]) && isGivenName(first ?? '')) return null;
    const parent = second !== undefined && isGivenName(first ?? '');
    return { rest, parent };
  }
  const after = BABY_AFTER.exec(withoutOrder);
  if (after !== null) return { rest: withoutOrder.slice(0, after.index).trim(), parent: false };
  return order === null ? null : { rest: withoutOrder, parent: false };
}
