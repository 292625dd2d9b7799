import type { BlockingRule, MatchModel } from '../../model/match-model.ts';
import { birthParts, numberParts } from './birth-parts.ts';
import { contactParts } from './contact-parts.ts';
import { ageGroupParts, registerParts, sexParts } from './group-parts.ts';
import { homeParts } from './home-parts.ts';
import { nameParts } from './name-parts.ts';
import type { PersonColumns } from './person-attributes.ts';
import type { UkPersonSettings } from './settings.ts';
import { sourceParts } from './source-parts.ts';

/** A link at this probability is wrong once in five at worst: false merges harm people. */
const THRESHOLDS = { link: 0.8, review: 0.1 };

/** Who has moved is at odds with most of what is older, and yet the same. A judgement. */
const GROUP_SHARE = 0.4;

/**
 * The match model for what UK councils hold of people: names as communities write them,
 * date of birth, the numbers that belong to one person, the home by UPRN or address, phone
 * and email. Facts of the service (balances, loans, bands) are no part of it.
 *
 * Comparisons of what `columns` lacks are left out. Untrained, but for the m of numbers and
 * dates of birth, which are given: people of one name in one home, who differ in nothing
 * else, would teach them that one person often has two dates of birth.
 */
export function ukPersonModel(columns: PersonColumns, settings: UkPersonSettings): MatchModel {
  const parts = [
    nameParts(columns),
    birthParts(columns, settings),
    ...numberParts(columns),
    homeParts(columns, settings),
    contactParts(columns),
    sexParts(columns),
    ageGroupParts(columns, settings),
    registerParts(settings),
    sourceParts(settings),
  ];
  const made = new Set(parts.flatMap((part) => Object.keys(part.columns)));
  return {
    format: 'reeve-match-model/1',
    description: 'UK person model',
    linkType: settings.linkType,
    columns: Object.assign({}, ...parts.map((part) => part.columns)) as MatchModel['columns'],
    comparisons: parts.flatMap(({ comparisons }) => comparisons),
    blocking: blockingRules(made),
    thresholds: THRESHOLDS,
    // Most people are in many files: a child of the same name must not be averaged away among a parent's records.
    clustering: { allowance: 0, groupShare: GROUP_SHARE },
    training: { seed: settings.seed ?? 1 },
  };
}

const RULES: readonly BlockingRule[] = [
  { on: ['first_last'] },
  { on: ['sorted'] },
  { on: ['postcode', 'left(given, 1)'] },
  { on: ['postcode', 'surname'] },
  { on: ['uprn', 'left(given, 1)'] },
  { on: ['left(given, 3)', 'left(surname, 3)', 'left(postcode, 4)'] },
  { on: ['birth', 'left(given, 1)'] },
  { on: ['birth', 'left(surname, 1)'] },
  { on: ['birth', 'postcode'] },
  { on: ['nino'] },
  { on: ['nhs_number'] },
  { on: ['pupil_number'] },
  { on: ['phones'], explode: ['phones'] },
  { on: ['email'] },
];

function blockingRules(made: ReadonlySet<string>): BlockingRule[] {
  return RULES.filter(({ on }) => on.every((key) => made.has(/^\w+\((\w+)/.exec(key)?.[1] ?? key)));
}
