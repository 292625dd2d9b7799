import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { folderHolder } from '../database/index.ts';
import type { SourceDefinition } from '../intake/index.ts';
import { type Progress, ReeveError } from '../kernel/index.ts';
import type { ListedJob } from '../master-index/index.ts';
import { databaseLocation } from './index-database.ts';
import { serverToken } from './server-token.ts';

/** Milliseconds between two questions of how far a job is. */
const ASKED_AGAIN = 250;

/** An extract for a server to load. */
export interface ExtractToSend {
  readonly definition: SourceDefinition;
  readonly file: string;
  /** `YYYY-MM-DD` */
  readonly asAt: string;
  /** Who says that an extract that looks wrong is right. */
  readonly accept?: string | undefined;
}

/** A server that has an index, for the commands of whoever may read its folder. */
export class RunningServer {
  /** `http://127.0.0.1:8420` */
  readonly address: string;
  readonly #token: string;

  constructor(address: string, token: string) {
    this.address = address;
    this.#token = token;
  }

  /** Sends an extract, by the definition of its source; the number of the job that loads it. */
  async load({ definition, file, asAt, accept }: ExtractToSend): Promise<number> {
    await this.#define(definition.name, JSON.stringify(definition));
    return this.sendFile(
      'POST',
      `/v1/sources/${encodeURIComponent(definition.name)}/extracts`,
      { asAt, fileName: basename(file), accept, match: 'false' },
      file,
    );
  }

  async #define(source: string, definition: string): Promise<void> {
    await this.#ask('PUT', `/v1/sources/${encodeURIComponent(source)}`, {
      type: 'application/json',
      body: definition,
    });
  }

  /** Sends a file; the number of the job that loads it. */
  async sendFile(
    method: 'POST' | 'PUT',
    path: string,
    query: Readonly<Record<string, string | undefined>>,
    file: string,
  ): Promise<number> {
    const { size } = await stat(file).catch((cause: unknown) => {
      throw new ReeveError('input/missing-file', 'The file cannot be read', {
        location: { file },
        cause,
      });
    });
    const said = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    const { job } = (await this.#ask(
      method,
      `${path}?${new URLSearchParams(Object.fromEntries(said))}`,
      {
        type: 'application/octet-stream',
        length: size,
        body: Readable.toWeb(createReadStream(file)) as ReadableStream,
      },
    )) as ListedJob;
    return job;
  }

  /** What was not taken of an extract, as CSV. */
  async rejections(extract: number): Promise<string> {
    return (await this.#ask('GET', `/v1/extracts/${extract}/rejections.csv`)) as string;
  }

  /** Asks for the index to be matched; the number of the job that does it. */
  async match(all: boolean): Promise<number> {
    const asked = { type: 'application/json', body: JSON.stringify({ all }) };
    return ((await this.#ask('POST', '/v1/matching', asked)) as ListedJob).job;
  }

  /**
   * Waits for a job to end, and gives what it came to.
   *
   * @throws ReeveError what the job failed by
   */
  async result<T>(job: number, progress: Progress): Promise<T> {
    let phase: string | undefined;
    for (;;) {
      const now = (await this.#ask('GET', `/v1/jobs/${job}`)) as ListedJob;
      if (now.problem !== null) {
        const { code, detail, hint } = now.problem;
        throw new ReeveError(code, detail, hint === undefined ? {} : { hint });
      }
      if (now.state === 'done') return now.result as T;
      const at = now.progress;
      if (at !== null && at.phase !== phase) {
        phase = at.phase;
        progress.phase(phase, at.total ?? undefined);
      }
      if (at !== null) progress.advance(at.done);
      await pause(ASKED_AGAIN);
    }
  }

  async #ask(
    method: string,
    path: string,
    sent?: {
      readonly type: string;
      readonly body: string | ReadableStream;
      readonly length?: number;
    },
  ): Promise<unknown> {
    let answer: Response;
    try {
      answer = await fetch(`${this.address}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.#token}`,
          'idempotency-key': randomUUID(),
          'reeve-purpose': 'keep-index',
          ...(sent === undefined ? {} : { 'content-type': sent.type }),
          ...(sent?.length === undefined ? {} : { 'content-length': String(sent.length) }),
        },
        ...(sent === undefined ? {} : { body: sent.body, duplex: 'half' as const }),
      });
    } catch (cause) {
      throw new ReeveError('serve/no-answer', `The server at ${this.address} does not answer`, {
        hint: 'It has the folder of the index. Try again, or stop it.',
        cause,
      });
    }
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    const body = /json/.test(type) ? (JSON.parse(text) as unknown) : null;
    if (answer.ok) return body ?? text;
    const { code, detail, hint } = (body ?? {}) as {
      readonly code?: string;
      readonly detail?: string;
      readonly hint?: string;
    };
    throw new ReeveError(
      code ?? 'serve/no-answer',
      `${detail ?? `It answered ${answer.status}`} (the server at ${this.address})`,
      hint === undefined ? {} : { hint },
    );
  }
}

/**
 * The server that has the folder of an index, where it has one, and this user may go through it;
 * undefined where the index can be opened here, or that is refused in words that name who has it.
 */
export function runningServer(where: string | undefined): RunningServer | undefined {
  const location = databaseLocation(where);
  if (!('folder' in location) || location.folder.startsWith('memory:')) return undefined;
  const folder = resolve(location.folder);
  const address = folderHolder(folder)?.address;
  const token = address === undefined ? undefined : serverToken(folder);
  if (address === undefined || token === undefined) return undefined;
  const url = new URL(address);
  // What listens at all addresses listens at this machine's own.
  if (url.hostname === '0.0.0.0') url.hostname = '127.0.0.1';
  if (url.hostname === '[::]') url.hostname = '[::1]';
  return new RunningServer(url.origin, token);
}

/**
 * Refuses an option that the server would have to be started with, or asked for otherwise.
 *
 * @throws ReeveError `cli/server-has-index`
 */
export function refuseThrough(
  server: RunningServer,
  options: Readonly<Record<string, { readonly given: unknown; readonly instead: string }>>,
): void {
  for (const [option, { given, instead }] of Object.entries(options)) {
    if (given === undefined) continue;
    throw new ReeveError(
      'cli/server-has-index',
      `The index is served at ${server.address}, and ${option} does not go through it`,
      { hint: instead },
    );
  }
}
