import { doubleMetaphone } from './double-metaphone.ts';
import { familyStem, joinedWords, spelling, spellingGroupOf } from './names/derived-names.ts';
import { nicknameGroup } from './nicknames.ts';
import {
  addressNumbers,
  ageGroupOfTitle,
  firstAndLastWord,
  middleWords,
  phoneNumbers,
  sexOfText,
} from './person-derivations.ts';
import { soundex } from './soundex.ts';
import type { Derivation } from './standardiser.ts';

/*
 * What can be computed from a standard form. Each takes the form its
 * standardiser gives: names and text in lower case with single spaces,
 * postcodes in capitals with one space, dates as YYYY-MM-DD.
 */

const UK_POSTCODE = /^([A-Z]{1,2}[0-9][0-9A-Z]?) ([0-9])[A-Z]{2}$/;
const DATE_SHAPE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

function orNull(text: string): string | null {
  return text === '' ? null : text;
}

function initial(standard: string): string | null {
  const first = standard.codePointAt(0);
  return first === undefined ? null : String.fromCodePoint(first);
}

function initials(standard: string): string | null {
  return orNull(
    standard
      .split(' ')
      .map((word) => initial(word) ?? '')
      .join(''),
  );
}

function firstWord(standard: string): string | null {
  const space = standard.indexOf(' ');
  return orNull(space < 0 ? standard : standard.slice(0, space));
}

function lastWord(standard: string): string | null {
  return orNull(standard.slice(standard.lastIndexOf(' ') + 1));
}

function words(standard: string): readonly string[] | null {
  const found = [...new Set(standard.split(' '))].filter((word) => word !== '');
  return found.length === 0 ? null : found;
}

function sortedWords(standard: string): string | null {
  if (!standard.includes(' ')) return orNull(standard);
  // By code unit, not by locale: the same on every machine.
  return orNull(
    standard
      .split(' ')
      .filter((word) => word !== '')
      .sort()
      .join(' '),
  );
}

function digits(standard: string): string | null {
  return orNull(standard.replace(/[^0-9]+/g, ''));
}

function consonants(standard: string): string | null {
  return orNull(standard.replace(/[^\p{L}]+/gu, '').replace(/(?!^)[aeiouy]+/g, ''));
}

function outward(standard: string): string | null {
  const uk = UK_POSTCODE.exec(standard);
  if (uk !== null) return uk[1] as string;
  return /^[A-Z]{1,2}[0-9][0-9A-Z]?$/.test(standard) ? standard : null;
}

function sector(standard: string): string | null {
  const uk = UK_POSTCODE.exec(standard);
  return uk === null ? null : `${uk[1]} ${uk[2]}`;
}

function area(standard: string): string | null {
  return /^([A-Z]{1,2})[0-9]/.exec(standard)?.[1] ?? null;
}

function emailLocal(standard: string): string | null {
  const at = standard.lastIndexOf('@');
  return at < 0 ? null : orNull(standard.slice(0, at));
}

function emailDomain(standard: string): string | null {
  const at = standard.lastIndexOf('@');
  return at < 0 ? null : orNull(standard.slice(at + 1));
}

function year(standard: string): string | null {
  return DATE_SHAPE.test(standard) ? String(Number(standard.slice(0, 4))) : null;
}

function monthDay(standard: string): string | null {
  return DATE_SHAPE.test(standard) ? standard.slice(5) : null;
}

function yearMonth(standard: string): string | null {
  return DATE_SHAPE.test(standard) ? standard.slice(0, 7) : null;
}

/** Words that begin a dwelling's number within a building, not the building's. */
const SUB_DWELLING = /^(?:flat|unit|room|suite|studio|maisonette)\s+[0-9a-z]+\s+/;

function houseNumber(standard: string): string | null {
  const rest = standard.replace(SUB_DWELLING, '');
  return /(?:^| )([0-9]+[a-z]?)(?= |to|$)/.exec(rest)?.[1] ?? null;
}

/**
 * Every derivation by name, as match models speak of them.
 *
 * @example
 * derivations['outward']?.derive('SW1A 1AA'); // 'SW1A'
 */
