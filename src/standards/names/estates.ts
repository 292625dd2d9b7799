/*
 * Executors and estates. After a death the liability for council tax on an
 * empty home is in the name of the personal representatives, and bills go to
 * "Executors of the late ..." (Local Government Finance Act 1992: the exempt
 * class F of the Council Tax (Exempt Dwellings) Order 1992 speaks of a dwelling
 * left empty since the death of the person liable).
 */
const ESTATE =
  /^(?:the )?(?:(?:(?:personal|pers\.?|legal) )?(?:representatives?|reps?)|p\.? ?r\.?|exors?|exo?rs|executors?|executor'?s|executrix|execs?|administrators?|admins?|estate|beneficiaries)(?: *\/ *\p{L}+)*\.? (?:to |of |for )?(?:the )?(?:estate of )?(?:the )?(?:late )?(?=\S)/iu;
const NEEDS_OF_OR_LATE =
  /^(?:the )?(?:p\.? ?r|reps?|representatives?|administrators?|admins?|beneficiaries|execs?|estate)/iu;
const ESTATE_AFTER =
  /[\s,(-]+(?:estate of(?: the late)?|the estate|exors? of|exors?|executors? of|executors?|dec'?d estate)\)?$/iu;

/**
 * The name of the dead in `Executors of the late John Smith`; null where the
 * text speaks of no estate.
 */
export function takeEstate(text: string): string | null {
  const before = ESTATE.exec(text);
  if (before !== null) {
    const certain = !NEEDS_OF_OR_LATE.test(before[0]) || / (?:of|late) /iu.test(before[0]);
    const rest = text.slice(before[0].length).trim();
    if (certain && /\p{L}/u.test(rest)) return rest;
  }
  const after = ESTATE_AFTER.exec(text);
  if (after !== null && after.index > 0) return text.slice(0, after.index).trim();
  return null;
}
