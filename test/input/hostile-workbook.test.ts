import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { zip } from '@cj-tech-master/excelts/archive';
import { ReeveError } from '../../src/kernel/index.ts';
import { Bench } from './loading.ts';

let bench: Bench;
before(async () => {
  bench = await Bench.open();
});
after(() => bench.close());

const HEADER = '<row r="1"><c r="A1" t="str"><v>id</v></c><c r="B1" t="str"><v>town</v></c></row>';

/** Loads a workbook whose second row has these cells, with one shared text. */
async function load(cells: string): Promise<unknown[][]> {
  const archive = zip();
  for (const [name, text] of Object.entries({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook><sheets><sheet name="P" r:id="s1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>
      <Relationship Id="s1" Type="t/worksheet" Target="one.xml"/>
      <Relationship Id="s2" Type="t/sharedStrings" Target="strings.xml"/></Relationships>`,
    'xl/strings.xml': '<sst><si><t>Smith</t></si></sst>',
    'xl/one.xml': `<worksheet><sheetData>${HEADER}<row r="2">${cells}</row></sheetData></worksheet>`,
  })) {
    archive.add(name, text);
  }
  const folder = await bench.write({});
  const path = join(folder, 'people.xlsx');
  await writeFile(path, await archive.bytes());
  await bench.load([path]);
  return bench.rows('SELECT in_id, in_town FROM records ORDER BY rid');
}

const isDamage = (error: unknown): boolean =>
  error instanceof ReeveError && error.code === 'input/corrupt-workbook';

test('an empty cell of shared text is empty, and not the first text there is', async () => {
  const rows = await load('<c r="A2" t="str"><v>1</v></c><c r="B2" t="s"/>');
  assert.deepEqual(rows, [['1', null]]);
});

test('a text that is not there is damage, and not an empty cell', async () => {
  await assert.rejects(
    load('<c r="A2" t="str"><v>1</v></c><c r="B2" t="s"><v>7</v></c>'),
    isDamage,
  );
});

test('a cell outside every sheet is damage, and fills no memory', async () => {
  for (const reference of ['ZZZZZZ2', 'XFE2', '2']) {
    await assert.rejects(load(`<c r="${reference}" t="str"><v>x</v></c>`), isDamage, reference);
  }
});
