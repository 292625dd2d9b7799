import {
  type AccessDecisions,
  decisionsFor,
  governed,
  type SharingPolicy,
  type TrainingRule,
} from '../../access/index.ts';
import type { Database, Queryable } from '../../database/index.ts';
import { dayInUk, type Progress, ReeveError, silentProgress } from '../../kernel/index.ts';
import { type AttributeName, personAttributes } from '../../standards/index.ts';
import { AuditedReads, type ReadRequest } from '../reading/audited-read.ts';
import { goldenOf, heldRecords } from '../reading/held-records.ts';
import { currentCatalogue, type SourceCatalogue } from '../reading/source-catalogue.ts';
import { Visibility } from '../reading/visibility.ts';
import {
  idsLeadingTo,
  indexRevision,
  type LeadingOn,
  personsAfter,
} from '../store/export-store.ts';
import { type LinkedVersion, sourcesRevision, versionsOfPersons } from '../store/read-store.ts';
import { databaseClock } from '../store/steward-store.ts';
import {
  type ExportColumns,
  type ExportRows,
  type ExportTable,
  exportColumns,
  exportRows,
  exportTables,
} from './export-tables.ts';

/** Where the rows go, as they are read. */
export interface ExportSink {
  /** Before the first rows; again, to begin anew, where the index changed while it was read. */
  begin(columns: ExportColumns): Promise<void>;
  write(rows: ExportRows): Promise<void>;
  /** All rows are there: makes them ready to be released. The export is in the audit after it. */
  complete(summary: ExportSummary): Promise<void>;
}

export interface ExportOptions {
  /** The sharing agreements in force. */
  readonly policy: SharingPolicy;
  readonly sink: ExportSink;
  readonly now?: () => Date;
  readonly training?: TrainingRule;
  readonly progress?: Progress;
  /** Persons read at a time; the memory it takes. */
  readonly pageSize?: number;
}

/** What an export has in it, and by what right. Nothing of whom it leaves out. */
export interface ExportSummary {
  /** In the audit under `export:<id>`. */
  readonly id: string;
  /** ISO 8601, by the database's clock: the index is exported as it was then. */
  readonly at: string;
  readonly exportedBy: string;
  readonly recipient: string;
  readonly purpose: string;
  /** Agreements that allowed it, and what was seen by them. */
  readonly agreements: readonly string[];
  readonly items: readonly string[];
  /** By source of which anything may be seen, the as-at date of its latest full extract. */
  readonly sources: Readonly<Record<string, string | null>>;
  readonly rows: Readonly<Record<ExportTable, number>>;
  readonly columns: ExportColumns;
}

/** A page of an embedded database holds others up for some milliseconds; one of a server nobody. */
const PAGE = { embedded: 100, server: 1000 } as const;
/** Persons named in one entry of the audit, so that each is written in a moment. */
const PERSONS_AN_ENTRY = 5000;
/** How often an embedded database is read anew that changes while it is read. */
const ATTEMPTS = 3;

/**
 * Exports persons, links and golden records for a recipient and a purpose: what a reader of that
 * service would see for it, person by person, of one moment. Sealed persons are left out inside
 * the query, whoever asks; so is what takes the consent of a person.
 *
 * That it begins is in the audit before anything is read, and whom it has before it returns: the
 * caller releases what the sink has only then.
 *
 * @throws ReeveError `access/role`, `access/purpose`, `access/training`, `export/index-changes`
 * @example
 * await exportIndex(db, { viewer, purpose: 'collect-council-tax', requestId: 'r-7' }, { policy, sink });
 */
export async function exportIndex(
  db: Database,
  request: ReadRequest,
  options: ExportOptions,
): Promise<ExportSummary> {
  const { policy, sink, now = () => new Date(), training } = options;
  const { viewer, purpose } = request;
  const day = now();
  const reads = new AuditedReads(db, {
    policy,
    now: () => day,
    ...(training === undefined ? {} : { training }),
  });
  await reads.read(request, 'export-begun', ['export'], async () => ({ value: null, persons: [] }));
  const on = dayInUk(day);
  const decisions = decisionsFor(policy, { viewer, purpose, on }, training);
  const read = await readConsistently(db, new ExportReading(decisions, on, options));
  const summary: ExportSummary = {
    id: crypto.randomUUID(),
    at: read.at,
    exportedBy: viewer.subject,
    recipient: viewer.service,
    purpose,
    ...read.visibility.seen(),
    sources: read.sources,
    rows: read.rows,
    columns: read.columns,
  };
  await sink.complete(summary);
  const { agreements, items } = summary;
  const parts = Math.max(1, Math.ceil(read.persons.length / PERSONS_AN_ENTRY));
  for (let part = 0; part < parts; part++) {
    const persons = read.persons.slice(part * PERSONS_AN_ENTRY, (part + 1) * PERSONS_AN_ENTRY);
    const reference = `export:${summary.id}/${part + 1}-of-${parts}/persons=${read.persons.length}`;
    const acting = { ...request, ...(training === undefined ? {} : { training }) };
    await governed(db, acting, 'export', 'export', async () => ({
      result: null,
      persons,
      agreements,
      items,
      reference,
    }));
  }
  return summary;
}

