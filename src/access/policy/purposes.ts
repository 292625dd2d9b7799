import type { Capability } from './roles.ts';

/** The article of the UK GDPR, and the law if one is known, that a processing of personal data rests on. */
export interface LawfulBasis {
  /** Article of the UK GDPR: `6(1)(a)` consent to `6(1)(f)` legitimate interests. */
  readonly article: LawfulArticle;
  /** The statute or regulations relied on, as cited; absent where none is certain. */
  readonly statute?: string | undefined;
  /** For health, ethnicity and the like: the condition of Article 9(2), such as `9(2)(h)`. */
  readonly special?: string | undefined;
  readonly note?: string | undefined;
}

/** UK GDPR, Article 6(1), points (a) to (f). */
export const lawfulArticles = [
  '6(1)(a)',
  '6(1)(b)',
  '6(1)(c)',
  '6(1)(d)',
  '6(1)(e)',
  '6(1)(f)',
] as const;
export type LawfulArticle = (typeof lawfulArticles)[number];

/** What a reader wants personal data for. Every read states one. */
export interface Purpose {
  /** As staff read it and choose it. */
  readonly label: string;
  /** What it usually rests on; an agreement states its own. */
  readonly basis: LawfulBasis;
  /** Without this capability nobody may state the purpose, whatever agreements say. */
  readonly needs?: Capability | undefined;
  /** People who state it match data, so they need training in force (code of data matching practice). */
  readonly matchesData?: boolean | undefined;
}

const NO_ONE_STATUTE = 'No one statute covers it: each agreement names its own.';

/**
 * The purposes that Reeve knows, by their code. Codes stand in agreements, audit records and
 * consents, so a code never changes its meaning and is never used again for something else
 * (docs/adr/0017-access-decided-value-by-value.md). A council adds its own in its file of agreements.
 *
 * Statutes are those of England; a basis without a statute is one where none is certain.
 */
export const purposes = {
  'answer-enquiry': {
    label: 'Answer an enquiry',
    basis: { article: '6(1)(e)', note: NO_ONE_STATUTE },
  },
  'order-service': {
    label: 'Take an order for a service, such as a recycling box',
    basis: { article: '6(1)(e)', note: NO_ONE_STATUTE },
  },
  'tell-services-of-change': {
    label: 'Tell services of a change that the person reported once',
    basis: { article: '6(1)(e)', note: NO_ONE_STATUTE },
  },
  'keep-staff-safe': {
    label: 'Prepare a visit so that staff are safe',
    basis: {
      article: '6(1)(c)',
      statute: 'Health and Safety at Work etc. Act 1974, section 2',
    },
  },
  'assess-entitlement': {
    label: 'Assess entitlement to benefits',
    basis: {
      article: '6(1)(e)',
      statute:
        'Social Security Contributions and Benefits Act 1992, section 130; ' +
        'Local Government Finance Act 1992, section 13A',
    },
  },
  'collect-council-tax': {
    label: 'Bill and collect council tax',
    basis: {
      article: '6(1)(e)',
      statute:
        'Local Government Finance Act 1992, Part I; ' +
        'Council Tax (Administration and Enforcement) Regulations 1992 (SI 1992/613)',
    },
  },
  'manage-tenancy': {
    label: 'Manage tenancies and housing',
    basis: { article: '6(1)(e)', statute: 'Housing Act 1985, Part II; Housing Act 1996, Part VI' },
  },
  'register-electors': {
    label: 'Keep the electoral register complete and accurate',
    basis: {
      article: '6(1)(e)',
      statute: 'Representation of the People Act 1983, section 9A',
    },
  },
  'register-life-events': {
    label: 'Register births, deaths and marriages',
    basis: {
      article: '6(1)(c)',
      statute: 'Births and Deaths Registration Act 1953; Marriage Act 1949',
    },
  },
  'record-child-health': {
    label: 'Begin the health record of a new-born child',
    basis: {
      article: '6(1)(c)',
      statute: 'National Health Service Act 2006, section 269',
      special: '9(2)(h)',
    },
  },
  'plan-school-places': {
    label: 'Plan and offer school places',
    basis: {
      article: '6(1)(e)',
      statute: 'Education Act 1996, section 14; School Standards and Framework Act 1998, Part III',
    },
  },
  'find-children-missing-education': {
    label: 'Find children who are not in school',
    basis: { article: '6(1)(c)', statute: 'Education Act 1996, section 436A' },
  },
  'safeguard-child': {
    label: 'Safeguard a child',
    basis: {
      article: '6(1)(c)',
      statute: 'Children Act 1989, sections 17 and 47; Children Act 2004, sections 10 and 11',
      special: '9(2)(g)',
    },
  },
  'assess-care': {
    label: 'Assess and arrange care for an adult',
    basis: {
      article: '6(1)(e)',
      statute: 'Care Act 2014, sections 9 and 18',
      special: '9(2)(h)',
    },
  },
  'safeguard-adult': {
    label: 'Safeguard an adult at risk',
    basis: { article: '6(1)(c)', statute: 'Care Act 2014, section 42', special: '9(2)(g)' },
  },
  'run-library': {
    label: 'Lend and recall library items',
    basis: { article: '6(1)(e)', statute: 'Public Libraries and Museums Act 1964, section 7' },
  },
  'issue-permit': {
    label: 'Decide on parking permits and badges',
    basis: {
      article: '6(1)(e)',
      statute:
        'Road Traffic Regulation Act 1984, section 45; ' +
        'Chronically Sick and Disabled Persons Act 1970, section 21',
    },
  },
  'enforce-parking': {
    label: 'Collect parking penalties',
    basis: { article: '6(1)(e)', statute: 'Traffic Management Act 2004, Part 6' },
  },
  'prevent-fraud': {
    label: 'Prevent and detect fraud',
    basis: {
      article: '6(1)(e)',
      statute:
        'Local Audit and Accountability Act 2014, Schedule 9; ' +
        'Prevention of Social Housing Fraud Act 2013',
      note: 'Data Protection Act 2018, Schedule 2, paragraph 2 limits some rights where they would hinder it.',
    },
    needs: 'investigate',
    matchesData: true,
  },
  'steward-identity': {
    label: 'Decide which records are the same person, and correct them',
    basis: {
      article: '6(1)(e)',
      note: 'Serves accuracy, UK GDPR Article 5(1)(d), of data held under other powers.',
    },
    needs: 'decide-reviews',
    matchesData: true,
  },
  'protect-life': {
    label: 'Protect somebody’s life in an emergency',
    basis: { article: '6(1)(d)', special: '9(2)(c)' },
  },
  'subject-access': {
    label: 'Answer a person’s request for what is held about them',
    basis: { article: '6(1)(c)', statute: 'UK GDPR, Article 15' },
    needs: 'answer-subject-requests',
  },
  'correct-or-erase': {
    label: 'Correct or erase at the person’s request',
    basis: { article: '6(1)(c)', statute: 'UK GDPR, Articles 16 and 17' },
    needs: 'answer-subject-requests',
  },
  'oversee-access': {
    label: 'Check who looked at what, and why',
    basis: { article: '6(1)(c)', statute: 'UK GDPR, Articles 5(2) and 32' },
    needs: 'read-audit',
  },
  'analyse-service-use': {
    label: 'Analyse the use of services, without naming anyone',
    basis: {
      article: '6(1)(e)',
      statute: 'UK GDPR, Article 89; Data Protection Act 2018, section 19',
    },
    needs: 'analyse',
  },
} as const satisfies Readonly<Record<string, Purpose>>;

/** A code of `purposes`, or one that the council's file of agreements adds. */
export type PurposeCode = string;
