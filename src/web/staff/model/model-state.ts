import type { StoredModel } from '../../../master-index/index.ts';
import { momentText } from '../../shared/formats.ts';

/** How a model is, at a glance. */
export interface ModelStateWords {
  readonly kind: 'well' | 'warned' | 'past';
  /** A word or two. */
  readonly tag: string;
  readonly text: string;
}

/** Whether a model is in force, and for all records. */
export function modelStateWords({ until, appliedAt }: StoredModel): ModelStateWords {
  if (until !== null) {
    return {
      kind: 'past',
      tag: 'No longer in force',
      text:
        appliedAt === null
          ? 'It was never applied to all records.'
          : `Another took its place on ${momentText(until)}.`,
    };
  }
  if (appliedAt === null) {
    return {
      kind: 'warned',
      tag: 'Half applied',
      text: 'Not all records are matched by it yet: either that is under way, or it was cut off. Changes wait until it is done; matching goes on with it.',
    };
  }
  return {
    kind: 'well',
    tag: 'In force',
    text: `All records are matched by it since ${momentText(appliedAt)}. What changes is matched by it, too.`,
  };
}
