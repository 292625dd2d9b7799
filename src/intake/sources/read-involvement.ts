import { standardisers } from '../../standards/index.ts';
import { optionsOf } from './columns-used.ts';
import { compileConditions } from './conditions.ts';
import type {
  MarkerDefinition,
  ProfessionalDefinition,
  RelationshipDefinition,
  ValueDefinition,
} from './definition-schema.ts';
import type {
  MappedMarker,
  MappedProfessional,
  MappedRelationship,
  ReceivedRow,
} from './mapped-row.ts';
import { partsOf } from './read-attributes.ts';
import { type FileLayout, keyReader, type TextReader, wordReader } from './row-values.ts';

const NOBODY: readonly never[] = [];
const NOTHING: TextReader = () => '';

function optional(layout: FileLayout, value: ValueDefinition | undefined): TextReader {
  return value === undefined ? NOTHING : wordReader(layout, value);
}

/** Reads whom a row says the person of a record is related to; never the person itself. */
export function relationshipReader(
  layout: FileLayout,
  definitions: readonly RelationshipDefinition[] | undefined,
): (row: ReceivedRow, ownKey: string) => readonly MappedRelationship[] {
  if (definitions === undefined) return () => NOBODY;
  const own = layout.definition.name;
  const readers = definitions.map(({ role, inverse, to, when }) => ({
    test: compileConditions(layout, when),
    role: wordReader(layout, role),
    inverse: optional(layout, inverse),
    source: to.source ?? own,
    key: to.key === undefined ? () => null : keyReader(layout, to.key),
    name: optional(layout, to.name),
    phone: optional(layout, to.phone),
  }));
  return (row, ownKey) =>
    readers.flatMap(({ test, role, inverse, source, key, name, phone }) => {
      if (!test(row)) return [];
      const other = key(row);
      const called = name(row);
      const does = role(row);
      if ((other === null && called === '') || does === '') return [];
      if (other === ownKey && source === own) return [];
      const number = phone(row);
      return [
        {
          role: does,
          inverse: orNull(inverse(row)),
          source: other === null ? null : source,
          key: other,
          name: orNull(called),
          phone: number === '' ? null : (standardisers.phone?.standardise(number) ?? number),
        },
      ];
    });
}

/** Reads the professionals and teams; of a split column each name is one. */
export function professionalReader(
  layout: FileLayout,
  definitions: readonly ProfessionalDefinition[] | undefined,
): (row: ReceivedRow) => readonly MappedProfessional[] {
  if (definitions === undefined) return () => NOBODY;
  const readers = definitions.map(({ name, team, role, when }) => ({
    test: compileConditions(layout, when),
    name: optional(layout, name),
    split: name === undefined ? undefined : optionsOf(name)?.split,
    team: optional(layout, team),
    role: wordReader(layout, role),
  }));
  return (row) =>
    readers.flatMap(({ test, name, split, team, role }): MappedProfessional[] => {
      if (!test(row)) return [];
      const called = name(row);
      const inTeam = orNull(team(row));
      const does = role(row);
      if (called === '') return inTeam === null ? [] : [{ name: null, team: inTeam, role: does }];
      const names = split === undefined ? [called] : partsOf(called, split);
      return names.map((each) => ({ name: each, team: inTeam, role: does }));
    });
}

/** Reads what a row marks the person with. */
export function markerReader(
  layout: FileLayout,
  definitions: readonly MarkerDefinition[] | undefined,
): (row: ReceivedRow) => readonly MappedMarker[] {
  if (definitions === undefined) return () => NOBODY;
  const readers = definitions.map(({ code, text, when, seal = null }) => ({
    code,
    test: compileConditions(layout, when),
    text: optional(layout, text),
    seal,
  }));
  return (row) =>
    readers.flatMap(({ code, test, text, seal }) =>
      test(row) ? [{ code, text: orNull(text(row)), seal }] : [],
    );
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
