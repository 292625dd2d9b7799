import { tokenise } from '../tokens.ts';
import type { AddressIndex } from './address-index.ts';
import type { AddressMatch, MatchReason, RunnerUp } from './address-match.ts';
import { type Candidate, differencesOf, type ScoredBuilding } from './candidate.ts';
import { CandidateFinder } from './candidates.ts';
import {
  type Evidence,
  nameEvidence,
  nameLevel,
  numberEvidence,
  placeWeight,
  postcodeEvidence,
  type StreetLevel,
  streetEvidence,
} from './evidence.ts';
import { takePostcodes } from './read-query.ts';
import { type Asked, askedReadings } from './readings.ts';
import { compareUnits, isNoUnit, type Unit, type UnitAgreement } from './unit.ts';
import {
  IN_AREA,
  NUMBER_NOT_HELD,
  NUMBER_WEIGHT,
  SHELL_NOT_HELD,
  STATUS_COST,
  UNIT_NOT_HELD,
  UNIT_WEIGHT,
} from './weights.ts';

/** An address to be matched. */
export interface AddressQuery {
  /** One text, or lines or columns. */
  readonly text: string | readonly string[];
  /** From a column of its own; counts before one in the text. */
  readonly postcode?: string | null | undefined;
}

export interface AddressMatcherOptions {
  /** Least confidence of a match; default 0.9. */
  readonly confidence?: number;
}

const DEFAULT_CONFIDENCE = 0.9;
/** Bits below the best building at which another is not worth opening. */
const WORTH_OPENING = 20;
/**
 * Matches addresses as written to the properties of a gazetteer.
 *
 * Candidates come from the postcode, the street with its number, and the name
 * of the building, each with slips allowed. Each is weighed part by part in
 * bits (Fellegi and Sunter 1969), agreement on what is rare in the gazetteer
 * more than on what is common. The confidence is the candidate's share of the
 * evidence of all candidates and of three rivals without a record: the address
 * is not in the area; the number is not on record; the unit is not. Without
 * enough of a share there is no match: a choice between two is not made.
 *
 * @example
 * const matcher = new AddressMatcher(index);
 * matcher.match({ text: 'Flat 2, 14 High St', postcode: 'GU1 1AA' });
 * // { uprn: '100061234567', confidence: 0.99, runnerUp: ..., reason: 'every-part-agrees', ... }
 */
export class AddressMatcher {
  readonly #index: AddressIndex;
  readonly #finder: CandidateFinder;
  readonly #least: number;
  readonly #prior: number;

  constructor(index: AddressIndex, options: AddressMatcherOptions = {}) {
    this.#index = index;
    this.#finder = new CandidateFinder(index);
    this.#least = options.confidence ?? DEFAULT_CONFIDENCE;
    this.#prior = Math.log2(Math.max(1, index.size));
  }

  /** Matches one address. Never throws. */
  match(query: AddressQuery): AddressMatch {
    const lines = typeof query.text === 'string' ? [query.text] : query.text;
    const { rest, postcode } = takePostcodes(lines, query.postcode);
    const tokens = tokenise(rest);
    if (tokens.length === 0) return noMatch('nothing-to-match');
    const postcodeId = postcode === null ? undefined : this.#index.postcodes.get(postcode);
    const readings = askedReadings(tokens, this.#index, postcodeId);
    if (readings.every(({ number, name }) => number === null && name === '')) {
      return noMatch('no-building');
    }
    const buildings = this.#scoreBuildings(readings, postcode, postcodeId);
    if (buildings.length === 0) {
      const hasStreet = readings.some(
        ({ street }) => street !== null && this.#index.streetNameByKey(street.key) !== undefined,
      );
      return noMatch(hasStreet ? 'number-unknown' : 'no-candidate');
    }
    return this.#decide(buildings, readings, postcode);
  }

  /** Each building found, under the reading that suits it best; best first. */
  #scoreBuildings(
    readings: readonly Asked[],
    postcode: string | null,
    postcodeId: number | undefined,
  ): ScoredBuilding[] {
    const index = this.#index;
    const streets = new Map<string, Evidence<StreetLevel>>();
    const known = readings.map(({ places }) => places.filter((place) => index.places.has(place)));
    const scored: ScoredBuilding[] = [];
    const exact = new Set<number>();
    for (const building of this.#finder.find(readings, postcodeId)) {
      const street = index.street(building);
      const nameId = index.streetName[street]!;
      const code = postcodeEvidence(index, postcode, index.postcode(building));
      let best: ScoredBuilding | undefined;
      for (let r = 0; r < readings.length; r += 1) {
        const asked = readings[r]!;
        const key = `${nameId} ${asked.street?.key ?? ''}`;
        let streetFound = streets.get(key);
        if (streetFound === undefined) {
          streetFound = streetEvidence(index, asked.street, nameId);
          streets.set(key, streetFound);
        }
        const level = nameLevel(index, asked.name, index.name(building));
        const isNamed = level === 'same' || level === 'misspelt';
        const number = numberEvidence(index, asked, building, isNamed);
        const isNumbered = number.level === 'same' || number.level === 'range';
        const name = nameEvidence(index, level, index.name(building), isNumbered);
        const whereabouts =
          streetFound.weight + code.weight + placeWeight(known[r]!, index.streetPlaces[street]!);
        const score = whereabouts + number.weight + name.weight - asked.penalty;
        if (best === undefined || score > best.score) {
          best = {
            building,
            asked,
            score,
            street: streetFound,
            number,
            name,
            postcode: code,
            whereabouts,
          };
        }
        // A building of several units may suit another reading once its units are compared.
        if (score > best.score - 8 && best.asked !== asked) {
          scored.push({
            building,
            asked,
            score,
            street: streetFound,
            number,
            name,
            postcode: code,
            whereabouts,
          });
        }
      }
      if (best === undefined) continue;
      scored.push(best);
      if (best.number.level === 'same') exact.add(street);
    }
    for (let i = 0; i < scored.length; i += 1) {
      const found = scored[i]!;
      if (found.number.level !== 'range' || !exact.has(index.street(found.building))) continue;
      scored[i] = { ...found, score: found.score - NUMBER_WEIGHT.rangeBesideExact };
    }
    return scored.sort((a, b) => b.score - a.score || a.building - b.building);
  }

