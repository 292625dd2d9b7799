/** What the page of help has sections on, by where in these pages it is about. */
const TOPICS: readonly (readonly [path: string, topic: string])[] = [
  ['/break-glass', 'glass'],
  ['/find', 'find'],
  ['/person', 'customer'],
  ['/purpose', 'purpose'],
  ['/reviews', 'reviews'],
  ['/sources', 'sources'],
  ['/governance', 'governance'],
  ['/model', 'model'],
  ['/business-case', 'business-case'],
  ['/administration', 'administration'],
  ['/account', 'account'],
  ['/sign-out', 'account'],
];

/**
 * Where the help with a page is.
 *
 * @param url of the page, from its `/`
 * @example
 * helpWith('/person/4711/why'); // '/help#customer'
 */
export function helpWith(url: string): string {
  const [path = '/'] = url.split('?');
  if (/^\/person\/[^/]+\/break-glass$/.test(path)) return '/help#glass';
  const topic = TOPICS.find(([of]) => path === of || path.startsWith(`${of}/`))?.[1];
  return topic === undefined ? '/help' : `/help#${topic}`;
}
