import type { AnswerEvidence, VerificationQuestion } from '../../access/index.ts';
import { isVerified } from '../../intake/index.ts';
import { probabilityOfWeight } from '../../linkage/index.ts';
import type { SourceCatalogue } from '../reading/source-catalogue.ts';
import type { LinkedVersion } from '../store/read-store.ts';

/** What the latest version of a record says to a kind of question; null where it says nothing. */
export function answerEvidence(
  version: LinkedVersion,
  ask: VerificationQuestion['ask'],
  catalogue: SourceCatalogue,
): AnswerEvidence | null {
  const dataset = catalogue.datasets.get(version.datasetId);
  const record = catalogue.record(version);
  // A yes to an address, or to what a tenancy or a school entitles to, would tell where they are.
  if (version.isAddressSealed && ask !== 'at-least-age') return null;
  // What a source says no more is not what it says.
  if (dataset === undefined || record === null || version.closedAsAt !== null) return null;
  const { dateOfBirth } = record.attributes;
  const attribute = ask === 'at-least-age' ? 'dateOfBirth' : 'address';
  const uprn = version.uprn ?? record.attributes.uprn;
  return {
    source: dataset.accessSource,
    saidOn: dataset.latest ?? version.asAt,
    linkProbability: version.weight === null ? 1 : probabilityOfWeight(version.weight),
    verified: ask !== 'entitled-to' && isVerified(dataset.definition, dataset.role, attribute),
    ...(typeof uprn === 'string' ? { uprn } : {}),
    ...(typeof dateOfBirth === 'string' ? { dateOfBirth } : {}),
    live: record.live,
    facts: Object.fromEntries(
      Object.entries(record.facts).map(([name, value]) => [name, String(value)]),
    ),
  };
}
