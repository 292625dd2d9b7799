import { MULTIPLE_BIRTHS } from '../../test/synthetic/published-figures.ts';
import { type Drawing, panels } from './draw.ts';
import {
  citation,
  count,
  folded,
  image,
  paragraphs,
  percent,
  pounds,
  type Section,
  table,
} from './markdown.ts';
import { hardPairs, namesakes, plantedKinds, twinMaternities } from './measure-cases.ts';
import { sharing } from './measure-contacts.ts';
import { share } from './measure-people.ts';
import type { Extracts } from './read-extracts.ts';
import type { Truth } from './read-truth.ts';

/** People who are easily taken for one another, counted. */
export function hardPairsSection(truth: Truth, extracts: Extracts): Section {
  const { named, bornAlike } = namesakes(truth);
  const residents = truth.residents.length;
  return {
    drawings: [],
    text: paragraphs(
      '## People easily taken for one',
      table(
        ['Pairs', 'Ever', 'Both residents today'],
        hardPairs(truth).map(({ what, pairs, residents: both }) => [what, pairs, both]),
      ),
      `${count(named)} residents (${percent(share(named, residents))}) have the first name and surname of another resident; ${count(bornAlike)} have the birthday too.`,
      `A thousand maternities in the borough had twins ${twinMaternities(truth).toFixed(1)} times. ${MULTIPLE_BIRTHS.what}, in England and Wales: ${MULTIPLE_BIRTHS.value}. ${citation(MULTIPLE_BIRTHS)}`,
      table(
        ['In current records', 'Of one person', 'Of two', 'Of three', 'Of four or more'],
        sharing(extracts).map(({ what, people }) => [what, ...people]),
      ),
      'That is how many people give a number or an email as theirs, to any service.',
    ),
  };
}

/** What is planted to be found, with its money, and what only looks like it. */
export function plantedSection(truth: Truth): Section {
  const kinds = plantedKinds(truth);
  const drawing: Drawing = {
    name: 'planted',
    description: 'Planted cases and their innocent look-alikes, by kind',
    spec: panels(
      kinds.flatMap(({ kind, cases, lookAlikes }) => [
        { row: kind, panel: 'Cases', value: cases },
        { row: kind, panel: 'Look-alikes', value: lookAlikes },
      ]),
      { format: ',.0f', unit: '', width: 500 },
    ),
  };
  const sum = (of: (kind: (typeof kinds)[number]) => number): number =>
    kinds.reduce((total, kind) => total + of(kind), 0);
  return {
    drawings: [drawing],
    text: paragraphs(
      '## Planted cases',
      `${count(sum(({ cases }) => cases))} cases worth ${pounds(sum(({ pence }) => pence))}, for alerts across services to find, and ${count(sum(({ lookAlikes }) => lookAlikes))} look-alikes that are innocent.`,
      image(drawing),
      table(
        ['Kind', 'Cases', 'Look-alikes', 'Worth', 'A case'],
        kinds.map(({ kind, cases, lookAlikes, pence }) => [
          `\`${kind}\``,
          cases,
          lookAlikes,
          pounds(pence),
          cases === 0 ? '–' : pounds(pence / cases),
        ]),
      ),
      'Taxes, claims, care and discounts are worth what the files say; other kinds have one sum a case, whose source stands with each in `src/synthetic/borough/plants`. Those of badges and permits are illustrative, and that of subletting has not been checked.',
      folded(
        'Why the look-alikes are innocent',
        table(
          ['Kind', 'Because'],
          kinds.map(({ kind, reasons }) => [`\`${kind}\``, reasons.join('; ')]),
          { textColumns: [0, 1] },
        ),
      ),
    ),
  };
}
