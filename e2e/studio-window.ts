// The studio with a window on it: a browser page on the served host, or Electron's own window.
import { resolve } from 'node:path';
import { type Browser, type Page, _electron as playwrightElectron } from '@playwright/test';
import { type StudioFolders, startStudioProcess, studioEnvironment } from './studio-process.ts';

export type HostKind = 'served' | 'electron';

export interface StudioWindow {
  readonly page: Page;
  /** One more page on the same studio; only a browser has that. */
  openAnother(): Promise<Page>;
  output(): string;
  close(): Promise<void>;
}

/** `watch` sees every page before anything is loaded into it. */
export async function openServedWindow(
  browser: Browser,
  folders: StudioFolders,
  watch: (page: Page) => void,
): Promise<StudioWindow> {
  const studio = await startStudioProcess(folders);
  const context = await browser.newContext();
  const openAnother = async () => {
    const page = await context.newPage();
    watch(page);
    await page.goto(studio.url);
    return page;
  };
  return {
    page: await openAnother(),
    openAnother,
    output: studio.output,
    async close() {
      await context.close();
      await studio.stop();
    },
  };
}

export async function openElectronWindow(
  executablePath: string,
  folders: StudioFolders,
  watch: (page: Page) => void,
): Promise<StudioWindow> {
  const root = resolve(import.meta.dirname, '..');
  const args = [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const app = await playwrightElectron.launch({ executablePath, args, env: studioEnvironment(folders) });
  let printed = '';
  app.process().stderr?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const page = await app.firstWindow();
  watch(page);
  return {
    page,
    openAnother: () => Promise.reject(new Error('Electron shows one window.')),
    output: () => printed,
    close: () => app.close(),
  };
}
