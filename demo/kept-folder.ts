import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** How many people live in the borough of the demonstration where nobody asks for another. */
export const DEMO_PEOPLE = 20_000;

/** The folder of this checkout in which the demonstration keeps its borough of so many people. */
export function demoFolder(people: number): string {
  return join(ROOT, 'tmp', people === DEMO_PEOPLE ? 'demo' : `demo-${people}`);
}
