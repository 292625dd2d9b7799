import type { Database } from '../database/index.ts';
import {
  addSession,
  removeOldSessions,
  removeSession,
  removeSessionsOf,
  sessionContent,
  updateSession,
} from './store/sessions.ts';

/**
 * Sessions of people who use the pages, kept in the database: they outlive a restart, and all of
 * somebody can be ended at once.
 */
export class WebSessions {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  /** What was put under an id; null where there is nothing, or it has run out. */
  async get(id: string): Promise<unknown> {
    return sessionContent(this.#db, id);
  }

  /**
   * @param content what JSON can hold
   * @param about `isNew` is false of a session that was read from here: it is not put again where
   *   it was ended while a request of it was under way
   */
  async put(
    id: string,
    content: unknown,
    about: {
      readonly subject: string | null;
      readonly expiresAt: Date;
      readonly isNew: boolean;
    },
  ): Promise<void> {
    const put = about.isNew ? addSession : updateSession;
    await put(this.#db, {
      id,
      subject: about.subject,
      content: JSON.stringify(content),
      expiresAt: about.expiresAt.toISOString(),
    });
  }

  async end(id: string): Promise<void> {
    await removeSession(this.#db, id);
  }

  /** Ends all sessions of somebody, on all their machines; returns how many. */
  async endAllOf(subject: string): Promise<number> {
    return removeSessionsOf(this.#db, subject);
  }

  async forgetOld(): Promise<void> {
    await removeOldSessions(this.#db);
  }
}
