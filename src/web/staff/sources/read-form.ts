import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ReeveError } from '../../../kernel/index.ts';

/** A file of a form; null where none was chosen. */
export interface FormFile {
  /** What its sender calls it, without a folder and on one line. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** A form that came with files: texts by name, and the files by name. */
export interface FormWithFiles {
  readonly [field: string]: string | FormFile | null;
}

const LONGEST_NAME = 100;

/**
 * Lets an application take forms with files (RFC 7578), whole and in memory. They are read by the
 * platform's own reader of `fetch`; the token of the form stands among its texts, as in any form.
 *
 * @param largest bytes of the whole form
 */
export function takeFiles(app: FastifyInstance, largest: number): void {
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: largest },
    async (request: FastifyRequest, body: Buffer) => {
      const headers = { 'content-type': request.headers['content-type'] ?? '' };
      const sent = await new Response(new Uint8Array(body), { headers })
        .formData()
        .catch((cause: unknown) => {
          throw new ReeveError('request/malformed', 'The form did not come whole', {
            hint: 'Load the page again, and send it once more.',
            cause,
          });
        });
      const form: Record<string, string | FormFile | null> = Object.create(null);
      for (const [name, value] of sent) {
        form[name] = typeof value === 'string' ? value : await fileOf(value);
      }
      return form;
    },
  );
}

async function fileOf(sent: File): Promise<FormFile | null> {
  if (sent.size === 0 && sent.name === '') return null;
  return { name: plainName(sent.name), content: new Uint8Array(await sent.arrayBuffer()) };
}

/** Without the folder that some browsers send, controls, and what turns the direction of a text. */
function plainName(name: string): string {
  const own = name.split(/[/\\]/).at(-1) ?? '';
  const plain = own.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return plain.length > LONGEST_NAME ? plain.slice(-LONGEST_NAME) : plain || 'file';
}
