// `npm start`: the studio in its window, or, where that cannot be had, in the browser.

import { describeError } from '#shared/describe-error.ts';
import { say } from '#shared/i18n/say.ts';
import { systemLocale } from '../host-paths/index.ts';
import { speakLanguage } from '../i18n/index.ts';
import { ensureApp } from './build-page.ts';
import { chooseHost, type HostChoice, type HostFacts } from './choose-host.ts';
import { downloadElectron } from './download-electron.ts';
import { electronPackagePath } from './find-electron.ts';
import { gatherFacts } from './gather-facts.ts';
import { runElectron } from './run-electron.ts';
import { runServed } from './run-served.ts';
import { parseStartOptions, type StartOptions, usage } from './start-options.ts';

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function main(words: readonly string[]): Promise<number> {
  // Until the studio has read its settings.
  speakLanguage('system', systemLocale());
  const command = parseStartOptions(words);
  if (command.kind === 'help') {
    process.stdout.write(usage());
    return 0;
  }
  if (command.kind === 'wrong') {
    process.stderr.write(`${command.message}\n\n${usage()}`);
    return 2;
  }
  const choice = await settleHost(gatherFacts(command.options));
  if (choice.kind === 'served') return serveInstead(command.options, choice.reason);
  return openWindow(choice.electronPath, command.options);
}

/** Downloads once where that is the way; what comes out is final. */
async function settleHost(facts: HostFacts): Promise<Exclude<HostChoice, { kind: 'download-electron' }>> {
  const choice = chooseHost(facts);
  if (choice.kind !== 'download-electron') return choice;
  print(say`Downloading Electron for the window, this once ("npm run serve" does without)…`);
  const packagePath = electronPackagePath();
  const isThere = packagePath !== null && (await downloadElectron(packagePath, showArrived));
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
  const again = chooseHost({
    ...gatherFacts(facts.wants),
    ...(isThere ? {} : { electronPath: null }),
    mayDownload: false,
  });
  return again.kind === 'download-electron' ? { kind: 'served', reason: null } : again;
}

function showArrived(bytes: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${Math.round(bytes / 1_000_000)} MB`);
}

async function openWindow(electronPath: string, options: StartOptions): Promise<number> {
  const app = await ensureApp(print);
  if (!app.ok) {
    process.stderr.write(`${describeError(app.error)}\n${app.error.details ?? ''}\n`);
    return 1;
  }
  const end = await runElectron(electronPath, options.projectPath);
  return end.kind === 'ended' ? end.exitCode : serveInstead(options, say`Electron did not start (${end.why})`);
}

function serveInstead(options: StartOptions, reason: string | null): Promise<number> {
  if (reason !== null) print(say`No window, as ${reason}: Longtake is served to your browser instead.`);
  return runServed(options, print);
}

process.exitCode = await main(process.argv.slice(2));
