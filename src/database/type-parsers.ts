import { ReeveError } from '../kernel/index.ts';
import { arrayElements } from './array-text.ts';

type Parser = (text: string) => unknown;

const number: Parser = (text) => Number(text);

const int8: Parser = (text) => {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new ReeveError('database/number-too-large', 'An int8 past 2^53 was read as a number', {
    hint: 'Read it as text: SELECT key::text.',
  });
};

/** `2026-11-21 12:49:21.5+00` as `2026-11-21T12:49:21.500000Z`: of one width, so that texts sort as moments do. */
const moment: Parser = (text) => {
  const parts = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text);
  // Infinity and years before Christ have no ISO 8601 text: they stay as PostgreSQL writes them.
  if (parts === null) return text;
  return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(6, '0')}Z`;
};

const moments: Parser = (text) => {
  const parts = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?$/.exec(text);
  if (parts === null) return text;
  return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(6, '0')}`;
};

const bytes: Parser = (text) => new Uint8Array(Buffer.from(text.slice(2), 'hex'));

const plain: Parser = (text) => text;

/**
 * By the type's number, and the number of its array (pg_type.dat in PostgreSQL's
 * sources, where numbers of built-in types are fixed).
 */
const types: readonly (readonly [name: string, oid: number, array: number, Parser])[] = [
  ['bool', 16, 1000, (text) => text === 't'],
  ['bytea', 17, 1001, bytes],
  ['char', 18, 1002, plain],
  ['name', 19, 1003, plain],
  ['int8', 20, 1016, int8],
  ['int2', 21, 1005, number],
  ['int4', 23, 1007, number],
  ['text', 25, 1009, plain],
  ['oid', 26, 1028, number],
  ['json', 114, 199, (text) => JSON.parse(text)],
  ['float4', 700, 1021, number],
  ['float8', 701, 1022, number],
  ['bpchar', 1042, 1014, plain],
  ['varchar', 1043, 1015, plain],
  ['date', 1082, 1182, plain],
  ['time', 1083, 1183, plain],
  ['timestamp', 1114, 1115, moments],
  ['timestamptz', 1184, 1185, moment],
  ['interval', 1186, 1187, plain],
  ['numeric', 1700, 1231, plain],
  ['uuid', 2950, 2951, plain],
  ['jsonb', 3802, 3807, (text) => JSON.parse(text)],
];

const parsers = new Map<number, Parser>();
for (const [, oid, array, parser] of types) {
  parsers.set(oid, parser);
  parsers.set(array, (text) => arrayElements(text, parser));
}

/** What makes a value of the text that a database sends for a type: the same for both. */
export function typeParser(oid: number): Parser {
  return parsers.get(oid) ?? plain;
}
