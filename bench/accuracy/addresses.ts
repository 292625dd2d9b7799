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
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import { readGazetteer } from '../../src/intake/index.ts';
import { AddressMatcher } from '../../src/standards/index.ts';

/** Where a source of the borough keeps its key and its address. */
interface Layout {
  readonly file: string;
  readonly key: readonly string[];
  readonly address: readonly string[];
  readonly postcode: string | null;
}

const LAYOUTS: Readonly<Record<string, Layout>> = {
  'council-tax': {
    file: 'ctax_liability.csv',
    key: ['ACCOUNT_REF', 'PARTY_NO'],
    address: ['ADDR1', 'ADDR2', 'ADDR3', 'ADDR4'],
    postcode: 'POSTCODE',
  },
};

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
const rows = (path: string): Row[] =>
  parse(readFileSync(path), { columns: true, bom: true, relax_column_count: true });

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

const extracts = new Map<string, ReadonlyMap<string, Row>>();
function extractOf(source: string, layout: Layout, month: string): ReadonlyMap<string, Row> {
  const path = join(folder!, 'extracts', source, month, layout.file);
  let found = extracts.get(path);
  if (found === undefined) {
    const list = existsSync(path) ? rows(path) : [];
    found = new Map(list.map((row) => [layout.key.map((name) => row[name]).join('/'), row]));
    extracts.set(path, found);
  }
  return found;
}

const counts = new Map<string, Record<Outcome, number>>();
const outside = { none: 0, wrong: 0 };
const reports: string[] = [];
const reasons = new Map<string, number>();
let seconds = 0;
let matched = 0;
for (const stated of rows(join(folder, 'truth', 'stated-addresses.csv'))) {
  const layout = LAYOUTS[stated.source!];
  if (layout === undefined) continue;
  const row = extractOf(stated.source!, layout, stated.extract!).get(stated.key!);
  if (row === undefined) continue;
  const text = layout.address.map((name) => row[name] ?? '');
  const postcode = layout.postcode === null ? null : (row[layout.postcode] ?? null);
  const start = performance.now();
  const found = matcher.match({ text, postcode });
  seconds += (performance.now() - start) / 1000;
  matched += 1;
  const uprn = stated.uprn!;
  const shown = `${text.filter((part) => part !== '').join(', ')} | ${postcode ?? ''}`;
  if (uprn === '') {
    outside[found.uprn === null ? 'none' : 'wrong'] += 1;
    if (found.uprn !== null) reports.push(`outside\t\t${found.uprn}\t${found.reason}\t${shown}`);
    continue;
  }
  const outcome: Outcome =
    found.uprn === null
      ? 'none'
      : found.uprn === uprn
        ? 'right'
        : parents.get(uprn) === found.uprn
          ? 'parent'
          : 'wrong';
  for (const kind of ['all', ...(stated.slips || 'as recorded').split(' ').filter(Boolean)]) {
    const of = kind === 'recorded' ? 'as recorded' : kind === 'as' ? null : kind;
    if (of === null) continue;
    const tally = counts.get(of) ?? { right: 0, parent: 0, wrong: 0, none: 0 };
    tally[outcome] += 1;
    counts.set(of, tally);
  }
  if (outcome !== 'right') {
    reasons.set(
      `${outcome}: ${found.reason}`,
      (reasons.get(`${outcome}: ${found.reason}`) ?? 0) + 1,
    );
    reports.push(
      `${outcome}\t${uprn}\t${found.uprn ?? found.runnerUp?.uprn}\t${found.confidence.toFixed(3)}\t${found.reason}\t${stated.slips}\t${shown}`,
    );
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
