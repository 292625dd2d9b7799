import { requireCapability, signedInNow } from '../access/index.ts';
import type { Database } from '../database/index.ts';
import { dayInUk } from '../kernel/index.ts';
import { indexHealth, type JobQueue, jobGlance, jobGlances } from '../master-index/index.ts';
import type { AdministrationPageServices, Installation } from '../web/staff/index.ts';

/** What the pages of administration ask; the agreements come from the pages of governance. */
export function administrationPageServices(
  db: Database,
  jobs: JobQueue,
  installation: () => Promise<Installation>,
): Omit<AdministrationPageServices, 'agreementsNow'> {
  const expectAdministrator: AdministrationPageServices['expectAdministrator'] = ({ viewer }) =>
    requireCapability(viewer, 'administer', dayInUk());
  return {
    expectAdministrator,
    indexHealth: ({ viewer }) => indexHealth(db, viewer),
    async installation(asker) {
      expectAdministrator(asker);
      return installation();
    },
    signedInNow: ({ viewer }) => signedInNow(db, viewer),
    jobGlances: ({ viewer }, page) => jobGlances(db, jobs, viewer, page),
    jobGlance: ({ viewer }, job) => jobGlance(db, jobs, viewer, job),
  };
}
