/**
 * What is measured of an extract, each as a share: how many, among how many. The names are those of
 * the dimensions of the Government Data Quality Framework (Cabinet Office and Office for National
 * Statistics, 2020) that can be measured without going to see the person.
 *
 * - `complete` (completeness): records with something there, among all of the role
 * - `valid` (validity): records whose value can be right, among those with one; of the records
 *   themselves those that were taken, among those sent
 * - `unique` (uniqueness): values of numbers that one person alone has, which no other record has,
 *   among valid ones; of the records themselves those of people without another of the same role
 * - `recent` (timeliness): values in rows that were new or changed in the year to the extract's date
 * - `placed` (accuracy, as far as the gazetteer can tell): addresses whose property is known
 * - `consistent` (consistency): records that say what most records of other sources say of the same
 *   person, among those of whom others say something
 */
export const QUALITY_MEASURES = [
  'complete',
  'valid',
  'unique',
  'recent',
  'placed',
  'consistent',
] as const;
export type QualityMeasure = (typeof QUALITY_MEASURES)[number];

/** A measure of an attribute of a role, in one extract. */
export interface MeasuredQuality {
  /** Of records of persons, or the kind of facts. */
  readonly role: string;
  /** An attribute, `fact:<name>`, or '' for the records themselves. */
  readonly attribute: string;
  readonly measure: QualityMeasure;
  readonly count: number;
  readonly among: number;
}
