import {
  answerQuestion,
  consentingNow,
  decisionsFor,
  mayAnswer,
  personSubject,
  requireQuestion,
  type SharingPolicy,
  type VerificationAnswer,
  type VerificationQuestion,
  type VerificationRules,
  verificationItems,
  verificationRules,
} from '../../access/index.ts';
import type { AuditedReads, ReadRequest } from '../reading/audited-read.ts';
import { isPersonId } from '../reading/visible-records.ts';
import { holdQuestions, questionsAsked } from '../store/questions-asked.ts';
import { latestVersionsOfPersons, personAfterRedirects } from '../store/read-store.ts';
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
  return reads.read(
    request,
    'verify',
    ['verify'],
    async ({ tx, catalogue, today, visibility, heedConsents }) => {
      await holdQuestions(tx, viewer.subject);
      const person = isPersonId(personId) ? await personAfterRedirects(tx, Number(personId)) : null;
      const about = person ?? (isPersonId(personId) ? Number(personId) : null);
      const asked =
        about === null ? 0 : await questionsAsked(tx, viewer.subject, personSubject(about), today);
      requireQuestion(purpose, question, asked, rules);
      const access = decisionsFor(policy, { viewer, purpose, on: today });
      const consents =
        access.heedsConsent &&
        about !== null &&
        (await consentingNow(tx, [about], purpose)).has(about)
          ? new Set([purpose])
          : undefined;
      const of = consents === undefined ? {} : { consents };
      const answering = [...catalogue.datasets.values()]
        .filter((each) => each.isPerson)
        .filter(({ accessSource }) => mayAnswer(access, question, accessSource, of, rules));
      if (about !== null) await heedConsents([{ personId: about }]);
      for (const dataset of answering) {
        const items = verificationItems(question, dataset.accessSource, rules);
        visibility.of(about ?? -1).answersBy(dataset, items);
      }
      const datasets = answering.map(({ datasetId }) => datasetId);
      // Asked of nobody too, so that the work does not tell whether there is anybody.
      const persons = person === null ? [] : [person];
      const versions = await latestVersionsOfPersons(tx, persons, datasets);
      const evidence = versions.flatMap(
        (version) => answerEvidence(version, question.ask, catalogue) ?? [],
      );
      const value = answerQuestion(question, evidence, today, rules);
      return { value, persons: about === null ? [] : [about] };
    },
  );
}
