import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { AnswerGiven } from '../../../master-index/index.ts';
import type { jobSchema } from './schemas.ts';

type Job = z.infer<typeof jobSchema>;

/** Answers that a job was taken on, and where to ask how far it is. */
export function accepted(reply: FastifyReply, { body }: AnswerGiven) {
  const job = body as Job;
  return reply.code(202).header('location', `/v1/jobs/${job.job}`).send(job);
}
