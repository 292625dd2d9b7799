import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { boroughPage, PAGE_SETTINGS } from '../../scripts/synthetic-borough-page/page.ts';
import { silentProgress } from '../../src/kernel/index.ts';
import { type BoroughSettings, generateBorough } from '../../src/synthetic/index.ts';
import { repository } from '../repository/planted-tree.ts';

const docs = join(repository, 'docs');
const root = mkdtempSync(join(tmpdir(), 'reeve-borough-page-'));
after(() => rmSync(root, { recursive: true, force: true }));

async function pageOf(name: string, settings: BoroughSettings): Promise<Map<string, string>> {
  const folder = join(root, name);
  mkdirSync(folder);
  await generateBorough(settings, folder, silentProgress);
  return await boroughPage(folder);
}

describe('the page that describes the synthetic borough', () => {
  it('says what the generator makes, in text and in charts', async () => {
    const made = await pageOf('page', PAGE_SETTINGS);
    for (const [path, text] of made) {
      const stands = readFileSync(join(docs, path), 'utf8');
      const hint = `${path}: run node scripts/run.mjs scripts/synthetic-borough-page.ts`;
      // Line by line, so that a failure shows the figure that changed and not the page.
      assert.deepEqual(stands.split('\n'), text.split('\n'), hint);
    }
    const charts = [...made.keys()].filter((path) => path.endsWith('.svg'));
    const files = readdirSync(join(docs, 'images/synthetic-borough'));
    assert.deepEqual(
      files.sort(),
      charts.map((path) => path.slice(path.lastIndexOf('/') + 1)).sort(),
    );
  });

  it('can be made of a small borough with twice the noise, and shows every chart it has', async () => {
    const made = await pageOf('small', { people: 500, years: 1, extracts: 2, seed: 3, noise: 2 });
    const page = made.get('synthetic-borough.md') ?? '';
    assert.doesNotMatch(page, /NaN|undefined|Infinity|null/);
    const shown = [...page.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path]) => path);
    assert.deepEqual(shown.sort(), [...made.keys()].filter((path) => path.endsWith('.svg')).sort());
    assert.match(page, /--people 500 --years 1 --extracts 2 --seed 3 --noise 2/);
  });

  it('marks the published figures that nobody has looked up', () => {
    const page = readFileSync(join(docs, 'synthetic-borough.md'), 'utf8');
    assert.match(page, /TS017.*From memory, not checked/);
  });

  it('is linked from the index of documents and from the guide', () => {
    assert.match(readFileSync(join(docs, 'README.md'), 'utf8'), /\(synthetic-borough\.md\)/);
    const guide = readFileSync(join(docs, 'guides/synthetic-borough.md'), 'utf8');
    assert.match(guide, /\(\.\.\/synthetic-borough\.md\)/);
  });
});
