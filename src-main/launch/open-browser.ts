// Opens an address in the user's browser; where that fails, the printed address is there.
import { spawn } from 'node:child_process';

/** The program and its words; `start` is a word of cmd.exe, whose first quoted word is a window title. */
export function browserCommand(platform: NodeJS.Platform, url: string): readonly [program: string, ...words: string[]] {
  switch (platform) {
    case 'darwin':
      return ['open', url];
    case 'win32':
      return ['cmd', '/d', '/c', 'start', '""', url.replaceAll('&', '^&')];
    default:
      return ['xdg-open', url];
  }
}

export function openBrowser(url: string, platform: NodeJS.Platform = process.platform): void {
  const [program, ...words] = browserCommand(platform, url);
  const browser = spawn(program, words, {
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
    windowsVerbatimArguments: platform === 'win32',
  });
  browser.once('error', () => undefined);
  browser.unref();
}
