import { rational } from '../arithmetic/rational.ts';
import { BRIEF } from '../brief/source.ts';
import type { Evidence, Input } from '../domain/input.ts';
import { type AuthorityType, authorityNames } from './authority-types.ts';

/**
 * How large a service is: what its benefits are scaled by. A council puts its own figures here
 * first. One for each of the eleven services, and four that more than one service is scaled by.
 */
const drivers = {
  population: ['Residents', 'person'],
  staff: ['Staff who look up or key in customers', 'staff'],
  contacts: ['Contacts that customer services handle', 'contact/year'],
  claims: ['Housing and council tax benefit claims', 'claim'],
  tenancies: ['Council tenancies', 'tenancy'],
  'right-to-buy-sales': ['Council homes sold under the right to buy', 'sale/year'],
  dwellings: ['Dwellings on the council tax list', 'dwelling'],
  'children-known': ["Children known to children's social care", 'child'],
  'adult-clients': ['Clients of adult social services', 'client'],
  pupils: ['Pupils', 'pupil'],
  borrowers: ['Active borrowers of the libraries', 'borrower'],
  electors: ['Electors on the register', 'elector'],
  registrations: ['Births, deaths and marriages registered', 'registration/year'],
  'penalty-charges-issued': ['Penalty charge notices issued', 'notice/year'],
} as const;

export type Driver = keyof typeof drivers;

export const driverIds = Object.keys(drivers) as Driver[];

/**
 * Round figures of the size that such authorities have; services that a type does not run have
 * none. Only the penalty charges of a London borough are from a source.
 */
const defaults: Readonly<Record<AuthorityType, Readonly<Record<Driver, number>>>> = {
  'london-borough': {
    population: 230_000,
    staff: 3_000,
    contacts: 500_000,
    claims: 25_000,
    tenancies: 12_000,
    'right-to-buy-sales': 100,
    dwellings: 100_000,
    'children-known': 2_500,
    'adult-clients': 8_000,
    pupils: 32_000,
    borrowers: 45_000,
    electors: 165_000,
    registrations: 7_000,
    'penalty-charges-issued': 220_000,
  },
  unitary: {
    population: 200_000,
    staff: 2_500,
    contacts: 400_000,
    claims: 17_000,
    tenancies: 8_000,
    'right-to-buy-sales': 40,
    dwellings: 87_000,
    'children-known': 1_800,
    'adult-clients': 7_000,
    pupils: 30_000,
    borrowers: 40_000,
    electors: 150_000,
    registrations: 5_500,
    'penalty-charges-issued': 30_000,
  },
  district: {
    population: 100_000,
    staff: 400,
    contacts: 150_000,
    claims: 7_000,
    tenancies: 4_000,
    'right-to-buy-sales': 20,
    dwellings: 44_000,
    'children-known': 0,
    'adult-clients': 0,
    pupils: 0,
    borrowers: 0,
    electors: 76_000,
    registrations: 0,
    'penalty-charges-issued': 8_000,
  },
  county: {
    population: 700_000,
    staff: 6_000,
    contacts: 500_000,
    claims: 0,
    tenancies: 0,
    'right-to-buy-sales': 0,
    dwellings: 0,
    'children-known': 5_500,
    'adult-clients': 22_000,
    pupils: 100_000,
    borrowers: 130_000,
    electors: 0,
    registrations: 18_000,
    'penalty-charges-issued': 40_000,
  },
};

/** The drivers of a type of authority, with its default values. */
export function driverInputs(type: AuthorityType): Input[] {
  return driverIds.map((id) => {
    const [label, unit] = drivers[id];
    return {
      id,
      label,
      value: rational(defaults[type][id]),
      unit,
      evidence: evidenceOf(type, id),
      date: '2008-06-05',
      setBy: 'default',
    };
  });
}

function evidenceOf(type: AuthorityType, id: Driver): Evidence {
  if (type === 'london-borough' && id === 'penalty-charges-issued') {
    return { kind: 'cited', source: BRIEF, place: 'section 7.1.2, full parking calculation' };
  }
  return {
    kind: 'illustrative',
    reason: `a round figure of the size of a ${authorityNames[type].replace(/^[DCU]/, (letter) => letter.toLowerCase())}`,
  };
}
