export { DuckDbEngine, type DuckDbOptions } from './engine.ts';
export {
  type LoadedColumn,
  type LoadedDataset,
  type LoadedRecords,
  type LoadOptions,
  loadRecords,
} from './read/load-records.ts';
export { csvToParquet, type TypedColumn } from './write/csv-to-parquet.ts';
export { stageClusters } from './write/stage-clusters.ts';
export { type PairRows, stagePairs } from './write/stage-pairs.ts';
export { type OutputFile, writeStaged } from './write/write-staged.ts';
