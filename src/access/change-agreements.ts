import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Database, Queryable } from '../database/index.ts';
import { dayAfter, dayBefore, ReeveError } from '../kernel/index.ts';
import { type InForceOptions, policyInForce } from './agreements-in-force.ts';
import { type Acting, governed } from './governed.ts';
import { requireCapability } from './policy/authorise.ts';
import { defaultAgreements } from './policy/default-agreements.ts';
import { type AgreementChange, editAgreements } from './policy/edit-agreements.ts';
import { parseAgreements } from './policy/parse-agreements.ts';
import { type PolicyChanges, policyChanges } from './policy/policy-changes.ts';
import type { SharingPolicy } from './policy/sharing-policy.ts';
import {
  type AgreementVersion,
  contentOfVersion,
  contentsNaming,
  holdVersions,
  replaceVersion,
} from './store/agreements.ts';
import { databaseClock } from './store/clock.ts';

/** A change, and the version that whoever makes it has looked at. */
export interface ChangeOfAgreements {
  readonly change: AgreementChange;
  /** Its number; 0 for the agreements that Reeve starts with. */
  readonly basedOn: number;
}

/** What a change would do. */
export interface PreviewOfAgreements {
  readonly changes: PolicyChanges;
  /** The first day on which it does. */
  readonly on: string;
  /** The version in force, which the change is made to; 0 as in `ChangeOfAgreements`. */
  readonly version: number;
}

/** Characters of a reason: choices of ours. */
const SHORTEST_REASON = 10;
const LONGEST_REASON = 1000;

/**
 * What a change of agreements would do, before it is made. Nothing is kept.
 *
 * @throws ReeveError `access/role`, `agreements/*` as `changeAgreements`
 */
export async function previewAgreements(
  db: Database,
  acting: Acting,
  change: AgreementChange,
  options: InForceOptions = {},
): Promise<PreviewOfAgreements> {
  const today = (await databaseClock(db)).slice(0, 10);
  requireCapability(acting.viewer, 'manage-agreements', today, acting.training);
  const { before, after, version } = await changed(db, change, today, options);
  const on = firstDayOf(change, today);
  return { changes: policyChanges(before, after, on), on, version: version?.version ?? 0 };
}

/**
 * Changes the agreements in force by one change: the whole is checked as a file that is loaded, and
 * kept as another version, with the reason.
 *
 * @throws ReeveError `agreements/changed-meanwhile` where somebody else put a version in force
 *   since; `agreements/invalid`, `agreements/reason`, `agreements/ended`, `agreements/day`,
 *   `agreements/id-used`, `agreements/unknown`, `access/role`
 * @example
 * await changeAgreements(db, acting, { change: { kind: 'end', id, until: '2026-12-31' }, basedOn: 4 }, reason);
 */
export async function changeAgreements(
  db: Database,
  acting: Acting,
  { change, basedOn }: ChangeOfAgreements,
  reason: string,
  options: InForceOptions = {},
): Promise<AgreementVersion> {
  const why = reason.trim();
  if ([...why].length < SHORTEST_REASON || [...why].length > LONGEST_REASON) {
    throw new ReeveError(
      'agreements/reason',
      `A reason has ${SHORTEST_REASON} to ${LONGEST_REASON.toLocaleString('en-GB')} characters`,
      { location: { field: 'reason' } },
    );
  }
  return governed(db, acting, 'manage-agreements', 'agreements', async (tx, at) => {
    await holdVersions(tx);
    const { text, version } = await changed(tx, change, at.slice(0, 10), options);
    if ((version?.version ?? 0) !== basedOn) {
      throw new ReeveError(
        'agreements/changed-meanwhile',
        `${version?.putInForceBy ?? 'Somebody'} changed the agreements while you looked at them`,
        { hint: 'Look at them again, and decide anew. Nothing of yours was put in force.' },
      );
    }
    const next = await replaceVersion(tx, {
      content: text,
      sha256: hash('sha256', text),
      fileName: version?.fileName ?? 'agreements.yaml',
      by: acting.viewer.subject,
      at,
      reason: why,
    });
    return {
      result: next,
      agreements: [change.kind === 'add' ? change.agreement.id : change.id],
      reference: `agreements:${next.version}`,
    };
  });
}

interface Changed {
  readonly before: SharingPolicy;
  readonly after: SharingPolicy;
  readonly text: string;
  /** The version that was changed; null for the agreements that Reeve starts with. */
  readonly version: AgreementVersion | null;
}

async function changed(
  db: Queryable,
  change: AgreementChange,
  today: string,
  options: InForceOptions,
): Promise<Changed> {
  const { policy: before, version } = await policyInForce(db, options);
  await requireSound(db, before, change, today);
  const current =
    version === null
      ? readFileSync(defaultAgreements, 'utf8')
      : ((await contentOfVersion(db, version.version)) ?? '');
  const text = editAgreements(current, change);
  return { before, after: parseAgreements(text), text, version };
}

/** What a file cannot say of itself: what was before, and which day it is. */
async function requireSound(
  db: Queryable,
  policy: SharingPolicy,
  change: AgreementChange,
  today: string,
): Promise<void> {
  if (change.kind === 'add') {
    const { id } = change.agreement;
    const earlier = (await contentsNaming(db, id)).map((content) => parseAgreements(content));
    if ([policy, ...earlier].some(({ agreements }) => agreements.some((each) => each.id === id))) {
      throw new ReeveError('agreements/id-used', `There is or was an agreement "${id}"`, {
        location: { field: 'id' },
        hint: 'Audit records name agreements by it, so it is never used again. Choose another.',
      });
    }
    return;
  }
  const agreement = policy.agreements.find(({ id }) => id === change.id);
  if (agreement === undefined) {
    throw new ReeveError('agreements/unknown', `There is no agreement "${change.id}"`);
  }
  if (agreement.until !== undefined && agreement.until < today) {
    throw new ReeveError('agreements/ended', `It ended on ${agreement.until}`, {
      hint: 'An agreement that has ended is not changed: make another.',
    });
  }
  const wrong = (field: string, message: string) =>
    new ReeveError('agreements/day', message, { location: { field } });
  if (change.kind === 'review') {
    if (change.review < today) throw wrong('review', 'That day is past');
  } else if (change.until < dayBefore(today)) {
    throw wrong(
      'until',
      'It was in force until today: it cannot have ended earlier than yesterday',
    );
  } else if (agreement.until !== undefined && change.until > agreement.until) {
    throw wrong('until', `It ends on ${agreement.until} already: it can only end sooner`);
  }
}

function firstDayOf(change: AgreementChange, today: string): string {
  const day =
    change.kind === 'add'
      ? change.agreement.from
      : change.kind === 'end'
        ? dayAfter(change.until)
        : today;
  return day > today ? day : today;
}
