import { Command } from 'commander';
import { addressesCommand } from './addresses.ts';
import { blockingCommand } from './blocking.ts';
import { explainCommand } from './explain.ts';
import { describeFailure, exitCodes } from './failure.ts';
import { linkCommand } from './link.ts';
import { commandOutput } from './output.ts';
import type { ProgressStream } from './progress.ts';
import { synthCommand } from './synth.ts';
import { reeveVersion } from './version.ts';

/** Where the command writes: results to one, progress and errors to the other. */
export interface CommandStreams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: ProgressStream;
}

/** The `reeve` command: runs it and returns its exit code. */
export async function runCommand(
  args: readonly string[],
  { stdout, stderr }: CommandStreams,
): Promise<number> {
  // Known before the command line is parsed, so that its errors too are in the form asked for.
  const isJson = args.includes('--json');
  const output = commandOutput(isJson, stdout, stderr);
  const program = new Command('reeve')
    .description('Finds the records that are the same person, says how sure it is, and why.')
    .version(reeveVersion())
    .configureOutput({
      outputError() {},
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
    })
    .showHelpAfterError(false)
    .exitOverride();
  for (const command of [
    linkCommand(output),
    blockingCommand(output),
    explainCommand(output),
    synthCommand(output),
    addressesCommand(output),
  ]) {
    program.addCommand(command.copyInheritedSettings(program));
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    output.end();
    return exitCodes.done;
  } catch (error) {
    if (isHelp(error)) return exitCodes.done;
    const failure = describeFailure(error);
    stderr.write(`${failure.text}\n`);
    output.end(failure.json);
    return failure.exitCode;
  }
}

/** Help and version leave by an exception too. */
function isHelp(error: unknown): boolean {
  return (error as { exitCode?: unknown }).exitCode === 0;
}
