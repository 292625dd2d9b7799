import {
  type Access,
  isItem,
  itemSet,
  itemSetLabels,
  type SharingPolicy,
} from '../../../access/index.ts';
import { purposeLabel, serviceTitle } from './asking.ts';

/** What the codes of actions in the audit mean. A code that is not here is shown as it is. */
const ACTIONS: Readonly<Record<string, string>> = {
  search: 'Searched',
  view: 'Opened',
  read: 'Opened',
  'find-person': 'Found',
  verify: 'Asked a question of yes or no',
  'read-consents': 'Read consents',
  'read-history': 'Read the history',
  explain: 'Read why records are one person',
  'read-hidden': 'Read what is hidden',
  'read-take-up': 'Read what services they may not know of',
  'open-page': 'Opened a page',
  'read-review': 'Opened a review',
  'read-records': 'Read the records of a person',
  'list-reviews': 'Listed reviews',
  'count-reviews': 'Counted the reviews that wait',
  'answer-check': 'Answered a check of reviews',
  'undo-check': 'Took back the answer to a check',
  'ask-second-opinion': 'Asked for a second opinion',
  'withdraw-second-opinion': 'Took back asking for a second opinion',
  'count-disagreements': 'Counted disagreements of stewards',
  'list-disagreements': 'Listed disagreements of stewards',
  'settle-disagreement': 'Settled a disagreement of stewards',
  'read-own-figures': 'Read the own figures',
  'read-steward-figures': 'Read the figures of stewards',
  'plant-known-pairs': 'Put known pairs among reviews',
  'set-check-shares': 'Set how many reviews are checks',
  'read-rejections': 'Read rejected rows',
  match: 'Asked whom a record would match',
  'match-record': 'Asked whom a record would match',
  submit: 'Sent a record',
  export: 'Exported',
  'export-begun': 'Began an export',
  consent: 'Recorded consent',
  'consent-register': 'Read the register of consents',
  seal: 'Sealed',
  unseal: 'Took a seal off',
  'seals-list': 'Listed seals',
  'seals-of-person': 'Read seals',
  'seals-asked': 'Read seals that sources asked for',
  'break-glass': 'Broke the glass',
  'break-glass-report': 'Read which glasses were broken',
  'break-glass-use': 'Read what was opened through a glass',
  'break-glass-looked-at': 'Noted what was found of a glass',
  agreements: 'Changed agreements',
  'read-accesses': 'Read who looked at a person',
  'read-accesses-by': 'Read what a member of staff did',
  'unusual-access': 'Looked for unusual access',
  'governance-overview': 'Opened the overview of governance',
  'subject-access': 'Made an answer to a request',
  'retention-preview': 'Read what is past its time',
  'retention-hold': 'Held or let go of a record',
  'erasures-list': 'Read what was erased',
  erase: 'Erased',
  rectify: 'Asked for a correction',
  'rectify-answer': 'Noted the answer to a correction',
  'rectify-list': 'Listed corrections',
  'verify-audit': 'Verified the audit',
  'ask-to-verify': 'Asked for the audit to be verified',
  'read-verifications': 'Read when the audit was verified',
  'take-anchor': 'Took an anchor of the audit',
  merge: 'Merged',
  split: 'Split',
  move: 'Moved a record',
  'never-match': 'Said that records are of two people',
  'always-match': 'Said that records are of one person',
  'not-sure': 'Was not sure of a review',
  undo: 'Undid a decision',
  'load-extract': 'Loaded an extract',
  'match-index': 'Matched',
  'define-source': 'Defined a source',
  'load-gazetteer': 'Loaded a gazetteer',
};

/** An entry of the audit as staff read it. */
export interface AccessWords {
  readonly at: string;
  readonly actor: string;
  readonly service: string;
  readonly purpose: string;
  readonly action: string;
  readonly isRefused: boolean;
  /** Numbers of persons, the first few of them. */
  readonly persons: readonly string[];
  readonly morePersons: number;
  readonly items: readonly string[];
  /** By which agreements, seals or glass. */
  readonly by: readonly string[];
  /** Number of the glass that it was seen through; null for none. */
  readonly glass: string | null;
}

/** Persons of one entry that are named: a search has twenty. */
const NAMED = 5;

export function accessWords(policy: SharingPolicy, access: Access): AccessWords {
  const { at, actor, service, purpose, action, outcome, subjects, items, agreements } = access;
  const persons = subjects
    .filter((subject) => subject.startsWith('person:'))
    .map((subject) => subject.slice('person:'.length));
  return {
    at,
    actor,
    service: serviceTitle(policy, service),
    purpose: purpose === 'keep-index' ? 'Look after the index' : purposeLabel(policy, purpose),
    action: ACTIONS[action] ?? action,
    isRefused: outcome === 'refused',
    persons: persons.slice(0, NAMED),
    morePersons: Math.max(0, persons.length - NAMED),
    items: [
      ...itemSetLabels(itemSet(items.filter(isItem))),
      ...items.filter((item) => !isItem(item)),
    ],
    by: agreements,
    glass: /^break-glass:(\d+)$/.exec(access.reference ?? '')?.[1] ?? null,
  };
}
