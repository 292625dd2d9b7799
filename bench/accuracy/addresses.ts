/**
 * How well addresses of the synthetic borough are matched to its gazetteer, by
 * kind of difficulty.
 *
 *   node bench/accuracy/addresses.ts FOLDER [--wrong FILE] [--confidence 0.9]
 *
 * FOLDER is what `reeve synth --out FOLDER` wrote. Each address is matched as it
 * stands in the extract in which a source first stated it so; the truth is read
 * only to count. `--wrong` writes the addresses that were matched to another
 * property, and those not matched, for looking at.
 */
import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { readGazetteer } from '../../src/intake/index.ts';
import { AddressMatcher } from '../../src/standards/index.ts';
import { ADDRESS_LAYOUTS, type AddressLayout, UNKEYED_LAYOUTS } from './addresses-layouts.ts';

type Row = Readonly<Record<string, string>>;
type Outcome = 'right' | 'parent' | 'wrong' | 'none';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    wrong: { type: 'string' },
    confidence: { type: 'string', default: '0.9' },
  },
});
const folder = positionals[0];
if (folder === undefined) throw new Error('Name the folder of a synthetic borough');

/** Rows of a file as a table from the line that has all the columns: titles can stand above. */
function rowsOf(path: string, delimiter: string, columns: readonly string[]): Row[] {
  const bytes = readFileSync(path);
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : isUtf8(bytes) ? 'utf-8' : 'windows-1252';
  const lines: string[][] = parse(new TextDecoder(encoding).decode(bytes), {
    relax_column_count: true,
    trim: true,
    delimiter,
  });
  const isHeader = (line: readonly string[]) => columns.every((name) => line.includes(name));
  const at = lines.findIndex(isHeader);
  if (at === -1) throw new Error(`${path} has no line with ${columns.join(', ')}`);
  const header = lines[at]!;
  return lines
    .slice(at + 1)
    .filter((line) => !isHeader(line))
    .map((line) => Object.fromEntries(header.map((name, i) => [name, line[i] ?? ''])));
}

const gazetteerFolder = join(folder, 'gazetteer');
const gazetteer = join(gazetteerFolder, readdirSync(gazetteerFolder)[0]!);
const { index } = await readGazetteer(gazetteer);
const matcher = new AddressMatcher(index, { confidence: Number(values.confidence) });
/** UPRN to that of its parent: field 9 of a record of type 21. */
const parents = new Map(
  readFileSync(gazetteer, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.startsWith('21,'))
    .map((line) => line.split(',').map((field) => field.replaceAll('"', '')))
    .map((fields) => [fields[3]!, fields[8]!] as const),
);

const cached = new Map<string, ReadonlyMap<string, Row>>();
function rowsByKey(source: string, month: string, layout: AddressLayout): ReadonlyMap<string, Row> {
  const path = join(folder!, 'extracts', source, month, layout.file);
  const name = `${path}/${layout.role}`;
  let found = cached.get(name);
  if (found === undefined) {
    const { key, role, address, postcode } = layout;
    const columns = [...key, ...address, ...(postcode === null ? [] : [postcode])];
    const list = existsSync(path) ? rowsOf(path, layout.delimiter, columns) : [];
    const keyOf = (row: Row) =>
      [...key.map((column) => row[column]), ...(role === '' ? [] : [role])].join('/');
    found = new Map(list.map((row) => [keyOf(row), row]));
    cached.set(name, found);
  }
  return found;
}

const addressIn = (row: Row, { address, postcode }: AddressLayout) => ({
  text: address.map((name) => row[name] ?? ''),
  postcode: postcode === null ? null : (row[postcode] ?? null),
});

/** The address of a record as it stands in its extract, and in which file. */
function statedIn(source: string, month: string, key: string) {
  for (const layout of ADDRESS_LAYOUTS[source] ?? []) {
    const row = rowsByKey(source, month, layout).get(key);
    if (row !== undefined) return { file: layout.file, ...addressIn(row, layout) };
  }
  return null;
}

const counts = new Map<string, Record<Outcome, number>>();
const outside = { none: 0, wrong: 0 };
const reports: string[] = [];
const reasons = new Map<string, number>();
/** Statements of the truth that cannot be measured, and why. */
const uncovered = new Map<string, number>();
/** Matched to the building although nothing says that the flat was left out. */
let parentDespiteFlat = 0;
/** Matched to another property although its number is as it should be. */
let wrongDespiteNumber = 0;
let seconds = 0;
let matched = 0;

function find(text: readonly string[], postcode: string | null) {
  const start = performance.now();
  const found = matcher.match({ text, postcode });
  seconds += (performance.now() - start) / 1000;
  matched += 1;
  return found;
}

