import type { Comparison, Level } from '../../../linkage/index.ts';
import type { ModelInHistory } from '../../../master-index/index.ts';
import { upperFirst } from '../../shared/formats.ts';
import { comparisonTitle } from '../comparison-title.ts';
import { conditionWords } from './condition-words.ts';
import { percentText, timesText, weightText } from './odds.ts';
import { type OriginWords, originWords } from './origin-words.ts';
import {
  rangeBars,
  type WeightBar,
  type WeightScale,
  weightBar,
  weightScale,
} from './weight-chart.ts';

/** One level of a comparison, as the page shows it. */
export interface LevelShown {
  readonly words: string;
  /** What else is to be known of it; empty where there is nothing. */
  readonly note: string;
  readonly m: string;
  readonly u: string;
  readonly weight: string;
  readonly times: string;
  readonly bar: WeightBar;
}

/** One comparison of a model, as the page shows it. */
export interface ComparisonShown {
  /** Of its place on the page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Whom it speaks of, where that is not the person alone. */
  readonly about: string;
  readonly origin: OriginWords;
  readonly levels: readonly LevelShown[];
  /** What it says at most, against and for. */
  readonly range: readonly WeightBar[];
  readonly most: { readonly against: string; readonly for: string };
}

export interface ComparisonsShown {
  readonly scale: WeightScale;
  readonly comparisons: readonly ComparisonShown[];
}

const ABOUT: Readonly<Record<NonNullable<Comparison['about']>, string>> = {
  person: '',
  household:
    'All of one home share it: where nothing else agrees, agreeing tells the home and not the person, and weighs less.',
  family: 'Relatives may share it: agreeing may tell the family and not the person.',
};

/** The comparisons of a model, with their weights on one scale. */
export function comparisonsShown({
  model,
  trained,
}: Pick<ModelInHistory, 'model' | 'trained'>): ComparisonsShown {
  const weights = model.comparisons.map(({ levels }) => levels.map(weightOf));
  const scale = weightScale(weights.flat());
  return {
    scale,
    comparisons: model.comparisons.map(({ name, description, about, levels }, i) => {
      const own = weights[i] ?? [];
      const [against, most] = [Math.min(0, ...own), Math.max(0, ...own)];
      return {
        id: `comparison-${i + 1}`,
        title: comparisonTitle(name),
        description: description ?? '',
        about: ABOUT[about ?? 'person'],
        origin: originWords(name, trained),
        range: rangeBars(scale, own),
        most: { against: weightText(against), for: weightText(most) },
        levels: levels.map((level, j) =>
          levelShown(level, own[j] ?? 0, {
            scale,
            isAllFixed: levels.every(({ fixed }) => fixed !== undefined),
          }),
        ),
      };
    }),
  };
}

/** log2(m / u), in bits: Fellegi and Sunter, "A Theory for Record Linkage" (JASA, 1969). */
function weightOf({ m = 0, u = 0 }: Level): number {
  return m === u ? 0 : Math.log2(m / u);
}

function levelShown(
  level: Level,
  weight: number,
  { scale, isAllFixed }: { readonly scale: WeightScale; readonly isAllFixed: boolean },
): LevelShown {
  const { description, when, m = 0, u = 0 } = level;
  return {
    words: upperFirst(description ?? conditionWords(when)),
    note: noteOf(level, isAllFixed),
    m: percentText(m),
    u: percentText(u),
    weight: weightText(weight),
    times: timesText(weight),
    bar: weightBar(scale, weight),
  };
}

/** Where all levels are set by hand, the comparison says so and not each of them. */
function noteOf({ termFrequency, fixed }: Level, isAllFixed: boolean): string {
  const notes = [
    termFrequency === undefined || termFrequency.weight === 0
      ? ''
      : 'More for rare values, less for common ones.',
    fixed === undefined || isAllFixed
      ? ''
      : fixed === 'both'
        ? 'm and u are set by hand.'
        : `${fixed} is set by hand.`,
  ];
  return notes.filter((note) => note !== '').join(' ');
}
