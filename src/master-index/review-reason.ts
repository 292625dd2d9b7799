import type { REVIEW_REASONS } from '../linkage/index.ts';

/** Why a pair of two persons waits for a steward: by its weight and that of the link threshold. */
export function reviewReason(weight: number, link: number): (typeof REVIEW_REASONS)[number] {
  return weight >= link ? 'cut-from-cluster' : 'between-thresholds';
}
