import { readFileSync } from 'node:fs';
import { defaultAgreements } from '../../../src/access/index.ts';

/** The agreements that Reeve starts with, and an application `permits` of the parking service. */
export function agreementsWithPermits(): string {
  const text = readFileSync(defaultAgreements, 'utf8');
  const source = '  "hub:permits": {title: Permit applications, service: parking}\n';
  return text.replace(/^sources:\n/m, (line) => `${line}${source}`);
}
