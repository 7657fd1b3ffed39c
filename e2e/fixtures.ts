// What every journey stands on: a studio of its own in fresh folders, its page, and a ComfyUI test server.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, test as base, expect, type Page } from '@playwright/test';
import {
  type ComfyTestServer,
  startComfyTestServer,
} from '../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';
import { electronPresence } from './electron-presence.ts';
import type { StudioFolders } from './studio-process.ts';
import { type HostKind, openElectronWindow, openServedWindow, type StudioWindow } from './studio-window.ts';

export { expect };

export interface HostOptions {
  readonly hostKind: HostKind;
}

export interface StudioUnderTest extends StudioFolders {
  /** Where the journey may put project folders. */
  readonly projectsPath: string;
  readonly samplePath: string;
  /** The present page; another one after `restart`. */
  page(): Page;
  /** Ends the studio and starts it on the same data. */
  restart(): Promise<Page>;
  openAnotherPage(): Promise<Page>;
}

interface WorkerFixtures extends HostOptions {
  readonly servedBrowser: Browser | null;
}

interface TestFixtures {
  readonly skipWithoutElectron: undefined;
  readonly studio: StudioUnderTest;
  /** What the studio finds in its environment beside the folders of its own. */
  readonly environment: Readonly<Record<string, string>>;
  /** How long one sampling takes; 60 is quick. */
  readonly comfyRenderMs: number;
  readonly comfy: ComfyTestServer;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  hostKind: ['served', { option: true, scope: 'worker' }],
  comfyRenderMs: [60, { option: true }],
  environment: [{}, { option: true }],
  skipWithoutElectron: [
    async ({ hostKind }, use, info) => {
      const electron = electronPresence();
      if (hostKind === 'electron' && electron.kind === 'absent') info.skip(true, electron.reason);
      await use(undefined);
    },
    { auto: true },
  ],
  servedBrowser: [
    async ({ playwright, hostKind }, use) => {
      const browser = hostKind === 'served' ? await playwright.chromium.launch() : null;
      await use(browser);
      await browser?.close();
    },
    { scope: 'worker' },
  ],
  studio: async ({ servedBrowser, environment }, use, info) => {
    const rootPath = mkdtempSync(join(tmpdir(), 'longtake-e2e-'));
    const session = await StudioSession.open(rootPath, servedBrowser, environment);
    await use(session);
    await info.attach('studio.log', { body: session.output(), contentType: 'text/plain' });
    await session.close();
    rmSync(rootPath, { recursive: true, force: true });
    expect(session.pageErrors, 'errors thrown in the page').toEqual([]);
  },
  comfy: async ({ comfyRenderMs }, use) => {
    const server = await startComfyTestServer({ renderMs: comfyRenderMs });
    await use(server);
    await server.close();
  },
});

class StudioSession implements StudioUnderTest {
  readonly homePath: string;
  readonly dataPath: string;
  readonly projectsPath: string;
  readonly samplePath: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly pageErrors: string[] = [];
  readonly #browser: Browser | null;
  #window: StudioWindow | null = null;
  #printed = '';

  private constructor(rootPath: string, browser: Browser | null, environment: Readonly<Record<string, string>>) {
    this.environment = environment;
    this.homePath = join(rootPath, 'home');
    this.dataPath = join(rootPath, 'data');
    this.projectsPath = join(rootPath, 'projects');
    this.samplePath = join(this.homePath, 'Longtake', 'Sample');
    this.#browser = browser;
    for (const path of [this.homePath, this.dataPath, this.projectsPath]) mkdirSync(path, { recursive: true });
  }

  static async open(
    rootPath: string,
    browser: Browser | null,
    environment: Readonly<Record<string, string>>,
  ): Promise<StudioSession> {
    const session = new StudioSession(rootPath, browser, environment);
    await session.restart();
    return session;
  }

  page(): Page {
    if (this.#window === null) throw new Error('The studio is closed.');
    return this.#window.page;
  }

  async restart(): Promise<Page> {
    await this.close();
    this.#window = await this.#openWindow();
    return this.#window.page;
  }

  openAnotherPage(): Promise<Page> {
    if (this.#window === null) throw new Error('The studio is closed.');
    return this.#window.openAnother();
  }

  output(): string {
    return this.#printed + (this.#window?.output() ?? '');
  }

  async close(): Promise<void> {
    this.#printed = this.output();
    const open = this.#window;
    this.#window = null;
    await open?.close();
  }

  #openWindow(): Promise<StudioWindow> {
    if (this.#browser !== null) return openServedWindow(this.#browser, this, (page) => this.#watch(page));
    const electron = electronPresence();
    if (electron.kind === 'absent') throw new Error(electron.reason);
    return openElectronWindow(electron.executablePath, this, (page) => this.#watch(page));
  }

  // A page that threw, or that its own policy stopped, is broken even where the journey got through.
  #watch(page: Page): void {
    page.on('pageerror', (error) => this.pageErrors.push(String(error.stack ?? error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text())) {
        this.pageErrors.push(message.text());
      }
    });
  }
}
