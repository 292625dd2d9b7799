import {
  consentingNow,
  decisionsFor,
  mayAnswer,
  type PossibleTakeUp,
  possibleTakeUp,
  type SharingPolicy,
  takeUpQuestions,
  verificationItems,
  verificationRules,
} from '../../access/index.ts';
import type { AuditedReads, ReadRequest } from '../reading/audited-read.ts';
import { triedPersons, visiblePerson } from '../reading/visible-records.ts';
import { latestVersionsOfPersons } from '../store/read-store.ts';
import { answerEvidence } from './answer-evidence.ts';

/**
 * The services that a person may not know of, by the answers that the viewer may have for the
 * purpose. None of somebody who is not there, or of whom the viewer may see nothing.
 *
 * @throws ReeveError what `AuditedReads.read` throws
 */
export async function findTakeUp(
  reads: AuditedReads,
  policy: SharingPolicy,
  request: ReadRequest,
  personId: string,
): Promise<readonly PossibleTakeUp[]> {
  const { viewer, purpose } = request;
  return reads.read(request, 'read-take-up', ['verify'], async (reading) => {
    const { tx, catalogue, cleared, today, visibility } = reading;
    const person = await visiblePerson(reading, personId);
    const persons = triedPersons(personId, person);
    if (person === null) return { value: [], persons };
    const rules = verificationRules(policy);
    const access = decisionsFor(policy, { viewer, purpose, on: today });
    const consents =
      access.heedsConsent && (await consentingNow(tx, [person], purpose)).has(person);
    const about = consents ? { consents: new Set([purpose]) } : {};
    const questions = takeUpQuestions(purpose, policy);
    const answering = [...catalogue.datasets.values()].flatMap((dataset) => {
      const { accessSource, isPerson } = dataset;
      const asked = questions.filter((each) => mayAnswer(access, each, accessSource, about, rules));
      return isPerson && asked.length > 0 ? [{ dataset, asked }] : [];
    });
    const versions = await latestVersionsOfPersons(
      tx,
      [person],
      answering.map(({ dataset }) => dataset.datasetId),
      cleared,
    );
    const evidence = versions.flatMap(
      (version) => answerEvidence(version, 'entitled-to', catalogue) ?? [],
    );
    for (const { dataset, asked } of answering) {
      visibility.of(person).answersBy(
        dataset,
        asked.flatMap((each) => verificationItems(each, dataset.accessSource, rules)),
      );
    }
    const heardFrom = new Map(
      [...catalogue.datasets.values()].flatMap(({ accessSource, latest }) =>
        latest === null ? [] : [[accessSource, latest] as const],
      ),
    );
    const value = possibleTakeUp(policy, rules, { access, consents, evidence, heardFrom });
    return { value, persons };
  });
}
