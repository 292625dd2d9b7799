import {
  type Acting,
  appendAudit,
  requireCapability,
  type SharingPolicy,
} from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import { dayInUk, ReeveError } from '../../kernel/index.ts';
import type { SubmittedAttributes } from '../hub-source.ts';
import type { AnswerKey, KeptAnswer } from '../store/kept-answers.ts';
import type { SubmissionResult, Submissions } from '../submit-record.ts';
import { type AnswerGiven, earlierAnswer } from './answer-once.ts';
import { validFromOf } from './valid-from.ts';

/** A record that an application writes. */
export interface RecordToSubmit {
  /** The application's own key of it. */
  readonly key: string;
  readonly attributes: SubmittedAttributes;
  /** Since when it is so, tomorrow at the latest; today where it is not said. */
  readonly validFrom?: string | undefined;
}

/** What an application may be called, to have a source of its own. */
const APPLICATION = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/**
 * Keeps a record of an application and matches it, once for each idempotency key: the record, its
 * entry in the audit and the answer are kept in one transaction. Each application writes to
 * a source of its own, `hub:` and its subject, and to no other; the sharing agreements have to
 * know that source, as of one that they do not know nobody could say who may see it.
 *
 * @throws ReeveError `access/role`, `submit/application`, `submission/empty`, `submission/not-yet`,
 *   `match/no-model`, `request/key-reused`
 */
export async function submitOnce(
  db: Database,
  submissions: Submissions,
  policy: SharingPolicy,
  acting: Acting,
  key: AnswerKey,
  record: RecordToSubmit,
  now: Date = new Date(),
): Promise<AnswerGiven> {
  const { viewer, purpose, requestId } = acting;
  const entry = {
    at: now,
    actor: viewer.subject,
    service: viewer.service,
    roles: viewer.roles,
    purpose,
    action: 'submit',
    agreements: [],
    request: requestId,
  };
  const today = dayInUk(now);
  try {
    requireCapability(viewer, 'submit-record', today, acting.training);
    requireSource(policy, viewer);
  } catch (refusal) {
    await db.transaction((tx) =>
      appendAudit(tx, { ...entry, outcome: 'refused', subjects: [], items: [], reference: null }),
    );
    throw refusal;
  }
  const before = await earlierAnswer(db, key, now);
  if (before !== null) return before;
  const validFrom = validFromOf(record.validFrom, today);
  const kept = await submissions
    .submit({
      application: viewer.subject,
      service: viewer.service,
      key: record.key,
      attributes: record.attributes,
      validFrom,
      noted: (result) => ({
        answer: { key, answer: answerOf(result), at: now },
        entry: {
          ...entry,
          outcome: 'done',
          subjects: [`person:${result.personId}`, `record:${result.recordId}`],
          items: Object.keys(record.attributes),
          reference: null,
        },
      }),
    })
    .catch(async (error: unknown) => {
      // Sent twice at one moment: the other was first.
      const other = error instanceof ReeveError && error.code === 'request/key-taken';
      const given = other ? await earlierAnswer(db, key, now) : null;
      if (given === null) throw error;
      return given;
    });
  if ('again' in kept) return kept;
  return { ...answerOf(kept), again: false };
}

function answerOf({ recordId, toldAs, isNew }: SubmissionResult): KeptAnswer {
  const body = { recordId: String(recordId), personId: String(toldAs), isNew };
  return { status: isNew ? 201 : 200, body };
}

function requireSource(policy: SharingPolicy, { subject, service }: Acting['viewer']): void {
  const source = `hub:${subject}`;
  const known = Object.hasOwn(policy.sources, source) ? policy.sources[source] : undefined;
  if (APPLICATION.test(subject) && known?.service === service) return;
  throw new ReeveError('submit/application', 'This application has no source to write to', {
    hint: `The sharing agreements have to know the source "hub:" and the subject of its token, of the service of its token.`,
  });
}
