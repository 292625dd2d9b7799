export type * from '../linkage/explain/report-data.ts';
