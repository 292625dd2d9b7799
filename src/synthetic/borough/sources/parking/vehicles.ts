import type { Day } from '../../calendar.ts';
import { hash4, purpose, unit } from '../../chance.ts';

/** Mean days that a keeper has a vehicle: about four years. Illustrative. */
const KEPT_FOR = 1461;
const MAKES = [
  'FORD',
  'FORD',
  'VAUXHALL',
  'VAUXHALL',
  'VOLKSWAGEN',
  'BMW',
  'TOYOTA',
  'NISSAN',
  'PEUGEOT',
  'AUDI',
  'KIA',
  'HONDA',
] as const;
const VEHICLE = purpose('parking/vehicle');

/** Which of a keeper's vehicles they had on a day: the first is 0, a new one every few years. */
export function vehicleOn(person: number, day: Day): number {
  return Math.floor((day + unit(hash4(VEHICLE, person, 0, 0)) * KEPT_FOR) / KEPT_FOR);
}

export function makeOf(person: number, vehicle: number): string {
  const at = unit(hash4(VEHICLE, person, vehicle, 1));
  return MAKES[Math.floor(at * MAKES.length)] as string;
}
