import type { IndexHealth } from '../../../master-index/index.ts';
import { numberText } from '../../shared/formats.ts';
import { type SourceState, sourceState } from '../sources/source-list.ts';
import type { PartHealth } from './part-health.ts';

const WRONG: ReadonlySet<SourceState['kind']> = new Set(['failed', 'late']);

/** The sources that failed or are late, with why. */
export function sourcesToLookAt(
  { sources }: Pick<IndexHealth, 'sources'>,
  today: string,
): readonly { readonly title: string; readonly service: string; readonly state: SourceState }[] {
  return sources
    .map((source) => ({
      title: source.title,
      service: source.service,
      state: sourceState(source, today),
    }))
    .filter(({ state }) => WRONG.has(state.kind));
}

/** How all sources are, as one part of the installation. */
export function sourcesPart(health: Pick<IndexHealth, 'sources'>, today: string): PartHealth {
  const marked = sourcesToLookAt(health, today);
  const all = health.sources.length;
  if (marked.length === 0) {
    return {
      name: 'Sources',
      kind: all === 0 ? 'past' : 'well',
      tag: all === 0 ? 'None yet' : 'None late',
      text: all === 0 ? 'No source was set up' : `${numberText(all)} sources, and none failed`,
      hint: '',
    };
  }
  const failed = marked.filter(({ state }) => state.kind === 'failed').length;
  return {
    name: 'Sources',
    kind: 'warned',
    tag: `${marked.length} to look at`,
    text: `${numberText(all)} sources: ${[
      ...(failed === 0 ? [] : [`${failed} failed`]),
      ...(marked.length === failed ? [] : [`${marked.length - failed} late`]),
    ].join(', ')}`,
    hint: 'They are listed below.',
  };
}
