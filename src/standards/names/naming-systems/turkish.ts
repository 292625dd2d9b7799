import { type NamingSystem, wordSet } from './naming-system.ts';

/*
 * Turkish names: given name, family name (Surname Law no. 2525 of 1934), in the
 * English order, so nothing is read differently. Two things matter: the dotted
 * and dotless i are two letters that become one without marks (fold.ts), and
 * -oglu, "son of", is part of the family name, typed apart or joined.
 */
const GIVEN = wordSet(
  'mehmet ahmet mustafa emre murat hakan fatma ayse zeynep elif merve emine hatice huseyin serkan burak cem deniz ozlem',
);

export const turkish: NamingSystem = {
  id: 'turkish',
  label: 'Turkish names',
  source: 'Turkey: Surname Law no. 2525 of 1934.',
  signs: (words) => {
    const last = words[words.length - 1]?.key ?? '';
    const given = GIVEN.has(words[0]?.key ?? '');
    return (/oglu$/.test(last) ? 0.6 : 0) + (given ? 0.3 : 0);
  },
  // `Mehmet Hasan Oglu`: two words of one family name.
  read: (words) =>
    words.length >= 3 && words[words.length - 1]?.key === 'oglu'
      ? [
          {
            given: words.slice(0, 1).map((word) => [word]),
            middle: words.slice(1, -2).map((word) => [word]),
            family: words.slice(-2),
            sure: 0.9,
            because: 'oglu ends a family name of two words',
          },
        ]
      : [],
};
