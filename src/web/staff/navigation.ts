import { type Capability, capabilitiesOf, type Viewer } from '../../access/index.ts';

/** One entry of the menu. */
export interface NavigationItem {
  readonly text: string;
  readonly href: string;
  readonly isCurrent: boolean;
}

const PAGES = [
  { text: 'Home', href: '/', needs: [] },
  { text: 'Find a customer', href: '/find', needs: ['search'] },
  { text: 'Reviews', href: '/reviews', needs: ['decide-reviews'] },
  { text: 'Sources', href: '/sources', needs: ['view-data-quality'] },
  { text: 'Model', href: '/model', needs: ['change-model', 'decide-reviews'] },
  { text: 'Information governance', href: '/governance', needs: ['manage-seals'] },
  { text: 'Business case', href: '/business-case', needs: ['make-business-case'] },
  { text: 'Administration', href: '/administration', needs: ['administer'] },
] as const satisfies readonly {
  readonly text: string;
  readonly href: string;
  /** One of these is enough. */
  readonly needs: readonly Capability[];
}[];

/** The menu of somebody: what their roles let them do. */
export function navigationFor(viewer: Viewer, url: string): readonly NavigationItem[] {
  const held = capabilitiesOf(viewer.roles);
  const [path = '/'] = url.split('?');
  return PAGES.filter(
    ({ needs }) => needs.length === 0 || needs.some((each) => held.has(each)),
  ).map(({ text, href }) => ({
    text,
    href,
    isCurrent: href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`),
  }));
}
