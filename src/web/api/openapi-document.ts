import { ReeveError } from '../../kernel/index.ts';
import { apiServer } from './server.ts';
import type { ApiServices } from './services.ts';

/** Of the interface, not of the program: paths begin with its first part. */
const INTERFACE_VERSION = '1';

/** The description of the interface, OpenAPI 3.1, as it is published: from the routes themselves. */
export async function openApiDocument(): Promise<object> {
  // Nothing is asked of them: the routes alone are looked at.
  const services = {} as ApiServices;
  const app = await apiServer(services, {
    authenticate: () => Promise.reject(new ReeveError('auth/missing', 'Nobody is let in')),
    version: INTERFACE_VERSION,
    uploads: { folder: '', largest: 1 },
  });
  try {
    return app.swagger();
  } finally {
    await app.close();
  }
}
