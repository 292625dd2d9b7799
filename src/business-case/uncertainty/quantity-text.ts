import { compare, decimalText, multiply, type Rational, rational } from '../arithmetic/rational.ts';
import { sameUnit, type Unit } from '../domain/unit.ts';

const HUNDRED = rational(100);
const THOUSAND = rational(1000);
/** Names that begin as a vowel does when they are read out. */
const AN = /^([aeio]|FTE$)/;
/** Units that read the same of one and of many. */
const UNCHANGED: ReadonlySet<string> = new Set(['FTE', 'staff']);

/**
 * A value with its unit, as people read it: shares in per cent, money in pounds, and no more
 * places than tell something.
 *
 * @example
 * quantityText(rational('0.2006'), 'share'); // '20.06%'
 * quantityText(rational('13782.74'), 'claim/year'); // '13,783 claims a year'
 */
export function quantityText(value: Rational, unit: Unit): string {
  if (unit === 'share') return `${decimalText(multiply(value, HUNDRED), 2)}%`;
  if (sameUnit(unit, '1/year')) return `${decimalText(multiply(value, HUNDRED), 2)}% a year`;
  const [counted = '', ...each] = unit.split('/');
  const per = each.map((name) => ` ${AN.test(name) ? 'an' : 'a'} ${name}`).join('');
  return counted === '£' ? `${poundsText(value)}${per}` : `${countText(value, counted)}${per}`;
}

function poundsText(value: Rational): string {
  const isSmall = compare(value, HUNDRED) < 0;
  const text = decimalText(value, isSmall ? 4 : 0);
  return `£${grouped(text.replace(/(\.\d)$/, '$10'))}`;
}

function countText(value: Rational, name: string): string {
  const places = compare(value, HUNDRED) < 0 ? 2 : compare(value, THOUSAND) < 0 ? 1 : 0;
  const number = decimalText(value, places);
  const isOne = number === '1' || UNCHANGED.has(name);
  const many = name.endsWith('y') && !name.endsWith('ay') ? `${name.slice(0, -1)}ies` : `${name}s`;
  return `${grouped(number)} ${isOne ? name : name === 'child' ? 'children' : many}`;
}

function grouped(number: string): string {
  const [whole = '', decimals] = number.split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? thousands : `${thousands}.${decimals}`;
}
