// Runs Electron on this checkout until it ends.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { say } from '#shared/i18n/say.ts';

const root = resolve(import.meta.dirname, '..', '..');
/** A missing system library or a display that does not answer shows itself within this time. */
const EARLY_END_MS = 10_000;

export type ElectronEnd =
  | { readonly kind: 'ended'; readonly exitCode: number }
  /** It never showed a window worth the name; `why` ends a sentence. */
  | { readonly kind: 'did-not-start'; readonly why: string };

export async function runElectron(
  electronPath: string,
  projectPath: string | null,
  appPath: string = root,
): Promise<ElectronEnd> {
  const startedMs = performance.now();
  // Set by editors that are Electron apps themselves; with it Electron would be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...environment } = process.env;
  const project = projectPath === null ? [] : [`--project=${resolve(projectPath)}`];
  const electron = spawn(electronPath, [appPath, ...project], { env: environment, stdio: 'inherit' });
  // Ctrl+C reaches it through the terminal; here it only must not end us before it has closed its project.
  let wasStopped = false;
  const onSignal = (signal: NodeJS.Signals) => {
    wasStopped = true;
    if (signal === 'SIGTERM') electron.kill(signal);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  const end = await new Promise<{ code: number | null; signal: NodeJS.Signals | null; failure?: Error }>((settle) => {
    electron.once('error', (failure) => settle({ code: null, signal: null, failure }));
    electron.once('exit', (code, signal) => settle({ code, signal }));
  });
  process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  const wasEarly = performance.now() - startedMs < EARLY_END_MS;
  if (end.failure) return { kind: 'did-not-start', why: end.failure.message };
  if (end.code !== 0 && wasEarly && !wasStopped) {
    return {
      kind: 'did-not-start',
      why: end.signal === null ? say`exit code ${end.code ?? ''}` : say`signal ${end.signal}`,
    };
  }
  return { kind: 'ended', exitCode: end.code ?? 128 + (end.signal === null ? 0 : constants.signals[end.signal]) };
}
