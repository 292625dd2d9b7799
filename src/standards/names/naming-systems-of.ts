import { cleanText, withinLength } from './clean.ts';
import { NAMING_SYSTEMS } from './naming-systems/all.ts';
import { takeTitles } from './titles.ts';
import { wordsOf } from './words.ts';

/** A naming system that a name can be read in. */
export interface NamingSystemGuess {
  readonly id: string;
  readonly label: string;
  /** 0 to 1, by rule and not by measurement. */
  readonly sure: number;
  readonly source: string;
}

/**
 * The naming systems that a written name can be read in, likeliest first: an
 * aid for whoever must divide a name that the parser could not.
 *
 * A guess about letters, not about a person: people bear names of systems that
 * are not theirs, by marriage, adoption, conversion and history. It must not be
 * stored with a person, nor used to infer ethnicity, religion or nationality,
 * nor in any decision. Personal data revealing racial or ethnic origin or
 * religious belief may be processed only under the conditions of UK GDPR
 * article 9, and race and religion are protected by the Equality Act 2010. It is
 * a function of its own, and no part of a parsed name, so that nothing stores it
 * in passing (docs/names.md).
 *
 * @example namingSystemsOf('Harpreet Kaur')[0]?.id; // 'sikh'
 */
export function namingSystemsOf(written: string): readonly NamingSystemGuess[] {
  const name = withinLength(written);
  if (name === null) return [];
  const words = takeTitles(wordsOf(cleanText(name).text)).words;
  return NAMING_SYSTEMS.map((system) => ({
    id: system.id,
    label: system.label,
    sure: system.signs(words),
    source: system.source,
  }))
    .filter((guess) => guess.sure > 0.3)
    .sort((a, b) => b.sure - a.sure || (a.id < b.id ? -1 : 1));
}
