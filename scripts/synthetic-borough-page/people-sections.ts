import {
  AGES_2021,
  AGES_LONDON_2021,
  AGES_SOURCE,
  BIRTHS_SOURCE,
  CRUDE_RATES_2021,
  DEATHS_SOURCE,
  HOMES_PER_POSTCODE,
  HOMES_PER_POSTCODE_SOURCE,
  HOUSEHOLD_KINDS_2021,
  HOUSEHOLD_KINDS_SOURCE,
  HOUSEHOLD_SIZES_2021,
  HOUSEHOLD_SIZES_SOURCE,
  MEAN_HOUSEHOLD_2021,
  MOVED_IN_A_YEAR,
} from '../../test/synthetic/published-figures.ts';
import { colours, comparedBars, type Drawing, rowLabels } from './draw.ts';
import {
  citation,
  count,
  folded,
  image,
  paragraphs,
  percent,
  type Section,
  table,
} from './markdown.ts';
import { householdKinds, households, MOST_IN_A_HOUSEHOLD } from './measure-households.ts';
import { type AgeBand, ages, MOVES, moves, turnover, vitalRates } from './measure-people.ts';
import type { Gazetteer } from './read-gazetteer.ts';
import type { Truth } from './read-truth.ts';

/** Residents by age and sex, beside England and London. */
export function agesSection(truth: Truth): Section {
  const bands = ages(truth);
  const drawing: Drawing = {
    name: 'ages',
    description:
      'Age pyramid of the borough, men to the left and women to the right, and its shares by five years of age beside those of England and London',
    spec: pyramid(bands),
  };
  const apart = bands.map(({ share }, at) => Math.abs(share - (AGES_2021[at] ?? 0)));
  const widest = apart.indexOf(Math.max(...apart));
  const rates = vitalRates(truth);
  return {
    drawings: [drawing],
    text: paragraphs(
      '## Ages',
      image(drawing),
      `No five years of age are more than ${(apart[widest] ?? 0).toFixed(1)} percentage points from England’s; the furthest are those of ${bands[widest]?.band}. London’s is there to show how far from the country a real place can be.`,
      folded(
        'Numbers: residents by age',
        table(
          ['Age', 'Women', 'Men', 'Borough', 'England', 'London'],
          bands.map(({ band, women, men, share }, at) => [
            band,
            women,
            men,
            percent(share),
            percent(AGES_2021[at]),
            percent(AGES_LONDON_2021[at]),
          ]),
        ),
      ),
      `England and London: ${citation(AGES_SOURCE)}`,
      table(
        ['A year, a thousand people', 'Borough, last three years', 'England and Wales, 2021'],
        [
          ['Births', rates.births.toFixed(1), CRUDE_RATES_2021.births.toFixed(1)],
          ['Deaths', rates.deaths.toFixed(1), CRUDE_RATES_2021.deaths.toFixed(1)],
        ],
      ),
      `Births: ${citation(BIRTHS_SOURCE)} Deaths: ${citation(DEATHS_SOURCE)}`,
    ),
  };
}

function pyramid(bands: readonly AgeBand[]): object {
  const order = bands.map(({ band }) => band).reverse();
  const y = { field: 'band', type: 'nominal', sort: order, title: null };
  const sexes = bands.flatMap(({ band, women, men }) => [
    { band, people: -men, sex: 'Men' },
    { band, people: women, sex: 'Women' },
  ]);
  const most = Math.max(...bands.map(({ women, men }) => Math.max(women, men)));
  const series = ['The borough', 'England', 'London'];
  const compared = bands.flatMap(({ band, share }, at) => [
    { band, share, series: 'The borough' },
    { band, share: AGES_2021[at], series: 'England' },
    { band, share: AGES_LONDON_2021[at], series: 'London' },
  ]);
  const spec = { height: { step: 20 } };
  return {
    hconcat: [
      {
        ...spec,
        width: 300,
        data: { values: sexes },
        mark: { type: 'bar', height: { band: 0.85 } },
        encoding: {
          y: { ...y, axis: rowLabels },
          x: {
            field: 'people',
            type: 'quantitative',
            title: 'Residents',
            axis: { labelExpr: 'format(abs(datum.value), ",")', tickCount: 4, labelFlush: false },
            scale: { domain: [-most, most], nice: true },
          },
          color: {
            field: 'sex',
            type: 'nominal',
            scale: { domain: ['Men', 'Women'], range: [colours.borough, colours.second] },
            legend: { orient: 'top', title: null },
          },
        },
      },
      {
        ...spec,
        width: 280,
        data: { values: compared },
        mark: { type: 'point', filled: true, size: 60, opacity: 1 },
        encoding: {
          y: { ...y, axis: { labels: false, ticks: false, domain: false, grid: true } },
          x: {
            field: 'share',
            type: 'quantitative',
            title: 'Share of all residents',
            axis: { labelExpr: 'datum.value + "%"', tickCount: 5, labelFlush: false },
          },
          color: {
            field: 'series',
            type: 'nominal',
            sort: null,
            scale: { domain: series, range: [colours.borough, colours.published, colours.third] },
            legend: { orient: 'top', title: null, symbolType: 'circle' },
          },
          shape: {
            field: 'series',
            type: 'nominal',
            scale: { domain: series, range: ['circle', 'diamond', 'triangle-up'] },
            legend: { orient: 'top', title: null },
          },
        },
      },
    ],
    spacing: 24,
    resolve: { scale: { color: 'independent', shape: 'independent', y: 'shared' } },
  };
}

