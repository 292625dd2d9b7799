import { ReeveError } from '../../kernel/index.ts';

/**
 * What a number counts, written as a product and quotient of names: `notice/year`,
 * `£/FTE/year`, `share`. A `share` has no dimension. Names are in the singular and are told
 * apart only by their spelling.
 *
 * @example
 * sameUnit(productUnit(['notice/year', 'share', '£/notice'], []), '£/year'); // true
 */
export type Unit = string;

/** The powers of each name: `£/FTE/year` is £ 1, FTE -1, year -1. Powers of 0 are left out. */
type Powers = ReadonlyMap<string, number>;

const NAME = /^[£A-Za-z][A-Za-z -]*$/;

/** @throws ReeveError `business-case/unit` */
function powersOf(unit: Unit): Powers {
  const powers = new Map<string, number>();
  unit.split('/').forEach((factors, position) => {
    for (const written of factors.split('*')) {
      const name = written.trim();
      if (name === '1' || name === 'share') continue;
      if (!NAME.test(name)) {
        throw new ReeveError('business-case/unit', `"${unit}" is not a unit`, {
          hint: 'Write it as £/notice, notice/year or share.',
        });
      }
      addPower(powers, name, position === 0 ? 1 : -1);
    }
  });
  return powers;
}

function addPower(powers: Map<string, number>, name: string, power: number): void {
  const total = (powers.get(name) ?? 0) + power;
  if (total === 0) powers.delete(name);
  else powers.set(name, total);
}

/** The unit of a product: what stands both above and below the line cancels. */
export function productUnit(multiplied: readonly Unit[], divided: readonly Unit[]): Unit {
  const powers = new Map<string, number>();
  for (const unit of multiplied) {
    for (const [name, power] of powersOf(unit)) addPower(powers, name, power);
  }
  for (const unit of divided) {
    for (const [name, power] of powersOf(unit)) addPower(powers, name, -power);
  }
  const written = (sign: 1 | -1): string[] =>
    [...powers]
      .filter(([, power]) => Math.sign(power) === sign)
      .flatMap(([name, power]) => Array<string>(Math.abs(power)).fill(name))
      .sort();
  const above = written(1);
  return [above.length === 0 ? 'share' : above.join('*'), ...written(-1)].join('/');
}

export function sameUnit(a: Unit, b: Unit): boolean {
  return productUnit([a], [b]) === 'share';
}

/** @throws ReeveError `business-case/unit` where it is not written as a unit */
export function checkUnit(unit: Unit): void {
  powersOf(unit);
}

/** Whether a unit has money in it, so that its value moves with prices. */
export function isMoney(unit: Unit): boolean {
  return powersOf(unit).has('£');
}
