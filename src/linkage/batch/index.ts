/** What a thread that compares pairs needs: light, because each thread loads it anew. */
export { type EncodedValues, encodedValues, type RuleKeys } from './encoded-records.ts';
export { type KeyTask, numberKeys } from './key-numbering.ts';
export {
  type BlockedChunk,
  type CompareJob,
  type GivenChunk,
  PairComparison,
  type PairWorker,
} from './pair-worker.ts';
export type { PatternList } from './pattern-table.ts';
export { ValueDictionary } from './value-dictionary.ts';
