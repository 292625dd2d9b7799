import type { DecisionEffects } from '../../../master-index/index.ts';

const recordsText = (count: number): string => `${count} ${count === 1 ? 'record' : 'records'}`;

/** What a decision would do, in sentences. */
export function effectWords({
  persons,
  notes,
}: Pick<DecisionEffects, 'persons' | 'notes'>): readonly string[] {
  return [
    ...persons.map(({ person, before, after }) => {
      if (after.length === 0) {
        return `Person ${person} ends, and leads to the other. Records: ${before.length}.`;
      }
      if (before.length === 0) {
        const who = person === 'new' ? 'A new person' : `Person ${person}`;
        return `${who} is there then, with ${recordsText(after.length)}.`;
      }
      return `Person ${person} has ${recordsText(before.length)} now, and ${after.length} then.`;
    }),
    ...notes.map((note) => (note.endsWith('.') ? note : `${note}.`)),
  ];
}
