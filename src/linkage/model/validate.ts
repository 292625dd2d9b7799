import { ReeveError } from '../../kernel/index.ts';
import { checkCrossReferences } from './cross-references.ts';
import { lineAndColumn, readJson } from './json-text.ts';
import type { MatchModel } from './match-model.ts';
import { planModel } from './plan.ts';
import { matchModelSchema } from './schema.ts';
import { shapeError } from './shape-error.ts';

/**
 * A match model from parsed JSON, checked as far as it can be without its input.
 *
 * Throws, with the path of the field: `model/format` for another version,
 * `model/invalid` for the first field that has not the right shape,
 * `model/...` for settings that do not fit together, and what `planModel`
 * throws.
 *
 * @param file shown in errors
 */
export function validateModel(value: unknown, file?: string): MatchModel {
  return placed(() => check(value), file === undefined ? {} : { file });
}

/**
 * A match model from the text of its file. As `validateModel`, but errors name
 * the line; `model/not-json`, with line and column, for a text that is not JSON.
 *
 * @example
 * parseModel(await readFile('people.model.json', 'utf8'), 'people.model.json');
 */
export function parseModel(text: string, file?: string): MatchModel {
  const body = text.replace(/^\uFEFF/, '');
  const inFile = file === undefined ? {} : { file };
  const reading = readJson(body);
  if ('fault' in reading) {
    const { offset, message } = reading.fault;
    throw new ReeveError('model/not-json', `The model is not JSON: ${message}`, {
      location: { ...inFile, ...lineAndColumn(body, offset) },
      hint: 'Correct it there, or write it with a tool that knows JSON.',
    });
  }
  return placed(
    () => check(reading.value),
    inFile,
    (field) => lineAndColumn(body, offsetOf(reading.offsets, field)).line,
  );
}

function check(value: unknown): MatchModel {
  const parsed = matchModelSchema.safeParse(value);
  if (!parsed.success) throw shapeError(parsed.error.issues, value);
  const model = parsed.data as MatchModel;
  checkCrossReferences(model);
  planModel(model);
  return model;
}

/** Runs a check and adds to its error where the model stands. */
function placed<T>(
  work: () => T,
  place: { readonly file?: string },
  lineOf?: (field: string) => number,
): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ReeveError)) throw error;
    const { code, message, location, hint } = error;
    throw new ReeveError(code, message, {
      location: {
        ...place,
        ...(lineOf === undefined ? {} : { line: lineOf(location.field ?? '') }),
        ...location,
      },
      ...(hint === undefined ? {} : { hint }),
    });
  }
}

/** Offset of a field, or of the nearest thing around it that is there. */
function offsetOf(offsets: ReadonlyMap<string, number>, field: string): number {
  let path = field;
  while (path !== '') {
    const found = offsets.get(path);
    if (found !== undefined) return found;
    path = path.slice(0, Math.max(0, path.lastIndexOf('.'), path.lastIndexOf('[')));
  }
  return offsets.get('') ?? 0;
}
