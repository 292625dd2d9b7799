import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { ReeveError } from '../kernel/index.ts';
import {
  type BoroughManifest,
  type BoroughSettings,
  generateBorough,
  isBoroughManifest,
} from '../synthetic/index.ts';
import type { CommandOutput } from './output.ts';
import { type Earlier, replaceFolder } from './replaced-folder.ts';
import { count, level, wholeNumber } from './values.ts';

interface SynthFlags {
  readonly out: string;
  readonly people: string;
  readonly years: string;
  readonly extracts: string;
  readonly seed: string;
  readonly noise: string;
  readonly until?: string;
  readonly json?: boolean;
}

/** `reeve synth --out DIR` */
export function synthCommand(output: CommandOutput): Command {
  return new Command('synth')
    .summary('make up a borough: people, services, and the truth')
    .description(
      'Lives through some years of a made-up borough and writes what its services would send: ' +
        'a gazetteer, monthly extracts of every service, and, apart from them, the truth.',
    )
    .requiredOption('--out <folder>', 'where the borough goes: a new or empty folder, or a borough')
    .option('--people <number>', 'about how many people live in it', '20000')
    .option('--years <number>', 'years that are lived through', '3')
    .option('--extracts <number>', 'monthly extracts of each service, up to the last month', '12')
    .option('--seed <number>', 'another seed is another borough', '1')
    .option('--noise <level>', 'multiplies every error rate: 0 for none, 2 for twice as many', '1')
    .option('--until <month>', 'its last month, YYYY-MM (default: 2025-03)')
    .option('--json', 'print one JSON object at the end, errors included')
    .action(async (flags: SynthFlags) => {
      const settings = boroughSettings(flags);
      const manifest = await output.work((progress) =>
        replaceFolder(flags.out, EARLIER, (folder) => generateBorough(settings, folder, progress)),
      );
      const { files, ...told } = manifest;
      output.result(
        { ...told, files: files.length, out: flags.out },
        summarise(manifest, flags.out),
      );
    });
}

function boroughSettings(flags: SynthFlags): BoroughSettings {
  const people = count('--people', flags.people);
  const years = wholeNumber('--years', flags.years, 1);
  const extracts = wholeNumber('--extracts', flags.extracts, 1);
  if (people < LEAST_PEOPLE || people > MOST_PEOPLE) {
    throw new ReeveError('cli/option-value', `--people cannot be "${flags.people}"`, {
      hint: `Give a number from ${LEAST_PEOPLE} to ${MOST_PEOPLE}.`,
    });
  }
  if (years > MOST_YEARS) {
    throw new ReeveError('cli/option-value', `--years cannot be "${flags.years}"`, {
      hint: `Give a number up to ${MOST_YEARS}.`,
    });
  }
  if (extracts > years * 12) {
    throw new ReeveError(
      'cli/too-many-extracts',
      `There are no ${extracts} months in ${years} year${years === 1 ? '' : 's'}`,
      { hint: `Give --extracts ${years * 12} or fewer, or more --years.` },
    );
  }
  const seed = wholeNumber('--seed', flags.seed, 0);
  if (seed > MOST_SEED) {
    throw new ReeveError('cli/option-value', `--seed cannot be "${flags.seed}"`, {
      hint: `Give a number from 0 to ${MOST_SEED}: of a larger one only a part would count.`,
    });
  }
  return {
    ...{ people, years, extracts, seed, noise: level('--noise', flags.noise) },
    ...(flags.until === undefined ? {} : { until: lastMonth(flags.until) }),
  };
}

function lastMonth(until: string): string {
  if (/^20[2-9]\d-(0[1-9]|1[0-2])$/.test(until)) return until;
  throw new ReeveError('cli/option-value', `--until cannot be "${until}"`, {
    hint: 'Give a month from 2020-01 to 2099-12, as YYYY-MM.',
  });
}

/** Fewer make no borough; more than this many need wider numbers than the gazetteer gives out. */
const LEAST_PEOPLE = 500;
const MOST_PEOPLE = 3_000_000;
const MOST_YEARS = 30;
const MOST_SEED = 4_294_967_295;

/** A borough is known by its manifest. */
const EARLIER: Earlier = {
  isReplaced: 'an earlier borough is replaced',
  isThere(place) {
    const manifest = join(place, 'manifest.json');
    return existsSync(manifest) && isBoroughManifest(readFileSync(manifest, 'utf8'));
  },
};

function summarise({ counts, files }: BoroughManifest, out: string): string {
  const number = (name: string): string => (counts[name] ?? 0).toLocaleString('en-GB');
  return [
    `${number('residents')} people live in ${number('dwellings')} homes on ${number('streets')} streets.`,
    `${number('extractRows')} rows in ${files.filter(({ path }) => path.startsWith('extracts/')).length} extract files; ${number('plantedCases')} planted cases.`,
    `  ${out}`,
  ].join('\n');
}
