import {
  BLUE_BADGES_2023,
  REGISTER_ACCURACY_2018,
  REGISTER_COMPLETENESS_2018,
} from '../../test/synthetic/published-figures.ts';
import { colours, comparedBars, type Drawing, panels, rowLabels } from './draw.ts';
import {
  citation,
  count,
  folded,
  image,
  paragraphs,
  percent,
  type Section,
  sourceName,
  table,
} from './markdown.ts';
import {
  type Coverage,
  completeness,
  coverage,
  knownBy,
  partOf,
  registeredAdults,
  residentsIn,
} from './measure-coverage.ts';
import { statedAddresses } from './measure-errors.ts';
import { AGE_GROUPS } from './measure-people.ts';
import type { Extracts } from './read-extracts.ts';
import type { Truth } from './read-truth.ts';

/** Whom each service knows, and how many services know each resident. */
export function coverageSection(truth: Truth, extracts: Extracts): Section {
  const sources = coverage(truth, extracts);
  const known = knownBy(truth, extracts);
  const residents = truth.residents.length;
  const byAge: Drawing = {
    name: 'coverage',
    description: 'Share of residents of each age whom each service has a current record of',
    spec: coverageMap(sources),
  };
  const bySources: Drawing = {
    name: 'known-by',
    description: 'Share of residents by how many services have a current record of them',
    spec: comparedBars(
      known.map((number, services) => ({
        label:
          services === 0 ? 'No service' : services === 1 ? '1 service' : `${services} services`,
        borough: partOf(number, residents) ?? 0,
      })),
      '',
    ),
  };
  return {
    drawings: [byAge, bySources],
    text: paragraphs(
      '## Whom each service knows',
      'A record is current while its service takes it for so: a closed account, an ended claim or a former borrower is still in the file, and is not counted here. Registrars’ entries never end.',
      image(byAge),
      folded(
        'Numbers: share of residents known, by age',
        table(
          ['Service', ...AGE_GROUPS.map(([group]) => group)],
          sources.map(({ source, byAge: shares }) => [
            sourceName(source),
            ...shares.map((share) => percent(share)),
          ]),
        ),
      ),
      table(
        [
          'Service',
          'Records',
          'Current',
          'People',
          'Residents',
          'Live elsewhere',
          'Have died',
          'Twice in one file',
        ],
        sources.map((each) => [
          sourceName(each.source),
          each.records,
          each.current,
          each.people,
          each.residents,
          each.outside,
          each.dead,
          each.twice,
        ]),
      ),
      'Twice in one file: people with two current records or more in it. In customer services and libraries these are duplicates. Schools hold a parent once for each child, registrars have an entry for each event, parking a charge for each offence, council tax an account for each property.',
      image(bySources),
      folded(
        'Numbers: residents by how many services know them',
        table(
          ['Services', 'Residents', 'Share'],
          known.map((number, services) => [
            String(services),
            number,
            percent(partOf(number, residents)),
          ]),
        ),
      ),
      besidePublished(truth, extracts),
    ),
  };
}

function besidePublished(truth: Truth, extracts: Extracts): string {
  const roll = statedAddresses(extracts).find(({ source }) => source === 'electoral-roll');
  const rows = [
    [REGISTER_ACCURACY_2018, roll?.shares['lives there']],
    [REGISTER_COMPLETENESS_2018, registeredAdults(truth, extracts)],
    [BLUE_BADGES_2023, residentsIn(truth, extracts, 'blue_badges.csv')],
  ] as const;
  return paragraphs(
    table(
      ['Beside published figures', 'Borough', 'Published', 'Source'],
      rows.map(([figure, measured]) => [
        figure.what,
        percent(measured),
        percent(figure.value, Number.isInteger(figure.value) ? 0 : 1),
        citation(figure),
      ]),
      { textColumns: [0, 3] },
    ),
    'The survey calls an entry right when its elector may register and lives at the address; here it is right when its person lives there.',
  );
}

function coverageMap(sources: readonly Coverage[]): object {
  const values = sources.flatMap(({ source, byAge }) =>
    byAge.map((share, at) => ({
      source: sourceName(source),
      age: AGE_GROUPS[at]?.[0],
      share: share ?? 0,
    })),
  );
  return {
    width: 640,
    height: { step: 30 },
    data: { values },
    encoding: {
      x: {
        field: 'age',
        type: 'nominal',
        sort: null,
        title: 'Age',
        axis: { orient: 'top', labelAngle: 0, ticks: false, domain: false },
      },
      y: {
        field: 'source',
        type: 'nominal',
        sort: null,
        title: null,
        axis: rowLabels,
      },
    },
    layer: [
      {
        mark: { type: 'rect', stroke: '#ffffff', strokeWidth: 2 },
        encoding: {
          color: {
            field: 'share',
            type: 'quantitative',
            scale: { domain: [0, 100], range: ['#eef4fa', colours.borough] },
            legend: null,
          },
        },
      },
      {
        mark: { type: 'text', fontSize: 13 },
        encoding: {
          text: { field: 'shown', type: 'nominal' },
          color: {
            condition: { test: 'datum.share > 60', value: '#ffffff' },
            value: colours.published,
          },
        },
        transform: [
          {
            calculate:
              'datum.share === 0 ? "–" : datum.share < 1 ? "<1%" : format(datum.share, ".0f") + "%"',
            as: 'shown',
          },
        ],
      },
    ],
  };
}

const COLUMNS = [
  ['born', 'Date of birth'],
  ['phone', 'Phone'],
  ['email', 'Email'],
  ['uprn', 'UPRN'],
] as const;

/** How full the columns are that say who somebody is. */
export function completenessSection(extracts: Extracts): Section {
  const sources = completeness(extracts);
  const drawing: Drawing = {
    name: 'completeness',
    description:
      'Share of current records with a date of birth, a phone, an email and a UPRN, by service; a dash where the service has no such column',
    spec: panels(
      sources.flatMap((each) =>
        COLUMNS.map(([column, panel]) => ({
          row: sourceName(each.source),
          panel,
          value: each[column],
        })),
      ),
      { format: '.0f' },
    ),
  };
  return {
    drawings: [drawing],
    text: paragraphs(
      '## How full the columns are',
      image(drawing),
      'In per cent of current records in the files that have the column; a dash where none has it. UPRNs are of records with an address in the borough.',
      folded(
        'Numbers: how full the columns are',
        table(
          ['Service', ...COLUMNS.map(([, name]) => name), 'UPRN of another property'],
          sources.map((each) => [
            sourceName(each.source),
            ...COLUMNS.map(([column]) => percent(each[column])),
            percent(each.uprnWrong),
          ]),
        ),
      ),
      `${count(extracts.records.length)} records of people are in the last extracts${extracts.missing === 0 ? '' : `, and ${count(extracts.missing)} that the services hold did not arrive`}.`,
    ),
  };
}
