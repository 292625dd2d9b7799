import {
  type Acting,
  type ConsentEvent,
  consentEventsOf,
  countAccesses,
  describeAccesses,
  governed,
  idsOf,
  itemLabel,
  personNow,
  personSubject,
  privacyNotice,
  recordSubject,
  type SharingPolicy,
} from '../../access/index.ts';
import type { Database, Queryable } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import { currentCatalogue, type SourceCatalogue } from '../reading/source-catalogue.ts';
import {
  decisionsOn,
  type HeldRecord,
  type HeldVersion,
  heldRecords,
  heldVersions,
  opinionsOn,
  rectificationsOf,
} from '../store/held-store.ts';
import { type HeldItem, itemsOf } from './held-items.ts';

/** What one source said of the person, from when to when. */
export interface HeldStatement {
  /** First day, and the first on which it was no longer said; null while it is. */
  readonly from: string;
  readonly until: string | null;
  readonly file: string;
  readonly line: number;
  readonly loadedAt: string;
  /** In words; what is of third parties is marked. */
  readonly items: readonly HeldItem[];
  /** As received, column by column. */
  readonly received: readonly { readonly column: string; readonly value: string }[];
  /** Whether the row as received is about others too, such as both parents of a child. */
  readonly receivedIsOfOthersToo: boolean;
}

/** One record, with all that its source said. */
export interface HeldRecordAnswer {
  readonly record: number;
  readonly source: string;
  readonly title: string;
  readonly service: string;
  readonly role: string;
  /** The source's own reference. */
  readonly reference: string;
  /** Since when, by what and with what weight it is taken for the person's; null of facts. */
  readonly linked: {
    readonly since: string;
    readonly by: string;
    readonly weight: number | null;
  } | null;
  readonly statements: readonly HeldStatement[];
}

/** The answer to "what do you hold about me?" (UK GDPR, Article 15). */
export interface SubjectAccessAnswer {
  readonly format: 'reeve-subject-access/1';
  readonly person: number;
  /** Ids by which the person was known before. */
  readonly formerIds: readonly number[];
  readonly madeAt: string;
  readonly records: readonly HeldRecordAnswer[];
  readonly consents: readonly Omit<ConsentEvent, 'person'>[];
  /** How the records came to be taken for one person's. */
  readonly decisions: readonly {
    readonly kind: string;
    readonly at: string;
    readonly records: number;
  }[];
  /** What those who decide that wrote to each other. */
  readonly opinions: readonly { readonly at: string; readonly note: string }[];
  readonly corrections: readonly {
    readonly record: number;
    readonly item: string;
    readonly note: string;
    readonly askedAt: string;
    readonly answer: string | null;
  }[];
  /** Who looked, in sentences: by service and purpose, never by member of staff. */
  readonly looked: readonly string[];
  /** Why each source holds it, with whom it is shared and how long it is kept. */
  readonly notices: readonly NonNullable<ReturnType<typeof privacyNotice>>[];
  /** What must be looked at before it is sent. */
  readonly toRedact: readonly string[];
}

/**
 * Everything that is held on a person: every version of every record that is linked to them,
 * where it came from, who looked at it, what they consented to. Seals are no obstacle, as it is
 * the person's own data; that there are any is among what to look at before it is sent.
 *
 * @throws ReeveError `access/role`, `access/purpose`, `access/unknown-person`
 * @example
 * const answer = await subjectAccess(db, policy, { viewer, purpose: 'subject-access', requestId }, 12);
 */
export async function subjectAccess(
  db: Database,
  policy: SharingPolicy,
  acting: Acting,
  person: number,
): Promise<SubjectAccessAnswer> {
  if (acting.purpose !== 'subject-access') {
    throw new ReeveError('access/purpose', 'Everything held is read for no other purpose', {
      location: { field: 'purpose' },
      hint: 'State the purpose subject-access.',
    });
  }
  return governed(db, acting, 'answer-subject-requests', 'subject-access', async (tx, at) => {
    const who = await personNow(tx, person);
    if (who === null) {
      throw new ReeveError('access/unknown-person', `There is no person ${person}`);
    }
    const answer = await gather(tx, policy, who, at);
    const items = answer.records.flatMap(({ statements }) =>
      statements.flatMap((each) => each.items.map(({ item }) => item)),
    );
    return {
      result: answer,
      persons: [who],
      records: answer.records.map(({ record }) => record),
      items: [...new Set(items)],
    };
  });
}

