import { parsePhone } from '../../standards/index.ts';

/**
 * British numbers of a text as they are read out and dialled, with the spaces of the numbering
 * plan; other numbers, and all other text, as they are.
 *
 * @example
 * phoneText('+447700900123'); // '07700 900123'
 * phoneText('+442079460018 +33142685300'); // '020 7946 0018, +33142685300'
 */
export function phoneText(text: string): string {
  return text
    .replace(/(\+[0-9]{7,15}) (?=\+[0-9])/g, '$1, ')
    .replace(
      /(?<![0-9])\+44[0-9]{9,10}(?![0-9])/g,
      (number) => parsePhone(number).value?.display ?? number,
    );
}
