/** Hands this process's work to another Node. Plain JavaScript for old Nodes. */
import { spawn } from 'node:child_process';
import process from 'node:process';

/** Runs `node args`, passes signals on to it, and ends as it ends. */
export function runNode(node, args) {
  const child = spawn(node, args, { stdio: 'inherit' });
  // A terminal sends its interrupt to both; the child decides what it means.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    process.stderr.write(`Could not run ${node}: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
