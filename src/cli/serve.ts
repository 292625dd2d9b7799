import { setTimeout } from 'node:timers/promises';
import { Command } from 'commander';
import { pino } from 'pino';
import { type Viewer, WebSessions } from '../access/index.ts';
import { type Database, type DatabaseLocation, openDatabase } from '../database/index.ts';
import { ReeveError } from '../kernel/index.ts';
import {
  forgetOldAnswers,
  JobQueue,
  KeptGazetteer,
  ModelMemory,
  migrateIndex,
} from '../master-index/index.ts';
import {
  type Authenticate,
  apiServer,
  authentication,
  developmentToken,
  withLocalToken,
} from '../web/api/index.ts';
import { apiServices } from './api-services.ts';
import { DATABASE_OPTION, databaseLocation } from './index-database.ts';
import { installationOf } from './installation.ts';
import { jobWorks } from './job-works.ts';
import type { CommandOutput } from './output.ts';
import { pageSettings } from './page-settings.ts';
import {
  isLocal,
  type LogStream,
  largestUpload,
  type ServeEnvironment,
  serveTrust,
  trustedProxies,
} from './serve-settings.ts';
import { localViewer, makeServerToken } from './server-token.ts';
import { staffPlugin } from './staff-plugin.ts';
import { emptyFolder, uploadFolder } from './upload-folder.ts';
import { wholeNumber } from './values.ts';
import { reeveVersion } from './version.ts';

/** What a server is started with. */
export interface ServeRequest {
  readonly database: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly environment: ServeEnvironment;
  /** Says that a database which a power cut could take commits from will do. */
  readonly acceptNotDurable?: boolean | undefined;
  /** Watches the database, for a benchmark. */
  readonly around?: ((db: Database) => Database) | undefined;
  /** Takes the log: a line of JSON for each request, without anything of a person. */
  readonly log?: LogStream | undefined;
}

/** A server that runs. */
export interface RunningServer {
  /** `http://127.0.0.1:8420` */
  readonly address: string;
  /** Answers what has been asked, then closes the database. */
  close(): Promise<void>;
}

const HOUR = 3_600_000;
/** Milliseconds that a job has to come to an end in when the server ends; then it is cut off. */
const LAST_STEPS = 20_000;

/**
 * Serves an index. Where it is in a folder, this process owns it meanwhile, and its lock says
 * where the server is reached.
 *
 * @throws ReeveError `serve/*`, `database/*`
 */