/** Households by size and kind, beside England and Wales. */
export function householdsSection(truth: Truth, gazetteer: Gazetteer): Section {
  const { sizes, count: homes, mean, large } = households(truth);
  const kinds = householdKinds(truth);
  const bySize: Drawing = {
    name: 'household-sizes',
    description:
      'Share of households by how many people live in them, beside those of England and Wales',
    spec: comparedBars(
      sizes.map(({ size, share }, at) => ({
        label: `${size} ${size === '1' ? 'person' : 'people'}`,
        borough: share,
        published: HOUSEHOLD_SIZES_2021[at] ?? 0,
      })),
      `England and Wales, Census 2021${HOUSEHOLD_SIZES_SOURCE.checked === undefined ? ' (from memory)' : ''}`,
    ),
  };
  const kindShare = (...names: readonly string[]): number =>
    kinds.filter(({ kind }) => names.includes(kind)).reduce((sum, { share }) => sum + share, 0);
  const families = kinds.slice(1, -1).map(({ kind }) => kind);
  const byKind: Drawing = {
    name: 'household-kinds',
    description: 'Share of households by kind, beside those of England and Wales',
    spec: comparedBars(
      [
        {
          label: 'One person',
          borough: kindShare('One person'),
          published: HOUSEHOLD_KINDS_2021.onePerson,
        },
        {
          label: 'One family',
          borough: kindShare(...families),
          published: HOUSEHOLD_KINDS_2021.oneFamily,
        },
        { label: 'Other', borough: kindShare('Other'), published: HOUSEHOLD_KINDS_2021.other },
      ],
      'England and Wales, Census 2021',
    ),
  };
  return {
    drawings: [bySize, byKind],
    text: paragraphs(
      '## Households',
      `${count(homes)} households, with ${mean.toFixed(2)} people on average (England and Wales: ${MEAN_HOUSEHOLD_2021}). Addresses with more than ${MOST_IN_A_HOUSEHOLD} people, which are care homes and hostels, are left out: there are ${large.addresses}, with ${count(large.people)} people.`,
      image(bySize),
      table(
        ['People', 'Households', 'Borough', 'England and Wales'],
        sizes.map((each, at) => [
          each.size,
          each.count,
          percent(each.share),
          percent(HOUSEHOLD_SIZES_2021[at]),
        ]),
      ),
      `England and Wales: ${citation(HOUSEHOLD_SIZES_SOURCE)} Only the average and the first row are from elsewhere: ${citation(HOUSEHOLD_KINDS_SOURCE)}`,
      image(byKind),
      table(
        ['Kind', 'Households', 'Borough', 'England and Wales'],
        kinds.map(({ kind, count: number, share }) => [
          kind,
          number,
          percent(share),
          kind === 'One person'
            ? percent(HOUSEHOLD_KINDS_2021.onePerson)
            : kind === 'Other'
              ? percent(HOUSEHOLD_KINDS_2021.other)
              : '',
        ]),
      ),
      `One family, which is the three rows in the middle together: ${percent(kindShare(...families))} in the borough, ${percent(HOUSEHOLD_KINDS_2021.oneFamily)} in England and Wales. Children may be of any age, and a family with anyone else at home counts as other; the census decides some of these by what people are to each other, which may differ. England and Wales: ${citation(HOUSEHOLD_KINDS_SOURCE)}`,
      `A postcode has ${gazetteer.homesPerPostcode.toFixed(1)} addresses on average; in the United Kingdom about ${HOMES_PER_POSTCODE}. ${citation(HOMES_PER_POSTCODE_SOURCE)}`,
    ),
  };
}

