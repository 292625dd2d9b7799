import { type RoleCode, roles, type Viewer } from '../../src/access/index.ts';

/** Somebody of a service who holds every role and is trained: what limits them is agreements. */
export function viewerOf(service: string, trainedOn = '2026-01-15'): Viewer {
  return {
    subject: `somebody-in-${service}`,
    name: 'Somebody',
    service,
    roles: Object.keys(roles) as RoleCode[],
    training: [{ course: 'data-matching', completed: trainedOn }],
  };
}
