export { type Dialect } from './dialects/dialect.ts';
export { duckdb as duckdbDialect } from './dialects/duckdb.ts';
export type { Columns, LinkageEngine } from './engine.ts';
export { type LinkOptions, type LinkResult, linkRecords, type LoadedInput } from './link.ts';
export type * from './model/match-model.ts';
export { quoteIdentifier, quoteInteger, quoteLiteral, quoteNumber, type Sql, sql } from './sql/index.ts';
export type { ClusterConstraints } from './cluster/cluster.ts';
export { parseModel, validateModel } from './model/validate.ts';
export { type DecidedPairs, decidePairs, REVIEW_REASONS, type ReviewPairs, trainedModel } from './outputs.ts';
export { UnionFind } from './cluster/union-find.ts';
export { clusterPairs, DEFAULT_THRESHOLDS, firstDeterministicMask } from './link.ts';
export { scorePairs } from './stages.ts';
export { probabilityOfWeight, weightOfProbability } from './score/weights.ts';
export {
  bestThreshold,
  countTruePairs,
  evaluateClusters,
  evaluationThresholds,
  type PairwiseQuality,
  type ThresholdQuality,
  type Truth,
} from './explain/evaluate.ts';
export { chooseModel, type ChosenModel } from './automatic/choose-model.ts';
export { countBlocking, type RuleCount, type SkewedKey } from './explain/count-blocking.ts';
export { prepareRecords } from './prepare.ts';
export { collectReportData } from './explain/collect-report-data.ts';
export type { ReportData, ComparedValue, PairWaterfall, WaterfallStep } from './explain/report-data.ts';
export { explainPair, type ExplainedPair, type ReceivedRecord } from './explain/explain-pair.ts';
export { type PairScore, type PairScorer, pairScorer } from './score/score-pair.ts';
export { type RawRecord, recordStandardiser } from './score/standardise-record.ts';
export type { RecordValues, Value } from './score/value.ts';
export { planModel, type ModelPlan } from './model/plan.ts';
