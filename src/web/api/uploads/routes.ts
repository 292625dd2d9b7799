import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { askerOf } from '../auth/viewer-of-request.ts';
import { accepted } from '../jobs/accepted.ts';
import { jobSchema } from '../jobs/schemas.ts';
import { failures } from '../schemas/answers.ts';
import { keyHeader } from '../schemas/headers.ts';
import type { ApiServices } from '../services.ts';
import type { ApiRoutes } from '../typed-routes.ts';
import { writeKeyOf } from '../write-key.ts';
import { type ReceivedFile, receiveFile, type Uploads } from './receive-file.ts';

const fileName = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^/\\\p{Cc}\p{Cf}]+$/u, 'is a name without a path')
  .meta({ description: 'What the file is called; of its ending depends how it is read.' });

const file = z.unknown().meta({ description: 'The file itself, as it is.' });
const consumes = ['application/octet-stream'];

/** Files that are sent to be loaded: each is kept whole before its job begins. */
export function uploadRoutes(
  app: ApiRoutes,
  services: Pick<
    ApiServices,
    'expectExtract' | 'loadExtract' | 'expectGazetteer' | 'loadGazetteer' | 'forgetFile'
  >,
  uploads: Uploads,
) {
  // A file is no body to be parsed, whatever it says it is.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));

  /** Receives the file of a request, and has it dealt with; it goes unless a job has it now. */
  async function withFile<T extends { readonly again: boolean }>(
    request: FastifyRequest,
    name: string,
    work: (received: ReceivedFile, key: ReturnType<typeof writeKeyOf>) => Promise<T>,
  ): Promise<T> {
    const { headers } = request;
    writeKeyOf(request, null);
    const received = await receiveFile(
      request.body as Readable,
      {
        fileName: name,
        contentLength: headers['content-length'],
        contentEncoding: headers['content-encoding'],
      },
      uploads,
    );
    let isTaken = false;
    try {
      const answer = await work(received, writeKeyOf(request, received.sha256));
      isTaken = !answer.again;
      return answer;
    } finally {
      if (!isTaken) await services.forgetFile(received.keptAs);
    }
  }

  app.post(
    '/sources/:source/extracts',
    {
      bodyLimit: uploads.largest,
      schema: {
        operationId: 'loadExtract',
        summary: 'Send an extract of a source, to be loaded and matched',
        description:
          'The body is the file: CSV, JSON lines, Parquet or XLSX. It is loaded by a job, after ' +
          'those that were sent before; the answer says where to ask how far it is.',
        tags: ['sources'],
        consumes,
        headers: keyHeader,
        params: z.object({ source: z.string().max(200) }),
        querystring: z.object({
          asAt: z.iso.date().meta({ description: 'The date that the extract is of.' }),
          fileName,
          accept: z.string().min(1).max(200).optional().meta({
            description: 'Who says that an extract that looks wrong is right: kept with it.',
          }),
          match: z
            .enum(['true', 'false'])
            .default('true')
            .meta({ description: 'Whether it is matched too, where a model is in force.' }),
        }),
        body: file,
        response: { 202: jobSchema, ...failures(404, 413) },
      },
    },
    async (request, reply) => {
      const asker = askerOf(request);
      const { source } = request.params;
      const { asAt, fileName: name, accept, match } = request.query;
      await services.expectExtract(asker, source);
      const answer = await withFile(request, name, (received, key) =>
        services.loadExtract(asker, key, received, {
          source,
          asAt,
          accept,
          match: match === 'true',
        }),
      );
      return accepted(reply, answer);
    },
  );
  app.put(
    '/gazetteer',
    {
      bodyLimit: uploads.largest,
      schema: {
        operationId: 'loadGazetteer',
        summary: 'Send the gazetteer that addresses are matched to from then on',
        description: 'The body is the file: LLPG in DTF 7.3, or AddressBase Core or Plus, as CSV.',
        tags: ['sources'],
        consumes,
        headers: keyHeader,
        querystring: z.object({ fileName }),
        body: file,
        response: { 202: jobSchema, ...failures(413) },
      },
    },
    async (request, reply) => {
      const asker = askerOf(request);
      await services.expectGazetteer(asker);
      const answer = await withFile(request, request.query.fileName, (received, key) =>
        services.loadGazetteer(asker, key, received),
      );
      return accepted(reply, answer);
    },
  );
}
