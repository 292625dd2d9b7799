import {
  answerQuestion,
  personSubject,
  requireQuestion,
  type SharingPolicy,
  type VerificationAnswer,
  type VerificationQuestion,
  type VerificationRules,
  verificationRules,
} from '../../access/index.ts';
import { isIdNumber } from '../../kernel/index.ts';
import type { AuditedReads, ReadRequest } from '../reading/audited-read.ts';
import { triedPersons } from '../reading/visible-records.ts';
import { holdQuestions, questionsAsked } from '../store/questions-asked.ts';
import { personAfterRedirects } from '../store/read-store.ts';
import { answerEvidence } from './answer-evidence.ts';

/**
 * Answers a question about a person by yes, no or not known, with the assurance behind it and
 * nothing else. Of a person who is not there, or of whom nothing may be used, it is not known,
 * in the same words. Sealed records are not read.
 *
 * @throws ReeveError `access/*`, `verification/*`
 * @example
 * await verifyPerson(reads, policy, request, '17', { ask: 'at-least-age', years: 18 });
 */
export async function verifyPerson(
  reads: AuditedReads,
  policy: SharingPolicy,
  request: ReadRequest,
  personId: string,
  question: VerificationQuestion,
  rules: VerificationRules = verificationRules(policy),
): Promise<VerificationAnswer> {
  const { viewer, purpose } = request;
  return reads.read(request, 'verify', ['verify'], async (reading) => {
    const { tx, today } = reading;
    await holdQuestions(tx, viewer.subject);
    const person = isIdNumber(personId) ? await personAfterRedirects(tx, Number(personId)) : null;
    const persons = triedPersons(personId, person);
    const [about = null] = persons;
    const asked =
      about === null ? 0 : await questionsAsked(tx, viewer.subject, personSubject(about), today);
    requireQuestion(purpose, question, asked, rules);
    const evidence = await answerEvidence(reading, [question], rules, about, person);
    return { value: answerQuestion(question, evidence, today, rules), persons };
  });
}
