import type { Session } from 'fastify';
import type { Viewer } from '../../access/index.ts';

/** Who is signed in to the pages, since when, and when they last did something. */
export interface SignedIn {
  readonly viewer: Viewer;
  /** ISO 8601. */
  readonly at: string;
  /** ISO 8601, to the minute. */
  readonly seenAt: string;
  /** For the identity provider, to know whom to sign out. */
  readonly idToken: string | null;
}

/** A sign-in that has been begun: what has to come back with it. */
export interface SigningIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** A path of these pages. */
  readonly goTo: string;
}

declare module 'fastify' {
  interface Session {
    signedIn?: SignedIn | undefined;
    signingIn?: SigningIn | undefined;
    /** What the person signed in is here for: the code of a purpose. */
    purpose?: string | undefined;
    /** What was searched for, so that no name stands in an address; the latest last. */
    searches?: readonly { readonly id: string; readonly text: string; readonly postcode: string }[];
    /** The customer whose page was opened last, by the name that was shown there for the purpose. */
    lookedAt?: { readonly id: string; readonly name: string; readonly purpose: string } | undefined;
    /** What a steward decided last, and where it is undone by a form. */
    lastDecision?: { readonly undo: string; readonly text: string } | undefined;
    /** Said once on the next page. */
    notice?: string | undefined;
    /** Of a session that was read from where it is kept. */
    isKept?: true | undefined;
  }
}

/** Where sessions are kept, by ids that only cookies hold. */
export interface SessionKeeper {
  get(id: string): Promise<unknown>;
  put(
    id: string,
    content: unknown,
    about: {
      readonly subject: string | null;
      readonly expiresAt: Date;
      /** False of one that was read: where it has been ended since, it stays ended. */
      readonly isNew: boolean;
    },
  ): Promise<void>;
  end(id: string): Promise<void>;
  endAllOf(subject: string): Promise<number>;
}

/** How long a session lasts, in minutes. */
export interface SessionTimes {
  /** Without anything done. */
  readonly idle: number;
  /** At most, whatever is done. */
  readonly absolute: number;
}

/** Half an hour of nothing, and a working day: choices, to be set by the council. */
export const SESSION_TIMES: SessionTimes = { idle: 30, absolute: 600 };

const MINUTE = 60_000;

/** Whether somebody who signed in is still signed in. */
export function isCurrent(signedIn: SignedIn, times: SessionTimes, now: Date): boolean {
  const since = (moment: string): number => now.getTime() - Date.parse(moment);
  return (
    since(signedIn.seenAt) <= times.idle * MINUTE && since(signedIn.at) <= times.absolute * MINUTE
  );
}

/**
 * When a session ends, for the warning before: minutes of nothing done, and milliseconds that are
 * left at most. No moment, as the clock of whoever looks may be another.
 */
export function sessionEnds({ at }: SignedIn, { idle, absolute }: SessionTimes, now: Date) {
  return { idle, left: Math.max(0, Date.parse(at) + absolute * MINUTE - now.getTime()) };
}

/** The moment to the minute, so that a session is written once a minute and not at each page. */
export function minuteOf(now: Date): string {
  return new Date(Math.floor(now.getTime() / MINUTE) * MINUTE).toISOString();
}

type Done = (error?: unknown) => void;
type Found = (error: unknown, session?: Session | null) => void;

/** A keeper of sessions as @fastify/session asks for one. */
export function sessionStore(keeper: SessionKeeper, times: SessionTimes) {
  return {
    get(id: string, found: Found): void {
      keeper.get(id).then(
        (content) => found(null, content as Session | null),
        (error: unknown) => found(error),
      );
    },
    set(id: string, session: Session, done: Done): void {
      const subject = session.signedIn?.viewer.subject ?? null;
      const expiresAt = new Date(Date.now() + (times.idle + 1) * MINUTE);
      // What is kept says so when it is read again: a request that it was read for may end later
      // than the session.
      const content = { ...session, isKept: true };
      const isNew = session.isKept !== true;
      keeper.put(id, content, { subject, expiresAt, isNew }).then(() => done(), done);
    },
    destroy(id: string, done: Done): void {
      keeper.end(id).then(() => done(), done);
    },
  };
}
