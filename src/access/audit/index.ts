export {
  type AuditAnchor,
  anchoredHeads,
  anchorLine,
  makeAnchor,
  parseAnchors,
} from './anchor.ts';
export {
  AUDIT_SHARDS,
  type CanonicalFields,
  canonicalFields,
  chainHash,
  chainStart,
  entryDigest,
  instant,
} from './chain.ts';
export { type AccessCount, type AccessWords, describeAccesses } from './describe-accesses.ts';
export { type AuditEntry, type AuditOutcome, type AuditPosition, auditEntry } from './entry.ts';
export {
  type AnchoredHead,
  type BreakKind,
  type ChainBreak,
  type ChainRow,
  type ShardHead,
  type ShardVerdict,
  ShardVerifier,
} from './verify-shard.ts';
