import { isMissing } from './missing.ts';
import type { Standardiser } from './standardiser.ts';

const NUMBER = /^([+-]?)[£$€]?([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)?(?:\.([0-9]*))?$/;

/**
 * Decimal number as text without leading or trailing zeros, pound sign or
 * thousands separators; digits are kept whatever their count. Null for what is
 * no number, exponents and decimal commas included.
 *
 * @example
 * number.standardise('£1,250.50'); // '1250.5'
 */
function standardiseNumber(raw: string): string | null {
  const trimmed = raw.trim();
  if (isMissing(trimmed)) return null;
  const match = NUMBER.exec(trimmed.normalize('NFKC').replace('−', '-').replace(/\s+/g, ''));
  if (match === null || ((match[2] ?? '') === '' && (match[3] ?? '') === '')) return null;
  const whole = (match[2] ?? '').replaceAll(',', '').replace(/^0+(?=[0-9])/, '') || '0';
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  const size = fraction === '' ? whole : `${whole}.${fraction}`;
  return match[1] === '-' && size !== '0' ? `-${size}` : size;
}

export const number: Standardiser = {
  name: 'number',
  description: 'Number as decimal text: no thousands separators, currency signs or needless zeros.',
  type: 'number',
  standardise: standardiseNumber,
  alreadyStandard: '0|-?[1-9][0-9]*(?:\\.[0-9]*[1-9])?|-?0\\.[0-9]*[1-9]',
};
