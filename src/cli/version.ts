import { readFileSync } from 'node:fs';

/** Reeve's own version: the package file is two folders up from here, in `src` and in `dist`. */
export function reeveVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
