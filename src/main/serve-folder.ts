import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ReeveError } from '../kernel/index.ts';

/** A folder being served; `close` ends every connection. */
export interface FolderServer {
  /** Such as `http://localhost:8420/`. */
  readonly address: string;
  close(): void;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.parquet': 'application/vnd.apache.parquet',
};

/** Ports tried after the one asked for. */
const MORE_PORTS = 20;

/**
 * Serves the files of a folder, and none below it, to this machine alone: the loopback address
 * cannot be reached from another. Only names by which this machine calls itself are answered,
 * so that no web page elsewhere can read them through a name of its own.
 *
 * Throws `serve/no-port` where the port and the next 20 are taken.
 */
export async function serveFolder(
  folder: string,
  port: number,
  index: string,
): Promise<FolderServer> {
  const server = createServer((request, response) => {
    answer(folder, index, request, response).catch(() => refuse(response, 500));
  });
  await listen(server, port);
  const { port: found } = server.address() as AddressInfo;
  return {
    address: `http://localhost:${found}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function listen(server: Server, first: number): Promise<void> {
  for (let port = first; port <= Math.min(first + MORE_PORTS, 65_535); port++) {
    const isListening = await new Promise<boolean>((resolve, reject) => {
      const failed = (error: NodeJS.ErrnoException): void => {
        if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
        else reject(error);
      };
      server.once('error', failed);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', failed);
        resolve(true);
      });
    });
    if (isListening) return;
    server.removeAllListeners('error');
  }
  throw new ReeveError('serve/no-port', `Port ${first} is taken, and so are the next`, {
    hint: 'Set PORT to one that is free.',
  });
}

const OWN_NAMES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

async function answer(
  folder: string,
  index: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!OWN_NAMES.test(request.headers.host ?? '')) return refuse(response, 421);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
  const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
  const name = path === '' ? index : path;
  // Only a name that the folder lists is opened: nothing in the request becomes part of a path.
  const found = (await readdir(folder, { withFileTypes: true })).find(
    (entry) => entry.isFile() && entry.name === name,
  );
  if (found === undefined) return refuse(response, 404);
  response.writeHead(200, {
    'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(join(folder, found.name)), response);
}

function refuse(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status, { 'content-type': 'text/plain' });
  response.end(`${status}\n`);
}
