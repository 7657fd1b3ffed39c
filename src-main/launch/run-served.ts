// Serves the studio until it is asked to stop.

import { describeError } from '#shared/describe-error.ts';
import { say } from '#shared/i18n/say.ts';
import { systemLocale } from '../host-paths/index.ts';
import { ensurePage } from './build-page.ts';
import { openBrowser } from './open-browser.ts';
import type { StartOptions } from './start-options.ts';

/** Resolves with the exit code once everything is closed. */
export async function runServed(options: StartOptions, print: (line: string) => void): Promise<number> {
  const page = await ensurePage(print);
  if (!page.ok) {
    process.stderr.write(`${describeError(page.error)}\n${page.error.details ?? ''}\n`);
    return 1;
  }
  // Here, so that a start in a window does not load the served host.
  const { serve } = await import('../served/index.ts');
  const served = await serve({ port: options.port, projectPath: options.projectPath, systemLocale: systemLocale() });
  if (!served.ok) {
    process.stderr.write(`${describeError(served.error)}\n`);
    return 1;
  }
  print(say`Longtake is at ${served.value.url}`);
  print(say`Press Ctrl+C to stop.`);
  if (options.open) openBrowser(served.value.url);
  const signal = await firstSignal();
  print(say`Closing…`);
  // A second Ctrl+C ends it at once.
  process.once(signal, () => process.exit(130));
  await served.value.close();
  return signal === 'SIGINT' ? 130 : 0;
}

export function firstSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const onSignal = (signal: NodeJS.Signals) => {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      resolve(signal);
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  });
}
