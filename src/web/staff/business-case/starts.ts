import { authorityNames } from '../../../business-case/index.ts';
import { type CaseContent, startingContent } from '../../../kept-cases/index.ts';

/** A case that comes with Reeve, to look at and to start from. */
export interface Start {
  /** In its address. */
  readonly key: string;
  readonly name: string;
  readonly content: CaseContent;
}

const brief = startingContent('london-borough');

/** The brief's cases, which are those of a London borough, and one of each other type. */
export const starts: readonly Start[] = [
  { key: 'brief', name: 'The brief: a London borough, level 1', content: brief },
  {
    key: 'brief-without-parking',
    name: 'The brief: level 1 without parking',
    content: { ...brief, without: ['parking'] },
  },
  {
    key: 'brief-both-levels',
    name: 'The brief: levels 1 and 2',
    content: { ...brief, levels: '1-2' },
  },
  {
    key: 'brief-level-2',
    name: 'The brief: level 2, the step from level 1 alone',
    content: { ...brief, levels: '2' },
  },
  ...(['unitary', 'county', 'district'] as const).map((type) => ({
    key: type,
    name: `${authorityNames[type]}, by default`,
    content: startingContent(type),
  })),
];
