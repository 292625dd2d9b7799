import {
  type AnswerEvidence,
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
  verificationRules,
} from '../../access/index.ts';
import { isVerified } from '../../intake/index.ts';
import { probabilityOfWeight } from '../../linkage/index.ts';
import type { AuditedReads, ReadRequest } from '../reading/audited-read.ts';
import type { SourceCatalogue } from '../reading/source-catalogue.ts';
import { isPersonId } from '../reading/visible-records.ts';
import { holdQuestions, questionsAsked } from '../store/questions-asked.ts';
import {
  type LinkedVersion,
  latestVersionsOfPersons,
  personAfterRedirects,
} from '../store/read-store.ts';

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
  return reads.read(request, 'verify', ['verify'], async ({ tx, catalogue, today }) => {
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
    const datasets = [...catalogue.datasets.values()]
      .filter((each) => each.isPerson)
      .filter(({ accessSource }) => mayAnswer(access, question, accessSource, of, rules))
      .map(({ datasetId }) => datasetId);
    // Asked of nobody too, so that the work does not tell whether there is anybody.
    const persons = person === null ? [] : [person];
    const versions = await latestVersionsOfPersons(tx, persons, datasets);
    const evidence = versions.flatMap((version) => evidenceOf(version, question, catalogue) ?? []);
    const value = answerQuestion(question, evidence, today, rules);
    return { value, persons: about === null ? [] : [about] };
  });
}

function evidenceOf(
  version: LinkedVersion,
  question: VerificationQuestion,
  catalogue: SourceCatalogue,
): AnswerEvidence | null {
  const dataset = catalogue.datasets.get(version.datasetId);
  const record = catalogue.record(version);
  // A yes to an address, or to what a tenancy or a school entitles to, would tell where they are.
  if (version.isAddressSealed && question.ask !== 'at-least-age') return null;
  // What a source says no more is not what it says.
  if (dataset === undefined || record === null || version.closedAsAt !== null) return null;
  const { dateOfBirth } = record.attributes;
  const attribute = question.ask === 'at-least-age' ? 'dateOfBirth' : 'address';
  const uprn = version.uprn ?? record.attributes.uprn;
  return {
    source: dataset.accessSource,
    saidOn: dataset.latest ?? version.asAt,
    linkProbability: version.weight === null ? 1 : probabilityOfWeight(version.weight),
    verified:
      question.ask !== 'entitled-to' && isVerified(dataset.definition, dataset.role, attribute),
    ...(typeof uprn === 'string' ? { uprn } : {}),
    ...(typeof dateOfBirth === 'string' ? { dateOfBirth } : {}),
    live: record.live,
    facts: Object.fromEntries(
      Object.entries(record.facts).map(([name, value]) => [name, String(value)]),
    ),
  };
}