export async function serveIndex(request: ServeRequest): Promise<RunningServer> {
  const { host, port, environment } = request;
  const { isProduction, trust } = serveTrust(environment, isLocal(host));
  const trustProxy = trustedProxies(environment);
  const pages = pageSettings(environment, isProduction);
  const largest = largestUpload(environment);
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  const location = databaseLocation(request.database);
  const logger = request.log === undefined ? undefined : pino({ base: null }, request.log);
  const startedAt = new Date();
  const isDurable = isProduction && request.acceptNotDurable !== true;
  const opened = await openDatabase(location, {
    durable: isDurable,
    user: { command: 'reeve serve', address },
  });
  const db = request.around?.(opened) ?? opened;
  const closing: (() => unknown)[] = [() => db.close()];
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    await migrateIndex(db);
    await forgetOldAnswers(db);
    const uploads = uploadFolder(location, environment.REEVE_UPLOADS);
    closing.push(() => emptyFolder(uploads));
    const local = localViewer();
    const gazetteer = new KeptGazetteer(db);
    await gazetteer.refresh();
    const jobs = new JobQueue(db, {
      works: jobWorks({ db, folder: uploads, gazetteer }),
      onFault: (error, job) => logger?.error({ job, err: error }, 'a job failed'),
    });
    // A demonstration has agreements to begin with; a council decides on its own.
    const whenNone = isProduction ? 'refuse' : 'defaults';
    const models = new ModelMemory();
    const services = apiServices(db, { whenNone, jobs, gazetteer, models, uploads, local });
    const known = authentication(trust, () => services.knownServices());
    const app = await apiServer(services, {
      authenticate: isFolder(location)
        ? withCommands(location.folder, known, local, closing)
        : known,
      version: reeveVersion(),
      uploads: { folder: uploads, largest },
      trustProxy,
      ...(pages === null
        ? {}
        : {
            pages: staffPlugin(db, services, pages, {
              jobs,
              gazetteer,
              models,
              inForce: { whenNone },
              installation: () =>
                installationOf({
                  location,
                  isDurable,
                  address,
                  isProduction,
                  trust,
                  pages,
                  keepsSessions: environment.REEVE_SESSION_SECRET !== undefined,
                  trustProxy,
                  largest,
                  uploads,
                  startedAt,
                }),
            }),
          }),
      ...(logger === undefined ? {} : { logger }),
    });
    closing.push(() => app.close());
    await app.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
      throw listenError(error, port);
    });
    await jobs.start();
    closing.push(() => Promise.race([jobs.stop(), setTimeout(LAST_STEPS, null, { ref: false })]));
    const sessions = new WebSessions(db);
    const forgetOld = () => Promise.all([forgetOldAnswers(db), sessions.forgetOld()]);
    const timer = setInterval(() => void forgetOld().catch(() => 0), HOUR);
    timer.unref();
    closing.push(() => clearInterval(timer));
    return { address, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function isFolder(location: DatabaseLocation): location is { readonly folder: string } {
  return 'folder' in location && !location.folder.startsWith('memory:');
}

/** Lets in the commands of whoever may read the folder, too. */
function withCommands(
  folder: string,
  authenticate: Authenticate,
  local: Viewer,
  closing: (() => unknown)[],
): Authenticate {
  const { token, forget } = makeServerToken(folder);
  closing.push(forget);
  return withLocalToken(authenticate, token, local);
}

function listenError(error: NodeJS.ErrnoException, port: number): unknown {
  const why = {
    EADDRINUSE: 'is taken',
    EACCES: 'is not for this user',
    EADDRNOTAVAIL: 'is not at an address of this machine',
  }[error.code ?? ''];
  if (why === undefined) return error;
  return new ReeveError('serve/no-port', `Port ${port} ${why}`, {
    hint: 'Choose another: --port.',
  });
}

interface ServeFlags {
  readonly database?: string;
  readonly host: string;
  readonly port: string;
  readonly acceptNotDurable?: true;
  readonly printToken?: string;
}

/** `reeve serve` */
export function serveCommand(
  output: CommandOutput,
  settings: {
    readonly database?: string | undefined;
    readonly serve?: ServeEnvironment | undefined;
    readonly log?: LogStream | undefined;
    /** Told how to end the server well, for when the process is asked to end. */
    readonly onEnd?: ((end: () => Promise<void>) => void) | undefined;
  },
): Command {
  return new Command('serve')
    .summary('serve the index to programs, by REST')
    .description(
      'Serves the REST interface until it is told to end. Whose tokens are let in is said by the ' +
        'environment: REEVE_OIDC_ISSUER, REEVE_OIDC_AUDIENCE, REEVE_OIDC_KEYS.',
    )
    .option(...DATABASE_OPTION)
    .option('--host <address>', 'the address to listen at', '127.0.0.1')
    .option('--port <number>', 'the port to listen at', '8420')
    .option(
      '--accept-not-durable',
      'in production too, a database that a power cut could take commits from',
    )
    .option(
      '--print-token <claims>',
      'with a development key: print a token of these claims (JSON: sub, service, roles)',
    )
    .option('--json', 'print one JSON object, errors included')
    .action(async (flags: ServeFlags) => {
      const token = await tokenFor(flags.printToken, settings.serve?.REEVE_DEVELOPMENT_KEY);
      const server = await serveIndex({
        database: flags.database ?? settings.database,
        host: flags.host,
        port: wholeNumber('--port', flags.port, 1),
        environment: settings.serve ?? {},
        acceptNotDurable: flags.acceptNotDurable,
        log: settings.log,
      });
      settings.onEnd?.(() => server.close());
      output.result(
        { address: server.address, ...(token === undefined ? {} : { token }) },
        `Serving ${server.address} until told to end.${token === undefined ? '' : `\nA token for 8 hours: ${token}`}`,
      );
    });
}

/** A token to try the server out with; one in production would not let it in. */
async function tokenFor(
  claims: string | undefined,
  developmentKey: string | undefined,
): Promise<string | undefined> {
  if (claims === undefined) return undefined;
  if (developmentKey === undefined) {
    throw new ReeveError('serve/development-key', 'Without a development key there is no token', {
      hint: 'Tokens are given by the identity provider that the server trusts.',
    });
  }
  const read = readClaims(claims);
  if (read !== null) return developmentToken(developmentKey, read);
  throw new ReeveError('cli/option-value', '--print-token takes claims as a JSON object', {
    hint: `Such as '{"sub":"me","service":"customer-services","roles":["customer-services-officer"]}'.`,
  });
}

function readClaims(text: string): Record<string, unknown> | null {
  try {
    const claims: unknown = JSON.parse(text);
    if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) return null;
    return { ...claims };
  } catch {
    return null;
  }
}
