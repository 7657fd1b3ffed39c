// The journeys: real Chromium against the served studio, and the same in Electron where its binary is.
import { defineConfig } from '@playwright/test';
import { findChromium } from './e2e/ensure-chromium.ts';
import type { HostOptions } from './e2e/fixtures.ts';

const chromiumPath = findChromium();
const isRoot = process.getuid?.() === 0;

export default defineConfig<object, HostOptions>({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'out/e2e/artifacts',
  globalSetup: './e2e/before-journeys.ts',
  // Two cores: each journey already keeps ffmpeg, the studio and a browser busy.
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'out/e2e/results.json' }]],
  use: {
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromiumPath === null ? {} : { executablePath: chromiumPath }),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'served', use: { hostKind: 'served' } },
    { name: 'electron', use: { hostKind: 'electron' } },
  ],
});
