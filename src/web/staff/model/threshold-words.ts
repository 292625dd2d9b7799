import { weightOfProbability } from '../../../linkage/index.ts';
import { oddsText, percentText, weightText } from './odds.ts';

/** What becomes of a pair of records by how likely it is one person. */
export interface Fate {
  readonly title: string;
  readonly means: string;
  /** From how likely on; null of the last, which is what is below. */
  readonly from: {
    readonly percent: string;
    readonly odds: string;
    readonly weight: string;
  } | null;
}

/**
 * What the thresholds of a model mean, the surest first.
 *
 * @param thresholds probabilities
 */
export function thresholdWords({
  link,
  review,
}: {
  readonly link: number;
  readonly review: number;
}): readonly Fate[] {
  const from = (probability: number) => ({
    percent: percentText(probability),
    odds: oddsText(probability),
    weight: weightText(weightOfProbability(probability)),
  });
  return [
    {
      title: 'Linked',
      means: 'The records are one person, unless other records speak against it. Nobody looks.',
      from: from(link),
    },
    ...(review < link
      ? [
          {
            title: 'Waits for a steward',
            means: 'It is in doubt: somebody decides.',
            from: from(review),
          },
        ]
      : []),
    { title: 'Kept apart', means: 'The records are two people. Nobody looks.', from: null },
  ];
}
