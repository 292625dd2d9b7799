/**
 * Drawing cases at random, in floating point as `simulate` does, beside working the same number of
 * draws out exactly: the medians of several rounds of both, in turn.
 *
 *   npx node bench/business-case.ts [--runs 1000] [--rounds 7]
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import {
  briefCase,
  outcomeInPence,
  rangeOf,
  rational,
  scenarioOf,
  simulate,
  withValues,
} from '../src/business-case/index.ts';
import { machine } from './machine.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '7' },
  },
});
const [runs, rounds] = [Number(values.runs), Number(values.rounds)];
const scenario = scenarioOf(briefCase, [1, 2]);

/** Every figure somewhere in its range: exact fractions as long as those of a draw. */
function drawnExactly(run: number): number {
  const drawn = briefCase.inputs
    .filter(({ id }) => id !== 'services-in-scope')
    .map((input, at) => {
      const { low, high } = rangeOf(input);
      const part = ((run * 7919 + at * 104_729) % 999_983) / 999_983;
      const value = Number(low.numerator) / Number(low.denominator);
      const to = Number(high.numerator) / Number(high.denominator);
      return [input.id, rational((value + part * (to - value)).toFixed(6))] as const;
    });
  return outcomeInPence(withValues(briefCase, new Map(drawn)), scenario, 'npv');
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] as number;

const [inFloats, exactly]: [number[], number[]] = [[], []];
for (let round = 0; round < rounds; round++) {
  inFloats.push(timed(() => simulate(briefCase, scenario, { seed: round, runs })));
  exactly.push(
    timed(() => {
      for (let run = 0; run < runs; run++) drawnExactly(run);
    }),
  );
}
const [fast, slow] = [median(inFloats), median(exactly)];
const { processor, cores, node } = machine();
process.stdout.write(
  `${processor}, ${cores} cores, Node ${node}\n${runs} cases, median of ${rounds} rounds: ${fast.toFixed(1)} ms in floating point, ` +
    `${slow.toFixed(0)} ms exactly, ${(slow / fast).toFixed(0)} times as long\n`,
);
