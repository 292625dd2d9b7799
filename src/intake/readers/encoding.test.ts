import assert from 'node:assert/strict';
import { isUtf8 } from 'node:buffer';
import { it } from 'node:test';
import fc from 'fast-check';
import {
  cutOffBytes,
  encodingOfStart,
  firstInvalidUtf8,
  gatherEvidence,
  isPlausiblyWindows1252,
} from './encoding.ts';

const text = fc.string({ unit: 'binary', maxLength: 20 }).map((each) => each.toWellFormed());

const looksLikeWindows1252 = (bytes: Uint8Array) => {
  const evidence = { wellFormed: 0, stray: 0, impossible: 0 };
  gatherEvidence(bytes, evidence);
  return isPlausiblyWindows1252(evidence);
};

it('the first byte that is not UTF-8 is where the well-formed text ends', () => {
  fc.assert(
    fc.property(text, fc.uint8Array({ maxLength: 8 }), (start, rest) => {
      const bytes = Buffer.concat([Buffer.from(start), rest]);
      const at = firstInvalidUtf8(bytes);
      if (at < 0) assert(isUtf8(bytes));
      else {
        assert(isUtf8(bytes.subarray(0, at)));
        assert(at >= Buffer.byteLength(start));
        for (let length = 1; length <= 4; length++) {
          assert(at + length > bytes.length || !isUtf8(bytes.subarray(at, at + length)));
        }
      }
    }),
  );
});

it('a piece of UTF-8 without its cut-off end is UTF-8', () => {
  fc.assert(
    fc.property(text, fc.nat(80), (whole, cut) => {
      const piece = Buffer.from(whole).subarray(0, cut);
      assert(isUtf8(piece.subarray(0, piece.length - cutOffBytes(piece))));
    }),
  );
});

it('UTF-16 is known by its mark, or by its zeros', () => {
  const latin = 'id,surname\n1,Smith\n';
  assert.equal(encodingOfStart(Buffer.from(`\ufeff日本`, 'utf16le')), 'utf-16le');
  assert.equal(encodingOfStart(Buffer.from(latin, 'utf16le')), 'utf-16le');
  assert.equal(encodingOfStart(Buffer.from(latin, 'utf16le').swap16()), 'utf-16be');
  assert.equal(encodingOfStart(Buffer.from(`${latin}\0`)), 'utf-8');
});

it('Windows-1252 is told from damaged UTF-8 and from other bytes', () => {
  assert(looksLikeWindows1252(Buffer.from('Ren\xe9e, Zo\xeb and O\x92Brien\n', 'latin1')));
  const damaged = Buffer.concat([Buffer.from('Renée, Zoë'), Buffer.of(0xe9), Buffer.from(' Ünal')]);
  assert(!looksLikeWindows1252(damaged));
  assert(!looksLikeWindows1252(Buffer.of(0x41, 0x81, 0xe9)));
  assert(!looksLikeWindows1252(Buffer.of(0x41, 0x01, 0xe9)));
});
