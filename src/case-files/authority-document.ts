import { LineCounter, parseDocument } from 'yaml';
import { type ErrorLocation, fieldOf, ReeveError } from '../kernel/index.ts';

/** A file of an authority, read and not yet checked, with the line of each of its values. */
export interface AuthorityDocument {
  readonly value: unknown;
  locate(path: readonly PropertyKey[]): ErrorLocation;
}

/**
 * Reads YAML 1.2, of which JSON is a part. Keys given twice and aliases are refused: what is read
 * is what is meant.
 *
 * @throws ReeveError `business-case/syntax` with the line
 */
export function readAuthorityDocument(text: string, file: string): AuthorityDocument {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: true,
    version: '1.2',
  });
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault !== undefined) {
    throw new ReeveError('business-case/syntax', fault.message, {
      location: { file, line: lines.linePos(fault.pos[0]).line },
      hint: 'The file is YAML or JSON.',
    });
  }
  const locate = (path: readonly PropertyKey[]): ErrorLocation => {
    const field = fieldOf(path);
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      const start = (node as { range?: readonly number[] | null } | null | undefined)?.range?.[0];
      if (start !== undefined) return { file, line: lines.linePos(start).line, ...field };
    }
    return { file, ...field };
  };
  try {
    return { value: document.toJS({ maxAliasCount: 0 }), locate };
  } catch {
    throw new ReeveError('business-case/syntax', 'An alias (*name) stands for another part', {
      location: { file },
      hint: 'Write each part out.',
    });
  }
}
