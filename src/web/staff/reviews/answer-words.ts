import type { AnsweredQuestion, OpinionAnswer } from '../../../master-index/index.ts';

const WORDS: Readonly<Record<OpinionAnswer, string>> = {
  same: 'the same person',
  different: 'not the same',
  unsure: 'not sure',
};

/** An answer as stewards read it. */
export function answerWords(answer: OpinionAnswer): string {
  return WORDS[answer];
}

/** What is kept of an answer that came without a note. */
export const USUAL_REASONS: Readonly<Record<OpinionAnswer, string>> = {
  same: 'The records were looked at side by side and are of one person',
  different: 'The records were looked at side by side and are of two people',
  unsure: 'The records do not say enough to tell',
};

/** What a form answers; null where nothing, or what is no answer. */
export function answerIn(text: string): OpinionAnswer | null {
  return Object.hasOwn(WORDS, text) ? (text as OpinionAnswer) : null;
}

/**
 * What was answered, and what those thought who had asked.
 *
 * @example
 * lastWords(17, 'same', [{ by: 'jo', thought: 'different', isAlike: false }]);
 * // 'Review 17: the same person. jo thought: not the same'
 */
export function lastWords(
  review: number,
  answer: OpinionAnswer,
  told: AnsweredQuestion['told'],
): string {
  const thoughts = told.map(({ by, thought, isAlike }) =>
    isAlike === true ? `${by} thought so too` : `${by} thought: ${WORDS[thought]}`,
  );
  return [`Review ${review}: ${WORDS[answer]}`, ...thoughts].join('. ');
}
