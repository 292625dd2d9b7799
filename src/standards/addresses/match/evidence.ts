import type { AddressIndex } from './address-index.ts';
import { editDistance, toleratedEdits } from './edit-distance.ts';
import type { StreetName } from './keys.ts';
import type { Asked } from './readings.ts';
import {
  NAME_BITS,
  NAME_WEIGHT,
  NUMBER_BITS,
  NUMBER_WEIGHT,
  PLACE_WEIGHT,
  POSTCODE_BITS,
  POSTCODE_WEIGHT,
  STREET_BITS,
  STREET_COST,
  STREET_DIFFERENT,
} from './weights.ts';

export type StreetLevel =
  | 'same'
  | 'no-descriptor'
  | 'misspelt'
  | 'other-descriptor'
  | 'part'
  | 'different'
  | 'unasked';
export type PostcodeLevel = keyof typeof POSTCODE_WEIGHT | 'same' | 'unasked';
export type NumberLevel =
  | 'same'
  | 'range'
  | 'suffix'
  | 'different'
  | 'unasked'
  | 'unheld'
  | 'neither';
export type NameLevel = 'same' | 'misspelt' | 'different' | 'unasked' | 'unheld' | 'neither';

/** A level of agreement and its weight in bits. */
export interface Evidence<Level extends string> {
  readonly level: Level;
  readonly weight: number;
}

/** How many bits agreeing on something says, from how many addresses share it. */
function bits(total: number, sharing: number, { least, most }: { least: number; most: number }) {
  return Math.min(most, Math.max(least, Math.log2(total / Math.max(1, sharing))));
}

export function streetEvidence(
  index: AddressIndex,
  asked: StreetName | null,
  nameId: number,
): Evidence<StreetLevel> {
  if (asked === null) return { level: 'unasked', weight: 0 };
  const held = index.streetNames[nameId]!;
  const exact = bits(index.size, index.streetNameCounts[nameId]!, STREET_BITS);
  if (asked.key === held.key) return { level: 'same', weight: exact };
  const namesAnother = index.streetNameByKey(asked.key) !== undefined;
  const same = exact - (namesAnother ? STREET_COST.namesAnother : 0);
  const isDescriptorLeftOut = asked.descriptor === '' || held.descriptor === '';
  const isOtherDescriptor = !isDescriptorLeftOut && asked.descriptor !== held.descriptor;
  if (asked.base === held.base) {
    // RIVER GARDEN for RIVER GARDENS is a letter left out, not another kind of street.
    if (isPluralOf(asked.descriptor, held.descriptor)) {
      return { level: 'misspelt', weight: same - STREET_COST.misspelt };
    }
    const level = isDescriptorLeftOut ? 'no-descriptor' : 'other-descriptor';
    return { level, weight: same - STREET_COST[level] };
  }
  const allowed = Math.min(toleratedEdits(asked.base.length), toleratedEdits(held.base.length));
  const edits = editDistance(asked.base, held.base, allowed);
  if (edits <= allowed && allowed > 0) {
    const cost = STREET_COST.misspelt + STREET_COST.misspeltEdit * (edits - 1);
    return isOtherDescriptor
      ? { level: 'other-descriptor', weight: same - STREET_COST['other-descriptor'] - cost }
      : { level: 'misspelt', weight: same - cost };
  }
  // The descriptor itself may be what is misspelt: HIGH STRET has none that is known.
  const whole = Math.min(toleratedEdits(asked.key.length), toleratedEdits(held.key.length));
  const wholeEdits = editDistance(asked.key, held.key, whole);
  if (wholeEdits <= whole && isDescriptorLeftOut) {
    const cost = STREET_COST.misspelt + STREET_COST.misspeltEdit * (wholeEdits - 1);
    return { level: 'misspelt', weight: same - cost };
  }
  const [shorter, longer] =
    asked.key.length < held.key.length ? [asked.key, held.key] : [held.key, asked.key];
  if (shorter.length >= 6 && (longer.endsWith(shorter) || longer.startsWith(shorter))) {
    return { level: 'part', weight: same - STREET_COST.part };
  }
  return { level: 'different', weight: STREET_DIFFERENT };
}

/** Whether of two street descriptors one is the other with an S. */
function isPluralOf(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  return a.length < b.length ? `${a}S` === b : `${b}S` === a;
}

/** `heldId` is the number of the property's postcode in the index, -1 for none. */
export function postcodeEvidence(
  index: AddressIndex,
  asked: string | null,
  heldId: number,
): Evidence<PostcodeLevel> {
  if (asked === null) return { level: 'unasked', weight: 0 };
  const held = heldId < 0 ? null : index.postcodeTexts[heldId]!;
  if (asked === held) {
    const sharing = index.postcodeCounts[heldId]!;
    return { level: 'same', weight: bits(index.size, sharing, POSTCODE_BITS) };
  }
  const level = postcodeLevel(asked, held);
  return { level, weight: POSTCODE_WEIGHT[level] };
}

function postcodeLevel(asked: string, held: string | null): keyof typeof POSTCODE_WEIGHT {
  if (held === null) return 'unheld';
  if (editDistance(asked.replace(' ', ''), held.replace(' ', ''), 1) <= 1) return 'near';
  if (asked.slice(0, -2) === held.slice(0, -2)) return 'sector';
  return asked.slice(0, -4) === held.slice(0, -4) ? 'district' : 'elsewhere';
}

