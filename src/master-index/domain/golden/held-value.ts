import type { Finding } from '../../../standards/index.ts';

/**
 * One value of one attribute, as one source record has it or had it. An address is one value:
 * its text, with postcode, UPRN and the date from which it holds as parts, so that no two
 * addresses are ever mixed. Of a list of telephones each is a value.
 */
export interface HeldValue {
  readonly attribute: string;
  readonly value: string;
  /** What belongs to the value and is never taken without it. */
  readonly parts?: Readonly<Record<string, string>>;
  /** The form in which equal values are equal; default: the value in capitals, spaces reduced. */
  readonly standard?: string;
  readonly record: string;
  readonly source: string;
  /** 0 to 100: how far the source is trusted with this attribute. */
  readonly trust: number;
  /** Whether someone has seen proof of it. */
  readonly verified: boolean;
  /** The date of the newest extract that has it. */
  readonly asAt: string;
  /** From when it holds: as the source says, else the date of the first extract that had it. */
  readonly since: string;
  /** When it held no more; null while the source says it. */
  readonly until: string | null;
  readonly findings?: readonly Finding[];
}

/** Equal for values that say the same. */
export function sameValueKey({ value, standard }: HeldValue): string {
  return standard ?? value.normalize('NFC').trim().replace(/\s+/g, ' ').toUpperCase();
}
