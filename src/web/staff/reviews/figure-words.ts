import type { Share, StewardFigures } from '../../../master-index/index.ts';

const KINDS: Readonly<Record<string, string>> = {
  merge: 'The same person',
  'never-match': 'Not the same',
  'not-sure': 'Not sure',
  split: 'Split',
  move: 'Moved',
  link: 'Linked',
  'always-match': 'Always one person',
};

/** The figures of a steward in words, as the pages show them. */
export interface FigureWords {
  readonly steward: string;
  readonly decided: number;
  /** By kind, the most first. */
  readonly kinds: readonly { readonly label: string; readonly count: number }[];
  readonly perHour: string;
  readonly agreed: string;
  readonly corrected: string;
  readonly reversed: string;
  readonly known: string;
}

/**
 * A share as people read it: with a percentage where there is enough to have one.
 *
 * @example
 * shareText({ count: 18, of: 20, percent: 90 }); // '18 of 20 (90%)'
 * shareText({ count: 3, of: 4, percent: null }); // '3 of 4'
 */
export function shareText({ count, of, percent }: Share): string {
  if (of === 0) return 'None yet';
  return percent === null ? `${count} of ${of}` : `${count} of ${of} (${percent}%)`;
}

export function figureWords(figures: StewardFigures): FigureWords {
  const { steward, kinds, decided, perHour, agreed, corrected, reversed, known } = figures;
  const unsure = known.unsure === 0 ? '' : `, not sure of ${known.unsure}`;
  return {
    steward,
    decided,
    kinds: Object.entries(kinds)
      .filter(([kind]) => kind !== 'undo')
      .map(([kind, count]) => ({ label: KINDS[kind] ?? kind, count }))
      .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1)),
    perHour: perHour === null ? 'Too few to say' : String(perHour),
    agreed: shareText(agreed),
    corrected: shareText(corrected),
    reversed: shareText(reversed),
    known: `${shareText(known)}${unsure}`,
  };
}
