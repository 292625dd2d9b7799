import type { Html } from '../html.ts';

/** A part of the report, with its place in the contents. */
export interface Section {
  /** Anchor: letters and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}
