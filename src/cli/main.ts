import process from 'node:process';
import { runCommand } from './run-command.ts';
import { removeTemporaryFolders } from './temporary-folders.ts';

// By convention 128 and the signal's number; the work at hand is given up where it is.
for (const [signal, code] of [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => {
    removeTemporaryFolders();
    process.exit(code);
  });
}

process.exitCode = await runCommand(process.argv.slice(2), process);
