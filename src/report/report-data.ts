import type { PairWaterfall, ReportData } from '../linkage/index.ts';

export type { PairWaterfall, ReportData };

/** What becomes of a pair by its weight. */
export type Band = keyof ReportData['samples'];

export type EvaluationReport = NonNullable<ReportData['evaluation']>;

export type ReportDataset = ReportData['summary']['datasets'][number];
