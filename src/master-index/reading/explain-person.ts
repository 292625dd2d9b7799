import { populationsOf } from '../../intake/index.ts';
import { isIdNumber } from '../../kernel/index.ts';
import type { ExplainedPair, RawRecord, ReceivedRecord } from '../../linkage/index.ts';
import { notKnownText } from '../domain/index.ts';
import { MATCH_COLUMNS } from '../matching-input.ts';
import { personAfterRedirects } from '../store/read-store.ts';
import type { AuditedReads, Reading, ReadRequest } from './audited-read.ts';
import type { HeldRecord } from './held-records.ts';
import type { NotKnown } from './person-view.ts';
import { triedPersons, visibleRecords } from './visible-records.ts';

export interface ExplainRequest extends ReadRequest {
  readonly personId: string;
}

/** Why the records of a person are taken for one. */
export interface PersonExplanation {
  readonly personId: string;
  /** Those of the person that the viewer may see. */
  readonly records: readonly ExplainedRecord[];
  /**
   * For each record that has another the likest of the others, with how each attribute speaks for
   * it or against. Of what the viewer may see alone: what is hidden speaks here for nothing, so a
   * weight may be less than that of the link.
   */
  readonly pairs: readonly {
    readonly recordId: string;
    readonly otherId: string;
    readonly waterfall: ExplainedPair;
  }[];
  /** Records beyond those that are compared with each other. */
  readonly notCompared: number;
}

/** A record of a person, where it is from, and by what decision it is theirs. */
export interface ExplainedRecord {
  readonly recordId: string;
  readonly service: string;
  /** What the source calls such a record. */
  readonly title: string;
  /** Since when it is this person's, as decided: ISO 8601. */
  readonly since: string;
  /** The kind of the decision: `match`, `merge`... */
  readonly decision: string;
}

/** Records compared with each other, each with each: more belong to few. */
const MOST_COMPARED = 12;

/**
 * Why the records of a person are taken for one, by the model in force, as far as the viewer may
 * see the values that speak for it.
 *
 * @throws ReeveError `match/no-model`, and what `AuditedReads.read` throws
 */
export async function explainPerson(
  reads: AuditedReads,
  request: ExplainRequest,
): Promise<PersonExplanation | NotKnown> {
  return reads.read<PersonExplanation | NotKnown>(request, 'explain', ['view'], async (reading) => {
    const { personId } = request;
    const person = isIdNumber(personId)
      ? await personAfterRedirects(reading.tx, Number(personId), reading.cleared)
      : null;
    const records = person === null ? [] : await visibleRecords(reading, person, null);
    if (person === null || records.length === 0) {
      const persons = triedPersons(personId, null);
      return { value: { notKnown: notKnownText('nobody-found') }, persons };
    }
    const pairs = records.length < 2 ? [] : await likestPairs(reading, records);
    return {
      value: {
        personId: String(person),
        records: records.map(describeRecord),
        pairs,
        notCompared: Math.max(0, records.length - MOST_COMPARED),
      },
      persons: [person],
    };
  });
}

function describeRecord({ recordId, dataset, link }: HeldRecord): ExplainedRecord {
  const { service, title } = dataset;
  return {
    recordId: String(recordId),
    service,
    title,
    since: link.linkedAt,
    decision: link.linkedBy,
  };
}

async function likestPairs(
  { tx, catalogue, models }: Reading,
  held: readonly HeldRecord[],
): Promise<PersonExplanation['pairs']> {
  const { explain } = await models.inForce(tx);
  const populations = populationsOf(
    [...catalogue.datasets.values()].map(({ definition }) => definition),
  );
  const records = held.slice(0, MOST_COMPARED).map((record): ReceivedRecord => {
    const { source, role } = record.dataset;
    const population = populations.find((each) => each.source === source && each.role === role);
    return {
      dataset: population?.dataset ?? source,
      id: String(record.recordId),
      values: visibleRaw(record),
    };
  });
  const pairs = records.flatMap((left, i) =>
    records.slice(i + 1).map((right) => ({
      recordId: left.id,
      otherId: right.id,
      waterfall: explain(left, right),
    })),
  );
  const shown = new Set<(typeof pairs)[number]>();
  for (const { id } of records) {
    const [likest] = pairs
      .filter(({ recordId, otherId }) => recordId === id || otherId === id)
      .sort((a, b) => b.waterfall.weight - a.waterfall.weight);
    if (likest !== undefined) shown.add(likest);
  }
  return [...shown];
}

/** A record as matching takes it, of visible values that the source has now. */
export function visibleRaw({ values }: HeldRecord): RawRecord {
  const now = values.filter(({ until }) => until === null);
  const raw: Record<string, string | null> = {};
  for (const column of MATCH_COLUMNS) {
    const own = now.filter(({ attribute }) => attribute === column).map(({ value }) => value);
    const part = now.find(({ attribute }) => attribute === 'address')?.parts?.[column];
    raw[column] = own.length > 0 ? own.join(' ') : (part ?? null);
  }
  return raw;
}
