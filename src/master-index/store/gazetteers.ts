import type { Database, Queryable } from '../../database/index.ts';

/** A gazetteer that the index keeps. */
export interface StoredGazetteer {
  readonly gazetteer: number;
  readonly fileName: string;
  readonly sha256: string;
  readonly format: string;
  readonly addresses: number;
  readonly loadedBy: string;
  readonly loadedAt: string;
}

const GAZETTEER = `gazetteer_id AS gazetteer, file_name AS "fileName", sha256, format, addresses,
  loaded_by AS "loadedBy", loaded_at AS "loadedAt"`;

/** The gazetteer in force, where it is of a form; null for none. */
export async function gazetteerInForce(
  db: Queryable,
  form: number,
): Promise<StoredGazetteer | null> {
  const [row] = await db.query<StoredGazetteer>(
    `SELECT ${GAZETTEER} FROM gazetteer WHERE is_in_force AND form = $1`,
    [form],
  );
  return row ?? null;
}

/** Adds a gazetteer without its content: not in force until that is there. */
export async function addGazetteer(
  db: Queryable,
  {
    fileName,
    sha256,
    format,
    addresses,
    loadedBy,
  }: Omit<StoredGazetteer, 'gazetteer' | 'loadedAt'>,
  form: number,
): Promise<number> {
  const [row] = await db.query<{ gazetteer_id: number }>(
    `INSERT INTO gazetteer (file_name, sha256, format, addresses, loaded_by, form)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING gazetteer_id`,
    [fileName, sha256, format, addresses, loadedBy, form],
  );
  return row?.gazetteer_id ?? 0;
}

export async function addPiece(
  db: Queryable,
  gazetteer: number,
  piece: number,
  content: Uint8Array,
): Promise<void> {
  await db.query('INSERT INTO gazetteer_piece (gazetteer_id, piece, content) VALUES ($1, $2, $3)', [
    gazetteer,
    piece,
    content,
  ]);
}

/** The pieces of a gazetteer, in their order. */
export async function piecesOf(db: Queryable, gazetteer: number): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for (;;) {
    const [row] = await db.query<{ content: Uint8Array }>(
      'SELECT content FROM gazetteer_piece WHERE gazetteer_id = $1 AND piece = $2',
      [gazetteer, pieces.length],
    );
    if (row === undefined) return pieces;
    pieces.push(row.content);
  }
}

/**
 * Puts a gazetteer in force, in the place of the one before, unless one that was begun later is: false
 * then, and nothing is changed.
 *
 * @param publishing called in that transaction; by throwing it keeps the gazetteer back
 */
export async function putGazetteerInForce(
  db: Database,
  gazetteer: number,
  publishing?: (tx: Queryable) => Promise<void>,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    // Of two at one time each would see the one before and not the other.
    await tx.query('LOCK TABLE gazetteer IN SHARE ROW EXCLUSIVE MODE');
    const later = await tx.query(
      'SELECT 1 AS one FROM gazetteer WHERE is_in_force AND gazetteer_id > $1',
      [gazetteer],
    );
    if (later.length > 0) return false;
    await publishing?.(tx);
    await tx.query('UPDATE gazetteer SET is_in_force = false WHERE is_in_force');
    await tx.query('UPDATE gazetteer SET is_in_force = true WHERE gazetteer_id = $1', [gazetteer]);
    return true;
  });
}

/** Removes the content of a gazetteer that did not come into force; that it was sent stays noted. */
export async function removePieces(db: Queryable, gazetteer: number): Promise<void> {
  await db.query(
    `DELETE FROM gazetteer_piece WHERE gazetteer_id = $1
       AND NOT EXISTS (SELECT 1 FROM gazetteer WHERE gazetteer_id = $1 AND is_in_force)`,
    [gazetteer],
  );
}

/** Removes the content of gazetteers that are older than one; that they were there stays noted. */
export async function removeOlderPieces(db: Queryable, gazetteer: number): Promise<void> {
  await db.query('DELETE FROM gazetteer_piece WHERE gazetteer_id < $1', [gazetteer]);
}
