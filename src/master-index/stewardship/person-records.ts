import { seenThrough } from '../../access/index.ts';
import type { Database, Queryable } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { liveLinksOfPersons } from '../store/person-store.ts';
import { originsOf } from '../store/review-store.ts';
import {
  type EvidenceOptions,
  type SeenRecord,
  type SeenRecords,
  seeRecords,
} from './record-sight.ts';
import { refuseSealedPerson } from './refuse-sealed.ts';
import { asSteward, type StewardContext } from './steward-context.ts';

/** A record of a person in a line: where it is from, and as much as tells whose it is. */
export interface RecordInShort {
  readonly recordId: string;
  readonly source: string;
  readonly role: string;
  readonly key: string;
  /** Null where it says nothing, or nothing that the viewer may see. */
  readonly name: string | null;
  /** As its source writes it. */
  readonly dateOfBirth: string | null;
  /** Address and postcode. */
  readonly home: string | null;
}

/** Records in short, as far as a viewer sees them. */
export interface RecordsInShort {
  /** In order of id. */
  readonly records: readonly RecordInShort[];
  /** How many there are beside, of sources that the viewer may not see or more than are listed. */
  readonly others: number;
}

/** Records of one person that are listed: few have more. */
const MOST = 50;

/**
 * Records that are read for a viewer, in short, with what was seen of them.
 *
 * @param person whose they are: what is shared only with consent is shown of who consents
 */
export async function recordsInShort(
  tx: Queryable,
  context: StewardContext,
  records: readonly number[],
  person: number,
  options: EvidenceOptions,
): Promise<{ readonly short: RecordsInShort } & Omit<SeenRecords, 'records'>> {
  // Most persons of a question have no other record: nothing is read for them.
  if (records.length === 0) {
    return { short: { records: [], others: 0 }, isPartial: false, items: [], agreements: [] };
  }
  const origins = await originsOf(tx, [...records].sort((a, b) => a - b).slice(0, MOST));
  const persons = origins.map(() => person);
  const { records: seen, ...noted } = await seeRecords(tx, context, origins, persons, options);
  const shown = seen.flatMap(inShort);
  return { short: { records: shown, others: records.length - shown.length }, ...noted };
}

function inShort({ origin, values }: SeenRecord): RecordInShort[] {
  if (origin.source === null) return [];
  const { recordId, source, role, key } = origin;
  const words = (...names: readonly string[]): string | null => {
    const found = names.flatMap((name) => {
      const value = values?.[name];
      return typeof value === 'string' && value !== '' ? [value] : [];
    });
    return found.length === 0 ? null : found.join(' ');
  };
  return [
    {
      recordId: String(recordId),
      source,
      role,
      key,
      name: words('forenames', 'middleNames', 'surname') ?? words('fullName'),
      dateOfBirth: words('dateOfBirth'),
      home: words('address', 'postcode'),
    },
  ];
}

/**
 * The records that are a person now, for a steward to say which of them are somebody else's.
 *
 * @throws ReeveError `decision/unknown-person`, `decision/sealed`
 */
export function recordsOfPerson(
  db: Database,
  context: StewardContext,
  person: number,
  options: EvidenceOptions = {},
): Promise<RecordsInShort> {
  return asSteward(db, context, 'read-records', async (tx) => {
    const seen = await seenThrough(tx, context);
    await refuseSealedPerson(tx, seen, person);
    const links = await liveLinksOfPersons(tx, [person]);
    if (links.length === 0) {
      throw new ReeveError('decision/unknown-person', `There is no person ${person} now`);
    }
    const records = links.map(({ recordId }) => recordId);
    const { short, items, agreements } = await recordsInShort(
      tx,
      context,
      records,
      person,
      options,
    );
    return {
      result: short,
      done: { action: 'read-records', persons: [person], records, items, agreements, seen },
    };
  });
}
