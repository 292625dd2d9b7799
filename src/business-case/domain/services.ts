/** The eleven services of the brief's generic authority (section 6), and what concerns them all. */
export const services = {
  all: 'All',
  'customer-services': 'Customer Services',
  benefits: 'Benefits',
  housing: 'Housing',
  'council-tax': 'Council Tax',
  children: 'Children and Families',
  adults: 'Adult Social Services',
  schools: 'Schools & Education',
  libraries: 'Libraries & Cultural Services',
  electoral: 'Electoral Roll',
  registrars: 'Registrars',
  parking: 'Parking',
} as const;

export type BriefService = Exclude<keyof typeof services, 'all'>;

export const briefServices = Object.keys(services).filter((id) => id !== 'all') as BriefService[];

/** A service: one of the eleven, or one that the user has added. */
export interface Service {
  readonly id: string;
  readonly name: string;
}
