import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Workbook } from '@cj-tech-master/excelts';
import { recalculate, skipWithoutLibreOffice } from '../../scripts/libreoffice.ts';
import {
  briefCase,
  type CaseModel,
  calculateCase,
  defaultCase,
  rational,
  scenarioOf,
  withValues,
} from '../../src/business-case/index.ts';
import { caseWorkbook, readCaseWorkbook } from '../../src/case-files/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'reeve-libreoffice-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const written = (model: CaseModel) =>
  caseWorkbook({
    model,
    results: ([1, 2] as const).flatMap((level) =>
      [true, false].map((parking) => calculateCase(model, scenarioOf(model, [level], parking))),
    ),
  });

async function opened(content: string | Uint8Array): Promise<Workbook> {
  const workbook = new Workbook();
  if (typeof content === 'string') await workbook.xlsx.readFile(content);
  else await workbook.xlsx.load(content);
  return workbook;
}

/** Types a value into the cell of a name, as somebody would, and leaves all results as they are. */
async function typedInto(bytes: Uint8Array, name: string, value: number): Promise<Uint8Array> {
  const workbook = await opened(bytes);
  const [range = ''] = workbook.definedNames.getRanges(name).ranges;
  const [sheet = '', address = ''] = range.split('!');
  const cell = workbook
    .getWorksheet(sheet.replaceAll(/^'|'$/g, ''))
    ?.getCell(address.replaceAll('$', ''));
  assert.ok(cell, `There is no name ${name}`);
  cell.value = value;
  return workbook.xlsx.writeBuffer();
}

interface Result {
  readonly value: unknown;
  readonly isRounded: boolean;
}

/** All that formulas come to, by sheet and cell; what tells a changed figure is not of the case. */
function resultsOf(workbook: Workbook): Map<string, Result> {
  const results = new Map<string, Result>();
  for (const sheet of workbook.worksheets) {
    if (sheet.name === 'Inputs') continue;
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula === undefined) return;
        results.set(`${sheet.name}!${cell.address}`, {
          value: cell.result,
          isRounded: cell.formula.includes('ROUND'),
        });
      }),
    );
  }
  return results;
}

/** Amounts are the same to the last digit; what is not rounded, as far as binary goes. */
function isSame(said: Result, worked: Result | undefined): boolean {
  if (said.isRounded || typeof said.value !== 'number') return said.value === worked?.value;
  return Math.abs(said.value - Number(worked?.value)) <= 1e-12 * Math.abs(said.value);
}

/** A model with another share of a year for a timing. */
function withShare(model: CaseModel, id: string, year: number, share: string): CaseModel {
  const changed = (at: number) => at === year;
  return {
    ...model,
    timings: model.timings.map((timing) =>
      timing.id === id
        ? {
            ...timing,
            shares: timing.shares.map((each, at) => (changed(at) ? rational(share) : each)),
          }
        : timing,
    ),
  };
}

const input = (id: string, value: string) => ({
  name: id.replaceAll('-', '_'),
  value: Number(value),
  model: withValues(briefCase, new Map([[id, rational(value)]])),
});

/** One of each kind: what is typed where, and the case that it makes. */
const changes: Readonly<Record<string, { name: string; value: number; model: CaseModel }>> = {
  'a number of things': input('penalty-charges-issued', '187341'),
  'a share that is cited': input('overpayment-recovered', '0.0137'),
  'money that is fitted': input('overpaid-per-claim', '617.35'),
  'a size that is illustrative': input('dwellings', '93117'),
  'what others are divided by': input('working-days', '213'),
  'the discount rate': input('discount-rate', '0.0615'),
  'what comes about of benefits': input('benefits-realised', '0.733'),
  'months late': input('months-late', '7'),
  'a share of a year': {
    name: 'timing__other_cashable__3',
    value: 0.7777,
    model: withShare(briefCase, 'other-cashable', 2, '0.7777'),
  },
};

test('LibreOffice calculates what the library does, to the penny, for an input of each kind', {
  skip: skipWithoutLibreOffice(),
}, async (t) => {
  const brief = await written(briefCase);
  const untouched = { brief: briefCase, county: defaultCase('county') };
  const files: { file: string; name: string; expected: Workbook }[] = [];
  const add = async (name: string, bytes: Uint8Array, expected: Uint8Array) => {
    const file = join(folder, `${files.length}.xlsx`);
    writeFileSync(file, bytes);
    files.push({ file, name, expected: await opened(expected) });
  };
  for (const [name, model] of Object.entries(untouched)) {
    const bytes = await written(model);
    await add(`as it was: ${name}`, bytes, bytes);
  }
  for (const [name, change] of Object.entries(changes)) {
    await add(name, await typedInto(brief, change.name, change.value), await written(change.model));
  }
  const work = join(folder, 'libreoffice');
  mkdirSync(work);
  const saved = await recalculate(
    files.map(({ file }) => file),
    work,
  );
  const before = resultsOf(await opened(brief));
  for (const [at, { name, expected }] of files.entries()) {
    await t.test(name, async () => {
      const recalculated = resultsOf(await opened(saved[at] as string));
      const said = resultsOf(expected);
      const wrong = [...said].filter(([place, each]) => !isSame(each, recalculated.get(place)));
      assert.deepEqual(
        wrong.map(([place, { value }]) => [place, value, recalculated.get(place)?.value]),
        [],
      );
      if (name in changes) {
        const { summary } = calculateCase(
          await readCaseWorkbook(saved[at] as string, briefCase),
          scenarioOf(briefCase, [1]),
        );
        const { model } = changes[name] as (typeof changes)[string];
        assert.deepEqual(summary, calculateCase(model, scenarioOf(briefCase, [1])).summary);
      }
      const moved = [...before].filter(([place, each]) => !isSame(each, recalculated.get(place)));
      assert.equal(moved.length > 0, name !== 'as it was: brief', 'results move with the input');
    });
  }
});
