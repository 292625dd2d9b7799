import { Command } from 'commander';
import { describeFailure, exitCodes } from './failure.ts';
import { type CommandOutput, commandOutput } from './output.ts';
import type { ProgressStream } from './progress.ts';
import type { LogStream, ServeEnvironment } from './serve-settings.ts';
import { reeveVersion } from './version.ts';

/** Where the command writes: results to one, progress and errors to the other. */
export interface CommandStreams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: ProgressStream;
}

/** What is set for all commands, by the environment they run in. */
export interface CommandSettings {
  /** Where the index is: the address of a PostgreSQL server, or a folder. */
  readonly database?: string | undefined;
  /** Whose tokens a server lets in, and the like. */
  readonly serve?: ServeEnvironment | undefined;
  /** Takes the log of a server. */
  readonly log?: LogStream | undefined;
  /** Told how a command that goes on until it is told to end does so well. */
  readonly onEnd?: ((end: () => Promise<void>) => void) | undefined;
}

type MakeCommand = (output: CommandOutput, settings: CommandSettings) => Promise<Command>;

/** Commands by what they are for, each in the order in which one comes to need it. */
const groups: Readonly<Record<string, Readonly<Record<string, MakeCommand>>>> = {
  'Make and run the index:': {
    gazetteer: async (output, { database }) =>
      (await import('./gazetteer.ts')).gazetteerCommand(output, database),
    source: async (output, { database }) =>
      (await import('./source.ts')).sourceCommand(output, database),
    load: async (output, { database }) => (await import('./load.ts')).loadCommand(output, database),
    match: async (output, { database }) =>
      (await import('./match.ts')).matchCommand(output, database),
    model: async (output, { database }) =>
      (await import('./model.ts')).modelCommand(output, database),
    serve: async (output, settings) => (await import('./serve.ts')).serveCommand(output, settings),
  },
  'Look, and decide who is who:': {
    search: async (output, { database }) =>
      (await import('./search.ts')).searchCommand(output, database),
    person: async (output, { database }) =>
      (await import('./person.ts')).personCommand(output, database),
    review: async (output, { database }) =>
      (await import('./steward.ts')).reviewCommand(output, database),
    steward: async (output, { database }) =>
      (await import('./steward.ts')).stewardCommand(output, database),
    export: async (output, { database }) =>
      (await import('./export.ts')).exportCommand(output, database),
  },
  'Govern:': {
    agreements: async (output, { database }) =>
      (await import('./governance.ts')).agreementsCommand(output, database),
    seal: async (output, { database }) =>
      (await import('./governance.ts')).sealCommand(output, database),
    consent: async (output, { database }) =>
      (await import('./governance.ts')).consentCommand(output, database),
    'break-glass': async (output, { database }) =>
      (await import('./break-glass.ts')).breakGlassCommand(output, database),
    audit: async (output, { database }) =>
      (await import('./audit.ts')).auditCommand(output, database),
    'subject-access': async (output, { database }) =>
      (await import('./data-requests.ts')).subjectAccessCommand(output, database),
    erase: async (output, { database }) =>
      (await import('./data-requests.ts')).eraseCommand(output, database),
    retention: async (output, { database }) =>
      (await import('./data-requests.ts')).retentionCommand(output, database),
  },
  'Keep:': {
    backup: async (output, { database }) =>
      (await import('./backup.ts')).backupCommand(output, database),
    restore: async (output, { database }) =>
      (await import('./backup.ts')).restoreCommand(output, database),
  },
  'Without an index:': {
    link: async (output) => (await import('./link.ts')).linkCommand(output),
    explain: async (output) => (await import('./explain.ts')).explainCommand(output),
    blocking: async (output) => (await import('./blocking.ts')).blockingCommand(output),
    addresses: async (output) => (await import('./addresses.ts')).addressesCommand(output),
    'business-case': async (output) =>
      (await import('./business-case.ts')).businessCaseCommand(output),
    synth: async (output) => (await import('./synth.ts')).synthCommand(output),
  },
};

/** The `reeve` command: runs it and returns its exit code. */
export async function runCommand(
  args: readonly string[],
  { stdout, stderr }: CommandStreams,
  settings: CommandSettings = {},
): Promise<number> {
  // Known before the command line is parsed, so that its errors too are in the form asked for.
  const isJson = args.includes('--json');
  const output = commandOutput(isJson, stdout, stderr);
  const program = new Command('reeve')
    .description(
      'A customer data hub for local authorities: loads what services hold, works out who is who, and answers.',
    )
    .version(reeveVersion())
    .configureOutput({
      outputError() {},
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
    })
    .showHelpAfterError(false)
    .exitOverride();
  // Loading a command takes longer than a small run of another: only help needs them all.
  const [asked] = args;
  const isKnown = Object.values(groups).some((group) => Object.hasOwn(group, asked ?? ''));
  for (const [heading, group] of Object.entries(groups)) {
    for (const [name, makeCommand] of Object.entries(group)) {
      if (isKnown && name !== asked) continue;
      const command = await makeCommand(output, settings);
      program.addCommand(inherit(command, program).helpGroup(heading));
    }
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

/** A command and those within it end and write as the program does. */
function inherit(command: Command, from: Command): Command {
  command.copyInheritedSettings(from);
  for (const inner of command.commands) inherit(inner, command);
  return command;
}

/** Help and version leave by an exception too. */
function isHelp(error: unknown): boolean {
  return (error as { exitCode?: unknown }).exitCode === 0;
}
