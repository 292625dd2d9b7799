import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname } from 'node:path';

export interface CommandResult {
  /** Exit code; 1 where the command was killed or could not be started. */
  readonly code: number;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  /** Variables set beside those of this process; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs a command to its end, without a shell, and keeps what it printed. */
export async function command(
  file: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const env = { ...process.env, ...options.env };
  const child = spawn(file, args, { cwd: options.cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (text: string) => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return { code: code ?? 1, output };
  } catch (error) {
    return { code: 1, output: `${output}${String(error)}\n` };
  }
}

/** Runs npm as the person runs it: on the Node and npm of the machine, not the pinned ones. */
export function npm(args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return command('npm', args, { ...options, env: { ...machineEnvironment(), ...options.env } });
}

/**
 * The environment without what npm adds for a script of this repository: its
 * `node_modules/.bin` directories on the path, and its own settings.
 */
export function machineEnvironment(): Record<string, string | undefined> {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules') && folder !== dirname(process.execPath));
  const added = Object.keys(process.env).filter((name) => /^npm_|^NODE_TEST_CONTEXT$/.test(name));
  return {
    ...Object.fromEntries(added.map((name) => [name, undefined])),
    PATH: path.join(delimiter),
  };
}
