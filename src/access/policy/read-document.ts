import { LineCounter, parseDocument } from 'yaml';
import { type ErrorLocation, fieldOf, ReeveError } from '../../kernel/index.ts';

/** A text read as YAML or JSON, with the place of each value. */
export interface ReadDocument {
  readonly value: unknown;
  /** Where the value at a path stands; of a path that is not there, where its parent does. */
  locate(path: readonly PropertyKey[]): ErrorLocation;
}

/**
 * Reads YAML 1.2, of which JSON is a part. A key given twice is refused, as one of the two
 * would be lost; so are aliases, which would make the text in review other than what it means.
 */
export function readDocument(text: string, file: string | undefined): ReadDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: true,
    version: '1.2',
  });
  const place = (offset: number): ErrorLocation => ({
    ...(file === undefined ? {} : { file }),
    line: lines.linePos(offset).line,
  });
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault !== undefined) {
    throw new ReeveError('agreements/syntax', fault.message, {
      location: place(fault.pos[0]),
      hint: 'The file is YAML or JSON.',
    });
  }
  const locate = (path: readonly PropertyKey[]): ErrorLocation => {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      const start = (node as { range?: readonly number[] | null } | null | undefined)?.range?.[0];
      if (start !== undefined) return { ...place(start), ...fieldOf(path) };
    }
    return { ...(file === undefined ? {} : { file }), ...fieldOf(path) };
  };
  try {
    return { value: document.toJS({ maxAliasCount: 0 }), locate };
  } catch {
    throw new ReeveError('agreements/syntax', 'An alias (*name) stands for another part', {
      ...(file === undefined ? {} : { location: { file } }),
      hint: 'Write each agreement out, so that what is reviewed is what is meant.',
    });
  }
}
