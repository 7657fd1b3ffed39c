// npm run longtake -- <command>: the studio without a window.
import { checkCommand } from './check.ts';
import { type Command, EXIT, type ExitCode } from './command.ts';
import { enginesCommand } from './engines.ts';
import { exportCommand } from './export.ts';
import { generateCommand } from './generate.ts';
import { importCommand } from './import.ts';
import { injectCommand } from './inject.ts';
import { planCommand } from './plan.ts';
import { sampleCommand } from './sample.ts';
import { seamsCommand } from './seams.ts';
import { serversCommand } from './servers.ts';
import { storyCommand } from './story.ts';
import { tokenCommand } from './token.ts';
import { wanCommand } from './wan.ts';
import { workflowsCommand } from './workflows.ts';

const COMMANDS: readonly Command[] = [
  sampleCommand,
  storyCommand,
  importCommand,
  planCommand,
  checkCommand,
  generateCommand,
  seamsCommand,
  exportCommand,
  enginesCommand,
  serversCommand,
  wanCommand,
  tokenCommand,
  workflowsCommand,
  injectCommand,
];

const help = (): string =>
  [
    'Usage: longtake <command> [options]',
    '',
    ...COMMANDS.map(
      (command) => `  ${command.name.padEnd(10)} ${command.summary}\n  ${' '.repeat(10)} ${command.usage}`,
    ),
    '',
    'Exit codes: 0 done, 1 error, 2 usage, 3 some segments failed, the check says that it cannot run, or a server does not answer, 130 stopped.',
    '',
  ].join('\n');

async function main([name, ...args]: readonly string[]): Promise<ExitCode> {
  const write = (text: string) => process.stdout.write(text);
  const writeError = (text: string) => process.stderr.write(text);
  if (name === undefined || name === 'help' || name === '--help' || args.includes('--help')) {
    const command = COMMANDS.find((one) => one.name === name);
    write(command === undefined ? help() : `Usage: ${command.usage}\n`);
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) {
    writeError(`There is no command "${name}".\n\n${help()}`);
    return EXIT.usage;
  }
  const abort = new AbortController();
  const stop = () => {
    // The second time the user does not want to wait.
    if (command.stopsInOrder !== true || abort.signal.aborted) process.exit(EXIT.stopped);
    abort.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return command.run({ args, write, writeError, signal: abort.signal });
}

// A reader that stops early (`| head -1`) is no error.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code === 'EPIPE') process.exit(EXIT.done);
  throw cause;
});
process.exitCode = await main(process.argv.slice(2));
