export { DuckDbEngine, type DuckDbOptions } from './engine.ts';
export {
  type LoadedColumn,
  type LoadedDataset,
  type LoadedRecords,
  type LoadOptions,
  loadRecords,
} from './read/load-records.ts';
export { type OutputFile, writeClusters } from './write/write-clusters.ts';
export { type PairRows, writePairs } from './write/write-pairs.ts';
