import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { ReportData } from '../../src/linkage/explain/report-data.ts';
import { html } from '../../src/report/html.ts';
import { renderReport } from '../../src/report/index.ts';
import { hostileTexts, withHostileTexts } from './hostile-texts.ts';
import { linkPeople } from './linked-people.ts';

describe('the report', () => {
  let data: ReportData;
  let page: string;
  let harmlessTags: string[];
  before(async () => {
    ({ data } = await linkPeople(600));
    page = await renderReport(data);
    harmlessTags = tagsOf(await renderReport(withHostileTexts(data, 'x')));
  });

  test('says at the top that it holds personal data', () => {
    const notice = page.indexOf('This file holds personal data');
    assert.ok(notice > 0 && notice < page.indexOf('<h1>'));
  });

  test('names no address outside itself', () => {
    assert.doesNotMatch(
      page,
      /https?:|\/\/[a-z]|url\(|@import|<(?:link|iframe|object|embed|img)\b/i,
    );
    const links = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address ?? '');
    assert.ok(links.length > 8);
    for (const address of links) assert.match(address, /^#[a-z-]+$/);
  });

  test('forbids everything but its own style and script', () => {
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    assert.match(
      policy.replaceAll('&#39;', "'"),
      /^default-src 'none'; style-src 'sha256-[\w+/]+='; script-src 'sha256-[\w+/]+='; base-uri 'none'; form-action 'none'$/,
    );
    assert.doesNotMatch(page, / style="| on[a-z]+="/);
  });

  test('has headings in order, one at the top', () => {
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    assert.equal(levels.filter((level) => level === 1).length, 1);
    levels.reduce((before, level) => {
      assert.ok(level <= before + 1, `h${level} after h${before}`);
      return level;
    }, 0);
  });

  test('has every id once, and every anchor and label leads to one', () => {
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id ?? '');
    assert.deepEqual(ids, [...new Set(ids)]);
    const references = [...page.matchAll(/(?:href="#|aria-labelledby="|for=")([^"]*)"/g)];
    for (const [, reference = ''] of references) {
      for (const id of reference.split(' ')) assert.ok(ids.includes(id), id);
    }
  });

  test('every chart is an image with a title, a description and a table of its numbers', () => {
    const charts = [...page.matchAll(/<figure class="chart">(.*?)<\/figure>/gs)];
    assert.ok(charts.length >= 8);
    for (const [, chart = ''] of charts) {
      assert.match(chart, /<svg[^>]* role="img" aria-labelledby="[\w-]+ [\w-]+">/);
      assert.match(chart, /<title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+<\/desc>/);
      assert.match(chart, /<details>.*<table>.*<caption>.*<tbody>\s*<tr>/s);
      assert.doesNotMatch(chart, /role="(?!img|group)/);
    }
  });

  test('the weights in the page are those of the data', () => {
    for (const pair of Object.values(data.samples).flat()) {
      assert.ok(page.includes(html`<span>${pair.left.id} and ${pair.right.id}</span>`.markup));
    }
    const surname = data.comparisons.find(({ name }) => name === 'surname');
    assert.ok(page.includes(`+${surname?.levels[0]?.weight.toFixed(1)}`));
  });

  test('is the same for the same data', async () => {
    assert.equal(await renderReport(data), page);
  });

  test('shows what came of a run that found nothing', async () => {
    const empty = await renderReport(nothingFound(data));
    assert.match(empty, /No pair is in this band/);
    assert.match(empty, /No two records were put together/);
    assert.doesNotMatch(empty, /NaN|Infinity|undefined|null/);
  });

  test('has no accuracy without truth, no choices with a model, no sessions without training', async () => {
    const plain = await renderReport({ ...data, evaluation: null, choices: [], training: null });
    assert.doesNotMatch(plain, /id="accuracy"|id="choices"/);
    assert.match(plain, /Nothing was trained/);
    assert.match(page, /id="accuracy".*id="pairs"/s);
  });

  test('a warning of training is in the report', async () => {
    assert.ok(data.training !== null);
    const [first] = data.training.sessions;
    assert.ok(first !== undefined);
    const warned = await renderReport({
      ...data,
      training: {
        notes: ['m of "phone" could not be trained'],
        sessions: [{ ...first, findings: ['the share of matches ran to 1'] }],
      },
    });
    assert.match(warned, /m of &quot;phone&quot; could not be trained/);
    assert.match(warned, /does not count: the share of matches ran to 1/);
  });

  describe('takes every value for text', () => {
    for (const text of hostileTexts) {
      test(JSON.stringify(text), async () => {
        const hostile = await renderReport(withHostileTexts(data, text));
        // The same tags as before, and no attribute that was not there.
        assert.deepEqual(tagsOf(hostile), harmlessTags);
      });
    }
  });
});

/** Names of all tags and of their attributes, in the order in which a page first has each. */
function tagsOf(page: string): string[] {
  const body = page.replace(/<style>.*?<\/style>|<script>.*?<\/script>/gs, '');
  const names = new Set<string>();
  for (const [, tag, attributes = ''] of body.matchAll(/<(\/?[\w!-]+)((?:[^<>"]|"[^"]*")*)>/g)) {
    const inside = attributes.replaceAll(/"[^"]*"/g, '""');
    for (const [attribute] of inside.matchAll(/[^\s=/]+(?:="")?/g))
      names.add(`${tag} ${attribute}`);
    names.add(tag ?? '');
  }
  // What is left of `<` outside of tags would begin one.
  assert.equal(body.replaceAll(/<(\/?[\w!-]+)((?:[^<>"]|"[^"]*")*)>/g, '').includes('<'), false);
  return [...names].sort();
}

function nothingFound(data: ReportData): ReportData {
  const records = data.summary.records;
  return {
    ...data,
    summary: {
      ...data.summary,
      people: records,
      linkedRecords: 0,
      candidatePairs: 0,
      links: 0,
      reviews: { 'between-thresholds': 0, 'cut-from-cluster': 0, 'one-record-per-dataset': 0 },
    },
    blocking: data.blocking.map((rule) => ({ ...rule, added: 0, cumulative: 0, largestKeys: [] })),
    comparisons: data.comparisons.map((comparison) => ({
      ...comparison,
      missingShare: 0,
      levels: comparison.levels.map((level) => ({ ...level, share: 0 })),
    })),
    weights: { step: 1, bins: [], pairsByBand: { link: 0, review: 0, 'no-link': 0 } },
    clusterSizes: [{ size: 1, clusters: records }],
    samples: { link: [], review: [], 'no-link': [] },
    evaluation: null,
  };
}
