import { ReeveError } from '../../../kernel/index.ts';
import type { LinkageEngine } from '../../engine.ts';
import type { LoadedInput } from '../../link.ts';
import type { BlockingRule, MatchModel } from '../../model/match-model.ts';
import { MOST_RULES } from '../../model/schema.ts';
import { makeColumns } from '../../prepare.ts';
import type { Choice } from '../attributes.ts';
import type { ChooseOptions } from '../choose-options.ts';
import { countExploded, countRules } from '../count-rules.ts';
import type { ColumnProfile } from '../profile.ts';
import { measureSources } from './measure-sources.ts';
import { PERSON_ATTRIBUTES, type PersonColumns } from './person-attributes.ts';
import {
  adultDatasets,
  childDatasets,
  personColumns,
  registersOfElectors,
} from './person-columns.ts';
import type { UkPersonSettings } from './settings.ts';
import { ukPersonModel } from './uk-person-model.ts';

/** Share of the budget of pairs that one blocking rule may take. */
const LARGEST_SHARE = 0.4;

/** What a rule that finds too many pairs is narrowed by. */
const NARROWER: readonly (readonly string[])[] = [['birth'], ['postcode'], ['left(postcode, 4)']];

/**
 * The UK person model for records of UK councils; null where the columns are not theirs.
 *
 * Throws `automatic/not-uk-people` when it is asked for by name and does not fit.
 */
