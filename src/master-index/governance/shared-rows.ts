import type { SourceCatalogue } from '../reading/source-catalogue.ts';
import type { VersionToErase } from '../store/erasure-store.ts';

/**
 * The values of a row without those that only records which go are read from. Found by trying: a
 * value stays if without it any record that stays would be another. Values that no record is read
 * from go as well, for nobody could say whose they are.
 *
 * @param going versions of one row whose records are erased
 * @param staying versions of the same row whose records are not
 */
export function withoutColumnsOf(
  catalogue: Pick<SourceCatalogue, 'record' | 'attachment'>,
  going: readonly VersionToErase[],
  staying: readonly VersionToErase[],
): readonly (string | null)[] {
  const [first] = staying.length > 0 ? staying : going;
  const received = first?.received ?? [];
  const reading = (values: readonly (string | null)[]) =>
    JSON.stringify(
      staying.map((version) => [
        catalogue.record({ ...version, received: values }),
        catalogue.attachment({ ...version, received: values }),
      ]),
    );
  const whole = reading(received);
  let left = received;
  received.forEach((value, i) => {
    if (value === null || value === '') return;
    const without = left.with(i, null);
    if (reading(without) === whole) left = without;
  });
  return left;
}
