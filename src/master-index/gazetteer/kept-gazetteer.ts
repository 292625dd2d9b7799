import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Database, Queryable } from '../../database/index.ts';
import type { IndexedGazetteer } from '../../intake/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import {
  ADDRESS_INDEX_FORM,
  type AddressIndex,
  AddressMatcher,
  addressIndexOf,
} from '../../standards/index.ts';
import type { PlaceAddress } from '../extract-writer.ts';
import {
  addGazetteer,
  addPiece,
  gazetteerInForce,
  piecesOf,
  putGazetteerInForce,
  removeOlderPieces,
  removePieces,
  type StoredGazetteer,
} from '../store/gazetteers.ts';

/** Bytes of a piece: readers of an embedded database wait while one is written. */
const PIECE = 1 << 17;
/** Answers kept: a household's address comes many times. */
const MOST_KNOWN = 500_000;

/** What became of a gazetteer that was to be kept. */
export interface GazetteerKept extends StoredGazetteer {
  /** Whether the same file was in force already, and nothing was done. */
  readonly isKnown: boolean;
}

/**
 * Keeps a gazetteer in the index, as it is searched, in the place of the one in force. Addresses
 * that were matched by that one stay matched as they are; those that come are matched by this.
 * Killed half-way, the one before is in force. Where a later one came into force meanwhile, that stays.
 *
 * @param publishing called in the transaction that puts it in force; by throwing it keeps it back
 * @throws ReeveError `gazetteer/superseded`
 */
export async function keepGazetteer(
  db: Database,
  { content, format, addresses }: IndexedGazetteer,
  file: Pick<StoredGazetteer, 'fileName' | 'sha256' | 'loadedBy'>,
  publishing?: (tx: Queryable) => Promise<void>,
): Promise<GazetteerKept> {
  const before = await gazetteerInForce(db, ADDRESS_INDEX_FORM);
  if (before?.sha256 === file.sha256) return { ...before, isKnown: true };
  const packed = await promisify(gzip)(content);
  const gazetteer = await addGazetteer(db, { ...file, format, addresses }, ADDRESS_INDEX_FORM);
  try {
    for (let piece = 0; piece * PIECE < packed.length; piece += 1) {
      await addPiece(db, gazetteer, piece, packed.subarray(piece * PIECE, (piece + 1) * PIECE));
    }
    if (!(await putGazetteerInForce(db, gazetteer, publishing))) throw superseded();
  } catch (error) {
    // What cannot be removed now goes with the next that comes into force.
    await removePieces(db, gazetteer).catch(() => undefined);
    throw error;
  }
  await removeOlderPieces(db, gazetteer);
  const kept = (await gazetteerInForce(db, ADDRESS_INDEX_FORM)) as StoredGazetteer;
  return { ...kept, isKnown: false };
}

function superseded(): ReeveError {
  return new ReeveError('gazetteer/superseded', 'A gazetteer that was sent later is in force', {
    hint: 'Send this one again if it is the newer of the two.',
  });
}

/** The gazetteer that the index keeps; null where it keeps none, or one of an earlier form. */
export async function keptGazetteer(
  db: Queryable,
): Promise<{ readonly gazetteer: StoredGazetteer; readonly index: AddressIndex } | null> {
  const gazetteer = await gazetteerInForce(db, ADDRESS_INDEX_FORM);
  if (gazetteer === null) return null;
  const packed = Buffer.concat(await piecesOf(db, gazetteer.gazetteer));
  const index = addressIndexOf(await promisify(gunzip)(packed));
  return index === null ? null : { gazetteer, index };
}

/** Finds properties of a gazetteer, each address as written once. */
export function placeBy(index: AddressIndex): PlaceAddress {
  const matcher = new AddressMatcher(index);
  const known = new Map<string, ReturnType<PlaceAddress>>();
  return (address, postcode) => {
    const key = `${address}\n${postcode}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const { uprn, confidence } = matcher.match({ text: address, postcode });
    const found = uprn === null ? null : { uprn, confidence };
    if (known.size > MOST_KNOWN) known.clear();
    known.set(key, found);
    return found;
  };
}

/** Finds properties by the gazetteer that the index keeps, whichever that is at the time. */
export class KeptGazetteer {
  readonly #db: Database;
  #place: PlaceAddress | undefined;
  #gazetteer: number | undefined;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Without a gazetteer addresses are kept as they are. */
  readonly place: PlaceAddress = (address, postcode) => this.#place?.(address, postcode) ?? null;

  /** Reads the gazetteer that is in force now, unless it is the one that is known. */
  async refresh(): Promise<void> {
    const now = await gazetteerInForce(this.#db, ADDRESS_INDEX_FORM);
    if ((now?.gazetteer ?? undefined) === this.#gazetteer) return;
    const kept = await keptGazetteer(this.#db);
    this.#place = kept === null ? undefined : placeBy(kept.index);
    this.#gazetteer = kept?.gazetteer.gazetteer;
  }
}
