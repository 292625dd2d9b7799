import type { PersonId } from '../ids.ts';
import type { Effect, LinkEffect } from './effects.ts';
import type { PartReader } from './index-part.ts';

/** Links of these records go to a person; those that are there are left alone. */
export function moveLinks(
  reader: PartReader,
  records: Iterable<string>,
  to: PersonId,
): LinkEffect[] {
  return [...records].flatMap((record): LinkEffect[] => {
    const from = reader.link(record)?.person ?? null;
    return from === to ? [] : [{ of: 'link', record, from, to }];
  });
}

/** What follows a record goes where the record goes. */
export function hangersOfRecords(reader: PartReader, links: readonly LinkEffect[]): Effect[] {
  const to = new Map(links.map((link) => [link.record, link.to]));
  return reader.part.hangers.flatMap((hanger): Effect[] => {
    const person = hanger.record === null ? undefined : to.get(hanger.record);
    if (person === undefined || person === null || person === hanger.person) return [];
    return [
      { of: 'hanger', hanger: hanger.id, kind: hanger.kind, from: hanger.person, to: person },
    ];
  });
}

/** What follows a person goes to another. */
export function hangersOfPerson(
  reader: PartReader,
  person: PersonId,
  to: PersonId,
  which: (id: string) => boolean = () => true,
): Effect[] {
  return reader
    .hangersOf(person)
    .filter(({ record, id }) => record === null && which(id))
    .map((hanger) => ({
      of: 'hanger',
      hanger: hanger.id,
      kind: hanger.kind,
      from: person,
      to,
    }));
}
