import type { GazetteerAddress } from '../src/standards/index.ts';

/*
 * A gazetteer and badly written addresses, made up for measuring speed and for
 * tests. It knows nothing of the synthetic borough and shares nothing with it.
 */

/** An address as somebody might write it, and the property that was meant. */
export interface WrittenAddress {
  readonly text: string;
  readonly postcode: string | null;
  readonly uprn: string;
  readonly difficulty: string;
}

const FIRST =
  'ash birch cedar elder fern gorse hazel ivy juniper larch maple nettle oak pine rowan sorrel thorn willow ' +
  'yew alder barley clover damson finch heron kestrel linnet martin otter plover raven stoat teal wren ' +
  'badger castle dyer fuller glover hatter mercer potter sadler tanner weaver abbey beacon chapel dean';
const SECOND =
  'ford ham ley ton wick worth bury combe den field gate hurst land mere more stead stone well wood bourne ' +
  'brook croft dale fold head hill holt mead moor side';
const KINDS = 'ROAD STREET AVENUE CLOSE LANE DRIVE GARDENS CRESCENT WAY TERRACE GROVE COURT';
const BLOCKS = 'HOUSE COURT POINT MANSIONS LODGE TOWER HEIGHTS';
const COTTAGES =
  'ROSE COTTAGE|THE LODGE|IVY HOUSE|MILL HOUSE|THE OLD BAKERY|ORCHARD VIEW|THE GABLES';
const SHORT: Readonly<Record<string, string>> = {
  ROAD: 'RD',
  STREET: 'ST',
  AVENUE: 'AVE',
  CLOSE: 'CL',
  LANE: 'LN',
  DRIVE: 'DR',
  GARDENS: 'GDNS',
  CRESCENT: 'CRES',
  TERRACE: 'TERR',
  GROVE: 'GR',
  COURT: 'CT',
};
const INWARD = 'ABDEFGHJLNPQRSTUWXYZ';

const NONE = { startNumber: null, startSuffix: null, endNumber: null, endSuffix: null, text: null };

