import type { PolicyInForce, SignedInOfService } from '../../../access/index.ts';
import type {
  IndexHealth,
  JobGlance,
  ListPage,
  ListPageRequest,
} from '../../../master-index/index.ts';
import type { Asker } from '../../api/caller.ts';

/** One setting as it is told: never a secret. */
export interface SettingShown {
  readonly label: string;
  readonly value: string;
  /** The environment variable that says it; null of what none does. */
  readonly from: string | null;
}

export interface SettingGroup {
  readonly title: string;
  readonly settings: readonly SettingShown[];
}

/** What runs, and how it was set up. */
export interface Installation {
  /** Of Reeve. */
  readonly version: string;
  /** Of Node. */
  readonly node: string;
  /** When the process began, ISO 8601. */
  readonly startedAt: string;
  /** Folder of the database, or its server and name: without who signs in to it. */
  readonly place: string;
  /** Bytes that are free where the database is; null of a server elsewhere. */
  readonly freeBytes: number | null;
  /** Whether what is committed survives a power cut, as far as this process looked. */
  readonly isDurable: boolean;
  readonly groups: readonly SettingGroup[];
}

/** The use cases of the pages of administration: none of them tells of a person. */
export interface AdministrationPageServices {
  indexHealth(asker: Asker): Promise<IndexHealth>;
  installation(asker: Asker): Promise<Installation>;
  /** The agreements in force, for their services. */
  agreementsNow(): Promise<PolicyInForce>;
  /** How many of each service are signed in to the pages. */
  signedInNow(asker: Asker): Promise<readonly SignedInOfService[]>;
  /** Jobs, the latest first. */
  jobGlances(asker: Asker, page: ListPageRequest): Promise<ListPage<JobGlance>>;
  jobGlance(asker: Asker, job: number): Promise<JobGlance>;
  /** Refuses whoever does not run the installation. */
  expectAdministrator(asker: Asker): void;
}
