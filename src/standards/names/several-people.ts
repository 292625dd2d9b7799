import { isOnlyGivenName } from './known-names.ts';
import { isTitle } from './titles.ts';
import { isInitial, keyOf, wordsOf } from './words.ts';

/*
 * Two people in one field: `Mr & Mrs J Smith`, `John and Mary Smith`, `J Smith
 * & M Jones`. A surname that only the last of them has is all of theirs.
 */
const BETWEEN =
  /\s*(?:&|\+|;|\/(?=\s*(?:mr|mrs|miss|ms|dr)[\s.])|(?<=\p{L}\.?\s\p{L}+\s*)\/(?=\s*\p{L}+\.?\s\p{L})|(?<=\s)(?:and|und|et|plus|with)(?=\s))\s*/iu;

/**
 * The names in a field, one text for each person.
 *
 * @example severalPeople('Mr & Mrs J Smith'); // ['Mr J Smith', 'Mrs Smith']
 */
export function severalPeople(text: string): readonly string[] {
  const comma = /^([^,&]+),\s*(.+(?:&|\sand\s).+)$/iu.exec(text);
  const listed = comma !== null && isOnlyGivenName(keyOf(comma[1] as string));
  if (comma !== null && !listed) {
    // `Smith, John & Mary`.
    const family = (comma[1] as string).trim();
    return divide(comma[2] as string).map((given) =>
      given.includes(',') ? given : `${family}, ${given}`,
    );
  }
  // `John, Mary & Ann Smith`.
  const parts = listed || isListOfPeople(text) ? text.split(',').flatMap(divide) : divide(text);
  if (parts.length < 2) return [text];
  const couple = coupleByInitials(parts);
  if (couple !== null) return couple;
  const last = parts[parts.length - 1] as string;
  const lastWords = wordsOf(last);
  const lastTitles = leadingTitles(last);
  const named = lastWords.slice(lastTitles.length);
  return parts.map((part, at) => {
    const titles = leadingTitles(part);
    const own = wordsOf(part).slice(titles.length);
    if (at === parts.length - 1) {
      // `Mr & Mrs J Smith`: the initial or given name is the first one's.
      const takenByFirst = isTitleOnly(parts[0] as string) && named.length > 1;
      return takenByFirst ? `${lastTitles.join(' ')} ${named[named.length - 1]?.text}` : part;
    }
    if (own.length === 0) return `${part} ${named.map((word) => word.text).join(' ')}`.trim();
    if (own.length >= 2 || named.length < 2) return part;
    // `John and Mary Smith`, `Mr J and Mrs M Smith`.
    return `${part} ${named[named.length - 1]?.text}`;
  });
}

/** `Mr J Smith, Mrs A Smith`; `A Jones, B Smith`: a name between all the commas. */
function isListOfPeople(text: string): boolean {
  const segments = text.split(',');
  return (
    segments.length > 1 &&
    segments.every((segment) => {
      const titles = leadingTitles(segment).length;
      const [first, second, ...rest] = wordsOf(segment).slice(titles);
      if (first === undefined) return false;
      if (titles > 0) return true;
      return rest.length === 0 && second !== undefined && isInitial(first) && !isInitial(second);
    })
  );
}

/** `Mr & Mrs A & B Jones`, `Jones A & B`. */
function coupleByInitials(parts: readonly string[]): readonly string[] | null {
  const [first, second, third] = parts.map((part) => {
    const titles = leadingTitles(part);
    return { titles: titles.join(' '), words: wordsOf(part).slice(titles.length) };
  });
  if (first === undefined || second === undefined) return null;
  if (parts.length === 3 && third?.words.length === 2 && third.titles === '') {
    const titled = first.words.length === 0 && second.titles !== '' && second.words.length === 1;
    const [given, family] = third.words.map((word) => word.text);
    if (!titled) return null;
    return [
      `${first.titles} ${second.words[0]?.text} ${family}`,
      `${second.titles} ${given} ${family}`,
    ];
  }
  const [family, own] = first.words;
  const [other, ...more] = second.words;
  if (parts.length !== 2 || first.words.length !== 2 || more.length > 0) return null;
  if (!family || !own || !other || !isInitial(own) || !isInitial(other)) return null;
  return [
    `${first.titles} ${family.text}, ${own.text}`,
    `${second.titles} ${family.text}, ${other.text}`,
  ].map((each) => each.trim());
}

function divide(text: string): string[] {
  const parts = text
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => keyOf(part) !== '');
  return parts.length === 0 ? [text] : parts;
}

function leadingTitles(text: string): string[] {
  const words = wordsOf(text);
  const found: string[] = [];
  for (const word of words) {
    if (!isTitle(word.key)) break;
    found.push(word.text);
  }
  return found;
}

function isTitleOnly(text: string): boolean {
  const words = wordsOf(text);
  return words.length > 0 && words.every((word) => isTitle(word.key));
}
