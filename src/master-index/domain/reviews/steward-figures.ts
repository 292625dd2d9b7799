/** What was counted of a steward's work in a period. */
export interface StewardTally {
  readonly steward: string;
  /** Decisions by kind: `merge`, `never-match`, `split`, `not-sure` and so on. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Answers that followed another within a sitting, and the seconds between each and the one before. */
  readonly paced: { readonly answers: number; readonly seconds: number };
  /** Decisions taken back by the steward at once; and by others, or later. */
  readonly corrected: number;
  readonly reversed: number;
  /** Pairs that another steward decided too, and those decided alike. */
  readonly compared: number;
  readonly agreed: number;
  /** Pairs whose truth is known. */
  readonly known: { readonly seen: number; readonly right: number; readonly unsure: number };
}

/** A part of a whole; without a percentage where the whole is too small for one to mean anything. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** 0 to 100, whole; null below ten. */
  readonly percent: number | null;
}

/** How a steward decides: what the page of figures says. */
export interface StewardFigures {
  readonly steward: string;
  readonly kinds: Readonly<Record<string, number>>;
  /** Decisions of all kinds but undoing. */
  readonly decided: number;
  /** Null below ten. */
  readonly perHour: number | null;
  readonly corrected: Share;
  readonly reversed: Share;
  readonly agreed: Share;
  readonly known: Share & { readonly unsure: number };
}

/** A gap of more minutes between two answers begins another sitting: somebody was away. */
export const SITTING_GAP_MINUTES = 10;

/** Within so many minutes, and by the same steward, taking a decision back corrects a slip. */
export const CORRECTION_MINUTES = 10;

/** Below, one answer more or less moves a percentage by more than it says. A choice. */
const FEWEST = 10;

/**
 * @example
 * shareOf(3, 4); // { count: 3, of: 4, percent: null }
 * shareOf(18, 20).percent; // 90
 */
export function shareOf(count: number, of: number): Share {
  return { count, of, percent: of < FEWEST ? null : Math.round((100 * count) / of) };
}

/** What decides nothing cannot be reversed: neither doubt nor undoing. */
const NOT_DECIDED: ReadonlySet<string> = new Set(['not-sure', 'undo']);

/** Figures out of what was counted: rates where there is enough to have one. */
export function figuresOf(tally: StewardTally): StewardFigures {
  const { steward, kinds, paced, known } = tally;
  const counts = Object.entries(kinds);
  const sum = (of: readonly (readonly [string, number])[]) =>
    of.reduce((total, [, count]) => total + count, 0);
  const standing = sum(counts.filter(([kind]) => !NOT_DECIDED.has(kind)));
  return {
    steward,
    kinds,
    decided: sum(counts.filter(([kind]) => kind !== 'undo')),
    perHour:
      paced.answers < FEWEST || paced.seconds === 0
        ? null
        : Math.round((3600 * paced.answers) / paced.seconds),
    corrected: shareOf(tally.corrected, standing),
    reversed: shareOf(tally.reversed, standing),
    agreed: shareOf(tally.agreed, tally.compared),
    known: { ...shareOf(known.right, known.seen), unsure: known.unsure },
  };
}
