import { messages, protocol } from '@electric-sql/pglite';

/** `D`, of a row (PostgreSQL documentation, Message Formats). */
const DATA_ROW = 0x44;

/**
 * Reads messages of PostgreSQL's protocol. Rows, which are nearly all of them, are read here: the
 * parser of PGlite took 10 µs for a row of seven columns, and this takes 1.
 *
 * @param bytes whole messages
 */
export function readMessages(
  bytes: Uint8Array,
  take: (message: messages.BackendMessage) => void,
): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const parser = new protocol.Parser();
  let others = 0;
  let at = 0;
  const parseOthers = () => {
    if (others < at) parser.parse(bytes.subarray(others, at), take);
  };
  while (at < buffer.length) {
    // The type, then the length, which counts itself.
    const end = at + 1 + buffer.readUInt32BE(at + 1);
    if (buffer[at] === DATA_ROW) {
      parseOthers();
      take(new messages.DataRowMessage(end - at - 1, fieldsOf(buffer, at + 5)));
      others = end;
    }
    at = end;
  }
  parseOthers();
}

function fieldsOf(buffer: Buffer, start: number): (string | null)[] {
  const fields = new Array<string | null>(buffer.readUInt16BE(start));
  let at = start + 2;
  for (let i = 0; i < fields.length; i++) {
    const length = buffer.readInt32BE(at);
    at += 4;
    if (length < 0) fields[i] = null;
    else {
      fields[i] = buffer.toString('utf8', at, at + length);
      at += length;
    }
  }
  return fields;
}
