import {
  type PossibleTakeUp,
  possibleTakeUp,
  type SharingPolicy,
  takeUpQuestions,
  type VerificationQuestion,
  verificationRules,
} from '../../access/index.ts';
import type { AuditedReads, ReadRequest } from '../reading/audited-read.ts';
import { triedPersons, visiblePerson } from '../reading/visible-records.ts';
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
  return reads.read(request, 'read-take-up', ['verify'], async (reading) => {
    const { catalogue, cleared, today: on, visibility, purpose } = reading;
    const person = await visiblePerson(reading, personId);
    const persons = triedPersons(personId, person);
    if (person === null) return { value: [], persons };
    const rules = verificationRules(policy);
    const questions = takeUpQuestions(purpose, policy);
    const evidence = await answerEvidence(reading, questions, rules, person, person, cleared);
    const heardFrom = new Map(
      [...catalogue.datasets.values()].flatMap(({ accessSource, latest }) =>
        latest === null ? [] : [[accessSource, latest] as const],
      ),
    );
    const ofPerson = visibility.of(person);
    const mayAsk = (question: VerificationQuestion, source: string) =>
      ofPerson.mayAnswer(question, source, rules);
    return {
      value: possibleTakeUp(policy, rules, { purpose, on, mayAsk, evidence, heardFrom }),
      persons,
    };
  });
}
