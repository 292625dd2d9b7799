import { once } from 'node:events';
import { createServer } from 'node:net';
import { ReeveError } from '../src/kernel/index.ts';

/** Where the pages are served, and where the identity provider is. */
export interface DemoPorts {
  readonly pages: number;
  readonly provider: number;
}

/**
 * Sees that both ports can be had, before a borough is made for them.
 *
 * @throws ReeveError `serve/no-port`
 */
export async function checkPorts({ pages, provider }: DemoPorts): Promise<void> {
  for (const port of [pages, provider]) {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
      throw portTaken(error, port);
    });
    server.close();
    await once(server, 'close');
  }
}

/** What is said of a port that cannot be listened at; any other failure as it is. */
export function portTaken(error: NodeJS.ErrnoException, port: number): unknown {
  const why = { EADDRINUSE: 'is taken', EACCES: 'is not for this user' }[error.code ?? ''];
  if (why === undefined) return error;
  return new ReeveError('serve/no-port', `Port ${port} ${why}`, {
    hint: 'Is the demonstration running already? Else name a port that is free, as is the next: PORT=9000 npm start.',
  });
}