export const derivations: Readonly<Record<string, Derivation>> = Object.freeze(
  Object.fromEntries(
    (
      [
        {
          name: 'double-metaphone',
          description: 'Double Metaphone codes of a name, primary and secondary where they differ.',
          type: 'text[]',
          derive: doubleMetaphone,
        },
        {
          name: 'nickname-group',
          description: 'Names a given name may stand for, itself first; ambiguity kept.',
          type: 'text[]',
          derive: nicknameGroup,
        },
        {
          name: 'spelling',
          description:
            'Name with each word in one spelling for all (mohamed is muhammad), where that is certain.',
          type: 'text',
          derive: spelling,
        },
        {
          name: 'spelling-group',
          description: 'Names a spelling may be, each in one spelling; ambiguity kept.',
          type: 'text[]',
          derive: spellingGroupOf,
        },
        {
          name: 'family-stem',
          description:
            'Surname without particles and endings of sex, in one spelling: kowalska is kowalsk.',
          type: 'text',
          derive: familyStem,
        },
        {
          name: 'joined-words',
          description: 'Words without the spaces between: xiao ming is xiaoming.',
          type: 'text',
          derive: joinedWords,
        },
        {
          name: 'soundex',
          description: 'American Soundex of the first word.',
          type: 'text',
          derive: soundex,
        },
        { name: 'initial', description: 'First character.', type: 'text', derive: initial },
        {
          name: 'initials',
          description: 'First character of every word, joined.',
          type: 'text',
          derive: initials,
        },
        { name: 'first-word', description: 'First word.', type: 'text', derive: firstWord },
        { name: 'last-word', description: 'Last word.', type: 'text', derive: lastWord },
        { name: 'words', description: 'Distinct words, in order.', type: 'text[]', derive: words },
        {
          name: 'sorted-words',
          description: 'Words in order of code, so that their order does not matter.',
          type: 'text',
          derive: sortedWords,
        },
        {
          name: 'consonants',
          description: 'First letter and the consonants after it, words joined.',
          type: 'text',
          derive: consonants,
        },
        { name: 'digits', description: 'Digits alone.', type: 'text', derive: digits },
        {
          name: 'house-number',
          description: 'First number of an address that is not a flat’s, with its letter.',
          type: 'text',
          derive: houseNumber,
        },
        {
          name: 'first-and-last-word',
          description: 'First and last word of a name of two or more.',
          type: 'text',
          derive: firstAndLastWord,
        },
        {
          name: 'middle-words',
          description: 'Words of a name between the first and the last.',
          type: 'text',
          derive: middleWords,
        },
        {
          name: 'address-numbers',
          description:
            'Numbers of an address with their letters, and what stands for a flat’s, in order of code.',
          type: 'text',
          derive: addressNumbers,
        },
        {
          name: 'sex',
          description: 'm or f, from a word for a sex or the title of a name.',
          type: 'text',
          derive: sexOfText,
        },
        {
          name: 'age-group-of-title',
          description: 'adult or child, from that word or the title of a name.',
          type: 'text',
          derive: ageGroupOfTitle,
        },
        {
          name: 'phone-numbers',
          description: 'All telephone numbers of a text, in standard form.',
          type: 'text[]',
          derive: phoneNumbers,
        },
        {
          name: 'outward',
          description: 'Outward part (district) of a UK postcode: SW1A.',
          type: 'text',
          derive: outward,
        },
        {
          name: 'sector',
          description: 'Sector of a UK postcode: SW1A 1.',
          type: 'text',
          derive: sector,
        },
        { name: 'area', description: 'Area of a UK postcode: SW.', type: 'text', derive: area },
        {
          name: 'email-local',
          description: 'Part of an email address before the @.',
          type: 'text',
          derive: emailLocal,
        },
        {
          name: 'email-domain',
          description: 'Part of an email address after the @.',
          type: 'text',
          derive: emailDomain,
        },
        { name: 'year', description: 'Year of a date.', type: 'number', derive: year },
        {
          name: 'month-day',
          description: 'Month and day of a date: 02-01.',
          type: 'text',
          derive: monthDay,
        },
        {
          name: 'year-month',
          description: 'Year and month of a date: 1980-02.',
          type: 'text',
          derive: yearMonth,
        },
      ] satisfies Derivation[]
    ).map((derivation): [string, Derivation] => [derivation.name, derivation]),
  ),
);