/** What was read, all of one moment. */
interface WhatWasRead {
  readonly at: string;
  readonly visibility: Visibility;
  readonly columns: ExportColumns;
  readonly sources: Readonly<Record<string, string | null>>;
  readonly rows: Record<ExportTable, number>;
  readonly persons: number[];
}

/**
 * On a server in one transaction, which sees one state and holds nobody up. An embedded database
 * has one connection: there each page is a transaction of its own, and whatever changes the index
 * between two of them makes it begin anew.
 */
async function readConsistently(db: Database, reading: ExportReading): Promise<WhatWasRead> {
  if (db.kind === 'server') {
    return db.transaction((tx) => reading.readAll(PAGE.server, (work) => work(tx)), {
      isolation: 'repeatable read',
      readOnly: true,
    });
  }
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const before = await indexRevision(db);
    const read = await reading.readAll(PAGE.embedded, (work) =>
      db.transaction(work, { readOnly: true }),
    );
    if ((await indexRevision(db)) === before) return read;
  }
  throw new ReeveError('export/index-changes', 'The index changed each time that it was read', {
    hint: 'Export when nothing is loaded or matched.',
  });
}

type InTransaction = <T>(work: (tx: Queryable) => Promise<T>) => Promise<T>;

class ExportReading {
  readonly #decisions: AccessDecisions;
  readonly #on: string;
  readonly #options: ExportOptions;

  constructor(decisions: AccessDecisions, on: string, options: ExportOptions) {
    this.#decisions = decisions;
    this.#on = on;
    this.#options = options;
  }

  async readAll(usualPage: number, inTransaction: InTransaction): Promise<WhatWasRead> {
    const { policy, sink, progress = silentProgress, pageSize = usualPage } = this.#options;
    const [at, catalogue] = await inTransaction(async (tx) => [
      await databaseClock(tx),
      await currentCatalogue(tx, policy),
    ]);
    const visibility = new Visibility(this.#decisions, catalogue);
    const datasets = visibility.datasets(true);
    const attributes = visibleAttributes(catalogue, visibility, datasets);
    const columns = exportColumns(attributes);
    await sink.begin(columns);
    progress.phase('exporting persons');
    const rows = Object.fromEntries(exportTables.map((name) => [name, 0])) as WhatWasRead['rows'];
    const persons: number[] = [];
    for (let last = 0; ; ) {
      const page = await inTransaction((tx) => readPage(tx, last, pageSize, datasets));
      last = page.persons.at(-1) ?? last;
      const records = heldRecords(page.versions, { visibility, catalogue }, 'whole');
      const exported = [...Map.groupBy(records, ({ personId }) => personId)].map(
        ([personId, own]) => ({ personId, records: own, golden: goldenOf(own, this.#on) }),
      );
      const ids = new Set(exported.map(({ personId }) => personId));
      const written = exportRows(
        exported,
        attributes,
        page.redirects.filter(({ leadsTo }) => ids.has(leadsTo)),
        // A key is the service's own: for the service, and whoever may see all that it notes.
        ({ dataset }) => visibility.isFoundBy(dataset, 'reference'),
      );
      await sink.write(written);
      for (const name of exportTables) rows[name] += written[name].length;
      for (const id of ids) persons.push(id);
      progress.advance(persons.length);
      if (page.persons.length < pageSize) break;
    }
    return { at, visibility, columns, sources: latestOf(catalogue, datasets), rows, persons };
  }
}

interface Page {
  readonly persons: readonly number[];
  readonly versions: readonly LinkedVersion[];
  readonly redirects: readonly LeadingOn[];
}

async function readPage(
  tx: Queryable,
  after: number,
  limit: number,
  datasets: readonly number[],
): Promise<Page> {
  // As at the beginning of every read: whole tables are not read for a page of persons.
  await sourcesRevision(tx);
  const persons = await personsAfter(tx, after, limit, datasets);
  return {
    persons,
    // Nobody is cleared: an export goes to others than who makes it.
    versions: await versionsOfPersons(tx, persons, datasets),
    redirects: await idsLeadingTo(tx, persons),
  };
}

/** Attributes that may be seen of a source which can have them, in the order in which they are shown. */
function visibleAttributes(
  { datasets }: SourceCatalogue,
  visibility: Visibility,
  visible: readonly number[],
): AttributeName[] {
  const shown = visible.flatMap((id) => datasets.get(id) ?? []);
  return (Object.keys(personAttributes) as AttributeName[]).filter((name) =>
    // Matched to a property, a record has a UPRN whether its source has one or not.
    shown.some(
      (each) =>
        (each.attributes.has(name) || (name === 'uprn' && each.attributes.has('address'))) &&
        visibility.may(each, name),
    ),
  );
}

function latestOf(
  { datasets }: SourceCatalogue,
  visible: readonly number[],
): Record<string, string | null> {
  return Object.fromEntries(
    visible.flatMap((id) => {
      const dataset = datasets.get(id);
      return dataset === undefined ? [] : [[dataset.accessSource, dataset.latest] as const];
    }),
  );
}
