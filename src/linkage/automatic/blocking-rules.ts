import type { BlockingRule } from '../model/match-model.ts';
import type { BlockingKey } from './blocking-keys.ts';

/** A rule that could be used: one key or several of different attributes. */
export interface CandidateRule {
  readonly keys: readonly BlockingKey[];
  /** Pairs of records that it finds, estimated. */
  readonly pairs: number;
}

/** Rules are chosen until the next would find fewer than this share of the matches anew. */
const LEAST_GAIN = 0.0005;

/** More rules than this cost more than they find. */
const MOST_RULES = 12;

/** Draws of the simulation: a gain of LEAST_GAIN is then 8 draws. */
const DRAWS = 16000;

/**
 * Matches are not alike: records that were badly kept disagree on many things at
 * once. In a share of the simulated matches every agreement is this much rarer.
 */
const HARD_MATCHES = 0.4;
const HARD_AGREEMENT = 0.6;

/** Share of the budget that a single rule may take. */
const LARGEST_SHARE = 0.4;

export interface ChosenRules {
  readonly rules: readonly {
    readonly rule: BlockingRule;
    readonly pairs: number;
    readonly gain: number;
  }[];
  /** Share of matches that the rules find together, by simulation. */
  readonly recall: number;
}

/** Every rule worth weighing: fine keys alone, pairs of keys, and triples where only coarse keys are. */
export function possibleRules(keys: readonly BlockingKey[]): BlockingKey[][] {
  const rules: BlockingKey[][] = keys.filter(({ fine }) => fine).map((key) => [key]);
  const different = (chosen: readonly BlockingKey[], key: BlockingKey): boolean =>
    chosen.every(({ attribute }) => attribute !== key.attribute);
  keys.forEach((a, i) => {
    keys.slice(i + 1).forEach((b) => {
      if (!different([a], b)) return;
      rules.push([a, b]);
    });
  });
  const plain = keys.filter(
    ({ expression, attribute }) =>
      expression === attribute.name && !['given-name'].includes(attribute.kind),
  );
  plain.forEach((a, i) => {
    plain.slice(i + 1).forEach((b, j) => {
      if (a.fine && b.fine) return;
      for (const c of plain.slice(i + 1 + j + 1)) rules.push([a, b, c]);
    });
  });
  return rules;
}

/**
 * Chooses rules one by one, each the one that finds most of the matches not yet
 * found, within the budget of pairs. What a rule finds is counted on simulated
 * matches: pairs of records of one person in which each attribute is present,
 * agrees, or agrees in part, with the assumed probabilities.
 */
export function chooseRules(candidates: readonly CandidateRule[], budget: number): ChosenRules {
  const attributes = [
    ...new Set(candidates.flatMap(({ keys }) => keys.map((key) => key.attribute))),
  ];
  const random = generator(20080605);
  // One number in [0, 1) a draw and attribute: below `agreement` of a key, the key agrees;
  // above 1 when a record lacks the value. One number for all keys of an attribute makes a
  // finer key imply its coarser ones.
  const draws = attributes.map((attribute) =>
    Float64Array.from({ length: DRAWS }, (_, d) => {
      const present = random() < attribute.coverage && random() < attribute.coverage;
      const value = random() / (d < DRAWS * HARD_MATCHES ? HARD_AGREEMENT : 1);
      return present ? value : 2;
    }),
  );
  const found = new Uint8Array(DRAWS);
  const hits = (candidate: CandidateRule): Uint8Array => {
    const hit = new Uint8Array(DRAWS).fill(1);
    for (const key of candidate.keys) {
      const values = draws[attributes.indexOf(key.attribute)];
      for (let d = 0; d < DRAWS; d++) if ((values?.[d] ?? 2) >= key.agreement) hit[d] = 0;
    }
    return hit;
  };
  const open = candidates
    .filter(({ pairs }) => pairs > 0 && pairs <= budget * LARGEST_SHARE)
    .map((candidate) => ({ candidate, hit: hits(candidate) }));
  const rules: { rule: BlockingRule; pairs: number; gain: number }[] = [];
  let left = budget;
  while (rules.length < MOST_RULES) {
    let best:
      | { candidate: CandidateRule; hit: Uint8Array; gain: number; value: number }
      | undefined;
    for (const { candidate, hit } of open) {
      if (candidate.pairs > left) continue;
      let gain = 0;
      for (let d = 0; d < DRAWS; d++) if (hit[d] === 1 && found[d] === 0) gain++;
      // A rule that takes much of the budget has to find more.
      const value = gain / (1 + (4 * candidate.pairs) / budget);
      if (best === undefined || value > best.value) best = { candidate, hit, gain, value };
    }
    if (best === undefined || best.gain / DRAWS < LEAST_GAIN) break;
    for (let d = 0; d < DRAWS; d++) if (best.hit[d] === 1) found[d] = 1;
    left -= best.candidate.pairs;
    rules.push({
      rule: { on: best.candidate.keys.map(({ expression }) => expression) },
      pairs: best.candidate.pairs,
      gain: best.gain / DRAWS,
    });
  }
  return { rules, recall: found.reduce((sum, value) => sum + value, 0) / DRAWS };
}

/** Mulberry32 (Tommy Ettinger, public domain): small, seeded, good enough to simulate with. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
