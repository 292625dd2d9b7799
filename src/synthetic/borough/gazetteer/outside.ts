import { type HomeDraw, homeDraw } from '../../places.ts';
import { KeyedRandom } from '../chance.ts';
import type { AddressParts } from './gazetteer.ts';

/** Addresses outside the borough: computed from their number, so that they take up no memory. */
export class OutsideAddresses {
  readonly #random: KeyedRandom;
  readonly #draw: HomeDraw = homeDraw(400_000);

  constructor(seed: number) {
    this.#random = new KeyedRandom(seed, 'outside');
  }

  /** The address of a number below -1. */
  address(number: number): AddressParts {
    const { line, town, postcode } = this.#draw(this.#random.of(number));
    const [, sao = '', house = '', street = line] =
      /^(?:(Flat \d+), )?(\d+) (.*)$/.exec(line) ?? [];
    return { sao, building: '', number: house, street, locality: '', town, postcode };
  }
}
