import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import { ReeveError } from '../../kernel/index.ts';
import { packageFolder } from './views.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

interface Asset {
  readonly type: string;
  readonly content: Buffer;
}

/** What pages load, under names that change with what is in them, so that browsers keep them. */
export interface Assets {
  readonly stylesheet: string;
  readonly script: string;
}

/** Keeps what pages load in memory, and serves it under `/assets`. */
export function serveAssets(app: FastifyInstance): Assets {
  const files = new Map<string, Asset>();
  const put = (name: string, type: string, content: Buffer): string => {
    const [stem, extension] = [name.slice(0, name.lastIndexOf('.')), name.split('.').at(-1)];
    const named = `${stem}-${hash('sha256', content).slice(0, 12)}.${extension}`;
    files.set(named, { type, content });
    return named;
  };
  const script = 'text/javascript; charset=utf-8';
  const frontend = put(
    'govuk-frontend.js',
    script,
    readFileSync(join(packageFolder('govuk-frontend'), 'dist/govuk/govuk-frontend.min.js')),
  );
  const browser = (name: string): string => readFileSync(join(here, 'browser', name), 'utf8');
  const timeOut = put('time-out.js', script, Buffer.from(browser('time-out.mjs')));
  const results = put('results-at-once.js', script, Buffer.from(browser('results-at-once.mjs')));
  const own = browser('pages.mjs')
    .replace('./time-out.mjs', `./${timeOut}`)
    .replace('./results-at-once.mjs', `./${results}`);
  const assets = {
    stylesheet: put('reeve.css', 'text/css; charset=utf-8', stylesheet()),
    script: put(
      'pages.js',
      script,
      Buffer.from(own.replace("'govuk-frontend'", `'./${frontend}'`)),
    ),
  };
  files.set('reeve.svg', {
    type: 'image/svg+xml',
    content: readFileSync(join(here, 'browser/reeve.svg')),
  });
  app.get<{ Params: { name: string } }>('/assets/:name', async (request, reply) => {
    const file = files.get(request.params.name);
    if (file === undefined) return reply.callNotFound();
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .type(file.type)
      .send(file.content);
  });
  return assets;
}

function stylesheet(): Buffer {
  const path = join(here, 'built/reeve.css');
  if (existsSync(path)) return readFileSync(path);
  throw new ReeveError('pages/no-stylesheet', 'The stylesheet of the pages has not been built', {
    hint: 'Build it: npm run styles.',
  });
}
