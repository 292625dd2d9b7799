import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { type Resident, ResidentMaker } from '../automatic/made-up-residents.ts';
import { readRecords, reeveJson, temporaryFolder, writeCsv } from './reeve.ts';

/* Who else lives at two homes, from the files to the explanation of a pair. */

const folder = temporaryFolder();
const out = join(folder, 'linked');
const revenues = join(folder, 'revenues.csv');
const library = join(folder, 'library.csv');

interface Explained {
  readonly weight: number;
  readonly probability: number;
  readonly steps: readonly {
    readonly comparison: string;
    readonly level: string | null;
    readonly weight: number;
  }[];
}

const row = ({ given, surname, home }: Resident, id: string, at = home): string[] => [
  id,
  given,
  surname,
  `${at.number} ${at.street}`,
  at.postcode,
];

/** Families of two to five; the library has every second family at the home before. */
before(() => {
  const maker = new ResidentMaker(23);
  const header = ['Ref', 'Forename', 'Surname', 'Address', 'Postcode'];
  const [now, then] = [[header], [header]];
  for (let family = 0; family < 220; family++) {
    const [home, old] = [maker.home(), maker.home()];
    const surname = maker.surname();
    for (let n = 2 + maker.whole(4); n > 0; n--) {
      const resident = maker.resident({ surname, home });
      now.push(row(resident, `R${now.length}`));
      then.push(row(resident, `L${then.length}`, family % 2 === 0 ? home : old));
    }
  }
  writeCsv(revenues, now);
  writeCsv(library, then);
});

test('a pair is explained with the companions that it was weighed with', async () => {
  await reeveJson(['link', revenues, library, '--out', out, '--no-report', '--review', '0.001']);
  const { columns } = JSON.parse(readFileSync(join(out, 'model.json'), 'utf8'));
  assert.deepEqual(columns.companions?.gather, ['postcode', 'numbers']);
  const homes = new Map(
    [revenues, library].flatMap((file) =>
      readRecords(file).map((each) => [each.Ref, each.Address]),
    ),
  );
  const pairs = ['links.csv', 'reviews.csv'].flatMap((name) =>
    readRecords(join(out, name)).filter(({ id_l, id_r }) => homes.get(id_l) !== homes.get(id_r)),
  );
  assert.ok(pairs.length > 50, `only ${pairs.length} pairs of two homes`);
  const levels = new Set<string | null>();
  const weights: number[] = [];
  const step = Math.floor(pairs.length / 8);
  for (const pair of pairs.filter((_, n) => n % step === 0)) {
    const records = [`${pair.dataset_l}:${pair.id_l}`, `${pair.dataset_r}:${pair.id_r}`];
    const explained = (await reeveJson([
      'explain',
      ...records,
      '--run',
      out,
    ])) as unknown as Explained;
    const what = records.join(' and ');
    assert.ok(Math.abs(explained.weight - Number(pair.match_weight)) < 1e-4, what);
    assert.ok(Math.abs(explained.probability - Number(pair.match_probability)) < 1e-4, what);
    const companions = explained.steps.find(({ comparison }) => comparison === 'companions');
    assert.ok(companions !== undefined, what);
    levels.add(companions.level);
    if (companions.level !== null) weights.push(companions.weight);
  }
  assert.ok(levels.size >= 2, `levels met: ${[...levels]}`);
  assert.ok(
    weights.some((weight) => Math.abs(weight) > 1),
    `weights: ${weights}`,
  );
});