export async function chooseUkPersonModel(
  engine: LinkageEngine,
  input: LoadedInput,
  profiles: readonly ColumnProfile[],
  options: ChooseOptions,
): Promise<{ model: MatchModel; choices: Choice[]; asAt: string | null } | null> {
  if (options.kind === 'any') return null;
  const columns = personColumns(profiles, input.datasets);
  const obstacle = whyNotUkPeople(columns, profiles, input.datasets, options.kind !== undefined);
  if (obstacle !== null) {
    if (options.kind === undefined) return null;
    throw new ReeveError(
      'automatic/not-uk-people',
      `The UK person model does not fit: ${obstacle}`,
      {
        hint: 'Name the columns as councils do (Surname, Date of Birth, Postcode, ...), or write a model.',
      },
    );
  }
  const births = birthColumns(columns, profiles);
  const settings = {
    linkType: options.linkType,
    adults: adultDatasets(profiles, input.datasets),
    children: childDatasets(profiles, input.datasets),
    electors: registersOfElectors(profiles, input.datasets),
    ...(options.asAt === undefined ? {} : { asAt: options.asAt }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    monthFirst: births.some(({ monthFirst }) => monthFirst),
    dayNumbers: births.some(({ dayNumbers }) => dayNumbers),
  };
  const choices = describe(columns, profiles);
  const model = await fitUkPersonModel(engine, input, columns, settings, {
    choices,
    ...(options.pairBudget === undefined ? {} : { pairBudget: options.pairBudget }),
  });
  // What is made of the date is who is a child.
  const asAt = model.columns.age_group === undefined ? null : (options.asAt ?? null);
  return { model, choices, asAt };
}

/**
 * The UK person model for columns that are known to be of people, with what the records tell of
 * their data sets, and with blocking rules that fit a budget of pairs.
 *
 * Throws `automatic/no-blocking` where no rule fits.
 *
 * @param more.choices takes what was decided, in words
 * @param more.pairBudget default 15 for each record, at least 3 million
 */
export async function fitUkPersonModel(
  engine: LinkageEngine,
  input: LoadedInput,
  columns: PersonColumns,
  settings: UkPersonSettings,
  more: { readonly choices?: Choice[]; readonly pairBudget?: number } = {},
): Promise<MatchModel> {
  const bare = ukPersonModel(columns, settings);
  await makeColumns(engine, { ...bare, comparisons: [], blocking: [] }, input);
  const sources = await measureSources(engine, bare, input);
  const whole = ukPersonModel(columns, {
    ...settings,
    ...(sources === null ? {} : { sources }),
  });
  const budget = more.pairBudget ?? Math.max(3_000_000, 15 * input.recordCount);
  const blocking = await fitRules(engine, bare, input.recordCount, budget, more.choices ?? []);
  return { ...whole, blocking };
}

function whyNotUkPeople(
  columns: PersonColumns,
  profiles: readonly ColumnProfile[],
  datasets: readonly string[],
  isAsked: boolean,
): string | null {
  const unnamed = datasets.filter((dataset) => !Object.hasOwn(columns.name ?? {}, dataset));
  if (unnamed.length > 0) return `no column of names is recognised in ${unnamed.join(', ')}`;
  const isUk = profiles.some(
    ({ kind, ukPostcodes }) =>
      ukPostcodes || kind === 'uprn' || kind === 'nino' || kind === 'nhs-number',
  );
  if (!isUk) return 'no column holds UK postcodes, UPRNs, National Insurance or NHS numbers';
  const known = PERSON_ATTRIBUTES.filter(
    (attribute) => !['title', 'name', 'sex'].includes(attribute) && columns[attribute],
  );
  if (known.length === 0) return 'nothing but names is recognised';
  return isAsked || HOME_OR_NUMBER.some((attribute) => columns[attribute])
    ? null
    : 'no column holds addresses or the numbers of people or properties';
}

/**
 * What records of council services have. Names, birthdays and postcodes alone are found in any
 * file of people, whose other columns (a birthplace, an occupation) this model would not compare.
 */
const HOME_OR_NUMBER = ['address', 'uprn', 'nino', 'nhsNumber', 'pupilNumber'] as const;

/** The columns that dates of birth are read from: not those of parents or partners. */
function birthColumns(
  { dateOfBirth = {} }: PersonColumns,
  profiles: readonly ColumnProfile[],
): ColumnProfile[] {
  const names = new Set(Object.values(dateOfBirth).flat());
  return profiles.filter(({ name }) => names.has(name));
}

/** In words: each attribute with the columns it is read from, and what is left out. */
function describe(columns: PersonColumns, profiles: readonly ColumnProfile[]): Choice[] {
  const used = new Set<string>();
  const choices: Choice[] = [
    {
      what: 'The UK person model is used',
      why: 'the columns are those of UK councils; --model any makes a model of all columns instead',
    },
  ];
  for (const attribute of PERSON_ATTRIBUTES) {
    const sources = columns[attribute];
    if (sources === undefined) continue;
    for (const names of Object.values(sources)) for (const name of names) used.add(name);
    choices.push({
      what: `The ${WORDS[attribute]}`,
      why: Object.entries(sources)
        .map(([dataset, names]) => `${dataset}: ${names.map((name) => `"${name}"`).join(' + ')}`)
        .join('; '),
    });
  }
  const monthFirst = birthColumns(columns, profiles).filter((profile) => profile.monthFirst);
  if (monthFirst.length > 0) {
    choices.push({
      what: 'Dates of birth in numbers are read with the month first, in all files',
      why: `dates in ${monthFirst.map(({ name }) => `"${name}"`).join(', ')} can only be so`,
    });
  }
  const left = profiles.filter(({ name }) => !used.has(name)).map(({ name }) => `"${name}"`);
  if (left.length > 0) {
    choices.push({ what: 'Not compared, as facts of a service', why: left.join(', ') });
  }
  return choices;
}

const WORDS: Readonly<Record<(typeof PERSON_ATTRIBUTES)[number], string>> = {
  title: 'title',
  name: 'name',
  sex: 'sex',
  dateOfBirth: 'date of birth',
  nino: 'National Insurance number',
  nhsNumber: 'NHS number',
  pupilNumber: 'pupil number',
  uprn: 'UPRN',
  address: 'address',
  postcode: 'postcode',
  phone: 'telephone',
  email: 'email',
};

/** The rules that fit the budget; one that finds too many pairs is narrowed instead of left out. */
async function fitRules(
  engine: LinkageEngine,
  model: MatchModel,
  recordCount: number,
  budget: number,
  choices: Choice[],
): Promise<BlockingRule[]> {
  const narrower = (on: readonly string[]): string[][] =>
    NARROWER.filter((more) =>
      more.every((key) => !on.includes(key) && model.columns[/(\w+)(?:,|$)/.exec(key)?.[1] ?? key]),
    ).map((more) => [...on, ...more]);
  const isPlain = ({ explode }: BlockingRule): boolean => explode === undefined;
  const plain = model.blocking.filter(isPlain);
  const options = plain.flatMap(({ on }) => [[...on], ...narrower(on)]);
  const pairs = await countRules(engine, { ...model, blocking: [] }, options, recordCount);
  const fits = new Map(
    options.map((on, i) => [on.join('\n'), (pairs[i] ?? 0) <= budget * LARGEST_SHARE]),
  );
  const fitting = async (rules: readonly BlockingRule[]): Promise<BlockingRule[]> => {
    const lists = rules.filter((rule) => !isPlain(rule));
    const counts = await countExploded(engine, model, lists);
    const fit = new Set(lists.filter((_, i) => (counts[i] ?? 0) <= budget * LARGEST_SHARE));
    return rules.filter((rule) => fit.has(rule) || fits.get(rule.on.join('\n')) === true);
  };
  const chosen: BlockingRule[] = [];
  for (const rule of model.blocking) {
    if ((await fitting([rule])).length > 0) {
      chosen.push(rule);
      continue;
    }
    const narrowed = await fitting(narrower(rule.on).map((on) => ({ ...rule, on })));
    chosen.push(...narrowed);
    choices.push({
      what: `Block on ${rule.on.join(', ')}${narrowed.length > 0 ? ' only with more' : ' is left out'}`,
      why: `it alone would find more than ${Math.round(budget * LARGEST_SHARE).toLocaleString('en-GB')} pairs`,
    });
  }
  const beyond = chosen.splice(MOST_RULES);
  if (beyond.length > 0) {
    choices.push({
      what: `Block on ${beyond.map(({ on }) => on.join(', ')).join('; ')} is left out`,
      why: `a model has no more than ${MOST_RULES} rules`,
    });
  }
  if (chosen.length === 0) {
    throw new ReeveError('automatic/no-blocking', 'No blocking rule fits the budget of pairs', {
      hint: `Raise the budget (now ${budget.toLocaleString('en-GB')} pairs) or write a model with blocking rules of its own.`,
    });
  }
  return chosen;
}