function outcomeOf(found: string | null, uprn: string): Outcome {
  if (found === null) return 'none';
  if (found === uprn) return 'right';
  return parents.get(uprn) === found ? 'parent' : 'wrong';
}

function count(kinds: readonly string[], outcome: Outcome): void {
  for (const kind of kinds) {
    const tally = counts.get(kind) ?? { right: 0, parent: 0, wrong: 0, none: 0 };
    tally[outcome] += 1;
    counts.set(kind, tally);
  }
}

const isBlank = (text: readonly string[]) => text.every((part) => part === '');
const truth = join(folder, 'truth', 'stated-addresses.csv');
for (const stated of rowsOf(truth, ',', ['source', 'key', 'extract', 'uprn', 'slips'])) {
  const source = stated.source!;
  const address = statedIn(source, stated.extract!, stated.key!);
  if (address === null || isBlank(address.text)) {
    const why = `${source}, ${address === null ? 'no such row in the extract' : `no address in ${address.file}`}`;
    uncovered.set(why, (uncovered.get(why) ?? 0) + 1);
    continue;
  }
  const { text, postcode, file } = address;
  const found = find(text, postcode);
  const uprn = stated.uprn!;
  const lines = text.filter((part) => part !== '').join(', ');
  const shown = `${lines.replaceAll(/\s*\n\s*/g, ' / ')} | ${postcode ?? ''}`;
  if (uprn === '') {
    outside[found.uprn === null ? 'none' : 'wrong'] += 1;
    if (found.uprn !== null) reports.push(`outside\t\t${found.uprn}\t${found.reason}\t${shown}`);
    continue;
  }
  const outcome = outcomeOf(found.uprn, uprn);
  const slips = stated.slips === '' ? ['as recorded'] : stated.slips!.split(' ');
  const from = `source: ${source}`;
  const alone = (ADDRESS_LAYOUTS[source] ?? []).every((each) => each.file === file);
  count(['all', from, ...(alone ? [] : [`${from}, ${file}`]), ...slips], outcome);
  if (outcome === 'parent' && !slips.includes('flatMissing')) parentDespiteFlat += 1;
  if (outcome === 'wrong' && !slips.includes('numberWrong')) wrongDespiteNumber += 1;
  if (outcome !== 'right') {
    reasons.set(
      `${outcome}: ${found.reason}`,
      (reasons.get(`${outcome}: ${found.reason}`) ?? 0) + 1,
    );
    reports.push(
      `${outcome}\t${uprn}\t${found.uprn ?? found.runnerUp?.uprn}\t${found.confidence.toFixed(3)}\t${found.reason}\t${stated.slips}\t${source}\t${shown}`,
    );
  }
}
for (const [source, layouts] of Object.entries(UNKEYED_LAYOUTS)) {
  const month = readdirSync(join(folder, 'extracts', source))
    .sort()
    .at(-1)!;
  for (const layout of layouts) {
    for (const row of rowsByKey(source, month, layout).values()) {
      const { text, postcode } = addressIn(row, layout);
      const uprn = row.UPRN!.replace(/^0+/, '');
      if (uprn === '' || isBlank(text)) continue;
      const outcome = outcomeOf(find(text, postcode).uprn, uprn);
      count([`by its own UPRN: ${source}, ${layout.file}`], outcome);
    }
  }
}

console.log('| difficulty | addresses | right | its parent | wrong | no match |');
console.log('|---|--:|--:|--:|--:|--:|');
for (const [kind, tally] of [...counts].sort((a, b) => total(b[1]) - total(a[1]))) {
  const share = (outcome: Outcome) => `${((100 * tally[outcome]) / total(tally)).toFixed(2)}%`;
  console.log(
    `| ${kind} | ${total(tally)} | ${share('right')} | ${share('parent')} | ${share('wrong')} | ${share('none')} |`,
  );
}
console.log(`\nOutside the borough: ${outside.none} not matched, ${outside.wrong} matched.`);
console.log(`Wrong, though the house number was right: ${wrongDespiteNumber}.`);
console.log(`Its parent, though the flat was not left out: ${parentDespiteFlat}.`);
const left = [...uncovered.values()].reduce((sum, n) => sum + n, 0);
console.log(`Stated in the truth and not measured: ${left}.`);
for (const [why, n] of uncovered) console.log(`  ${n} ${why}`);
console.log(`${Math.round(matched / seconds)} addresses a second, one at a time.`);
console.log(
  [...reasons]
    .sort((a, b) => b[1] - a[1])
    .map(([reason, n]) => `${n} ${reason}`)
    .join('\n'),
);
if (values.wrong !== undefined) writeFileSync(values.wrong, `${reports.sort().join('\n')}\n`);

function total(tally: Record<Outcome, number>): number {
  return tally.right + tally.parent + tally.wrong + tally.none;
}
