import {
  itemSetLabels,
  type PolicyChanges,
  type SharingAgreement,
  type SharingPolicy,
  type SightChange,
} from '../../../access/index.ts';
import { purposeLabel, serviceTitle, sourceTitle } from './asking.ts';

export type AgreementState = 'in-force' | 'due' | 'not-begun' | 'ended';

/** How an agreement stands on a day, in words. */
export const agreementStates: Readonly<Record<AgreementState, string>> = {
  'in-force': 'In force',
  due: 'Review due',
  'not-begun': 'Not begun',
  ended: 'Ended',
};

export function agreementState(
  { from, until, review }: Pick<SharingAgreement, 'from' | 'until' | 'review'>,
  on: string,
): AgreementState {
  if (until !== undefined && until < on) return 'ended';
  if (from > on) return 'not-begun';
  return review <= on ? 'due' : 'in-force';
}

/** Agreements that are in force and due for review on a day. */
export function dueAgreements(
  { agreements }: Pick<SharingPolicy, 'agreements'>,
  on: string,
): readonly SharingAgreement[] {
  return agreements.filter((each) => agreementState(each, on) === 'due');
}

/** An agreement as staff read it. */
export interface AgreementWords {
  readonly id: string;
  readonly title: string;
  readonly state: AgreementState;
  readonly stateText: string;
  readonly sources: readonly string[];
  /** The services whose sources they are. */
  readonly givers: readonly string[];
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  readonly basis: readonly string[];
  readonly items: readonly string[];
  readonly use: string;
  readonly consent: string;
  readonly consentNeeded: boolean;
  readonly onlyAnswers: boolean;
  readonly from: string;
  readonly until: string | null;
  readonly review: string;
  readonly notes: string | null;
}

export function agreementWords(
  policy: SharingPolicy,
  agreement: SharingAgreement,
  on: string,
): AgreementWords {
  const { id, title, basis, items, use, consentNeeded, from, until, review, notes } = agreement;
  const state = agreementState(agreement, on);
  return {
    id,
    title: title ?? id,
    state,
    stateText: agreementStates[state],
    sources: agreement.sources.map((code) => sourceTitle(policy, code)),
    givers: [
      ...new Set(
        agreement.sources.map((code) =>
          serviceTitle(policy, policy.sources[code]?.service ?? code),
        ),
      ),
    ],
    recipients: agreement.recipients.map((code) => serviceTitle(policy, code)),
    purposes: agreement.purposes.map((code) => purposeLabel(policy, code)),
    basis: [
      `UK GDPR, Article ${basis.article}`,
      ...(basis.special === undefined ? [] : [`Article ${basis.special}, special categories`]),
      ...(basis.statute === undefined ? [] : [basis.statute]),
      ...(basis.note === undefined ? [] : [basis.note]),
    ],
    items: itemSetLabels(items),
    use:
      use === 'answer'
        ? 'Only answers yes, no or not known: no value is shown'
        : 'Values are shown',
    consent: consentNeeded ? 'Only of people who consent to it' : 'Not needed',
    consentNeeded,
    onlyAnswers: use === 'answer',
    from,
    until: until ?? null,
    review,
    notes: notes ?? null,
  };
}

/** What another version changes, a service and purpose at a time. */
export interface ChangeWords {
  readonly recipient: string;
  readonly purpose: string;
  /** Whether any row has something that is seen as well, or no longer. */
  readonly gains: boolean;
  readonly loses: boolean;
  readonly rows: readonly {
    readonly sources: readonly string[];
    readonly gained: readonly string[];
    readonly lost: readonly string[];
    /** What is to be said beside the items: `of people who consent`. */
    readonly sight: string | null;
  }[];
}

/** Sources of which the same changes are one row. */
function rowsOf(
  policy: SharingPolicy,
  of: readonly SightChange[],
): Pick<ChangeWords, 'rows' | 'gains' | 'loses'> {
  const labelled = of.map(({ source, sight, gained, lost }) => ({
    source: sourceTitle(policy, source),
    gained: itemSetLabels(gained),
    lost: itemSetLabels(lost),
    sight: SIGHTS[sight],
  }));
  const alike = Map.groupBy(labelled, ({ source: _, ...rest }) => JSON.stringify(rest));
  return {
    gains: labelled.some(({ gained }) => gained.length > 0),
    loses: labelled.some(({ lost }) => lost.length > 0),
    rows: [...alike.values()].flatMap((rows) => {
      const [first] = rows;
      return first === undefined ? [] : [{ ...first, sources: rows.map(({ source }) => source) }];
    }),
  };
}

const SIGHTS = {
  shown: null,
  'shown-with-consent': 'of people who consent',
  answers: 'to answer yes, no or not known',
} as const;

export function changeWords(
  policy: SharingPolicy,
  { sights, purposes }: PolicyChanges,
): { readonly services: readonly ChangeWords[]; readonly purposes: readonly string[] } {
  const byService = Map.groupBy(sights, ({ recipient, purpose }) => `${recipient} ${purpose}`);
  return {
    services: [...byService.values()].flatMap((of): ChangeWords[] => {
      const [first] = of;
      if (first === undefined) return [];
      return [
        {
          recipient: serviceTitle(policy, first.recipient),
          purpose: purposeLabel(policy, first.purpose),
          ...rowsOf(policy, of),
        },
      ];
    }),
    purposes: purposes.map(({ recipient, purpose, kind }) => {
      const [who, what] = [serviceTitle(policy, recipient), purposeLabel(policy, purpose)];
      return kind === 'gained'
        ? `${who} will be able to say that they are here to: ${what}.`
        : `${who} will no longer be able to say that they are here to: ${what}.`;
    }),
  };
}
