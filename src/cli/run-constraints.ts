import { ReeveError } from '../kernel/index.ts';
import {
  type ClusterConstraints,
  datasetOfRecords,
  type LoadedInput,
  type MatchModel,
} from '../linkage/index.ts';
import { checkDecisions, checkOncePerDataset, readDecisions } from './decisions.ts';
import type { LinkRequest } from './link-request.ts';
import type { Session } from './session.ts';

/** What clusters must respect: decided pairs, and data sets that hold a person once at most. */
export async function readConstraints(
  { engine, loaded, input }: Session,
  request: LinkRequest,
  model: MatchModel,
): Promise<ClusterConstraints> {
  const read = (path: string | undefined) =>
    path === undefined ? undefined : readDecisions(path, engine, loaded);
  const never = await read(request.neverMatch);
  const always = await read(request.alwaysMatch);
  if (never !== undefined && always !== undefined) {
    const files = { never: request.neverMatch ?? '', always: request.alwaysMatch ?? '' };
    checkDecisions(input.recordCount, never, always, files);
  }
  const once = model.clustering?.oneRecordPer ?? [];
  const exclusive = once.length === 0 ? undefined : exclusiveGroups(input, once);
  if (always !== undefined && exclusive !== undefined) {
    checkOncePerDataset(always, exclusive, input.datasets, request.alwaysMatch ?? '');
  }
  return {
    ...(never === undefined ? {} : { never }),
    ...(always === undefined ? {} : { always }),
    ...(exclusive === undefined ? {} : { exclusive }),
  };
}

/** Group of each record: its data set where that holds a person once at most, else -1. */
function exclusiveGroups(input: LoadedInput, once: readonly string[]): Int32Array {
  const unknown = once.findIndex((name) => !input.datasets.includes(name));
  if (unknown >= 0) {
    throw new ReeveError('model/unknown-dataset', `There is no data set "${once[unknown]}"`, {
      location: { field: `clustering.oneRecordPer[${unknown}]` },
      hint: `The data sets are: ${input.datasets.join(', ')}.`,
    });
  }
  const isOnce = input.datasets.map((name) => once.includes(name));
  return datasetOfRecords(input.datasetSizes).map((dataset) => (isOnce[dataset] ? dataset : -1));
}

/** Pairs that are known to match, for training. */
export async function readLabels(
  { engine, loaded }: Session,
  path: string,
): Promise<{ readonly l: number[]; readonly r: number[] }> {
  const pairs = await readDecisions(path, engine, loaded);
  return {
    l: pairs.map(([l, r]) => Math.min(l, r)),
    r: pairs.map(([l, r]) => Math.max(l, r)),
  };
}
