import type { PersonName } from './person-name.ts';
import { keyOf } from './words.ts';

/** Words of a part of a name as the standard form has them: lower case, hyphens as spaces. */
export function standardWords(text: string): string[] {
  return text
    .split(/[\s-]+/)
    .map(keyOf)
    .filter((word) => word !== '');
}

/**
 * The standard form of a name: family name, a comma, given names, and the mark
 * of a generation after a second comma; lower case, no accents, hyphens or
 * apostrophes, no title. The comma says which part is the family name, so that
 * the form reads back to the same name whatever its order of origin.
 *
 * @example standardName(parsePersonName("Dr John O'Brien").value); // 'obrien, john'
 */
export function standardName(name: PersonName): string | null {
  const family = standardWords(name.surname ?? '').join(' ');
  const given = [...name.given, ...name.middle].flatMap(standardWords).join(' ');
  if (family === '' && given === '') return null;
  const generation = name.generation === null ? '' : `, ${name.generation.toLowerCase()}`;
  if (given === '') return `${family},${generation}`;
  return `${family}, ${given}${generation}`;
}

/**
 * A name written out for people, in the order of a letter: titles, given
 * names, family name, generation, letters after the name.
 *
 * @example writeName(name); // 'Dr John O'Brien'
 */
export function writeName(name: PersonName): string {
  return [
    ...name.titles,
    ...name.given,
    ...name.middle,
    name.surname,
    name.generation,
    ...name.suffixes,
  ]
    .filter((part) => part !== null && part !== '')
    .join(' ');
}

/**
 * A name written for a list, family name first, in a form that reads back to
 * the same name.
 *
 * @example writeNameForList(name); // "O'Brien, Dr John"
 */
export function writeNameForList(name: PersonName): string {
  const given = [...name.titles, ...name.given, ...name.middle].join(' ');
  const after = [name.generation, ...name.suffixes].filter((part) => part !== null);
  const base = name.surname === null ? `, ${given}` : `${name.surname}, ${given}`;
  return after.length === 0 ? base.trim() : `${base.trim()}, ${after.join(' ')}`;
}
