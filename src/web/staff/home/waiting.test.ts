import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { FastifyRequest } from 'fastify';
import { defaultAgreements, parseAgreements, type Viewer } from '../../../access/index.ts';
import { dayInUk } from '../../../kernel/index.ts';
import type { StaffServices } from '../context.ts';
import { waitingFor } from './waiting.ts';

const policy = parseAgreements(readFileSync(defaultAgreements, 'utf8'));

const steward = (training: Viewer['training'], service = 'data-stewardship'): FastifyRequest => {
  const viewer: Viewer = { subject: 's', name: 'S', service, roles: ['steward'], training };
  return { id: 'r', session: { signedIn: { viewer } } } as unknown as FastifyRequest;
};
const trained = [{ course: 'data-matching', completed: dayInUk() }];

/** What is asked of the index: reviews only of whoever may decide them. */
const services = {
  policy: async () => policy,
  reviewsWaiting: async () => ({ likely: 3, total: 5 }),
  sourceOverviews: async () => [],
} as unknown as StaffServices;

describe('what waits for a data steward', () => {
  test('are the questions that are likely, and how many more', async () => {
    const [reviews] = await waitingFor(steward(trained), services);
    assert.deepEqual(reviews, {
      href: '/reviews',
      figure: '3',
      text: 'questions: one person or two; 2 more are unlikely to be one',
      waits: true,
    });
  });

  test('are no questions without training, or in a service that decides none', async () => {
    for (const request of [steward([]), steward(trained, 'registrars-of-nowhere')]) {
      const waiting = await waitingFor(request, services);
      assert.deepEqual(
        waiting.map(({ href }) => href),
        ['/sources'],
      );
    }
  });
});
