import type { Database } from '../database/index.ts';
import {
  decidePairs,
  type LinkageEngine,
  type MatchModel,
  trainedModel,
} from '../linkage/index.ts';
import { type LinkedIndex, type LinkIndexOptions, linkIndex } from './link-index.ts';
import { provenanceOf } from './model-provenance.ts';
import { allLiveLinks, allOpenReviews, allSealedLinks } from './store/person-store.ts';

/** Some of what a model would do, to look at: persons and records by their ids. */
export interface PreviewSample {
  /** Persons that are concerned now. */
  readonly persons: readonly number[];
  /** Their records, by the person that each would be. */
  readonly groups: readonly (readonly number[])[];
}

/**
 * What a model would change, were it put in force. Whoever is sealed is in none of it, nor is what would
 * become of others by them.
 */
export interface ModelPreview {
  /** All that were linked. */
  readonly records: number;
  readonly personsNow: number;
  readonly personsThen: number;
  /** Persons whose records would all stay together, with none added. */
  readonly unchanged: number;
  /** Groups of records of several persons that would be one. */
  readonly joined: number;
  /** Persons whose records would be several. */
  readonly split: number;
  /** Records that have no person yet. */
  readonly unmatched: number;
  readonly reviewsNow: number;
  readonly reviewsOpened: number;
  readonly reviewsClosed: number;
  readonly samples: {
    readonly joined: readonly PreviewSample[];
    readonly split: readonly PreviewSample[];
    /** Pairs of records that would wait for a steward. */
    readonly reviews: readonly {
      readonly records: readonly [number, number];
      readonly weight: number;
    }[];
  };
}

const SAMPLES = 20;

/**
 * Links all records by a model, and says what would change. Nothing is written.
 *
 * @param engine an empty one, for the time of the run
 * @param options.model default: one is trained anew on the records
 */
export async function previewModel(
  db: Database,
  engine: LinkageEngine,
  options: Pick<LinkIndexOptions, 'model' | 'asAt' | 'progress'> & { readonly samples?: number },
): Promise<ModelPreview> {
  return compareWithNow(db, await linkIndex(db, engine, options), options.samples ?? SAMPLES);
}

/**
 * As `previewModel`, and the model that was linked by, with all its values: put in force, it does what
 * was looked at.
 *
 * @param options.by who asked for it
 */
export async function previewToKeep(
  db: Database,
  engine: LinkageEngine,
  options: Pick<LinkIndexOptions, 'model' | 'thresholds' | 'progress'> & { readonly by: string },
): Promise<{ readonly found: ModelPreview; readonly model: MatchModel }> {
  const linked = await linkIndex(db, engine, options);
  const { result } = linked;
  return {
    found: await compareWithNow(db, linked, SAMPLES),
    model: trainedModel(result, { ...provenanceOf(result, options.by) }),
  };
}

async function compareWithNow(
  db: Database,
  { result, records, constraints }: LinkedIndex,
  most: number,
): Promise<ModelPreview> {
  const personOf = new Map(
    (await allLiveLinks(db)).map(({ recordId, personId }) => [recordId, personId]),
  );
  const then = new Map<number, number[]>();
  const now = new Map<number, Set<number>>();
  let unmatched = 0;
  result.clusters.forEach((root, i) => {
    const record = records[i] as number;
    const person = personOf.get(record);
    if (person === undefined) unmatched++;
    else now.set(person, (now.get(person) ?? new Set()).add(root));
    const list = then.get(root);
    if (list === undefined) then.set(root, [record]);
    else list.push(record);
  });
  const personsIn = (cluster: readonly number[]): number[] => [
    ...new Set(cluster.flatMap((record) => personOf.get(record) ?? [])),
  ];
  const sealed = new Set((await allSealedLinks(db)).map(({ personId }) => personId));
  const isShown = (cluster: readonly number[]): boolean =>
    !cluster.some((record) => sealed.has(personOf.get(record) ?? 0));
  const clusters = new Map([...then].filter(([, cluster]) => isShown(cluster)));
  const persons = [...now].filter(([person]) => !sealed.has(person));
  // Whoever would be with somebody sealed counts as if nothing became of them: numbers tell of neither.
  const isKept = (roots: ReadonlySet<number>): boolean =>
    [...roots].some((root) => !clusters.has(root));
  const joined = [...clusters.values()].filter((cluster) => personsIn(cluster).length > 1);
  const split = persons.filter(([, roots]) => roots.size > 1 && !isKept(roots));
  const isWhole = (cluster: readonly number[] = []): boolean =>
    personsIn(cluster).length === 1 && cluster.every((record) => personOf.has(record));
  const isUnchanged = (roots: ReadonlySet<number>): boolean =>
    isKept(roots) || (roots.size === 1 && [...roots].every((root) => isWhole(clusters.get(root))));
  const withSealed = persons.filter(([, roots]) => [...roots].every((root) => !clusters.has(root)));
  const { reviews } = decidePairs(result, constraints);
  const wanted = new Map<string, { records: [number, number]; weight: number }>();
  reviews.l.forEach((l, i) => {
    const [a, b] = [records[l] as number, records[reviews.r[i] as number] as number];
    const pair: [number, number] = [Math.min(a, b), Math.max(a, b)];
    if (isShown(pair))
      wanted.set(pair.join(' '), { records: pair, weight: reviews.weight[i] as number });
  });
  const open = new Set(
    (await allOpenReviews(db)).filter(({ a, b }) => isShown([a, b])).map(({ a, b }) => `${a} ${b}`),
  );
  const opened = [...wanted].filter(([pair]) => !open.has(pair)).map(([, review]) => review);
  return {
    records: records.length,
    personsNow: persons.length,
    personsThen: clusters.size + withSealed.length,
    unchanged: persons.filter(([, roots]) => isUnchanged(roots)).length,
    joined: joined.length,
    split: split.length,
    unmatched,
    reviewsNow: open.size,
    reviewsOpened: opened.length,
    reviewsClosed: [...open].filter((pair) => !wanted.has(pair)).length,
    samples: {
      joined: joined
        .slice(0, most)
        .map((cluster) => ({ persons: personsIn(cluster), groups: [cluster] })),
      split: split
        .map(([person, roots]) => ({
          persons: [person],
          groups: [...roots].map((root) => then.get(root) ?? []),
        }))
        .slice(0, most),
      reviews: opened.slice(0, most),
    },
  };
}