async function gather(
  tx: Queryable,
  policy: SharingPolicy,
  person: number,
  madeAt: string,
): Promise<SubjectAccessAnswer> {
  const catalogue = await currentCatalogue(tx, policy);
  const ids = await idsOf(tx, person);
  const held = await heldRecords(tx, person);
  const versions = Map.groupBy(
    await heldVersions(
      tx,
      held.map(({ recordId }) => recordId),
    ),
    ({ recordId }) => recordId,
  );
  const records = held.flatMap((record) => {
    // Facts that pass from one record to another are told as far as they are about this person.
    const said = (versions.get(record.recordId) ?? []).filter(
      ({ about }) => about === record.about,
    );
    const answer = recordAnswer(catalogue, record, said);
    return answer === null ? [] : [answer];
  });
  const subjects = [
    ...ids.map(personSubject),
    ...held.map(({ recordId }) => recordSubject(recordId)),
  ];
  const counts = await countAccesses(tx, subjects);
  const opinions = await opinionsOn(
    tx,
    held.map(({ recordId }) => recordId),
  );
  const consents = (await consentEventsOf(tx, ids)).values();
  return {
    format: 'reeve-subject-access/1',
    person,
    formerIds: ids.filter((id) => id !== person),
    madeAt,
    records,
    consents: [...consents].flat().map(({ person: _, ...event }) => event),
    decisions: await decisionsOn(tx, ids),
    opinions,
    corrections: (
      await rectificationsOf(
        tx,
        held.map(({ recordId }) => recordId),
      )
    ).map(({ recordId, item, note, askedAt, answer }) => ({
      record: recordId,
      item,
      note,
      askedAt,
      answer,
    })),
    looked: describeAccesses(counts, {
      service: (code) => policy.services[code]?.title ?? code,
      purpose: (code) => lowerFirst(policy.purposes[code]?.label ?? code),
      item: itemLabel,
    }),
    notices: [
      ...new Set(held.map(({ datasetId }) => catalogue.datasets.get(datasetId)?.accessSource)),
    ].flatMap((source) => {
      const notice =
        source === undefined ? undefined : privacyNotice(policy, source, madeAt.slice(0, 10));
      return notice === undefined ? [] : [notice];
    }),
    toRedact: [
      ...toRedact(records),
      ...(opinions.length === 0 ? [] : ['What stewards wrote to each other may name others']),
    ],
  };
}

function recordAnswer(
  catalogue: SourceCatalogue,
  record: HeldRecord,
  versions: readonly HeldVersion[],
): HeldRecordAnswer | null {
  const dataset = catalogue.datasets.get(record.datasetId);
  if (dataset === undefined) return null;
  const roles =
    (dataset.definition.records?.length ?? 0) + (dataset.definition.attachments?.length ?? 0);
  return {
    record: record.recordId,
    source: dataset.source,
    title: dataset.title,
    service: dataset.service,
    role: dataset.role,
    reference: record.key,
    linked:
      record.linkedAt === null
        ? null
        : { since: record.linkedAt, by: record.linkedBy ?? '', weight: record.weight },
    statements: versions.map((version) => {
      const columns = dataset.layouts.get(version.layoutId) ?? [];
      return {
        from: version.asAt,
        until: version.until,
        file: version.fileName,
        line: version.line,
        loadedAt: version.loadedAt,
        items: itemsOf(dataset, catalogue.record(version) ?? catalogue.attachment(version)),
        received: version.received.flatMap((value, i) =>
          value === null || value === ''
            ? []
            : [{ column: columns[i] ?? `column ${i + 1}`, value }],
        ),
        receivedIsOfOthersToo: roles > 1,
      };
    }),
  };
}

function toRedact(records: readonly HeldRecordAnswer[]): readonly string[] {
  return records.flatMap(({ title, reference, statements }) => {
    const of = `${title}, ${reference}`;
    const items = new Set(
      statements.flatMap((each) =>
        each.items.filter(({ isOfOthers }) => isOfOthers).map(({ label }) => label.toLowerCase()),
      ),
    );
    return [
      ...(items.size === 0 ? [] : [`${of}: other people under ${[...items].join(', ')}`]),
      ...(statements.some((each) => each.receivedIsOfOthersToo)
        ? [`${of}: the row as received may be about others too`]
        : []),
    ];
  });
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
