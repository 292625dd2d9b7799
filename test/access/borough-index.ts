import type { Database } from '../../src/database/index.ts';
import { loadExtract, migrateIndex } from '../../src/master-index/index.ts';
import { matchReader } from '../../src/master-index/matching-input.ts';
import { putSearchRows } from '../../src/master-index/reading/write-search.ts';
import { latestVersions } from '../../src/master-index/store/match-store.ts';
import {
  addDecision,
  addLinks,
  addPersons,
  reservePersonIds,
} from '../../src/master-index/store/person-store.ts';
import { indexSearchRecords } from '../../src/master-index/store/search-store.ts';
import { databaseClock } from '../../src/master-index/store/steward-store.ts';
import { boroughExtracts, toLoad, type WholeExtract } from '../master-index/borough-extracts.ts';

/*
 * A made-up borough with all of its sources in an index. Who is who is said by name and date of
 * birth, as what matching makes of it is of no matter to who may see what.
 */

let made: Promise<readonly WholeExtract[]> | undefined;

/** The extracts of one month of all sources, made once. */
export function oneMonth(people = 160): Promise<readonly WholeExtract[]> {
  made ??= boroughExtracts({ people, months: 1, seed: 11 }).then((months) => months.at(-1) ?? []);
  return made;
}

/** Loads the extracts, and links records of one name and date of birth. Returns the persons' ids. */
export async function boroughIndex(
  db: Database,
  extracts: readonly WholeExtract[],
): Promise<readonly number[]> {
  await migrateIndex(db);
  for (const extract of extracts) await loadExtract(db, toLoad(extract), { acceptedBy: 'a test' });
  const reader = await matchReader(db);
  const read = (await latestVersions(db, 0, 1_000_000)).flatMap((version) => {
    const input = reader.read(version);
    return input === null ? [] : [input];
  });
  const people = Map.groupBy(read, ({ raw, recordId }) => {
    const name = String(raw.fullName ?? `${raw.forenames} ${raw.surname}`).toLowerCase();
    const [first] = name.split(' ');
    return raw.dateOfBirth === null
      ? `alone ${recordId}`
      : `${first} ${name.split(' ').at(-1)} ${raw.dateOfBirth}`;
  });
  const persons = await db.transaction(async (tx) => {
    await putSearchRows(
      tx,
      read.map(({ search }) => search),
    );
    const ids = await reservePersonIds(tx, people.size);
    await addPersons(tx, ids);
    const decisionId = await addDecision(tx, 'match', 'a test');
    await addLinks(
      tx,
      [...people.values()].flatMap((records, i) =>
        records.map(({ recordId }) => ({
          recordId,
          personId: ids[i] as number,
          decisionId,
          weight: records.length === 1 ? null : 12,
        })),
      ),
      await databaseClock(tx),
    );
    return ids;
  });
  await indexSearchRecords(db);
  return persons;
}
