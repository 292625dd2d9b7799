import { SURNAMES_1996, SURNAMES_SOURCE } from '../../test/synthetic/published-figures.ts';
import { colours, type Drawing } from './draw.ts';
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
import { communities, type NameKind, names, share } from './measure-people.ts';
import type { Truth } from './read-truth.ts';

/** How many of the commonest names a table lists. */
const LISTED = 20;

/** First names and surnames from the commonest to the rarest, and the communities they are of. */
export function namesSection(truth: Truth): Section {
  const [first, last] = names(truth) as [NameKind, NameKind];
  const residents = truth.residents.length;
  const drawing: Drawing = {
    name: 'names',
    description:
      'Bearers of each first name and each surname by its rank, both scales logarithmic: few names with many bearers and a long tail of names with one',
    spec: rankChart([first, last]),
  };
  const groups = communities(truth);
  const english = groups.find(({ community }) => community === 'english');
  const inTen = SURNAMES_1996.reduce((sum, [, each]) => sum + each, 0);
  const summary = (kind: NameKind): (string | number)[] => [
    kind.kind,
    kind.ranked.length,
    percent(share(kind.ranked[0]?.[1] ?? 0, residents), 2),
    percent(kind.topTen),
    kind.ranked.filter(([, bearers]) => bearers === 1).length,
    percent(kind.rare),
  ];
  const listed = ({ ranked }: NameKind, at: number): string[] => {
    const [name = '', bearers = 0] = ranked[at] ?? [];
    return [name, count(bearers), percent(share(bearers, residents), 2)];
  };
  return {
    drawings: [drawing],
    text: paragraphs(
      '## Names',
      image(drawing),
      table(
        [
          'Of residents',
          'Different',
          'With the commonest',
          'With the ten commonest',
          'Names that one has',
          'With a name that at most three have',
        ],
        [summary(first), summary(last)],
      ),
      `The commonest surname of the United Kingdom, ${SURNAMES_1996[0]?.[0]}, was that of ${percent(SURNAMES_1996[0]?.[1], 2)} on an electoral register of 1996, and the ten commonest were those of ${percent(inTen)}: ${SURNAMES_1996.map(([name]) => name).join(', ')}. The closest in the borough is its English community: ${percent(english?.commonest, 2)} of it have its commonest surname, ${english?.surnames[0]}, and ${percent(english?.topTen)} one of its ten commonest. ${citation(SURNAMES_SOURCE)} No published table of first names at all ages was at hand.`,
      folded(
        `The ${LISTED} commonest names`,
        table(
          ['Rank', 'First name', 'Residents', 'Share', 'Surname', 'Residents', 'Share'],
          Array.from({ length: LISTED }, (_, at) => [
            String(at + 1),
            ...listed(first, at),
            ...listed(last, at),
          ]),
          { textColumns: [1, 4] },
        ),
      ),
      folded(
        'Communities, each with its own names and customs of naming',
        table(
          [
            'Community',
            'Residents',
            'Share',
            'With its commonest surname',
            'Its commonest surnames',
          ],
          groups.map((each) => [
            each.community.charAt(0).toUpperCase() + each.community.slice(1),
            each.residents,
            percent(share(each.residents, residents)),
            percent(each.commonest),
            each.surnames.join(', '),
          ]),
          { textColumns: [0, 4] },
        ),
      ),
      'A community here is a stock of names, and no classification of a census: there is no public figure that would stand beside it. The mix is illustrative.',
    ),
  };
}

function rankChart(kinds: readonly NameKind[]): object {
  const values = kinds.flatMap(({ kind, ranked }) =>
    // Every rank at the head, and then as many as the eye can tell apart.
    ranked.flatMap(([, bearers], at) => {
      const isShown =
        at < 20 || Math.floor(40 * Math.log10(at + 1)) > Math.floor(40 * Math.log10(at));
      return isShown || at === ranked.length - 1 ? [{ kind, rank: at + 1, bearers }] : [];
    }),
  );
  const axis = { type: 'quantitative', scale: { type: 'log' } };
  return {
    width: 660,
    height: 280,
    data: { values },
    mark: { type: 'line', strokeWidth: 2.5, interpolate: 'step-after' },
    encoding: {
      x: {
        ...axis,
        field: 'rank',
        title: 'Rank of the name (logarithmic)',
        axis: { values: [1, 10, 100, 1000, 10_000], format: ',' },
      },
      y: {
        ...axis,
        field: 'bearers',
        title: 'Residents who have it (logarithmic)',
        axis: { values: [1, 3, 10, 30, 100, 300, 1000], format: ',' },
      },
      color: {
        field: 'kind',
        type: 'nominal',
        scale: {
          domain: kinds.map(({ kind }) => kind),
          range: [colours.second, colours.borough],
        },
        legend: { orient: 'top', title: null, symbolType: 'stroke', symbolStrokeWidth: 3 },
      },
    },
  };
}
