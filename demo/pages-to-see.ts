/** A page for staff, to be looked at or timed. */
export interface PageToSee {
  /** Of its picture: `customer-why`. */
  readonly name: string;
  readonly title: string;
  /** An address, in which `{person}`, `{review}`, `{source}` and `{extract}` are filled in... */
  readonly path?: string;
  /** ...or what is looked for; `{someone}` is a customer of the borough. */
  readonly search?: string;
}

/** One of the made-up staff, what they are here to do, and the pages that they see. */
export interface Desk {
  readonly who: string;
  /** As it is chosen; none where nothing of a person is read. */
  readonly purpose?: string;
  readonly pages: readonly PageToSee[];
}

const page = (name: string, title: string, path: string): PageToSee => ({ name, title, path });

/** Every page for staff, by who uses it. */
export const desks: readonly Desk[] = [
  {
    who: 'amara',
    purpose: 'Answer an enquiry',
    pages: [
      page('home-customer-services', 'Home of a customer services officer', '/'),
      page('purpose', 'What somebody is here to do', '/purpose'),
      page('find', 'Find a customer', '/find'),
      { name: 'find-found', title: 'Who was found', search: '{someone}' },
      { name: 'find-nobody', title: 'Nobody found', search: 'Zebedee Quillfeather' },
      page('customer', 'A customer', '/person/{person}'),
      page('customer-why', 'Why these records are one person', '/person/{person}/why'),
      page('customer-hidden', 'What cannot be seen, and why', '/person/{person}/hidden'),
      page('customer-ask', 'Ask a question', '/person/{person}/ask'),
      page('customer-consent', 'Consent', '/person/{person}/consent'),
      page('customer-not-known', 'Somebody who is not known', '/person/999999999'),
      page('account', 'Your account', '/account'),
      page('help', 'Help', '/help'),
      page('accessibility', 'Accessibility statement', '/accessibility'),
      page('cookies', 'Cookies', '/cookies'),
      page('not-found', 'Page not found', '/nowhere'),
      page('not-allowed', 'Not allowed', '/reviews'),
      page('sign-out', 'Sign out', '/sign-out'),
    ],
  },
  {
    who: 'tomasz',
    purpose: 'Assess entitlement to benefits',
    pages: [
      page('customer-benefits', 'A customer, as benefits see them', '/person/{person}'),
      page('customer-earlier', 'As they were known on an earlier day', '/person/{person}?on={day}'),
    ],
  },
  {
    who: 'priya',
    purpose: 'Safeguard a child',
    pages: [
      page('home-duty', 'Home of a duty social worker', '/'),
      {
        name: 'find-nobody-duty',
        title: 'Nobody found, and somebody in danger',
        search: 'Zebedee Quillfeather',
      },
      page('break-glass-number', 'Whom to break the glass over', '/break-glass'),
      page('break-glass', 'Breaking the glass', '/person/{person}/break-glass'),
      page(
        'customer-not-known-duty',
        'Somebody who is not known, and may be in danger',
        '/person/999999999',
      ),
    ],
  },
  {
    who: 'sofia',
    pages: [
      page('home-steward', 'Home of a data steward', '/'),
      page('reviews', 'Reviews', '/reviews'),
      page('review', 'A review', '/reviews/{review}'),
      page('review-figures', 'Figures of a steward', '/reviews/figures'),
      page('disagreements', 'Where stewards differ', '/reviews/disagreements'),
      page('move-out', 'Moving records out of a person', '/person/{person}/split'),
      page('model', 'The match model', '/model'),
      page('model-comparisons', 'What it compares', '/model/comparisons'),
      page('model-rules', 'Which pairs are compared', '/model/rules'),
      page('model-history', 'Models so far', '/model/history'),
      page('model-preview', 'Preview of a change', '/model/preview'),
      page('sources', 'Sources', '/sources'),
      page('source', 'A source', '/sources/source/{source}'),
      page('source-quality', 'Data quality of a source', '/sources/source/{source}/quality'),
      page(
        'source-definition',
        'The definition of a source',
        '/sources/source/{source}/definition',
      ),
      page('extract', 'An extract', '/sources/extract/{extract}'),
      page('services-compared', 'Services compared', '/sources/services'),
      page('duplicates', 'Duplicates within a source', '/sources/duplicates'),
      page('addresses', 'Addresses without a property', '/sources/addresses'),
      page('try', 'Try a definition', '/sources/try'),
    ],
  },
  {
    who: 'helen',
    purpose: 'Check who looked at what, and why',
    pages: [
      page('home-governance', 'Home of an information governance officer', '/'),
      page('governance', 'Information governance', '/governance'),
      page('agreements', 'Sharing agreements', '/governance/agreements'),
      page('agreement-new', 'A new agreement', '/governance/agreements/new'),
      page('seals', 'Seals', '/governance/seals'),
      page('broken-glass', 'Broken glass', '/governance/broken-glass'),
      page('consents', 'Consents', '/governance/consents'),
      page('staff', 'What staff looked at', '/governance/staff'),
      page('unusual', 'Unusual access', '/governance/unusual'),
      page('retention', 'Retention', '/governance/retention'),
      page('audit', 'The audit', '/governance/audit'),
      page('person-looked', 'Who looked at a person', '/governance/person/{person}/looked'),
      page('person-seals', 'Seals of a person', '/governance/person/{person}/seals'),
      page('person-request', 'The request of a person', '/governance/person/{person}/request'),
    ],
  },
  {
    who: 'jun',
    pages: [
      page('business-cases', 'Business cases', '/business-case'),
      page('business-case', 'A business case', '/business-case/brief'),
      page('business-case-figures', 'Figures of a business case', '/business-case/unitary/edit'),
      page('business-case-report', 'A business case for the board', '/business-case/1/report'),
      page('business-case-appendix', 'Its appendix', '/business-case/1/appendix'),
      page(
        'business-case-sheet',
        'A business case as a spreadsheet',
        '/business-case/1/spreadsheet',
      ),
      page('business-case-measured', 'What was measured of it', '/business-case/1/measured'),
      page(
        'business-cases-compared',
        'Business cases side by side',
        '/business-case/compare?case=brief&case=unitary&case=district',
      ),
    ],
  },
  {
    who: 'rhys',
    pages: [
      page('home-administrator', 'Home of an administrator', '/'),
      page('health', 'How the hub is', '/administration'),
      page('jobs', 'Jobs', '/administration/jobs'),
      page('services', 'Services', '/administration/services'),
      page('roles', 'Roles and claims', '/administration/roles'),
      page('settings', 'Settings', '/administration/settings'),
    ],
  },
];

/** What the addresses of pages are filled in with. */
export type PagePlaces = Readonly<
  Record<'person' | 'review' | 'source' | 'extract' | 'day', string>
>;

/** The address of a page from its `/`. */
export function pathOf(path: string, places: PagePlaces): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: keyof PagePlaces) => places[name]);
}