/** Moves by month, and who lived elsewhere a year ago. */
export function movesSection(truth: Truth, gazetteer: Gazetteer): Section {
  const months = moves(truth);
  const { byAge, byArea, all } = turnover(truth, gazetteer);
  const byMonth: Drawing = {
    name: 'moves',
    description: 'People who moved, by month of the last three years and by kind of move',
    spec: monthsOfMoves(months),
  };
  const bars = (rows: typeof byAge) =>
    rows.map(({ group, elsewhere }) => ({ label: group, borough: elsewhere }));
  const ageDrawing: Drawing = {
    name: 'turnover-by-age',
    description: 'Share of residents who lived elsewhere a year ago, by age',
    spec: comparedBars(bars(byAge), ''),
  };
  const areaDrawing: Drawing = {
    name: 'turnover-by-area',
    description: 'Share of residents who lived elsewhere a year ago, by area',
    spec: comparedBars(bars(byArea), ''),
  };
  const lastYear = months.slice(-12);
  const inLastYear = (kind: (typeof MOVES)[number]): number =>
    lastYear.reduce((sum, each) => sum + each.moves[kind], 0);
  const rows = (those: typeof byAge) =>
    those.map(({ group, residents, elsewhere, outside }) => [
      group,
      residents,
      percent(elsewhere),
      percent(outside),
    ]);
  return {
    drawings: [byMonth, ageDrawing, areaDrawing],
    text: paragraphs(
      '## Moves',
      image(byMonth),
      folded(
        'Numbers: people who moved, by month',
        table(
          ['Month', ...MOVES],
          months.map(({ month, moves: kinds }) => [month, ...MOVES.map((kind) => kinds[kind])]),
        ),
      ),
      `In the last year ${count(inLastYear(MOVES[0]))} people moved within the borough, ${count(inLastYear(MOVES[1]))} into it and ${count(inLastYear(MOVES[2]))} out of it. Births and deaths are none of these.`,
      `${percent(all.elsewhere)} of residents of one year and over lived at another address a year ago, ${percent(all.outside)} outside the borough. In England and Wales about ${percent(MOVED_IN_A_YEAR.value)} had moved in the year before the census. ${citation(MOVED_IN_A_YEAR)}`,
      image(ageDrawing),
      folded(
        'Numbers: turnover by age',
        table(['Age', 'Residents', 'Elsewhere a year ago', 'Outside the borough'], rows(byAge)),
      ),
      image(areaDrawing),
      folded(
        'Numbers: turnover by area',
        table(['Area', 'Residents', 'Elsewhere a year ago', 'Outside the borough'], rows(byArea)),
      ),
    ),
  };
}

function monthsOfMoves(months: ReturnType<typeof moves>): object {
  const values = months.flatMap(({ month, moves: kinds }) =>
    MOVES.map((kind) => ({ month: `${month}-15`, kind, people: kinds[kind] })),
  );
  return {
    width: 660,
    height: 240,
    data: { values },
    mark: { type: 'line', strokeWidth: 2.5, point: { size: 28, filled: true } },
    encoding: {
      x: {
        field: 'month',
        type: 'temporal',
        scale: { type: 'utc' },
        title: null,
        axis: { format: '%b %Y', tickCount: 8, grid: false },
      },
      y: { field: 'people', type: 'quantitative', title: 'People a month', axis: { tickCount: 5 } },
      color: {
        field: 'kind',
        type: 'nominal',
        scale: { domain: MOVES, range: [colours.third, colours.borough, colours.second] },
        legend: { orient: 'top', title: null, symbolType: 'stroke', symbolStrokeWidth: 3 },
      },
      strokeDash: {
        field: 'kind',
        type: 'nominal',
        scale: {
          domain: MOVES,
          range: [
            [5, 3],
            [1, 0],
            [1, 0],
          ],
        },
        legend: null,
      },
    },
  };
}
