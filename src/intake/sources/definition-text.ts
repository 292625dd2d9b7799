import {
  type Document,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  type YAMLParseError,
} from 'yaml';
import { ReeveError } from '../../kernel/index.ts';

/** Path into a definition, such as `['records', 0, 'key']`. */
export type FieldPath = readonly PropertyKey[];

/** A definition as parsed, and where in its text things stand. */
export interface DefinitionText {
  readonly value: unknown;
  /** 1-based line of a field, or of the nearest field around it that is there. */
  readonly lineOf: (path: FieldPath) => number | undefined;
}

/**
 * Reads YAML 1.2, of which JSON is a part. Keys are texts however they look, so that a code `01`
 * stays `01`; a key twice in one place is refused, as one of the two would be lost.
 *
 * Throws `source/syntax` with the line.
 */
export function parseDefinitionText(text: string, file: string): DefinitionText {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: true,
    version: '1.2',
  });
  const [error] = document.errors;
  if (error !== undefined) throw syntaxError(error, lines, file);
  return { value: plainValue(document, file), lineOf: (path) => lineOf(document, lines, path) };
}

function syntaxError(error: YAMLParseError, lines: LineCounter, file: string): ReeveError {
  const { line } = lines.linePos(error.pos[0]);
  const isTwice = error.code === 'DUPLICATE_KEY';
  return new ReeveError(
    'source/syntax',
    isTwice ? 'A field stands here twice' : `Not YAML or JSON: ${firstSentence(error.message)}`,
    {
      location: { file, line },
      hint: isTwice
        ? 'Keep one of the two.'
        : 'Mind the indentation, and quote texts that have ": " or " #" in them.',
    },
  );
}

function firstSentence(message: string): string {
  return message.split('\n')[0]?.replace(/\.$/, '') ?? '';
}

/** Plain values; an alias that expands without end is no definition. */
function plainValue(document: Document, file: string): unknown {
  try {
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    // What stands for itself has no end either, and cannot be written out.
    JSON.stringify(value);
    return value;
  } catch (error) {
    throw new ReeveError('source/syntax', 'Aliases in this file expand too far', {
      location: { file },
      hint: 'Write out what the aliases stand for.',
      cause: error,
    });
  }
}

function lineOf(document: Document, lines: LineCounter, path: FieldPath): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const start = startOf(document, path.slice(0, length));
    if (start !== undefined) return lines.linePos(start).line;
  }
  return undefined;
}

function startOf(document: Document, path: FieldPath): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === String(last));
    const key = pair?.key;
    return isScalar(key) ? key.range?.[0] : undefined;
  }
  const node = document.getIn(path, true) as { range?: readonly number[] | null } | undefined;
  return node?.range?.[0];
}
