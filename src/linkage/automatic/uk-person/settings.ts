import type { LinkType } from '../../model/match-model.ts';
import type { SourcePair } from './measure-sources.ts';

/** What is known of the records, beside their columns, when the model is made. */
export interface UkPersonSettings {
  readonly linkType: LinkType;
  /** The date the records are of, `YYYY-MM-DD`: who is a child follows from it. Default: nobody is told to be one. */
  readonly asAt?: string;
  readonly monthFirst?: boolean;
  /** Whether Excel's day numbers stand among the dates of birth. */
  readonly dayNumbers?: boolean;
  /** Data sets of grown-ups alone, such as the electoral register. */
  readonly adults?: readonly string[];
  /** Data sets of children alone, such as the school census. */
  readonly children?: readonly string[];
  /** Data sets that are registers of electors, where everybody is once. */
  readonly electors?: readonly string[];
  /** What is measured of each pair of data sets; default: all are taken for alike. */
  readonly sources?: readonly SourcePair[];
  readonly seed?: number;
}
