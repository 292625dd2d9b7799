export { askerOf, holds, serviceTitle } from '../asking.ts';

/** Where the page of a source is. Names of sources hold a colon where an application submits. */
export function sourcePath(source: string): string {
  return `/sources/source/${encodeURIComponent(source)}`;
}
