/**
 * Speed of address matching on one core: building the index, a batch of distinct
 * addresses, and one address at a time; with what it takes in memory and how many
 * come out right, on a gazetteer and addresses made up for this.
 *
 *   node --expose-gc bench/addresses.ts [--properties 150000] [--addresses 50000] [--rounds 3]
 */
import { parseArgs } from 'node:util';
import { AddressIndexBuilder, AddressMatcher } from '../src/standards/index.ts';
import { machine } from './machine.ts';
import {
  madeUpGazetteer,
  seededNumbers,
  type WrittenAddress,
  writtenAddress,
} from './made-up-addresses.ts';

const { values } = parseArgs({
  options: {
    properties: { type: 'string', default: '150000' },
    addresses: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '3' },
    wrong: { type: 'boolean', default: false },
  },
});
const collect = (globalThis as { gc?: () => void }).gc ?? (() => {});
const megabytes = (bytes: number) => Math.round(bytes / 1e6);
/** Heap and array buffers: what the process keeps, not what the system gave it. */
const kept = () => {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const random = seededNumbers(7);
const properties = [...madeUpGazetteer(Number(values.properties))];
const written: WrittenAddress[] = [];
const seen = new Set<string>();
while (written.length < Number(values.addresses)) {
  const address = properties[Math.floor(random() * properties.length)]!;
  const one = writtenAddress(address, random);
  const key = `${one.text}|${one.postcode}`;
  if (seen.has(key)) continue;
  seen.add(key);
  written.push(one);
}

const before = kept();
const start = performance.now();
const builder = new AddressIndexBuilder();
for (const address of properties) builder.add(address);
const index = builder.build();
const buildSeconds = (performance.now() - start) / 1000;
const indexBytes = kept() - before;
const matcher = new AddressMatcher(index);

const rates: number[] = [];
let right = 0;
let wrong = 0;
let single: number[] = [];
for (let round = 0; round < Number(values.rounds); round += 1) {
  // A matcher of its own, so that nothing is remembered from the round before.
  const fresh = new AddressMatcher(index);
  const begin = performance.now();
  right = 0;
  wrong = 0;
  for (const { text, postcode, uprn } of written) {
    const found = fresh.match({ text, postcode }).uprn;
    if (found === uprn) right += 1;
    else if (found !== null) wrong += 1;
  }
  rates.push((written.length / (performance.now() - begin)) * 1000);
}
single = written.slice(0, 2000).map(({ text, postcode }) => {
  const begin = performance.now();
  matcher.match({ text, postcode });
  return performance.now() - begin;
});
single.sort((a, b) => a - b);

const { processor, cores, node } = machine();
console.log(`${processor}, ${cores} cores, Node ${node}`);
console.log(`${properties.length} properties, ${written.length} distinct addresses`);
console.log(
  `index: ${buildSeconds.toFixed(2)} s, ${megabytes(indexBytes)} MB kept; process ${megabytes(process.memoryUsage().rss)} MB, all test data included`,
);
console.log(
  `batch: ${rates.map((rate) => Math.round(rate)).join(', ')} addresses a second on one core`,
);
console.log(
  `one at a time: median ${single[1000]!.toFixed(3)} ms, 99 in 100 under ${single[1980]!.toFixed(3)} ms, longest ${single.at(-1)!.toFixed(2)} ms`,
);
console.log(
  `right ${((100 * right) / written.length).toFixed(2)}%, wrong ${((100 * wrong) / written.length).toFixed(3)}%`,
);
if (values.wrong) {
  for (const one of written) {
    const found = matcher.match({ text: one.text, postcode: one.postcode });
    if (found.uprn === one.uprn) continue;
    console.log(
      `${found.uprn === null ? 'none ' : 'WRONG'} ${found.confidence.toFixed(3)} ${found.reason} [${one.difficulty}] ${one.text} | ${one.postcode}`,
    );
  }
}
