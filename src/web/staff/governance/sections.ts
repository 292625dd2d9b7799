import type { FastifyRequest } from 'fastify';
import { type Capability, capabilitiesOf } from '../../../access/index.ts';
import { viewerOf } from '../context.ts';

interface Section {
  readonly code: string;
  readonly text: string;
  readonly href: string;
  readonly needs: Capability;
}

const SECTIONS: readonly Section[] = [
  { code: 'overview', text: 'Overview', href: '/governance', needs: 'manage-seals' },
  {
    code: 'agreements',
    text: 'Agreements',
    href: '/governance/agreements',
    needs: 'manage-agreements',
  },
  { code: 'seals', text: 'Seals', href: '/governance/seals', needs: 'manage-seals' },
  { code: 'glass', text: 'Broken glass', href: '/governance/broken-glass', needs: 'read-audit' },
  { code: 'consents', text: 'Consents', href: '/governance/consents', needs: 'read-audit' },
  { code: 'staff', text: 'What staff looked at', href: '/governance/staff', needs: 'read-audit' },
  { code: 'unusual', text: 'Unusual access', href: '/governance/unusual', needs: 'read-audit' },
  {
    code: 'retention',
    text: 'Retention',
    href: '/governance/retention',
    needs: 'manage-retention',
  },
  { code: 'audit', text: 'Audit', href: '/governance/audit', needs: 'read-audit' },
];

const OF_PERSON = [
  { code: 'looked', text: 'Who looked', needs: 'read-audit' },
  { code: 'seals', text: 'Seals', needs: 'manage-seals' },
  { code: 'consents', text: 'Consents', needs: 'read-audit' },
  { code: 'request', text: 'Their request', needs: 'answer-subject-requests' },
] as const satisfies readonly Omit<Section, 'href'>[];

/** What every page of information governance is drawn with. */
export function sectionsFor(request: FastifyRequest) {
  const held = capabilitiesOf(viewerOf(request).roles);
  return {
    // Another purpose is stated here than the one that was chosen, or none: it would mislead.
    ...(held.has('read-audit') ? { purposeLabel: null } : {}),
    sections: SECTIONS.filter(({ needs }) => held.has(needs)),
    ofPerson: OF_PERSON.filter(({ needs }) => held.has(needs)),
  };
}
