import { requireCapability, type Viewer } from '../access/index.ts';
import type { CaseModel, Measured } from '../business-case/index.ts';
import type { Database, Queryable } from '../database/index.ts';
import { dayInUk, ReeveError } from '../kernel/index.ts';
import { type CaseContent, caseContentSchema, caseModelOf } from './case-content.ts';
import { checkedMeasured, withoutRemoved } from './kept-measured.ts';
import {
  countCases,
  deleteCase,
  holdCases,
  insertCase,
  type KeptCase,
  readCase,
  readCases,
  readMeasured,
  replaceMeasured,
  updateCase,
} from './store/cases.ts';

/** Characters of a name, and cases that are kept: choices of ours. */
export const LONGEST_NAME = 100;
const MOST_CASES = 100;

/** A case to be saved. */
export interface CaseToKeep {
  readonly name: string;
  readonly content: CaseContent;
}

/** @throws ReeveError `access/role` where somebody may make no business case */
export function expectBusinessCase(viewer: Viewer): void {
  requireCapability(viewer, 'make-business-case', dayInUk());
}

/** All that are saved, by name. */
export async function keptCases(db: Database, viewer: Viewer): Promise<readonly KeptCase[]> {
  expectBusinessCase(viewer);
  return readCases(db);
}

/** @throws ReeveError `business-case/not-found`, `access/role` */
export async function keptCase(db: Database, viewer: Viewer, id: number): Promise<KeptCase> {
  expectBusinessCase(viewer);
  return found(await readCase(db, id));
}

/**
 * Saves a case under a name that no other has: its number.
 *
 * @throws ReeveError `business-case/name`, `business-case/name-used`, `business-case/too-many`,
 *   `access/role`, and what `caseModelOf` throws
 */
export async function keepCase(db: Database, viewer: Viewer, kept: CaseToKeep): Promise<number> {
  expectBusinessCase(viewer);
  const checked = checkedCase(kept);
  return db.transaction(async (tx) => {
    await holdCases(tx);
    const { all, named } = await countCases(tx, checked.name);
    if (named !== null) throw nameUsed();
    if (all >= MOST_CASES) {
      throw new ReeveError('business-case/too-many', `There are ${MOST_CASES} saved cases`, {
        hint: 'Delete one that nobody needs.',
      });
    }
    return insertCase(tx, { ...checked, by: viewer.subject });
  });
}

/**
 * Saves a case anew, under its name or another.
 *
 * @param basedOn the revision that whoever saves it has looked at
 * @throws ReeveError `business-case/changed-meanwhile`, `business-case/not-found`, and what
 *   `keepCase` throws
 */
export async function changeKeptCase(
  db: Database,
  viewer: Viewer,
  id: number,
  basedOn: number,
  kept: CaseToKeep,
): Promise<void> {
  expectBusinessCase(viewer);
  const checked = checkedCase(kept);
  await db.transaction(async (tx) => {
    await holdCases(tx);
    await expectRevision(tx, id, basedOn);
    const { named } = await countCases(tx, checked.name);
    if (named !== null && named !== id) throw nameUsed();
    await updateCase(tx, id, { ...checked, by: viewer.subject });
    const measured = await readMeasured(tx, id);
    if (measured !== null) {
      await replaceMeasured(tx, id, withoutRemoved(measured, checked.content.added));
    }
  });
}

/** What was measured of a case; null where nothing was given. */
export async function keptMeasured(
  db: Database,
  viewer: Viewer,
  id: number,
): Promise<Measured | null> {
  expectBusinessCase(viewer);
  return readMeasured(db, id);
}

/**
 * Keeps what was measured of a case, in the place of what was; null for nothing.
 *
 * @throws ReeveError `business-case/measured`, `business-case/changed-meanwhile`,
 *   `business-case/not-found`, `access/role`
 */
export async function keepMeasured(
  db: Database,
  viewer: Viewer,
  id: number,
  basedOn: number,
  measured: Measured | null,
): Promise<void> {
  expectBusinessCase(viewer);
  await db.transaction(async (tx) => {
    await holdCases(tx);
    await expectRevision(tx, id, basedOn);
    const { name, content } = found(await readCase(tx, id));
    const checked =
      measured === null ? null : checkedMeasured(everyLineOf(name, content), measured);
    await updateCase(tx, id, { name, content, by: viewer.subject });
    await replaceMeasured(tx, id, checked);
  });
}

/** A case with the services that it leaves out for now: what was measured of them is kept. */
function everyLineOf(name: string, content: CaseContent): CaseModel {
  return caseModelOf(name, { ...content, without: [] });
}

/** @throws ReeveError `business-case/changed-meanwhile`, `business-case/not-found`, `access/role` */
export async function removeKeptCase(
  db: Database,
  viewer: Viewer,
  id: number,
  basedOn: number,
): Promise<void> {
  expectBusinessCase(viewer);
  await db.transaction(async (tx) => {
    await holdCases(tx);
    await expectRevision(tx, id, basedOn);
    await deleteCase(tx, id);
  });
}

function checkedCase({ name, content }: CaseToKeep): CaseToKeep {
  const trimmed = name.trim();
  if (trimmed === '' || [...trimmed].length > LONGEST_NAME) {
    throw new ReeveError(
      'business-case/name',
      `Give a name of at most ${LONGEST_NAME} characters`,
      { location: { field: 'name' } },
    );
  }
  const read = caseContentSchema.safeParse(content);
  if (!read.success) {
    throw new ReeveError('business-case/invalid', 'This is not a business case');
  }
  caseModelOf(trimmed, read.data);
  return { name: trimmed, content: read.data };
}

async function expectRevision(tx: Queryable, id: number, basedOn: number): Promise<void> {
  const { revision, savedBy } = found(await readCase(tx, id));
  if (revision === basedOn) return;
  throw new ReeveError(
    'business-case/changed-meanwhile',
    `${savedBy} changed this case while you looked at it`,
    { hint: 'Nothing of yours was saved.' },
  );
}

function found(kept: KeptCase | null): KeptCase {
  if (kept !== null) return kept;
  throw new ReeveError('business-case/not-found', 'There is no business case of this number');
}

function nameUsed(): ReeveError {
  return new ReeveError('business-case/name-used', 'Another case has this name', {
    location: { field: 'name' },
    hint: 'Choose another.',
  });
}
