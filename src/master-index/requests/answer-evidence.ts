import type {
  AnswerEvidence,
  VerificationQuestion,
  VerificationRules,
} from '../../access/index.ts';
import { isVerified } from '../../intake/index.ts';
import { probabilityOfWeight } from '../../linkage/index.ts';
import type { Reading } from '../reading/audited-read.ts';
import type { SourceCatalogue } from '../reading/source-catalogue.ts';
import { type LinkedVersion, latestVersionsOfPersons } from '../store/read-store.ts';

/**
 * What the sources that may answer some questions of one kind say of a person, with what they answer
 * from noted for the audit.
 *
 * @param about whose consent counts; null for nobody's
 * @param person null of nobody, who is asked about alike: the work does not tell whether there is anybody
 * @param cleared persons who are answered of though they are sealed
 */
export async function answerEvidence(
  { tx, catalogue, visibility, heedConsents }: Reading,
  questions: readonly VerificationQuestion[],
  rules: VerificationRules,
  about: number | null,
  person: number | null,
  cleared: readonly number[] = [],
): Promise<AnswerEvidence[]> {
  if (about !== null) await heedConsents([{ personId: about }]);
  const ofPerson = visibility.of(about ?? -1);
  const answering = [...catalogue.datasets.values()].filter(
    (each) =>
      each.isPerson &&
      questions.filter((question) => ofPerson.answers(each, question, rules)).length > 0,
  );
  const versions = await latestVersionsOfPersons(
    tx,
    person === null ? [] : [person],
    answering.map(({ datasetId }) => datasetId),
    cleared,
  );
  const [{ ask } = { ask: 'entitled-to' as const }] = questions;
  return versions.flatMap((version) => evidenceOf(version, ask, catalogue) ?? []);
}

/** What the latest version of a record says to a kind of question; null where it says nothing. */
function evidenceOf(
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
