import { createRequire } from 'node:module';
import { TextDecoder } from 'node:util';

/*
 * The driver (@duckdb/node-api 1.5) decodes every text by a TextDecoder that takes a leading
 * U+FEFF for a byte order mark and drops it. In the middle of a database it is a character
 * like any other: without it a value no longer finds itself when it comes back, and two values
 * become one. The driver's decoder is one that all its readers share; this puts in its place
 * one that keeps the character (WHATWG Encoding, "ignore BOM"). A driver that no longer has it
 * there fails to load; one that no longer uses it fails test/engines/texts-whole.test.ts.
 */
const accessors = createRequire(import.meta.url)(
  '@duckdb/node-api/lib/vectors/dataAccessors.js',
) as { textDecoder: TextDecoder };

/** Has the driver give back texts as they are. */
export function keepLeadingMarks(): void {
  accessors.textDecoder = new TextDecoder('utf-8', { ignoreBOM: true });
}
