import process from 'node:process';
import { Command } from 'commander';
import { blockingCommand } from './blocking.ts';
import { explainCommand } from './explain.ts';
import { describeFailure, exitCodes } from './failure.ts';
import { linkCommand } from './link.ts';
import { commandOutput } from './output.ts';
import { reeveVersion } from './version.ts';

/** The `reeve` command. */
async function main(args: readonly string[]): Promise<number> {
  // Known before the command line is parsed, so that its errors too are in the form asked for.
  const isJson = args.includes('--json');
  const output = commandOutput(isJson, process.stdout, process.stderr);
  const program = new Command('reeve')
    .description('Finds the records that are the same person, says how sure it is, and why.')
    .version(reeveVersion())
    .configureOutput({ outputError() {} })
    .showHelpAfterError(false)
    .exitOverride();
  for (const command of [linkCommand(output), blockingCommand(output), explainCommand(output)]) {
    program.addCommand(command.copyInheritedSettings(program));
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    output.end();
    return exitCodes.done;
  } catch (error) {
    if (isHelp(error)) return exitCodes.done;
    const failure = describeFailure(error);
    process.stderr.write(`${failure.text}\n`);
    output.end(failure.json);
    return failure.exitCode;
  }
}

/** Help and version leave by an exception too. */
function isHelp(error: unknown): boolean {
  return (error as { exitCode?: unknown }).exitCode === 0;
}

process.exitCode = await main(process.argv.slice(2));
