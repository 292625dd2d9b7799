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

/** Where a file of the borough keeps its key and its address; names as they stand in it. */
interface Layout {
  readonly file: string;
  readonly key: readonly string[];
  readonly address: readonly string[];
  readonly postcode: string;
}

const layout = (file: string, key: string, address: string, postcode: string): Layout => ({
  file,
  key: key.split('|'),
  address: address.split('|'),
  postcode,
});

/** By source: a source can send several files. */
const LAYOUTS: Readonly<Record<string, readonly Layout[]>> = {
  'council-tax': [
    layout('ctax_liability.csv', 'ACCOUNT_REF|PARTY_NO', 'ADDR1|ADDR2|ADDR3|ADDR4', 'POSTCODE'),
  ],
  benefits: [
    layout('HBCTR_CLAIMS.TXT', 'CLAIM_REF|PERS_NO', 'ADDR_1|ADDR_2|ADDR_3|ADDR_4', 'PCODE'),
  ],
  'electoral-roll': [
    layout(
      'register_of_electors.csv',
      'ELECTOR_ID',
      'ADDRESS_1|ADDRESS_2|ADDRESS_3|ADDRESS_4',
      'POSTCODE',
    ),
  ],
  libraries: [layout('BorrowerExport.csv', 'Barcode', 'Address', 'Postcode')],
  parking: [
    layout('resident_permits.csv', 'Permit Ref', 'Address 1|Address 2|Address 3', 'Post Code'),
    layout('blue_badges.csv', 'badgeNumber', 'buildingStreet|line2|townCity', 'postCode'),
    layout('PCN_DEBTORS.txt', 'PCN_NO', 'KADDR1|KADDR2|KADDR3|KADDR4', 'KPCODE'),
  ],
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
const rows = (path: string): Row[] => {
  const bytes = readFileSync(path);
  const text = isUtf8(bytes) ? bytes.toString() : new TextDecoder('windows-1252').decode(bytes);
  const delimiter = /[,;|]/.exec(text)?.[0] ?? ',';
  return parse(text, { columns: true, bom: true, relax_column_count: true, trim: true, delimiter });
};

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

const files = new Map<string, ReadonlyMap<string, Row>>();
function fileOf(source: string, { file, key }: Layout, month: string): ReadonlyMap<string, Row> {
  const path = join(folder!, 'extracts', source, month, file);
  let found = files.get(path);
  if (found === undefined) {
    const list = existsSync(path) ? rows(path) : [];
    found = new Map(list.map((row) => [key.map((name) => row[name]).join('/'), row]));
    files.set(path, found);
  }
  return found;
}

/** The address of a record as it stands in its extract. */
function statedIn(source: string, month: string, key: string) {
  for (const each of LAYOUTS[source] ?? []) {
    const row = fileOf(source, each, month).get(key);
    if (row === undefined) continue;
    return {
      text: each.address.map((name) => row[name] ?? ''),
      postcode: row[each.postcode] ?? null,
    };
  }
  return null;
}

const counts = new Map<string, Record<Outcome, number>>();
const outside = { none: 0, wrong: 0 };
const reports: string[] = [];
const reasons = new Map<string, number>();
let seconds = 0;
let matched = 0;
for (const stated of rows(join(folder, 'truth', 'stated-addresses.csv'))) {
  const source = stated.source!;
  const address = statedIn(source, stated.extract!, stated.key!);
  if (address === null || address.text.every((part) => part === '')) continue;
  const { text, postcode } = address;
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
  const slips = stated.slips === '' ? ['as recorded'] : stated.slips!.split(' ');
  for (const kind of ['all', `source: ${source}`, ...slips]) {
    const tally = counts.get(kind) ?? { right: 0, parent: 0, wrong: 0, none: 0 };
    tally[outcome] += 1;
    counts.set(kind, tally);
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
