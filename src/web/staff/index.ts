/*
 * The pages of council staff: they call use cases and know no database.
 */
export type {
  AdministrationPageServices,
  Installation,
  SettingGroup,
} from './administration/services.ts';
export type { BusinessCasePageServices, FilledInSheet } from './business-case/services.ts';
export type { StaffPagesOptions, StaffServices } from './context.ts';
export type { GovernancePageServices } from './governance/services.ts';
export type { HomePageServices } from './home/services.ts';
export type { ModelPageServices } from './model/services.ts';
export type { PersonPageServices } from './person/services.ts';
export type { ReviewPageServices } from './reviews/services.ts';
export type { SourcePageServices, SourceTrial, TriedSource } from './sources/services.ts';
export { staffPages } from './staff-pages.ts';
