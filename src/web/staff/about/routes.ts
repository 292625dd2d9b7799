import type { FastifyInstance } from 'fastify';

const PAGES = [
  ['/help', 'Help', 'help'],
  ['/accessibility', 'Accessibility statement', 'accessibility'],
  ['/cookies', 'Cookies', 'cookies'],
] as const;

/** Pages about the pages. Whoever is not signed in reads them too. */
export function aboutPages(app: FastifyInstance): void {
  for (const [path, title, template] of PAGES) {
    app.get(path, async (_request, reply) => reply.page(`staff/about/${template}.njk`, { title }));
  }
}
