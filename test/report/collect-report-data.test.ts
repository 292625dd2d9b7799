import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { SMALLEST_COUNT } from '../../src/linkage/explain/report-data.ts';
import { probabilityOfWeight, weightOfProbability } from '../../src/linkage/index.ts';
import { type LinkedPeople, linkPeople, peopleModel } from './linked-people.ts';

describe('what the report knows of a run', () => {
  let linked: LinkedPeople;
  before(async () => {
    linked = await linkPeople(900);
  });

  test('is plain JSON', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(linked.data)), linked.data);
  });

  test('is the same for the same records', async () => {
    const again = await linkPeople(900);
    const timeless = (data: LinkedPeople['data']) => ({
      ...data,
      summary: { ...data.summary, timings: [] },
    });
    assert.deepEqual(timeless(again.data), timeless(linked.data));
  });

  test('every record is in one cluster, and every cluster is a person', () => {
    const { clusterSizes, summary } = linked.data;
    const records = clusterSizes.reduce((sum, { size, clusters }) => sum + size * clusters, 0);
    const people = clusterSizes.reduce((sum, { clusters }) => sum + clusters, 0);
    assert.equal(records, 900);
    assert.equal(people, new Set(linked.result.clusters).size);
    assert.equal(summary.people, people);
  });

  test('every candidate pair is in one bin of the histogram, on its side of the thresholds', () => {
    const { weights, blocking, summary } = linked.data;
    const pairs = weights.bins.reduce((sum, bin) => sum + bin.pairs, 0);
    assert.equal(pairs, summary.candidatePairs);
    assert.equal(blocking.at(-1)?.cumulative, summary.candidatePairs);
    const link = weightOfProbability(0.95);
    const review = weightOfProbability(0.2);
    for (const { from, to, band } of weights.bins) {
      assert.ok(from < to);
      assert.equal(band === 'link', from >= link);
      assert.equal(band === 'no-link', to <= review);
    }
    const scored = linked.result.scored.weight;
    assert.equal(weights.pairsByBand.link, scored.filter((weight) => weight >= link).length);
  });

  test('the levels of a comparison have all pairs that are not missing', () => {
    for (const { levels, missingShare } of linked.data.comparisons) {
      const share = levels.reduce((sum, level) => sum + level.share, missingShare);
      assert.ok(Math.abs(share - 1) < 1e-9);
      for (const { m, u, weight, range } of levels) {
        assert.equal(weight, Math.log2(m / u));
        if (range !== null) assert.ok(range[0] <= range[1]);
      }
    }
  });

  test('sample pairs are few, of their band, and their steps add up', () => {
    const { samples, summary } = linked.data;
    for (const [band, pairs] of Object.entries(samples)) {
      assert.ok(pairs.length >= 2 && pairs.length <= 10, `${band}: ${pairs.length}`);
      for (const pair of pairs) {
        const sum = pair.steps.reduce((total, { weight }) => total + weight, pair.prior);
        assert.ok(Math.abs(sum - pair.weight) < 1e-9);
        assert.equal(pair.probability, probabilityOfWeight(pair.weight));
        assert.equal(
          band,
          pair.weight >= summary.thresholds.link.weight
            ? 'link'
            : pair.weight >= summary.thresholds.review.weight
              ? 'review'
              : 'no-link',
        );
        assert.ok((pair.foundBy ?? []).length > 0);
      }
    }
  });

  test('the sample pairs nearest to the thresholds are among them', () => {
    const { samples, weights } = linked.data;
    const lightestLink = samples.link.at(-1)?.weight ?? 0;
    const scored = linked.result.scored.weight;
    const link = weightOfProbability(0.95);
    assert.equal(lightestLink, Math.min(...scored.filter((weight) => weight >= link)));
    assert.ok(weights.pairsByBand['no-link'] > 0);
    assert.ok((samples['no-link'][0]?.weight ?? 0) < weightOfProbability(0.2));
  });

  test('sample pairs show what the files hold, and what was compared where it differs', () => {
    const { samples } = linked.data;
    const byId = new Map(linked.people.map((person) => [person.id, person]));
    const pairs = Object.values(samples).flat();
    const phones = pairs.flatMap(({ left, steps }) =>
      steps
        .filter(({ comparison }) => comparison === 'phone')
        .map(({ left: value }) => ({ value, person: byId.get(left.id) })),
    );
    for (const { value, person } of phones) {
      assert.equal(value.raw, person?.phone || null);
      if (value.standard !== null) assert.match(value.standard, /^\+44/);
    }
    assert.ok(phones.some(({ value }) => value.standard !== null));
    for (const { steps } of pairs) {
      for (const { left, right, level } of steps) {
        // The model compares where both sides have a value, and only there.
        assert.equal(level === null, left.raw === null || right.raw === null);
      }
    }
  });

  test('columns are profiled as counted by hand, without values of fewer than five records', () => {
    const { columns } = linked.data;
    assert.deepEqual(
      columns.map(({ name }) => name),
      [
        'first_name',
        'middle_name',
        'surname',
        'date_of_birth',
        'address',
        'town',
        'postcode',
        'phone',
        'email',
      ],
    );
    for (const column of columns) {
      const values = linked.people
        .map((person) => person[column.name as 'surname'].trim())
        .filter((value) => value !== '');
      assert.equal(column.filled, values.length);
      assert.equal(column.distinct, new Set(values).size);
      for (const { value, count } of column.commonest) {
        assert.equal(count, values.filter((other) => other === value).length);
        assert.ok(count >= SMALLEST_COUNT);
      }
    }
    const surname = columns.find(({ name }) => name === 'surname');
    assert.deepEqual(surname?.usedIn, ['surname', 'blocking']);
    assert.equal(surname?.kind, 'surname');
  });

  test('records that hold nothing cannot be linked', async () => {
    const { data } = await linkPeople(400, (people) => {
      for (const person of people.slice(0, 20)) {
        for (const column of [
          'first_name',
          'surname',
          'date_of_birth',
          'postcode',
          'phone',
        ] as const) {
          person[column] = '';
        }
      }
    });
    assert.ok(data.unlinkable.belowLink >= 20 / 400);
    const shares = data.unlinkable.curve.map(({ share }) => share);
    assert.deepEqual(
      shares,
      [...shares].sort((a, b) => a - b),
    );
    assert.ok((shares.at(-1) ?? 0) > 0.9);
  });

  test('errors against the truth are errors, counted pair by pair', () => {
    const { people, result, data } = linked;
    const evaluation = data.evaluation;
    assert.ok(evaluation !== null);
    let wrong = 0;
    let missed = 0;
    let right = 0;
    people.forEach((left, l) => {
      people.slice(l + 1).forEach((right_, k) => {
        const together = result.clusters[l] === result.clusters[l + 1 + k];
        const same = left.cluster === right_.cluster;
        if (together && same) right += 1;
        else if (together) wrong += 1;
        else if (same) missed += 1;
      });
    });
    assert.deepEqual(
      [
        evaluation.clusters.truePositives,
        evaluation.clusters.falsePositives,
        evaluation.clusters.falseNegatives,
      ],
      [right, wrong, missed],
    );
    assert.equal(evaluation.truePairs, right + missed);
    const clusterOf = new Map(people.map(({ id, cluster }) => [id, cluster]));
    for (const { left, right: other, together } of evaluation.falsePositives) {
      assert.notEqual(clusterOf.get(left.id), clusterOf.get(other.id));
      assert.ok(together);
    }
    for (const { left, right: other, together } of evaluation.falseNegatives) {
      assert.equal(clusterOf.get(left.id), clusterOf.get(other.id));
      assert.ok(!together);
    }
    assert.equal(evaluation.falseNegatives.length, Math.min(10, missed));
    assert.equal(evaluation.falsePositives.length, Math.min(10, wrong));
  });

  test('only pairs between files are judged where only they may match', async () => {
    const model = { ...peopleModel, linkType: 'link-only' } as const;
    const { people, result, data } = await linkPeople(600, undefined, model);
    let found = 0;
    let missed = 0;
    people.slice(0, 300).forEach((left, l) => {
      people.slice(300).forEach((right, k) => {
        if (left.cluster !== right.cluster) return;
        if (result.clusters[l] === result.clusters[300 + k]) found += 1;
        else missed += 1;
      });
    });
    assert.equal(data.evaluation?.clusters.truePositives, found);
    assert.equal(data.evaluation?.clusters.falseNegatives, missed);
    for (const { left, right } of data.evaluation?.falseNegatives ?? []) {
      assert.notEqual(left.dataset, right.dataset);
    }
  });

  test('the curve has the pairs at or above each weight', () => {
    const { people, result, data } = linked;
    for (const point of data.evaluation?.curve ?? []) {
      if (point.weight < weightOfProbability(0.2)) continue;
      const { l, r, weight } = result.scored;
      const above = [...weight.keys()].filter((i) => (weight[i] ?? 0) >= point.weight);
      const matches = above.filter(
        (i) => people[l[i] ?? 0]?.cluster === people[r[i] ?? 0]?.cluster,
      ).length;
      assert.equal(point.truePositives, matches);
      assert.equal(point.falsePositives, above.length - matches);
    }
  });

  test('the rules are those of the model', () => {
    assert.deepEqual(
      linked.data.blocking.map(({ description }) => description),
      peopleModel.blocking.map(({ description }) => description),
    );
  });
});
