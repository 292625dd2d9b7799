import { hash } from 'node:crypto';
import { z } from 'zod';
import { ReeveError } from '../../kernel/index.ts';
import { AUDIT_SHARDS } from './chain.ts';
import type { AnchoredHead, ShardHead } from './verify-shard.ts';

/**
 * What the whole audit was at one moment: the head of every shard. Kept where those who can
 * write to the database cannot, it shows later that nothing before it was removed or rewritten.
 */
export interface AuditAnchor {
  /** Id of the log. */
  readonly log: string;
  /** When it was taken: ISO 8601, UTC. */
  readonly at: string;
  /** One head for every shard, in order. */
  readonly heads: readonly ShardHead[];
  /** SHA-256 of the rest, hex: enough to be written down or sent, to know the file again by. */
  readonly hash: string;
}

const FORMAT = 'reeve-audit-anchor-1';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const fileForm = z.strictObject({
  format: z.literal(FORMAT),
  log: z.string().min(1).max(100),
  at: z.iso.datetime(),
  heads: z.array(z.tuple([z.int().min(0), hex])).length(AUDIT_SHARDS),
  hash: hex,
});

/** An anchor of heads read at one moment, in the order of their shards. */
export function makeAnchor(log: string, at: Date, heads: readonly ShardHead[]): AuditAnchor {
  const anchor = { log, at: at.toISOString(), heads };
  return { ...anchor, hash: hash('sha256', JSON.stringify(hashedForm(anchor)), 'hex') };
}

/** An anchor as one line of JSON, with its line break: anchors are appended to one file. */
export function anchorLine(anchor: AuditAnchor): string {
  return `${JSON.stringify({ ...hashedForm(anchor), hash: anchor.hash })}\n`;
}

/**
 * The anchors of a file, a line each.
 *
 * @param file name of the file, for errors
 * @throws ReeveError `audit/anchor-file` with the line: no anchor, one that was altered, or none
 */
export function parseAnchors(text: string, file: string): readonly AuditAnchor[] {
  const anchors: AuditAnchor[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    anchors.push(parseAnchor(line, (message) => unusable(message, file, index + 1)));
  }
  if (anchors.length === 0) throw unusable('There is no anchor in this file', file);
  return anchors;
}

function parseAnchor(line: string, unusableBecause: (message: string) => ReeveError): AuditAnchor {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw unusableBecause('This line is no JSON');
  }
  const parsed = fileForm.safeParse(value);
  if (!parsed.success) throw unusableBecause('This line is no anchor of an audit');
  const { log, at, heads, hash: stated } = parsed.data;
  const anchor = makeAnchor(
    log,
    new Date(at),
    heads.map(([seq, head], shard) => ({ shard, seq, hash: head })),
  );
  if (anchor.at !== at || anchor.hash !== stated) {
    throw unusableBecause('This anchor was altered: its hash is not that of what it says');
  }
  return anchor;
}

/** The heads that anchors hold one shard to; a shard that had no entry yet says nothing. */
export function anchoredHeads(
  anchors: readonly AuditAnchor[],
  shard: number,
): readonly AnchoredHead[] {
  const heads = new Map<string, AnchoredHead>();
  for (const anchor of anchors) {
    const head = anchor.heads[shard];
    if (head === undefined || head.seq === 0) continue;
    // Anchors between which nothing was written to a shard say the same of it.
    const key = `${head.seq} ${head.hash}`;
    if (!heads.has(key)) heads.set(key, { ...head, anchored: `anchor of ${anchor.at}` });
  }
  return [...heads.values()];
}

function hashedForm({ log, at, heads }: Omit<AuditAnchor, 'hash'>): object {
  return { format: FORMAT, log, at, heads: heads.map(({ seq, hash: head }) => [seq, head]) };
}

function unusable(message: string, file: string, line?: number): ReeveError {
  return new ReeveError('audit/anchor-file', message, {
    location: { file, ...(line === undefined ? {} : { line }) },
    hint: 'Anchors are written by "reeve audit anchor", a line each.',
  });
}
