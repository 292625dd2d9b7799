import type { FastifyInstance } from 'fastify';
import type { StaffContext } from '../context.ts';
import { disagreementPages } from './disagreement-routes.ts';
import { figurePages } from './figure-routes.ts';
import { questionPages } from './question-routes.ts';
import { queuePages } from './queue-routes.ts';
import { splitPages } from './split-routes.ts';

/** Doubtful matches: which wait, two persons side by side, what is decided, and how well. */
export function reviewPages(app: FastifyInstance, context: StaffContext): void {
  queuePages(app, context);
  figurePages(app, context);
  disagreementPages(app, context);
  questionPages(app, context);
  splitPages(app, context);
}
