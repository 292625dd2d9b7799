import { hardPairsSection, plantedSection } from './case-sections.ts';
import { completenessSection, coverageSection } from './coverage-sections.ts';
import { drawSvg } from './draw.ts';
import { addressesSection, contactsSection, namesAndBirthsSection } from './error-sections.ts';
import { count, paragraphs, type Section } from './markdown.ts';
import { namesSection } from './names-section.ts';
import { agesSection, householdsSection, movesSection } from './people-sections.ts';
import { readExtracts } from './read-extracts.ts';
import { readGazetteer } from './read-gazetteer.ts';
import { type Manifest, readTruth, type Truth } from './read-truth.ts';

/** The borough that the page in `docs/` describes: the defaults, with one extract. */
export const PAGE_SETTINGS = { people: 20_000, years: 3, extracts: 1, seed: 1, noise: 1 } as const;

/**
 * The page that describes a borough, and its charts, as texts by their path in `docs/`. Every
 * figure is measured from the files of the borough, but for the published ones beside them.
 *
 * @param folder a borough as `reeve synth` writes it
 */
export async function boroughPage(folder: string): Promise<Map<string, string>> {
  const truth = readTruth(folder);
  const gazetteer = readGazetteer(folder, truth.asAt);
  const extracts = readExtracts(folder, truth);
  const sections: Section[] = [
    agesSection(truth),
    householdsSection(truth, gazetteer),
    namesSection(truth),
    movesSection(truth, gazetteer),
    coverageSection(truth, extracts),
    completenessSection(extracts),
    namesAndBirthsSection(extracts),
    addressesSection(extracts),
    contactsSection(extracts),
    hardPairsSection(truth, extracts),
    plantedSection(truth),
  ];
  const page = paragraphs(introduction(truth), ...sections.map(({ text }) => text));
  const files = new Map([['synthetic-borough.md', `${page}\n`]]);
  for (const drawing of sections.flatMap(({ drawings }) => drawings)) {
    files.set(`images/synthetic-borough/${drawing.name}.svg`, await drawSvg(drawing));
  }
  return files;
}

function introduction({ manifest, residents }: Truth): string {
  const { counts } = manifest;
  const { dwellings = 0, streets = 0, extractRows = 0 } = counts;
  return paragraphs(
    '# The synthetic borough, measured',
    `What \`${command(manifest)}\` makes, counted in the files that it writes: ${count(residents.length)} residents in ${count(dwellings)} homes on ${count(streets)} streets, and ${count(extractRows)} rows in the files of eleven services, as of ${manifest.asAt}.`,
    'Made by `node scripts/run.mjs scripts/synthetic-borough-page.ts`; a test fails while it is stale. [How to make a borough](guides/synthetic-borough.md) says what is in the files, and [error rates](synthetic-error-rates.md) how wrong each service is meant to be; this page says how wrong it turned out. Public figures stand beside where there are any, each with its source. Those that nobody has looked up are marked so.',
  );
}

function command({ settings }: Manifest): string {
  const { people, years, extracts, seed, noise } = settings;
  const options = `--people ${people} --years ${years} --extracts ${extracts} --seed ${seed}`;
  return `reeve synth ${options}${noise === 1 ? '' : ` --noise ${noise}`}`;
}
