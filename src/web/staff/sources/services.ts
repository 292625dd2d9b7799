import type { SourceDefinition, SourceSurveySummary } from '../../../intake/index.ts';
import type {
  QualityMeasure,
  RejectionReason,
  SourceMeasure,
  SourceOverview,
} from '../../../master-index/index.ts';
import type { Asker } from '../../api/caller.ts';

/** A definition and a file, to see what the one makes of the other. */
export interface SourceTrial {
  /** YAML or JSON. */
  readonly definition: { readonly name: string; readonly text: string };
  readonly sample: { readonly name: string; readonly content: Uint8Array };
  /** The date that the sample is of, `YYYY-MM-DD`; null for today. */
  readonly asAt: string | null;
}

/** What a definition makes of a sample: it has personal data of the sample in it. */
export interface TriedSource extends SourceSurveySummary {
  readonly source: string;
  readonly title: string;
}

/** The use cases of these pages, beside those that they share with the interface for programs. */
export interface SourcePageServices {
  sourceOverviews(asker: Asker): Promise<readonly SourceOverview[]>;
  sourceDefinition(asker: Asker, source: string): Promise<SourceDefinition>;
  rejectionReasons(asker: Asker, extract: number): Promise<readonly RejectionReason[]>;
  /** One measure of all sources, each in its latest extracts, the latest first. */
  measureOfAll(
    asker: Asker,
    measure: QualityMeasure,
    extracts: number,
  ): Promise<readonly SourceMeasure[]>;
  /** Refuses whoever may not try a definition, before anything of theirs is received. */
  expectTrial(asker: Asker): void;
  /** Nothing is stored. Errors name the definition and the sample by the names given. */
  trySource(asker: Asker, trial: SourceTrial): Promise<TriedSource>;
}
