import { sourceMapper } from '../intake/index.ts';
import type { RawRecord } from '../linkage/index.ts';
import type { PlaceAddress } from './extract-writer.ts';
import {
  HUB_COLUMNS,
  HUB_ROLE,
  hubRow,
  hubSource,
  type SubmittedAttributes,
} from './hub-source.ts';
import { rawOf } from './matching-input.ts';

/** The data set of what is submitted: one that no model knows. */
export const SUBMITTED = 'submitted';

const map = sourceMapper(hubSource('asked', 'hub'), HUB_COLUMNS, {
  role: HUB_ROLE,
  attributesOnly: true,
});

/** The property of what was submitted, as the row of an extract that says the same has it. */
export function placeSubmitted(
  submitted: SubmittedAttributes,
  place: PlaceAddress | undefined,
): { readonly uprn: string | null; readonly confidence: number | null } {
  const { address, postcode, uprn } = map(hubRow(submitted), 1).records[0]?.attributes ?? {};
  const found =
    typeof address === 'string'
      ? (place?.(address, typeof postcode === 'string' ? postcode : null) ?? null)
      : null;
  if (found !== null) return { uprn: found.uprn, confidence: Math.round(100 * found.confidence) };
  return { uprn: typeof uprn === 'string' ? uprn : null, confidence: null };
}

/**
 * What was submitted, as matching takes it.
 *
 * @param place finds the property of an address
 */
export function submittedRaw(
  submitted: SubmittedAttributes,
  place?: (address: string, postcode: string | null) => { readonly uprn: string } | null,
): RawRecord {
  const [record] = map(hubRow(submitted), 1).records;
  const { address, postcode } = record?.attributes ?? {};
  const found =
    typeof address === 'string'
      ? place?.(address, typeof postcode === 'string' ? postcode : null)
      : undefined;
  return rawOf(record ?? { attributes: {}, wrong: {} }, found?.uprn ?? null);
}
