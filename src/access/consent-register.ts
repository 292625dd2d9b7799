import type { Database } from '../database/index.ts';
import { ReeveError } from '../kernel/index.ts';
import { type Acting, governed } from './governed.ts';
import { type RegisteredConsent, registeredConsents } from './store/consents.ts';
import { personNow } from './store/persons.ts';

/** Some of the register; `next` is given back to read on, null at the end. */
export interface ConsentRegisterPage {
  readonly items: readonly RegisteredConsent[];
  readonly next: string | null;
}

/** Which part of the register is wanted. */
export interface ConsentRegisterRequest {
  /** Only of whom this id leads to. */
  readonly person?: number | undefined;
  /** Only of this purpose. */
  readonly purpose?: string | undefined;
  /** At most this many; 50 by default. */
  readonly limit?: number | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}

const USUAL = 50;

/**
 * The register of consents, the latest recorded first: who gave or withdrew what, by whom it was
 * recorded and how it was said (UK GDPR, Article 7(1): a controller must be able to show consent).
 * For information governance alone, which answers for seals, and itself in the audit.
 *
 * @throws ReeveError `access/role`, `access/purpose`, `request/cursor`
 * @example const { items, next } = await consentRegister(db, acting, { purpose: 'run-library' });
 */
export async function consentRegister(
  db: Database,
  acting: Acting,
  { person, purpose, limit = USUAL, after }: ConsentRegisterRequest = {},
): Promise<ConsentRegisterPage> {
  const from = after === undefined ? null : placeOf(after);
  return governed(db, acting, 'read-audit', 'consent-register', async (tx) => {
    // An id that nobody has has said nothing.
    const of = person === undefined ? null : ((await personNow(tx, person)) ?? 0);
    const rows = await registeredConsents(tx, {
      person: of,
      purpose: purpose ?? null,
      after: from,
      limit: limit + 1,
    });
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      result: { items, next: rows.length > limit && last !== undefined ? cursorOf(last) : null },
      persons: new Set([
        ...(person === undefined ? [] : [person]),
        ...items.map((each) => Number(each.person)),
      ]),
      items: ['consents'],
    };
  });
}

function cursorOf({ consent, person }: RegisteredConsent): string {
  return Buffer.from(`${consent.slice('consent:'.length)} ${person}`).toString('base64url');
}

function placeOf(after: string): readonly [number, number] {
  const text = Buffer.from(after, 'base64url').toString();
  const [, consent, person] = /^(\d{1,9}) (\d{1,9})$/.exec(text) ?? [];
  if (consent !== undefined && person !== undefined) return [Number(consent), Number(person)];
  throw new ReeveError('request/cursor', 'This is not where a page ended', {
    location: { field: 'after' },
    hint: 'Give "next" of the page before as it was.',
  });
}
