/**
 * Pairs a second that the in-process executor scores, on one core: the nine
 * comparisons of `model.json`, term frequencies included, on generated people.
 *
 *   npm run bench:pairs -- [--records 20000] [--pairs 400000] [--rounds 5]
 *
 * `random` pairs are two records of anybody; `candidates` share a surname, as
 * most pairs do that blocking lets through.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DuckDbEngine } from '../src/engines/duckdb/index.ts';
import { linkRecords, quoteIdentifier, validateModel } from '../src/linkage/index.ts';
import { pairScorer } from '../src/linkage/score/score-pair.ts';
import { generatePeople, PERSON_COLUMNS, seededRandom } from '../src/synthetic/index.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '20000' },
    pairs: { type: 'string', default: '400000' },
    rounds: { type: 'string', default: '5' },
  },
});
const recordCount = Number(values.records);
const pairCount = Number(values.pairs);
const people = [...generatePeople({ records: recordCount, seed: 1 })];
const records = people.map((person) =>
  Object.fromEntries(PERSON_COLUMNS.map((name) => [name, person[name] || null])),
);

const engine = await DuckDbEngine.open();
const columns = PERSON_COLUMNS.map((name) => `${quoteIdentifier(`in_${name}`)} VARCHAR`);
await engine.run(`CREATE TABLE records (rid INTEGER, dataset INTEGER, ${columns.join(', ')})`);
await engine.append('records', [
  Int32Array.from(records, (_, i) => i),
  new Int32Array(recordCount),
  ...PERSON_COLUMNS.map((name) => records.map((record) => record[name] ?? null)),
]);
const model = validateModel(
  JSON.parse(readFileSync(fileURLToPath(new URL('model.json', import.meta.url)), 'utf8')),
);
const { plan, parameters } = await linkRecords(engine, model, {
  datasets: ['people'],
  datasetSizes: [recordCount],
  recordCount,
  columns: Object.fromEntries(
    PERSON_COLUMNS.map((name) => [name, { sql: quoteIdentifier(`in_${name}`), isArray: false }]),
  ),
});
await engine.close();

const random = seededRandom(7);
const bySurname = new Map<string, number[]>();
people.forEach(({ surname }, i) => {
  const list = bySurname.get(surname);
  if (list === undefined) bySurname.set(surname, [i]);
  else list.push(i);
});
const draw = (from: readonly number[]): number => from[random.below(from.length)] ?? 0;
const everybody = people.map((_, i) => i);
const kinds: Record<string, () => readonly [number, number]> = {
  random: () => [draw(everybody), draw(everybody)],
  candidates: () => {
    const l = draw(everybody);
    return [l, draw(bySurname.get(people[l]?.surname ?? '') ?? everybody)];
  },
};

const score = pairScorer(plan, parameters);
const results: Record<string, unknown>[] = [];
for (const [kind, pair] of Object.entries(kinds)) {
  const pairs = Array.from({ length: pairCount }, pair);
  const rates: number[] = [];
  let sum = 0;
  for (let round = 0; round <= Number(values.rounds); round++) {
    const start = process.cpuUsage();
    for (const [l, r] of pairs) sum += score(records[l] ?? {}, records[r] ?? {}).weight;
    const used = process.cpuUsage(start);
    // The first round warms the compiler up.
    if (round > 0) rates.push(pairCount / ((used.user + used.system) / 1e6));
  }
  rates.sort((a, b) => a - b);
  const rate = rates[Math.floor(rates.length / 2)] ?? 0;
  results.push({
    pairs: kind,
    comparisons: plan.comparisons.length,
    'pairs a CPU-second (median)': Math.round(rate),
    least: Math.round(rates[0] ?? 0),
    most: Math.round(rates.at(-1) ?? 0),
    // Printed so that the loop cannot be left out.
    'mean weight': (sum / pairCount / (Number(values.rounds) + 1)).toFixed(2),
  });
}
console.table(results);
