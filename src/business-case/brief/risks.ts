import type { Risk, Score } from '../domain/lines.ts';
import { citedFrom } from './source.ts';

const scored: readonly (readonly [
  id: string,
  description: string,
  likelihood: Score,
  impact: Score,
  notes: string,
])[] = [
  [
    'A',
    'Data security',
    3,
    5,
    'More staff see more of each customer, which asks for more privacy.',
  ],
  ['B', 'Staff buy-in', 3, 5, 'Staff have to like using it, and services have to trust its data.'],
  ['C', 'Technology specification fit', 2, 5, 'Buy what fits the need rather than a system first.'],
  [
    'D',
    'Customers do not want to provide data',
    2,
    4,
    'Many will not give what a service they did not ask for would use, so it is collected as the chance comes.',
  ],
  ['E', 'Funding not available', 3, 5, 'It is likely that there is no funding.'],
  [
    'F',
    'Change management not carried out properly',
    2,
    3,
    'Business processes will probably have to improve with it.',
  ],
  [
    'G',
    'Ownership of data can be unclear',
    2,
    1,
    'Data is for all to answer for, not only for IT.',
  ],
  [
    'H',
    'Lack of senior management buy-in to sharing data across the council',
    3,
    4,
    'Services may keep their data back; managers and members have to stand behind it for years, elections included.',
  ],
  [
    'I',
    'Uncertainties in existing data quality',
    3,
    4,
    'What it takes to improve data is not known, and poor data of one service may match little of the good data of another.',
  ],
];

const LEVEL_2 = 'section 7.2.4, which gives no scores';

export const briefRisks: readonly Risk[] = [
  ...scored.map(
    ([id, description, likelihood, impact, notes]): Risk => ({
      id,
      level: 1,
      description,
      likelihood,
      impact,
      notes,
      evidence: citedFrom('section 7.1.4'),
    }),
  ),
  {
    id: 'technology',
    level: 2,
    description: 'Difficulties with technology',
    likelihood: null,
    impact: null,
    notes: 'Systems keep to standards of their makers, and good adaptors may cost too much.',
    evidence: citedFrom(LEVEL_2),
  },
  {
    id: 'automatic-updates',
    level: 2,
    description: 'Poor decisions on automatic updates',
    likelihood: null,
    impact: null,
    notes: 'Services may insist on accepting each change by hand and leave no time to do so.',
    evidence: citedFrom(LEVEL_2),
  },
];
