import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Database, Queryable } from '../database/index.ts';
import { ReeveError } from '../kernel/index.ts';
import { type Acting, governed } from './governed.ts';
import { defaultAgreements } from './policy/default-agreements.ts';
import { parseAgreements } from './policy/parse-agreements.ts';
import type { SharingPolicy } from './policy/sharing-policy.ts';
import {
  type AgreementVersion,
  contentOfVersion,
  replaceVersion,
  versionInForce,
} from './store/agreements.ts';

/** Agreements with the version they are of. */
export interface PolicyInForce {
  readonly policy: SharingPolicy;
  /** Null for those that Reeve starts with. */
  readonly version: AgreementVersion | null;
}

export interface InForceOptions {
  /**
   * Where none were loaded: `refuse`, as a council has to decide what is shared, or `defaults`,
   * those that Reeve starts with, for a demonstration on made-up people.
   */
  readonly whenNone?: 'refuse' | 'defaults';
}

/**
 * Puts a file of sharing agreements in force, at once, in place of the one before, which is kept.
 * The file in force given again changes nothing.
 *
 * @param given.text YAML or JSON
 * @throws ReeveError `agreements/*` with the line of the first fault, `access/role`
 * @example await loadAgreements(db, acting, { text: readFileSync(file, 'utf8'), file });
 */
export async function loadAgreements(
  db: Database,
  acting: Acting,
  given: { readonly text: string; readonly file: string },
): Promise<PolicyInForce & { readonly version: AgreementVersion; readonly isNew: boolean }> {
  const policy = parseAgreements(given.text, given.file);
  const sha256 = hash('sha256', given.text);
  return governed(db, acting, 'manage-agreements', 'agreements', async (tx, at) => {
    const current = await versionInForce(tx);
    const isNew = current?.sha256 !== sha256;
    const version = isNew
      ? await replaceVersion(tx, {
          content: given.text,
          sha256,
          fileName: given.file,
          by: acting.viewer.subject,
          at,
        })
      : (current as AgreementVersion);
    return {
      result: { policy, version, isNew },
      reference: `agreements:${version.version}`,
    };
  });
}

/** What is in force, parsed once for each version. */
const parsed = new Map<string, SharingPolicy>();
/** Versions kept parsed: several councils in one process have one each. */
const MOST_PARSED = 20;

/**
 * The sharing agreements in force now. One short statement each time, so that a file that was
 * just put in force, by whichever process, holds from the next read on.
 *
 * @throws ReeveError `agreements/none` where none were loaded, unless defaults are asked for
 * @example const { policy } = await policyInForce(db);
 */
export async function policyInForce(
  db: Queryable,
  { whenNone = 'refuse' }: InForceOptions = {},
): Promise<PolicyInForce> {
  const version = await versionInForce(db);
  if (version === null) {
    if (whenNone === 'refuse') {
      throw new ReeveError('agreements/none', 'No sharing agreements are in force', {
        hint: 'Load those of the council: reeve agreements load FILE. Until then nobody reads personal data.',
      });
    }
    return {
      policy: parsedOnce('defaults', () => readFileSync(defaultAgreements, 'utf8')),
      version: null,
    };
  }
  const known = parsed.get(version.sha256);
  if (known !== undefined) return { policy: known, version };
  const content = (await contentOfVersion(db, version.version)) ?? '';
  return { policy: parsedOnce(version.sha256, () => content, version.fileName), version };
}

function parsedOnce(key: string, text: () => string, file?: string): SharingPolicy {
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const policy = parseAgreements(text(), file ?? 'agreements.yaml');
  const [oldest] = parsed.keys();
  if (parsed.size >= MOST_PARSED && oldest !== undefined) parsed.delete(oldest);
  parsed.set(key, policy);
  return policy;
}
