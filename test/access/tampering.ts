import { chainHash, entryDigest } from '../../src/access/audit/index.ts';
import type { Queryable } from '../../src/database/index.ts';
import { chainRows } from './chain-rows.ts';

/** A place in the audit. */
export interface Place {
  readonly shard: number;
  readonly seq: number;
}

/** Something that a person with write access to the database could do to the audit. */
export interface Tampering {
  readonly name: string;
  /**
   * Whether only an anchor tells: what is left, or was put in its place, is a whole chain that
   * holds. Without an anchor verifying must then find nothing, and the guide says so.
   */
  readonly needsAnchor?: true;
  /** Does it; `a` and `b` are different places that have an entry. */
  apply(tx: Queryable, a: Place, b: Place): Promise<void>;
}

const at = ({ shard, seq }: Place): string => `shard = ${shard} AND seq = ${seq}`;
const both = async (tx: Queryable, statement: (table: string) => string): Promise<void> => {
  for (const table of ['audit_entry', 'audit_chain']) await tx.query(statement(table));
};

/** Each column of an entry, with another value for it. */
const ALTERATIONS: Readonly<Record<string, string>> = {
  at: "at + interval '1 microsecond'",
  actor: "actor || 'x'",
  service: "'housing'",
  roles: "roles || '{steward}'",
  purpose: "'nothing'",
  action: "'write'",
  outcome: "CASE outcome WHEN 'done' THEN 'refused' ELSE 'done' END",
  agreements: "agreements || '{a-9}'",
  subjects: "array_replace(subjects, subjects[1], 'p-999')",
  items: "'{}'",
  request: "'r-x'",
  reference: "coalesce(reference, '') || 'x'",
};

/** Everything of one shard but its beginning, from a place on. */
const cutFrom = (tx: Queryable, { shard, seq }: Place): Promise<void> =>
  both(tx, (table) => `DELETE FROM ${table} WHERE shard = ${shard} AND seq >= ${seq}`);

/** Puts other hashes in the chain, as one who has the program would compute them. */
async function chainAnew(tx: Queryable, { shard, seq }: Place): Promise<void> {
  const rows = await chainRows(tx, shard);
  let hash = rows.find((row) => row.seq === seq - 1)?.hash ?? '';
  for (const row of rows) {
    if (row.seq < seq || row.entry === null) continue;
    hash = chainHash(hash, entryDigest(row.entry));
    await tx.query(
      `UPDATE audit_chain SET hash = decode($1, 'hex') WHERE ${at({ shard, seq: row.seq })}`,
      [hash],
    );
  }
}

const FORGED = `'2026-01-01Z', 'u-1', 'libraries', '{}', 'lend', 'read', 'done', '{}', '{p-1}', '{}', 'r-0', NULL`;

