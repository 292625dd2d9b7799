import type { PersonExplanation } from '../../../master-index/index.ts';
import { dateText } from '../../shared/formats.ts';
import { type EvidenceRow, evidenceRows, isOfTheModel } from '../reviews/review-page.ts';
import { likelihoodWords, startWords } from '../reviews/strength.ts';

/** What the page says of why records are one person. */
export interface WhyPage {
  readonly records: readonly {
    readonly title: string;
    readonly service: string;
    /** By whom it was put there and when, in words. */
    readonly decided: string;
  }[];
  readonly pairs: readonly WhyPair[];
  readonly notCompared: number;
}

/** Two records, and what speaks for their being one person. */
export interface WhyPair {
  readonly titles: readonly [string, string];
  readonly likelihood: string;
  /** Odds before anything is looked at. */
  readonly start: string;
  /** What the records say, the weightiest first; then what only the model weighs. */
  readonly rows: readonly EvidenceRow[];
}

/** Who put a record to a person, by the kind of the decision. */
const DECIDED: Readonly<Record<string, string>> = {
  match: 'Matched',
  'match-all': 'Matched, with all others',
  merge: 'Put together by a steward',
  split: 'Left together by a steward who split others off',
  move: 'Moved here by a steward',
  'always-match': 'A steward said that they always belong together',
  'never-match': 'Matched anew after a steward kept others apart',
  undo: 'Put back when a decision was undone',
};

/**
 * Why records are taken for one person, in words.
 *
 * @param serviceTitle a service as staff know it, by its code
 */
export function whyPage(
  { records, pairs, notCompared }: PersonExplanation,
  serviceTitle: (code: string) => string,
): WhyPage {
  const number = new Map<string, number>();
  const titles = new Map(
    records.map(({ recordId, title }) => {
      const at = (number.get(title) ?? 0) + 1;
      number.set(title, at);
      return [recordId, { title, at }];
    }),
  );
  const titleOf = (id: string): string => {
    const known = titles.get(id);
    if (known === undefined) return 'A record';
    return (number.get(known.title) ?? 1) > 1 ? `${known.title} (${known.at})` : known.title;
  };
  return {
    records: records.map(({ recordId, service, since, decision }) => ({
      title: titleOf(recordId),
      service: serviceTitle(service),
      decided: `${DECIDED[decision] ?? decision}, ${dateText(since)}`,
    })),
    pairs: pairs.map(({ recordId, otherId, waterfall }) => ({
      titles: [titleOf(recordId), titleOf(otherId)],
      likelihood: likelihoodWords(waterfall.weight),
      start: startWords(waterfall.prior),
      rows: evidenceRows(inOrder(waterfall.steps)),
    })),
    notCompared,
  };
}

function inOrder<S extends { readonly comparison: string; readonly weight: number }>(
  steps: readonly S[],
): S[] {
  return steps.toSorted(
    (a, b) =>
      Number(isOfTheModel(a.comparison)) - Number(isOfTheModel(b.comparison)) ||
      Math.abs(b.weight) - Math.abs(a.weight),
  );
}
