import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { removeTemporaryFolders } from './temporary-folders.ts';

/** How a server ends, once one runs: it answers what it was asked, and gives its folder back. */
let endServer: (() => Promise<void>) | undefined;

// By convention 128 and the signal's number; the work at hand is given up where it is.
for (const [signal, code] of [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    removeTemporaryFolders();
    if (endServer === undefined) process.exit(code);
    void endServer().finally(() => process.exit(code));
  });
}

// Compiling the modules is most of the time to start. In the user's own folder, because what
// others can write to must not be run; where it cannot be written, nothing is kept.
enableCompileCache(join(homedir(), '.cache', 'reeve', 'compiled'));
const { runCommand } = await import('./run-command.ts');

process.exitCode = await runCommand(process.argv.slice(2), process, {
  // Set and empty is how scripts take a setting back.
  database: process.env.REEVE_DATABASE || undefined,
  serve: process.env,
  log: process.stderr,
  onEnd(end) {
    endServer = end;
  },
});