export function numberEvidence(
  index: AddressIndex,
  asked: Asked,
  building: number,
  isNamed: boolean,
): Evidence<NumberLevel> {
  const { number } = asked;
  const start = index.start(building);
  if (number === null) {
    if (start < 0) return { level: 'neither', weight: 0 };
    return {
      level: 'unasked',
      weight: isNamed ? NUMBER_WEIGHT.unaskedNamed : NUMBER_WEIGHT.unasked,
    };
  }
  if (start < 0) {
    return { level: 'unheld', weight: isNamed ? NUMBER_WEIGHT.unheldNamed : NUMBER_WEIGHT.unheld };
  }
  const same = bits(index.size, index.numberCounts[number.start]!, NUMBER_BITS);
  const end = index.end(building);
  const startSuffix = index.startSuffix(building);
  if (start === number.start && (end < 0 || number.end < 0 || end === number.end)) {
    const isWhole = end === number.end;
    if (startSuffix === number.startSuffix) {
      return isWhole && index.endSuffix(building) === number.endSuffix
        ? { level: 'same', weight: same }
        : { level: 'range', weight: same - NUMBER_WEIGHT.rangeCost };
    }
    // 12B within 12A-12C.
    if (end === start && isBetween(number.startSuffix, startSuffix, index.endSuffix(building))) {
      return { level: 'range', weight: same - NUMBER_WEIGHT.rangeCost };
    }
    return {
      level: 'suffix',
      weight:
        startSuffix === 0 || number.startSuffix === 0
          ? NUMBER_WEIGHT.suffixLeftOut
          : NUMBER_WEIGHT.suffixDifferent,
    };
  }
  if (isWithin(number.start, number.end, start, end)) {
    return { level: 'range', weight: same - NUMBER_WEIGHT.rangeCost };
  }
  return { level: 'different', weight: NUMBER_WEIGHT.different };
}

/** Whether one of two numbers or ranges lies within the other, on the same side of the street. */
export function isWithin(start: number, end: number, heldStart: number, heldEnd: number): boolean {
  if (end < 0 && heldEnd < 0) return start === heldStart;
  const [from, to, low, high] =
    heldEnd >= 0
      ? [start, Math.max(start, end), heldStart, heldEnd]
      : [heldStart, heldStart, start, end];
  if (from < low || to > high) return false;
  // Ranges along a street count one side: 12-16 is 12, 14 and 16. 12-15 is both sides.
  return (low & 1) !== (high & 1) || (from & 1) === (low & 1);
}

function isBetween(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}

export function nameLevel(index: AddressIndex, asked: string, held: number): NameLevel {
  if (asked === '') return held < 0 ? 'neither' : 'unasked';
  if (held < 0) return 'unheld';
  const name = index.buildingNames[held]!;
  if (asked === name) return 'same';
  const allowed = Math.min(toleratedEdits(asked.length), toleratedEdits(name.length));
  if (allowed > 0 && editDistance(asked, name, allowed) <= allowed) return 'misspelt';
  // TOWER HOUSE within BLOCK B TOWER HOUSE, and the other way round.
  const [shorter, longer] = asked.length < name.length ? [asked, name] : [name, asked];
  const isPart = shorter.length >= 6 && (longer.startsWith(shorter) || longer.endsWith(shorter));
  return isPart ? 'misspelt' : 'different';
}

export function nameEvidence(
  index: AddressIndex,
  level: NameLevel,
  held: number,
  isNumbered: boolean,
): Evidence<NameLevel> {
  switch (level) {
    case 'neither':
      return { level, weight: 0 };
    case 'unasked':
      return { level, weight: isNumbered ? NAME_WEIGHT.unaskedNumbered : NAME_WEIGHT.unasked };
    case 'unheld':
      return { level, weight: isNumbered ? NAME_WEIGHT.unheldNumbered : NAME_WEIGHT.unheld };
    case 'different':
      return { level, weight: isNumbered ? NAME_WEIGHT.differentNumbered : NAME_WEIGHT.different };
    default: {
      const same = bits(index.size, index.buildingNameCounts[held]!, NAME_BITS);
      const weight = level === 'same' ? same : same - NAME_WEIGHT.misspeltCost;
      return {
        level,
        weight: isNumbered ? Math.min(weight, NAME_WEIGHT.mostBesideNumber) : weight,
      };
    }
  }
}

/** Agreement on locality and town; a place that is another of the gazetteer's speaks against. */
export function placeWeight(known: readonly string[], held: readonly string[]): number {
  if (known.length === 0 || held.length === 0) return 0;
  let agreeing = 0;
  for (const place of held) if (known.includes(place)) agreeing += 1;
  if (agreeing === 0) return PLACE_WEIGHT.different;
  if (agreeing > 1) return PLACE_WEIGHT.same + PLACE_WEIGHT.second;
  const isElsewhere = known.some((place) => !held.includes(place));
  return PLACE_WEIGHT.same + (isElsewhere ? PLACE_WEIGHT.otherLocality : 0);
}
