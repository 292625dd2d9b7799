import { type Acting, governed } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import {
  addCheck,
  type CheckShares,
  knownPairsAmong,
  putCheckShares,
} from '../store/check-store.ts';
import { liveLinksOf, reservePersonIds } from '../store/person-store.ts';

/** Two records of which somebody knows whether they are one person. */
export interface KnownPair {
  readonly records: readonly [number, number];
  readonly truth: 'same' | 'different';
  /** Where it stands in the file, for what is wrong with it. */
  readonly line: number;
}

/** What became of pairs that were planted. */
export interface PlantedPairs {
  readonly planted: number;
  /** Of those known already nothing is made anew. */
  readonly knownBefore: number;
}

/**
 * Puts pairs whose truth is known among the questions of stewards, to see how often they are right.
 * Where the two are one person, the second is shown alone, under an id that nobody has.
 *
 * For whoever oversees stewards, not for those whom it is put to.
 *
 * @throws ReeveError `access/role`; `check/same-record`, `check/unknown-record` with the line
 */
export function plantKnownPairs(
  db: Database,
  acting: Acting,
  pairs: readonly KnownPair[],
): Promise<PlantedPairs> {
  return governed(db, acting, 'read-audit', 'plant-known-pairs', async (tx, at) => {
    const ordered = pairs.map((pair) => ({
      ...pair,
      records: [...pair.records].sort((a, b) => a - b) as [number, number],
    }));
    const links = await liveLinksOf(tx, [...new Set(ordered.flatMap(({ records }) => records))]);
    const personOf = new Map(links.map(({ recordId, personId }) => [recordId, personId]));
    const known = new Set(
      await knownPairsAmong(
        tx,
        ordered.map(({ records }) => records),
      ),
    );
    let planted = 0;
    for (const { records, truth, line } of ordered) {
      const [a, b] = records;
      const wrong = (code: string, message: string) =>
        new ReeveError(code, message, { location: { line } });
      if (a === b) throw wrong('check/same-record', `Record ${a} is given twice`);
      const [personA, personB] = [personOf.get(a), personOf.get(b)];
      const gone = personA === undefined ? a : b;
      if (personA === undefined || personB === undefined) {
        throw wrong('check/unknown-record', `No person has record ${gone} now`);
      }
      if (known.has(`${a}~${b}`)) continue;
      known.add(`${a}~${b}`);
      const [alone = personB] = personA === personB ? await reservePersonIds(tx, 1) : [];
      const persons = [personA, alone] as const;
      const check = { records, truth, decision: null, persons, sideB: [b] };
      await addCheck(tx, check, acting.viewer.subject, at);
      planted++;
    }
    return {
      result: { planted, knownBefore: pairs.length - planted },
      records: ordered.flatMap(({ records }) => records),
    };
  });
}

/**
 * Sets how many questions are checks: see `CheckShares`.
 *
 * @throws ReeveError `access/role`; `check/share` of what is no share
 */
export async function setCheckShares(
  db: Database,
  acting: Acting,
  shares: CheckShares,
): Promise<void> {
  for (const [field, share] of Object.entries(shares)) {
    if (!(share >= 0 && share <= MOST_SHARE)) {
      throw new ReeveError('check/share', `A share is 0 to ${MOST_SHARE}`, { location: { field } });
    }
  }
  return governed(db, acting, 'read-audit', 'set-check-shares', async (tx) => {
    await putCheckShares(tx, shares, acting.viewer.subject);
    return { result: undefined };
  });
}

/** More than half, and stewards would spend their time on what is decided. */
const MOST_SHARE = 0.5;
