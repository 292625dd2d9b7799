import type { SharingPolicy } from '../../../access/index.ts';
import {
  type AgreementState,
  type AgreementWords,
  agreementState,
  agreementWords,
  dueAgreements,
} from './agreement-words.ts';
import { SHOWN } from './asking.ts';

/** Which agreements are listed. */
export interface AgreementFilter {
  /** Code of a service that gives or receives; empty for all. */
  readonly service: string;
  readonly state: AgreementState | '';
}

/** Those that a page lists: what is due first, then by their ids. */
export interface AgreementList {
  readonly rows: readonly AgreementWords[];
  readonly total: number;
  readonly page: number;
  readonly last: number;
  readonly due: number;
}

const ORDER: readonly AgreementState[] = ['due', 'in-force', 'not-begun', 'ended'];

/** @param on today, `YYYY-MM-DD` */
export function agreementList(
  policy: SharingPolicy,
  { service, state }: AgreementFilter,
  page: number,
  on: string,
): AgreementList {
  const found = policy.agreements
    .map((agreement) => ({ agreement, state: agreementState(agreement, on) }))
    .filter(
      ({ agreement }) =>
        service === '' ||
        agreement.recipients.includes(service) ||
        agreement.sources.some((source) => policy.sources[source]?.service === service),
    )
    .filter((each) => state === '' || each.state === state)
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  const last = Math.max(1, Math.ceil(found.length / SHOWN));
  const at = Math.min(page, last);
  return {
    rows: found
      .slice((at - 1) * SHOWN, at * SHOWN)
      .map(({ agreement }) => agreementWords(policy, agreement, on)),
    total: found.length,
    page: at,
    last,
    due: dueAgreements(policy, on).length,
  };
}