  #decide(
    buildings: readonly ScoredBuilding[],
    readings: readonly Asked[],
    postcode: string | null,
  ): AddressMatch {
    const opened = this.#openBuildings(buildings);
    const best = opened[0];
    const top = buildings[0]!;
    if (best === undefined) return noMatch('no-candidate');
    const isShell = best.unit === 'same' && isNoUnit(best.from.asked.unit);
    // Where the building has a record of its own, an address without a unit means that one.
    const candidates = isShell
      ? opened.filter((each) => each.unit !== 'missing' || !this.#isSameHouse(each, best))
      : opened;
    const rivals = this.#rivals(buildings, readings, postcode, isShell);
    let total = 2 ** rivals.elsewhere + 2 ** rivals.number + 2 ** rivals.unit;
    for (const { score } of candidates) total += 2 ** score;
    const share = (score: number) => 2 ** score / total;
    const confidence = share(best.score);
    const asRunnerUp = (candidate: Candidate | undefined): RunnerUp | null =>
      candidate === undefined
        ? null
        : { uprn: String(candidate.uprn), confidence: share(candidate.score) };
    if (isShell && this.#hasFlatOfItsNumber(best, opened, readings)) {
      // The two are as likely as each other, by want of anything that tells them apart.
      const half = confidence / 2;
      const runnerUp = { uprn: String(best.uprn), confidence: half };
      return { ...noMatch('ambiguous'), confidence: half, runnerUp };
    }
    if (confidence >= this.#least) {
      const differences = differencesOf(this.#index, best);
      return {
        uprn: String(best.uprn),
        confidence,
        runnerUp: asRunnerUp(candidates[1]),
        reason: differences[0] ?? 'every-part-agrees',
        differences,
      };
    }
    return {
      ...noMatch(this.#whyNot(candidates, top, rivals)),
      confidence,
      runnerUp: asRunnerUp(best),
    };
  }

  /** The units of the buildings that may be meant; one candidate a property, best first. */
  #openBuildings(buildings: readonly ScoredBuilding[]): Candidate[] {
    const index = this.#index;
    const byProperty = new Map<number, Candidate>();
    const least = buildings[0]!.score - WORTH_OPENING;
    for (const from of buildings) {
      if (from.score < least) break;
      const [first, end] = index.addressesOf(from.building);
      const units = index.unitCount(from.building);
      const gain = Math.log2(Math.max(2, units));
      for (let i = first; i < end; i += 1) {
        const address = index.addressAt(i);
        const uprn = index.addressUprn[address]!;
        const asked = this.#unitAskedFor(from, units > 0 || index.childCount(uprn) > 0);
        const unit = compareUnits(asked, index.unit(address));
        const score = from.score + unitWeight(unit, from, units, gain) - this.#statusCost(address);
        const known = byProperty.get(uprn);
        if (known === undefined || score > known.score) {
          byProperty.set(uprn, { uprn, address, score, unit, from });
        }
      }
    }
    return [...byProperty.values()].sort((a, b) => b.score - a.score || a.uprn - b.uprn);
  }

  /**
   * The unit of a reading. In a house of several, words that are not the house's
   * name and that nothing else explains may well be a unit's: ABOVE THE BAKERY.
   */
  #unitAskedFor({ asked, name }: ScoredBuilding, hasUnits: boolean): Unit {
    if (!hasUnits || !isNoUnit(asked.unit)) return asked.unit;
    const isUnexplained = name.level === 'unheld' || name.level === 'different';
    return isUnexplained ? { ...asked.unit, kind: 'other', rest: asked.name } : asked.unit;
  }

  /** Whether two candidates are in one house: the same street, number and name. */
  #isSameHouse(a: Candidate, b: Candidate): boolean {
    const index = this.#index;
    const [first, second] = [a.from.building, b.from.building];
    return (
      index.street(first) === index.street(second) &&
      index.start(first) === index.start(second) &&
      index.startSuffix(first) === index.startSuffix(second) &&
      (index.start(first) >= 0 || index.name(first) === index.name(second))
    );
  }

  /**
   * Whether a number that was read as the building's own is, in another reading, that
   * of a flat which it has: of `3, ELM COURT, LONG ROAD` at 3 Long Road nothing says
   * which is meant.
   */
  #hasFlatOfItsNumber(
    building: Candidate,
    opened: readonly Candidate[],
    readings: readonly Asked[],
  ): boolean {
    const { number, name } = building.from.asked;
    if (number === null || name === '') return false;
    const label = String(number.start);
    const asFlat = readings.find(
      (each) => each.number === null && each.name === name && each.unit.label === label,
    );
    if (asFlat === undefined) return false;
    return opened.some(
      (each) =>
        compareUnits(asFlat.unit, this.#index.unit(each.address)) === 'same' &&
        this.#isSameHouse(each, building),
    );
  }

  #statusCost(address: number): number {
    const index = this.#index;
    const cost = STATUS_COST[index.status(address)];
    return index.isHistoricalProperty(address) ? STATUS_COST.historicalProperty : cost;
  }

  /** The evidence for what has no record: not in the area, no such number, no such unit. */
  #rivals(
    buildings: readonly ScoredBuilding[],
    readings: readonly Asked[],
    postcode: string | null,
    isShell: boolean,
  ): { elsewhere: number; number: number; unit: number } {
    const index = this.#index;
    const share = this.#inArea(readings, postcode);
    let number = Number.NEGATIVE_INFINITY;
    let unit = Number.NEGATIVE_INFINITY;
    for (const found of buildings) {
      const street = index.street(found.building);
      const onStreet =
        found.whereabouts - found.asked.penalty + Math.log2(index.streetCounts[street]!);
      if (found.street.level !== 'different' && found.street.level !== 'unasked') {
        number = Math.max(number, onStreet + NUMBER_NOT_HELD);
      }
      const units = index.unitCount(found.building);
      if (!isNoUnit(found.asked.unit)) {
        unit = Math.max(unit, found.score + Math.log2(units + 1) + UNIT_NOT_HELD);
      } else if (units > 0 && !isShell) {
        unit = Math.max(unit, found.score + SHELL_NOT_HELD);
      }
    }
    return { elsewhere: this.#prior + Math.log2((1 - share) / share), number, unit };
  }

  #inArea(readings: readonly Asked[], postcode: string | null): number {
    const index = this.#index;
    const places = readings.flatMap((reading) => reading.places);
    const hasPlace = places.some((place) => index.places.has(place));
    if (postcode !== null) {
      if (index.postcodes.has(postcode)) return IN_AREA.postcodeHeld;
      if (index.districts.has(postcode.slice(0, -4))) {
        return hasPlace ? IN_AREA.districtAndPlaceHeld : IN_AREA.districtHeld;
      }
      return hasPlace ? IN_AREA.placeHeldDistrictElsewhere : IN_AREA.districtElsewhere;
    }
    if (hasPlace) return IN_AREA.placeHeld;
    return places.length > 0 ? IN_AREA.placeElsewhere : IN_AREA.nothing;
  }

  #whyNot(
    candidates: readonly Candidate[],
    top: ScoredBuilding,
    rivals: { elsewhere: number; number: number; unit: number },
  ): MatchReason {
    const best = candidates[0]!;
    const second = candidates[1];
    const worst = Math.max(rivals.elsewhere, rivals.number, rivals.unit);
    if (best.unit === 'missing') return 'unit-missing';
    if (best.unit === 'different' || best.unit === 'extra' || best.unit === 'other-labelling') {
      return 'unit-unknown';
    }
    if (second !== undefined && second.score > worst) return 'ambiguous';
    const isStreetKnown = top.street.level === 'same' || top.street.level === 'misspelt';
    if (isStreetKnown && rivals.number >= rivals.elsewhere) return 'number-unknown';
    if (best.from.number.level === 'different' && isStreetKnown) return 'number-unknown';
    return 'too-little-agrees';
  }
}

function unitWeight(
  unit: UnitAgreement,
  from: ScoredBuilding,
  units: number,
  gain: number,
): number {
  switch (unit) {
    case 'same':
      return isNoUnit(from.asked.unit) ? 0 : gain;
    case 'extra':
      return from.asked.unit.kind === 'room' && units === 0
        ? UNIT_WEIGHT.extraRoom
        : UNIT_WEIGHT.extra;
    case 'partly':
    case 'other-kind':
      return gain + UNIT_WEIGHT[unit];
    default:
      return UNIT_WEIGHT[unit];
  }
}

function noMatch(reason: MatchReason): AddressMatch {
  return { uprn: null, confidence: 0, runnerUp: null, reason, differences: [] };
}
