/** Stands for the pages' own address: a path is read as a browser at that address would. */
const HERE = 'https://pages.invalid';

/**
 * A path of these pages out of something that came with a request, so that nobody is sent
 * elsewhere (an open redirect); the home page where it is none.
 *
 * @example
 * ownPath('/person/17?on=2025-01-01'); // as given
 * ownPath('//elsewhere.example/'); // '/'
 */
export function ownPath(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/') || !URL.canParse(given, HERE)) return '/';
  const { origin, pathname, search } = new URL(given, HERE);
  // Browsers take a backslash for a slash: two at the beginning name another host.
  return origin === HERE && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}