/** Numbers from 0 up to but not including 1, the same for the same seed (xorshift32, Marsaglia 2003). */
export function seededNumbers(seed: number): () => number {
  let state = seed * 2_654_435_761 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** A town of streets, houses, blocks, converted houses and cottages: about as many properties as asked for. */
export function* madeUpGazetteer(properties: number, seed = 1): Generator<GazetteerAddress> {
  const random = seededNumbers(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const firsts = FIRST.toUpperCase().split(' ');
  const seconds = SECOND.toUpperCase().split(' ');
  const kinds = KINDS.split(' ');
  const localities = ['NORTHBANK', 'SOUTHBANK', 'EASTERTON', 'WESTERLEY', 'MIDDLEHAM', 'OVERLEIGH'];
  let made = 0;
  let postcodes = 0;
  const nextPostcode = () => {
    const n = postcodes++;
    const inward = `${n % 10}${INWARD[Math.floor(n / 10) % 20]}${INWARD[Math.floor(n / 200) % 20]}`;
    return `ZE${1 + (Math.floor(n / 4000) % 99)} ${inward}`;
  };
  const base = {
    status: 'approved',
    isHistoricalProperty: false,
    postTown: null,
    classification: null,
    organisation: null,
    town: 'MADETOWN',
  } as const;
  const uprn = () => String(10_000_000 + made++);
  while (made < properties) {
    const street = `${pick(firsts)}${random() < 0.7 ? pick(seconds) : ''} ${pick(kinds)}`;
    const place = { ...base, street, locality: random() < 0.4 ? pick(localities) : null };
    let postcode = nextPostcode();
    const length = 10 + Math.floor(random() ** 2 * 120);
    for (let number = 1; number <= length && made < properties; number += 1) {
      if (number % 24 === 0) postcode = nextPostcode();
      const kind = random();
      const at = { ...place, postcode };
      const numbered = { ...NONE, startNumber: number };
      if (kind < 0.9) {
        yield { ...at, uprn: uprn(), parentUprn: null, sao: NONE, pao: numbered };
      } else if (kind < 0.94) {
        const shell = uprn();
        yield { ...at, uprn: shell, parentUprn: null, sao: NONE, pao: numbered };
        const flats = 2 + Math.floor(random() * 3);
        for (let flat = 1; flat <= flats; flat += 1) {
          const sao = { ...NONE, text: `FLAT ${flat}` };
          yield { ...at, uprn: uprn(), parentUprn: shell, sao, pao: numbered };
        }
      } else if (kind < 0.96) {
        const pao = { ...NONE, text: pick(COTTAGES.split('|')) };
        yield { ...at, uprn: uprn(), parentUprn: null, sao: NONE, pao };
      } else if (kind < 0.985) {
        yield {
          ...at,
          uprn: uprn(),
          parentUprn: null,
          sao: NONE,
          pao: { ...numbered, startSuffix: 'A' },
        };
        yield {
          ...at,
          uprn: uprn(),
          parentUprn: null,
          sao: NONE,
          pao: { ...numbered, startSuffix: 'B' },
        };
      } else if (kind < 0.99) {
        const pao = { ...numbered, endNumber: number + 2 };
        yield { ...at, uprn: uprn(), parentUprn: null, sao: NONE, pao };
      } else {
        const name = `${pick(firsts)} ${pick(BLOCKS.split(' '))}`;
        const pao = random() < 0.5 ? { ...numbered, text: name } : { ...NONE, text: name };
        const shell = uprn();
        yield { ...at, uprn: shell, parentUprn: null, sao: NONE, pao };
        const flats = 6 + Math.floor(random() * 40);
        for (let flat = 1; flat <= flats; flat += 1) {
          const sao = { ...NONE, text: `FLAT ${flat}` };
          yield { ...at, uprn: uprn(), parentUprn: shell, sao, pao };
        }
      }
    }
  }
}

/** Writes an address as people do: once as recorded, and with one or two difficulties. */
export function writtenAddress(address: GazetteerAddress, random: () => number): WrittenAddress {
  const { sao, pao, street, locality, town } = address;
  const difficulties: string[] = [];
  const may = (name: string, chance: number) => {
    const does = random() < chance;
    if (does) difficulties.push(name);
    return does;
  };
  let road = street ?? '';
  if (may('abbreviated', 0.4)) {
    const words = road.split(' ');
    road = [...words.slice(0, -1), SHORT[words.at(-1)!] ?? words.at(-1)!].join(' ');
  }
  if (may('typing slip', 0.08)) road = slip(road, random);
  let unit = sao.text ?? '';
  if (unit !== '' && may('apartment for flat', 0.15)) unit = unit.replace('FLAT', 'Apt');
  const numbers =
    pao.startNumber === null
      ? ''
      : `${pao.startNumber}${pao.startSuffix ?? ''}${pao.endNumber === null ? '' : `-${pao.endNumber}`}`;
  const stroke = /^FLAT ([0-9]+)$/.exec(unit);
  let head = [unit, pao.text ?? '', `${numbers} ${road}`.trim()].filter((part) => part !== '');
  if (stroke !== null && numbers !== '' && pao.text === null && may('stroke', 0.1)) {
    head = [`${stroke[1]}/${numbers} ${road}`];
  }
  const places = [
    may('locality left out', 0.3) ? null : locality,
    may('town left out', 0.2) ? null : town,
  ];
  const comma = may('no commas', 0.25) ? ' ' : ', ';
  let text = [...head, ...places.filter((place) => place !== null)].join(comma);
  if (may('mixed case', 0.5)) text = text.toLowerCase();
  let postcode = address.postcode;
  if (may('postcode left out', 0.08)) postcode = null;
  else if (postcode !== null && may('postcode wrong', 0.04))
    postcode = wrongPostcode(postcode, random);
  else if (postcode !== null && may('postcode in the text', 0.3)) {
    text = `${text}${comma}${postcode.replace(' ', random() < 0.3 ? '' : ' ')}`;
    postcode = null;
  }
  return {
    text,
    postcode,
    uprn: address.uprn,
    difficulty: difficulties.join(' + ') || 'as recorded',
  };
}

function slip(text: string, random: () => number): string {
  const at = 1 + Math.floor(random() * Math.max(1, text.length - 2));
  const kind = Math.floor(random() * 3);
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
  if (kind === 1) return text.slice(0, at) + text[at]! + text.slice(at);
  return `${text.slice(0, at - 1)}${text[at]!}${text[at - 1]!}${text.slice(at + 1)}`;
}

function wrongPostcode(postcode: string, random: () => number): string {
  const letter = INWARD[Math.floor(random() * INWARD.length)]!;
  return random() < 0.6
    ? `${postcode.slice(0, -1)}${letter}`
    : `ZE${1 + Math.floor(random() * 40)} ${Math.floor(random() * 10)}${letter}${letter}`;
}
