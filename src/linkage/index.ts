export { type ChosenModel, chooseModel } from './automatic/choose-model.ts';
export type { ChooseOptions } from './automatic/choose-options.ts';
export { fitUkPersonModel } from './automatic/uk-person/choose-uk-person-model.ts';
export type { PersonAttribute, PersonColumns } from './automatic/uk-person/person-attributes.ts';
export type { UkPersonSettings } from './automatic/uk-person/settings.ts';
export type { EncodeRequest, ProcessComparison } from './batch/encode-request.ts';
export {
  type EncodedRecords,
  encodedValues,
  rowStride,
  sharedInt32,
  sharedUint8,
} from './batch/encoded-records.ts';
export type { ClusterConstraints } from './cluster/cluster.ts';
export { UnionFind } from './cluster/union-find.ts';
export type { Dialect } from './dialects/dialect.ts';
export { duckdb as duckdbDialect } from './dialects/duckdb.ts';
export type { Columns, LinkageEngine } from './engine.ts';
export { collectReportData } from './explain/collect-report-data.ts';
export { countBlocking, type RuleCount, type SkewedKey } from './explain/count-blocking.ts';
export {
  bestThreshold,
  countTruePairs,
  datasetOfRecords,
  evaluateClusters,
  evaluationThresholds,
  type PairwiseQuality,
  type ThresholdQuality,
  type Truth,
  truthForLinkType,
} from './explain/evaluate.ts';
export {
  type ExplainedPair,
  explainPair,
  type PairExplainer,
  pairExplainer,
  type ReceivedRecord,
} from './explain/explain-pair.ts';
export type {
  ComparedValue,
  PairWaterfall,
  ReportData,
  WaterfallStep,
} from './explain/report-data.ts';
export {
  clusterPairs,
  DEFAULT_THRESHOLDS,
  firstDeterministicMask,
  type LinkOptions,
  type LinkResult,
  type LoadedInput,
  linkRecords,
} from './link.ts';
export { expression, type ModelDefinition, matchModel } from './model/builder.ts';
export type * from './model/match-model.ts';
export { type NamedValue, namedValues } from './model/named-values.ts';
export { type ModelPlan, planModel } from './model/plan.ts';
export * from './model/ready-made-comparisons.ts';
export { parseModel, validateModel } from './model/validate.ts';
export {
  type DecidedPairs,
  decidePairs,
  REVIEW_REASONS,
  type ReviewPairs,
  trainedModel,
} from './outputs.ts';
export { gatheredValues, prepareRecords } from './prepare.ts';
export {
  type ClusteredRecords,
  type GatherKey,
  type RecordMatcher,
  recordMatcher,
} from './record-matcher.ts';
export { hashTexts } from './score/hash-texts.ts';
export { type PairScore, type PairScorer, pairScorer } from './score/score-pair.ts';
export { type RawRecord, recordStandardiser } from './score/standardise-record.ts';
export type { RecordValues, Value } from './score/value.ts';
export { probabilityOfWeight, weightOfProbability } from './score/weights.ts';
export {
  quoteIdentifier,
  quoteInteger,
  quoteLiteral,
  quoteNumber,
  type Sql,
  sql,
} from './sql/index.ts';
export { scorePairs } from './stages.ts';
export { jsonOfValues, standardRecords, valuesOfJson } from './standard-records.ts';
export { estimateMFromLabels } from './train/m-from-labels.ts';
export type { ComparisonOrigin, ValueOrigin } from './train/origins.ts';
export type { TrainedParameters, TrainingSession } from './train/train.ts';
export type { Labels } from './training-evidence.ts';
