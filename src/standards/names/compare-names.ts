import { familyRelation } from './compare-family-names.ts';
import { givenRelation, oneGiven } from './compare-given-names.ts';
import type { PersonName } from './person-name.ts';
import type { NameRelation } from './relations.ts';
import { standardWords } from './standard-form.ts';

/** How two names stand to each other. */
export interface NameComparison {
  /** Whether both may be names of one person. Never that they are. */
  readonly compatible: boolean;
  readonly given: NameRelation;
  readonly family: NameRelation;
  /** What the two have to do with each other, without repetition: `['same']` for equal names. */
  readonly relations: readonly NameRelation[];
}

/**
 * How two parsed names stand to each other, part by part. Symmetric. A pure
 * reading of spelling: it knows no frequencies, and two people of one name are
 * `same`.
 *
 * @example
 * compareNames(parse('Bob Smith'), parse('Robert Smith')).given; // 'nickname'
 * compareNames(parse('Mary Smith (née Jones)'), parse('Mary Jones')).family; // 'former-name'
 * compareNames(parse('Chan, Tai Man'), parse('Man Tai Chan')).compatible; // false
 */
export function compareNames(a: PersonName, b: PersonName): NameComparison {
  if (a.generation !== null && b.generation !== null && a.generation !== b.generation) {
    return {
      compatible: false,
      given: givenRelation(a, b),
      family: familyRelation(a, b),
      relations: ['other-generation'],
    };
  }
  const given = givenRelation(a, b);
  const family = familyRelation(a, b);
  if (given === 'unrelated' || family === 'unrelated') {
    const exchanged = exchangedRelation(a, b);
    if (exchanged !== null) return exchanged;
  }
  const both: NameRelation[] = [...new Set([given, family])];
  const telling = both.filter((relation) => relation !== 'same');
  return {
    compatible:
      given !== 'unrelated' &&
      family !== 'unrelated' &&
      !(given === 'missing' && family === 'missing'),
    given,
    family,
    relations: telling.length === 0 ? ['same'] : telling,
  };
}

/** Given and family name in each other's place, or all words the same in another order. */
function exchangedRelation(a: PersonName, b: PersonName): NameComparison | null {
  const aGiven = [...a.given, ...a.middle].flatMap(standardWords);
  const bGiven = [...b.given, ...b.middle].flatMap(standardWords);
  const aFamily = standardWords(a.surname ?? '');
  const bFamily = standardWords(b.surname ?? '');
  if (aFamily.length === 0 || bFamily.length === 0 || aGiven.length === 0 || bGiven.length === 0) {
    return null;
  }
  const turned =
    relatedLists(aGiven, bFamily) && relatedLists(aFamily, bGiven)
      ? true
      : rotated([...aGiven, ...aFamily], [...bGiven, ...bFamily]);
  return turned
    ? { compatible: true, given: 'exchanged', family: 'exchanged', relations: ['exchanged'] }
    : null;
}

function relatedLists(a: readonly string[], b: readonly string[]): boolean {
  return (
    a.length === b.length &&
    a.every((word, at) => {
      const other = b[at] as string;
      const relation = oneGiven(word, other);
      return relation !== null && relation !== 'initial' && relation !== 'nickname';
    })
  );
}

/** `Tai Man Chan` and `Chan Tai Man`: one turned round, its parts in their order. */
function rotated(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length || a.length < 2) return false;
  const text = b.join(' ');
  return a.some((_, at) => at > 0 && [...a.slice(at), ...a.slice(0, at)].join(' ') === text);
}
