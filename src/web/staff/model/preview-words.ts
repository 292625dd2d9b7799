import type { AskedPreview, PreviewShown } from '../../../master-index/index.ts';
import { numberText, upperFirst } from '../../shared/formats.ts';
import { percentText } from './odds.ts';

type Found = NonNullable<PreviewShown['found']>;

/** What is previewed, as a sentence begins or stands alone. */
export function previewTitle({ from, fileName }: Pick<AskedPreview, 'from' | 'fileName'>): string {
  if (from === 'anew') return 'A model trained anew';
  return from === 'in-force' ? 'The model in force, with other thresholds' : `The file ${fileName}`;
}

/** The thresholds that were asked for; empty where those of the model are kept. */
export function thresholdsText({ thresholds }: Pick<AskedPreview, 'thresholds'>): string {
  if (thresholds === null) return '';
  return `Linked from ${percentText(thresholds.link)}, in doubt from ${percentText(thresholds.review)}`;
}

const STATES: Readonly<Record<AskedPreview['job']['state'], { kind: string; tag: string }>> = {
  queued: { kind: 'loading', tag: 'Waits' },
  loading: { kind: 'loading', tag: 'Under way' },
  matching: { kind: 'loading', tag: 'Under way' },
  done: { kind: 'well', tag: 'Done' },
  failed: { kind: 'failed', tag: 'Failed' },
};

export function previewState({ job }: Pick<AskedPreview, 'job'>) {
  return STATES[job.state];
}

const PHASES: Readonly<Record<string, string>> = {
  begin: 'Beginning',
  'read records': 'Reading all records',
  'choose model': 'Choosing what to compare',
  link: 'Linking the records',
  write: 'Writing who is who',
  index: 'Making what changes are matched by',
  'index for search': 'Making what is searched by',
};

/** How far a job is, in words: each run has several parts, and each of those its own numbers. */
export function progressText(progress: AskedPreview['job']['progress']): string {
  if (progress === null) return 'Waits for its turn, or runs in another process of the hub.';
  const { phase, done, total } = progress;
  const what = PHASES[phase] ?? upperFirst(phase);
  if (total === null || total <= 0) return `${what}.`;
  return `${what}: ${Math.min(100, Math.round((100 * done) / total))}%.`;
}

/** The figures of a preview, now and then. */
export function previewFigures(found: Found) {
  const change = (now: number, then: number): string => {
    const more = then - now;
    if (more === 0) return 'as many';
    return more > 0 ? `${numberText(more)} more` : `${numberText(-more)} fewer`;
  };
  const reviewsThen = found.reviewsNow + found.reviewsOpened - found.reviewsClosed;
  return {
    tiles: [
      {
        figure: numberText(found.joined),
        text: `${plural(found.joined, 'person')} made of several`,
      },
      { figure: numberText(found.split), text: `${plural(found.split, 'person')} split` },
      {
        figure: numberText(found.unchanged),
        text: `${plural(found.unchanged, 'person')} ${found.unchanged === 1 ? 'stays' : 'stay'} as they are`,
      },
    ],
    rows: [
      {
        label: 'Persons',
        now: numberText(found.personsNow),
        later: numberText(found.personsThen),
        change: change(found.personsNow, found.personsThen),
      },
      {
        label: 'Pairs of records that wait for a steward',
        now: numberText(found.reviewsNow),
        later: numberText(reviewsThen),
        change: `${numberText(found.reviewsOpened)} opened, ${numberText(found.reviewsClosed)} closed`,
      },
    ],
  };
}

function plural(count: number, word: 'person'): string {
  return count === 1 ? word : 'people';
}

/** Samples to look at, in numbers of persons and records. */
export function previewSamples({ samples }: Found) {
  return {
    joined: samples.joined.map(({ persons, groups }) => ({
      persons,
      records: groups.flat().length,
    })),
    split: samples.split.map(({ persons, groups }) => ({
      persons,
      sizes: groups.map(({ length }) => length).sort((a, b) => b - a),
      records: groups.flat().length,
    })),
    reviews: samples.reviews.map(({ persons }) => ({
      persons,
      isOfOne: persons[0] === persons[1],
    })),
  };
}
