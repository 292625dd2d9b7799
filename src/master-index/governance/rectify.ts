import { type Acting, governed } from '../../access/index.ts';
import type { Database } from '../../database/index.ts';
import { ReeveError } from '../../kernel/index.ts';
import {
  addRectification,
  answerRectification,
  type Rectification,
  rectificationsOf,
} from '../store/held-store.ts';

/**
 * Notes that a person says something in a source's record is wrong (UK GDPR, Article 16). The hub
 * changes nothing of what a source said: the note waits for the source, whose next extract brings
 * what it made of it.
 *
 * @param given.item an attribute, `fact:<name>`..., as agreements name it
 * @throws ReeveError `access/role`, `rectify/unknown-record`
 */
export async function askToRectify(
  db: Database,
  acting: Acting,
  given: { readonly record: number; readonly item: string; readonly note: string },
): Promise<Rectification> {
  return governed(db, acting, 'answer-subject-requests', 'rectify', async (tx, at) => {
    const asked = await addRectification(tx, given, acting.viewer.subject, at);
    if (asked === null) {
      throw new ReeveError('rectify/unknown-record', `There is no record ${given.record}`);
    }
    return {
      result: asked,
      records: [given.record],
      items: [given.item],
      reference: `rectification:${asked.id}`,
    };
  });
}

/**
 * Notes what the source answered.
 *
 * @throws ReeveError `access/role`, `rectify/unknown`
 */
export async function noteAnswer(
  db: Database,
  acting: Acting,
  id: number,
  answer: string,
): Promise<Rectification> {
  return governed(db, acting, 'answer-subject-requests', 'rectify-answer', async (tx, at) => {
    const answered = await answerRectification(tx, id, answer, at);
    if (answered === null) {
      throw new ReeveError('rectify/unknown', `No correction ${id} waits for an answer`);
    }
    return {
      result: answered,
      records: [answered.recordId],
      reference: `rectification:${id}`,
    };
  });
}

/** What waits for sources to answer. */
export async function rectificationsWaiting(
  db: Database,
  acting: Acting,
): Promise<readonly Rectification[]> {
  return governed(db, acting, 'answer-subject-requests', 'rectify-list', async (tx) => {
    const waiting = await rectificationsOf(tx, null);
    return { result: waiting, records: waiting.map(({ recordId }) => recordId) };
  });
}
