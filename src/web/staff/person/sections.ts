import type { FastifyRequest } from 'fastify';
import type { Capability } from '../../../access/index.ts';
import { holds } from '../asking.ts';

/** One of the pages about a customer. */
export interface PersonSection {
  readonly code: string;
  readonly text: string;
  /** After the address of the customer. */
  readonly path: string;
}

const SECTIONS: readonly (PersonSection & { readonly needs: Capability })[] = [
  { code: 'overview', text: 'Overview', path: '', needs: 'view' },
  { code: 'why', text: 'Why these are one person', path: '/why', needs: 'view' },
  { code: 'hidden', text: 'What you cannot see', path: '/hidden', needs: 'view' },
  { code: 'split', text: 'Move a record out', path: '/split', needs: 'decide-reviews' },
  { code: 'ask', text: 'Ask a question', path: '/ask', needs: 'verify' },
  { code: 'consent', text: 'Consent', path: '/consent', needs: 'record-consent' },
  // Of everybody alike: where it stood for the sealed alone it would say who is.
  { code: 'break-glass', text: 'Break the glass', path: '/break-glass', needs: 'break-glass' },
];

/** The pages about a customer that somebody may open. */
export function sectionsOf(request: FastifyRequest): readonly PersonSection[] {
  return SECTIONS.filter(({ needs }) => holds(request, needs));
}
