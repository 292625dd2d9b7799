import type { FactValue, MappedAttachment, MappedRecord } from '../../intake/index.ts';
import { type AttributeName, personAttributes } from '../../standards/index.ts';
import type { Dataset } from '../reading/source-catalogue.ts';

/** One thing that is held, in words. */
export interface HeldItem {
  /** As agreements and the audit name it. */
  readonly item: string;
  readonly label: string;
  readonly value: string;
  /** Whether it tells of somebody else, or names one: to be looked at before it is shown. */
  readonly isOfOthers: boolean;
}

/** What a version says, item by item, in words: money in pounds, codes by what they mean. */
export function itemsOf(
  dataset: Dataset,
  said: MappedRecord | MappedAttachment | null,
): readonly HeldItem[] {
  if (said === null) return [];
  const own = 'attributes' in said ? recordItems(said) : [];
  const facts = Object.entries(said.facts).map(([name, value]): HeldItem => {
    const fact = dataset.facts.get(name);
    return {
      item: fact?.item ?? `fact:${name}`,
      label: fact?.label ?? name,
      value: factText(value, fact?.type),
      isOfOthers: false,
    };
  });
  const professionals = said.professionals.map(
    ({ name, team, role }): HeldItem => ({
      item: 'professionals',
      label: 'Professional involved',
      value: [role, name, team].filter((part) => part !== null).join(', '),
      isOfOthers: name !== null,
    }),
  );
  const period = [
    ['Began', said.started],
    ['Ended', said.ended],
  ].flatMap(([label, value]): HeldItem[] =>
    value === null || value === undefined || label === null || label === undefined
      ? []
      : [{ item: 'fact:period', label, value, isOfOthers: false }],
  );
  return [...own, ...facts, ...professionals, ...period];
}

function recordItems(record: MappedRecord): HeldItem[] {
  const names = Object.keys(personAttributes) as AttributeName[];
  const attributes = names.flatMap((name): HeldItem[] => {
    const value = record.attributes[name] ?? record.wrong[name];
    if (value === undefined) return [];
    return [
      {
        item: name,
        label: personAttributes[name].label,
        value: typeof value === 'string' ? value : value.join(', '),
        isOfOthers: false,
      },
    ];
  });
  const relationships = record.relationships.map(
    ({ role, name, key, phone }): HeldItem => ({
      item: 'relationships',
      label: 'Relationship',
      value: [role, name ?? key, phone].filter((part) => part !== null).join(', '),
      isOfOthers: true,
    }),
  );
  const markers = record.markers.map(
    ({ code, text }): HeldItem => ({
      item: `markers:${code}`,
      label: 'Marker',
      value: text ?? code,
      isOfOthers: false,
    }),
  );
  return [...attributes, ...relationships, ...markers];
}

function factText(value: FactValue, type: string | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (type === 'money' && typeof value === 'number') {
    return (value / 100).toLocaleString('en-GB', { style: 'currency', currency: 'GBP' });
  }
  return String(value);
}