export const tamperings: readonly Tampering[] = [
  ...Object.entries(ALTERATIONS).map(
    ([column, value]): Tampering => ({
      name: `another ${column} in an entry`,
      apply: async (tx, a) => {
        await tx.query(`UPDATE audit_entry SET ${column} = ${value} WHERE ${at(a)}`);
      },
    }),
  ),
  {
    name: 'another hash in the chain',
    apply: async (tx, a) => {
      await tx.query(
        `UPDATE audit_chain SET hash = set_byte(hash, 7, 255 - get_byte(hash, 7)) WHERE ${at(a)}`,
      );
    },
  },
  {
    name: 'an entry deleted',
    apply: async (tx, a) => {
      await tx.query(`DELETE FROM audit_entry WHERE ${at(a)}`);
    },
  },
  {
    name: 'a hash deleted',
    apply: async (tx, a) => {
      await tx.query(`DELETE FROM audit_chain WHERE ${at(a)}`);
    },
  },
  {
    name: 'the last entry of a shard deleted',
    apply: async (tx, { shard }) => {
      await tx.query(
        `DELETE FROM audit_entry WHERE shard = ${shard} AND seq = (SELECT max(seq) FROM audit_entry WHERE shard = ${shard})`,
      );
    },
  },
  {
    name: 'the last entry of every shard deleted',
    apply: async (tx) => {
      await tx.query(
        'DELETE FROM audit_entry AS e WHERE seq = (SELECT max(seq) FROM audit_entry WHERE shard = e.shard)',
      );
    },
  },
  {
    name: 'an entry deleted with its hash, in the middle',
    apply: async (tx, { shard }) => {
      await tx.query(
        `INSERT INTO audit_entry SELECT ${shard}, 1 + max(seq), ${FORGED} FROM audit_entry WHERE shard = ${shard}`,
      );
      await chainBehind(tx, shard);
      await both(
        tx,
        (table) =>
          `DELETE FROM ${table} WHERE shard = ${shard} AND seq = (SELECT max(seq) - 1 FROM audit_chain WHERE shard = ${shard})`,
      );
    },
  },
  {
    name: 'the end of a shard cut off, entries and hashes',
    needsAnchor: true,
    apply: cutFrom,
  },
  {
    name: 'the end of every shard cut off, entries and hashes',
    needsAnchor: true,
    apply: async (tx) => {
      const rows = await tx.query<Place>(
        'SELECT shard, max(seq) AS seq FROM audit_entry GROUP BY shard',
      );
      for (const last of rows) await cutFrom(tx, last);
    },
  },
  {
    name: 'an older copy of everything put in its place',
    needsAnchor: true,
    apply: async (tx, a) => {
      const places = await tx.query<Place>(
        `SELECT shard, min(seq) AS seq FROM audit_entry
         WHERE at >= (SELECT at FROM audit_entry WHERE ${at(a)}) GROUP BY shard`,
      );
      for (const place of places) await cutFrom(tx, place);
    },
  },
  {
    name: 'a shard emptied to its beginning',
    needsAnchor: true,
    apply: async (tx, { shard }) => {
      await both(tx, (table) => `DELETE FROM ${table} WHERE shard = ${shard} AND seq > 0`);
    },
  },
  {
    name: 'a whole shard removed',
    apply: async (tx, { shard }) => {
      await both(tx, (table) => `DELETE FROM ${table} WHERE shard = ${shard}`);
    },
  },
  {
    name: 'a shard given the number of another',
    apply: async (tx, a) => {
      const to = (a.shard + 1) % 64;
      await both(tx, (table) => `DELETE FROM ${table} WHERE shard = ${to}`);
      await both(tx, (table) => `UPDATE ${table} SET shard = ${to} WHERE shard = ${a.shard}`);
    },
  },
  {
    name: 'two entries in each other’s place',
    apply: async (tx, a, b) => {
      await tx.query(`UPDATE audit_entry SET seq = 900001 WHERE ${at(a)}`);
      await tx.query(`UPDATE audit_entry SET shard = ${a.shard}, seq = ${a.seq} WHERE ${at(b)}`);
      await tx.query(
        `UPDATE audit_entry SET shard = ${b.shard}, seq = ${b.seq} WHERE ${at({ shard: a.shard, seq: 900001 })}`,
      );
    },
  },
  {
    name: 'two places swapped, entries and hashes',
    apply: async (tx, a, b) => {
      await both(tx, (table) => `UPDATE ${table} SET seq = 900001 WHERE ${at(a)}`);
      await both(
        tx,
        (table) => `UPDATE ${table} SET shard = ${a.shard}, seq = ${a.seq} WHERE ${at(b)}`,
      );
      await both(
        tx,
        (table) =>
          `UPDATE ${table} SET shard = ${b.shard}, seq = ${b.seq} WHERE ${at({ shard: a.shard, seq: 900001 })}`,
      );
    },
  },
  {
    name: 'a forged entry behind the last, without a hash',
    apply: async (tx, { shard }) => {
      await tx.query(
        `INSERT INTO audit_entry SELECT ${shard}, 1 + max(seq), ${FORGED} FROM audit_entry WHERE shard = ${shard}`,
      );
    },
  },
  {
    name: 'a forged entry behind the last, with a made-up hash',
    apply: async (tx, { shard }) => {
      await tx.query(
        `INSERT INTO audit_entry SELECT ${shard}, 1 + max(seq), ${FORGED} FROM audit_entry WHERE shard = ${shard}`,
      );
      await tx.query(
        `INSERT INTO audit_chain SELECT ${shard}, 1 + max(seq), sha256('forged') FROM audit_chain WHERE shard = ${shard}`,
      );
    },
  },
  {
    name: 'a forged entry put in, those behind it renumbered',
    apply: async (tx, { shard, seq }) => {
      await both(
        tx,
        (table) =>
          `UPDATE ${table} SET seq = seq + 900001 WHERE shard = ${shard} AND seq >= ${seq}`,
      );
      await both(
        tx,
        (table) => `UPDATE ${table} SET seq = seq - 900000 WHERE shard = ${shard} AND seq > 900000`,
      );
      await tx.query(`INSERT INTO audit_entry VALUES (${shard}, ${seq}, ${FORGED})`);
      await tx.query(`INSERT INTO audit_chain VALUES (${shard}, ${seq}, sha256('forged'))`);
    },
  },
  {
    name: 'a shard renumbered',
    apply: async (tx, { shard }) => {
      await both(
        tx,
        (table) => `UPDATE ${table} SET seq = seq + 900001 WHERE shard = ${shard} AND seq > 0`,
      );
      await both(
        tx,
        (table) => `UPDATE ${table} SET seq = seq - 900000 WHERE shard = ${shard} AND seq > 0`,
      );
    },
  },
  {
    name: 'a place far beyond the others',
    apply: async (tx, a) => {
      await both(tx, (table) => `UPDATE ${table} SET seq = 9000000000000 WHERE ${at(a)}`);
    },
  },
  {
    name: 'an entry that is there twice, uniqueness taken away',
    apply: async (tx, a) => {
      await tx.query('ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_pkey');
      await tx.query(`INSERT INTO audit_entry SELECT * FROM audit_entry WHERE ${at(a)}`);
    },
  },
  {
    name: 'an entry before the first place, its check taken away',
    apply: async (tx, a) => {
      await tx.query('ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_seq_check');
      await tx.query(`UPDATE audit_entry SET seq = -5 WHERE ${at(a)}`);
    },
  },
  {
    name: 'a shard that there should not be',
    apply: async (tx, { shard }) => {
      await both(tx, (table) => `ALTER TABLE ${table} DROP CONSTRAINT ${table}_shard_check`);
      await both(tx, (table) => `UPDATE ${table} SET shard = 64 WHERE shard = ${shard}`);
    },
  },
  {
    name: 'entries truncated',
    apply: async (tx) => {
      await tx.query('TRUNCATE audit_entry');
    },
  },
  {
    name: 'hashes truncated',
    apply: async (tx) => {
      await tx.query('TRUNCATE audit_chain');
    },
  },
  {
    name: 'everything truncated',
    apply: async (tx) => {
      await tx.query('TRUNCATE audit_entry, audit_chain');
    },
  },
  {
    name: 'everything but the beginnings deleted',
    needsAnchor: true,
    apply: async (tx) => {
      await both(tx, (table) => `DELETE FROM ${table} WHERE seq > 0`);
    },
  },
  {
    name: 'the identity of the log deleted',
    apply: async (tx) => {
      await tx.query('DELETE FROM audit_log');
    },
  },
  {
    name: 'another identity of the log',
    apply: async (tx) => {
      await tx.query("UPDATE audit_log SET id = 'another'");
    },
  },
  {
    name: 'an entry altered, and its chain written anew with the program',
    needsAnchor: true,
    apply: async (tx, a) => {
      await tx.query(`UPDATE audit_entry SET actor = 'nobody' WHERE ${at(a)}`);
      await chainAnew(tx, a);
    },
  },
  {
    name: 'an entry removed, those behind it renumbered and chained anew with the program',
    needsAnchor: true,
    apply: async (tx, a) => {
      const { shard, seq } = a;
      await both(tx, (table) => `DELETE FROM ${table} WHERE ${at(a)}`);
      await both(
        tx,
        (table) => `UPDATE ${table} SET seq = seq + 900000 WHERE shard = ${shard} AND seq > ${seq}`,
      );
      await both(
        tx,
        (table) => `UPDATE ${table} SET seq = seq - 900001 WHERE shard = ${shard} AND seq > 900000`,
      );
      await chainAnew(tx, a);
    },
  },
];

/** Adds the hash of an entry that stands behind the end of its chain. */
async function chainBehind(tx: Queryable, shard: number): Promise<void> {
  const rows = await chainRows(tx, shard);
  const last = rows.at(-1);
  const before = rows.at(-2);
  if (last?.entry == null || before?.hash == null) throw new Error('there is no entry to chain');
  await tx.query("INSERT INTO audit_chain VALUES ($1, $2, decode($3, 'hex'))", [
    shard,
    last.seq,
    chainHash(before.hash, entryDigest(last.entry)),
  ]);
}
