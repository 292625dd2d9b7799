import type { Database } from '../database/index.ts';
import {
  putSession,
  removeOldSessions,
  removeSession,
  removeSessionsOf,
  sessionContent,
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

  /** @param content what JSON can hold */
  async put(
    id: string,
    content: unknown,
    { subject, expiresAt }: { readonly subject: string | null; readonly expiresAt: Date },
  ): Promise<void> {
    await putSession(this.#db, {
      id,
      subject,
      content: JSON.stringify(content),
      expiresAt: expiresAt.toISOString(),
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
