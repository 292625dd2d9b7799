import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { reeveJson, reeveRefuses, temporaryFolder } from './reeve.ts';

/* Models that Reeve makes and the command line names. */

const folder = temporaryFolder();

const RESIDENTS = `Ref,Forename,Surname,Date of Birth,Address,Postcode
A1,Harriet,Elmstead,12/03/1985,4 Kiln Lane,ZE1 2AB
A2,Harriet,Elmsted,12 Mar 1985,4 Kiln Ln,ze12ab
A3,Gareth,Oldbourne,01/02/1970,12 Ferry Road,ZE1 4AD
A4,Gareth,Oldbourne,1970-02-01,12 Ferry Rd,ZE1 4AD
A5,Naomi,Larkham,30/11/1992,9 Acorn Close,ZE2 5HD
A6,Victor,Ingthorpe,05/05/1960,77 Mercer Street,ZE2 7EJ
`;
const PREMISES = `Ref,Trading as,Rateable value
B1,Elmstead Bakery Ltd,1200
B2,Ferry Road Motors,8000
B3,Kiln Stores plc,1750
`;

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const residents = file('residents.csv', RESIDENTS);
const titled = file(
  'titled.csv',
  RESIDENTS.replace('Ref,', 'Ref,Title,').replace(/^(A.),/gm, '$1,Ms,'),
);
const premises = file('premises.csv', PREMISES);

async function modelMadeBy(...more: string[]): Promise<{ description?: string; linkType: string }> {
  const out = join(folder, ['out', ...more].join('-'));
  await reeveJson(['link', residents, '--out', out, '--no-report', ...more]);
  return JSON.parse(readFileSync(join(out, 'model.json'), 'utf8'));
}

test('files of a council get the UK person model, unless another is asked for', async () => {
  assert.equal((await modelMadeBy()).description, 'UK person model');
  assert.equal((await modelMadeBy('--model', 'uk-person')).description, 'UK person model');
  assert.notEqual((await modelMadeBy('--model', 'any')).description, 'UK person model');
});

test('a model that was made is used again as a file, with another threshold', async () => {
  const out = join(folder, 'again');
  await modelMadeBy();
  const model = join(folder, 'out', 'model.json');
  await reeveJson([
    'link',
    residents,
    '--out',
    out,
    '--no-report',
    '--model',
    model,
    '--threshold',
    '0.6',
  ]);
  const again = JSON.parse(readFileSync(join(out, 'model.json'), 'utf8'));
  const first = JSON.parse(readFileSync(model, 'utf8'));
  assert.equal(again.thresholds.link, 0.6);
  assert.deepEqual(again.comparisons, first.comparisons);
});

test('the UK person model is refused on files that are not of people, with what to do', async () => {
  const error = await reeveRefuses('automatic/not-uk-people', [
    'link',
    residents,
    premises,
    '--model',
    'uk-person',
    '--out',
    join(folder, 'refused'),
  ]);
  assert.match(error.message, /no column of names is recognised in premises/);
  assert.match(error.hint ?? '', /Surname/);
});

interface Dated {
  comparisons: { name: string }[];
  provenance: { settings: { asAt?: string } };
}

test('the model goes by the date that --as-at gives, and says so, or by that of today', async () => {
  const made = async (...more: string[]): Promise<Dated> => {
    const out = join(folder, ['dated', ...more].join('-'));
    await reeveJson(['link', titled, '--out', out, '--no-report', ...more]);
    return JSON.parse(readFileSync(join(out, 'model.json'), 'utf8'));
  };
  const ages = ({ comparisons }: Dated) =>
    JSON.stringify(comparisons.find(({ name }) => name === 'age_group'));
  const old = await made('--as-at', '2020-02-29');
  assert.match(ages(old), /2004-02-29/);
  assert.equal(old.provenance.settings.asAt, '2020-02-29');
  const [before, today, after] = [new Date(), await made(), new Date()];
  const days = [before, after].map((date) => date.toISOString().slice(0, 10));
  assert.ok(days.includes(today.provenance.settings.asAt ?? ''));
  // Without a title or a data set of one age, and in other models, nothing goes by it.
  const other = await made('--as-at', '2020-02-29', '--model', 'any');
  assert.equal(other.provenance.settings.asAt, undefined);
});

test('a date that is none, or is given with a model in a file, is refused', async () => {
  const link = ['link', titled, '--out', join(folder, 'undated')];
  const error = await reeveRefuses('cli/option-value', [...link, '--as-at', '2026-02-30']);
  assert.match(error.message, /2026-02-30/);
  const model = join(folder, 'out', 'model.json');
  for (const command of [link, ['blocking', titled]]) {
    await reeveRefuses('cli/as-at', [...command, '--as-at', '2026-02-28', '--model', model]);
  }
});

test('blocking counts the rules of the model that is asked for', async () => {
  const rules = async (model: string): Promise<string[]> => {
    const counted = (await reeveJson(['blocking', residents, '--model', model])) as {
      rules: { description: string }[];
    };
    return counted.rules.map(({ description }) => description);
  };
  const [any, ukPerson] = [await rules('any'), await rules('uk-person')];
  assert.ok(ukPerson.some((rule) => rule.includes('first_last')));
  assert.ok(!any.some((rule) => rule.includes('first_last')));
});

test('a model by data set says which files it has nothing of, and is refused where that is all', async () => {
  const moved = file('residents-2027.csv', RESIDENTS);
  const out = join(folder, 'elsewhere');
  const model = join(folder, 'out', 'model.json');
  const link = (...files: string[]) => ['link', ...files, '--model', model, '--out', out];
  const error = await reeveRefuses('model/unknown-datasets', link(moved));
  assert.match(error.message, /nothing of residents-2027: its columns are those of residents$/);
  await reeveRefuses('model/unknown-datasets', ['blocking', moved, '--model', model]);

  const both = await reeveJson([...link(residents, moved), '--no-report']);
  const [unread] = both.notes as string[];
  assert.match(unread ?? '', /nothing of residents-2027, so that none of its records/);

  const made = await modelMadeOf([residents, moved]);
  const one = await reeveJson(['link', residents, '--model', made, '--out', join(folder, 'fewer')]);
  assert.match((one.notes as string[])[0] ?? '', /says of residents-2027 is left aside/);
  const same = ['link', residents, moved, '--model', made, '--out', join(folder, 'same')];
  assert.deepEqual((await reeveJson(same)).notes, []);
});

/** Path of the model that Reeve makes of files. */
async function modelMadeOf(files: readonly string[]): Promise<string> {
  const out = join(folder, 'made-of-several');
  await reeveJson(['link', ...files, '--out', out, '--no-report', '--model', 'uk-person']);
  return join(out, 'model.json');
}
