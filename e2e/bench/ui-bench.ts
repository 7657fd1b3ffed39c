// How quickly the page answers: in Chromium, on the served studio as a user starts it, with a storyboard of 10,000 shots.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { findChromium } from '../ensure-chromium.ts';
import { makeProject } from '../make-project.ts';
import { panelsOf } from '../pages/panels.ts';
import { startStudioProcess } from '../studio-process.ts';
import { type Bench, type BenchFigure, type MissingFigure, median } from './bench.ts';
import { keyPressesToPaint, millisecondsBetweenFrames, percentile95 } from './page-times.ts';

const SHOTS = 10_000;
const STARTS = 5;
const WINDOW = { width: 1280, height: 800 };
const SCROLL_SECONDS = 6;
const TYPED_KEYS = 150;
/** Quick hands: twelve keys a second. */
const KEY_PAUSE_MS = 83;

const NAMES = ['app_start_ms', 'ui_open_ms_10k', 'ui_scroll_p95_ms', 'ui_type_p95_ms'];

export const uiBench: Bench = {
  title: 'The page in Chromium, with 10,000 shots',
  async measure(tell): Promise<readonly (BenchFigure | MissingFigure)[]> {
    const executablePath = findChromium();
    if (executablePath === null) return NAMES.map((name) => ({ name, notMeasured: 'No Chromium was found.' }));
    const rootPath = mkdtempSync(join(tmpdir(), 'longtake-bench-'));
    const browser = await chromium.launch({
      executablePath,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    try {
      const start = await measureStart(browser, rootPath);
      tell(`app_start_ms ${start.value}`);
      return [start, ...(await measureLargeProject(browser, rootPath))];
    } finally {
      await browser.close();
      rmSync(rootPath, { recursive: true, force: true });
    }
  },
};

function foldersIn(rootPath: string, name: string) {
  const folders = { homePath: join(rootPath, name, 'home'), dataPath: join(rootPath, name, 'data') };
  for (const path of Object.values(folders)) mkdirSync(path, { recursive: true });
  return folders;
}

/** From starting the process to a welcome that can be pressed, each time with a new profile of browser and studio. */
async function measureStart(browser: Browser, rootPath: string): Promise<BenchFigure> {
  const times: number[] = [];
  for (let run = 0; run < STARTS; run += 1) {
    const folders = foldersIn(rootPath, `start-${run}`);
    const startedAt = performance.now();
    const studio = await startStudioProcess(folders);
    const page = await browser.newPage({ viewport: WINDOW });
    await page.goto(studio.url);
    await expect(panelsOf(page).project.openSample).toBeEnabled();
    times.push(performance.now() - startedAt);
    await page.close();
    await studio.stop();
  }
  const how = `process start to a welcome that can be pressed, median of ${STARTS}`;
  return { name: 'app_start_ms', value: Math.round(median(times)), how };
}

const WORDS =
  'a fishing boat leaves the harbour at first light while gulls circle above the pier, slow film grain, warm light, '.repeat(
    3,
  );

function makeLargeProject(rootPath: string): string {
  const shots = Array.from({ length: SHOTS }, (_, index) => {
    const id = String(index + 1).padStart(5, '0');
    return { shot_id: id, duration: 5, prompt: WORDS + id, negative_prompt: 'blurry, text', camera_movement: 'pan' };
  });
  return makeProject(join(rootPath, 'large'), { shots, project: { fps: 16 } });
}

async function measureLargeProject(browser: Browser, rootPath: string): Promise<readonly BenchFigure[]> {
  const folderPath = makeLargeProject(rootPath);
  const studio = await startStudioProcess(foldersIn(rootPath, 'large-studio'));
  const page = await browser.newPage({ viewport: WINDOW });
  try {
    await page.goto(studio.url);
    const open = await measureOpen(page, folderPath);
    // What follows an opening, such as the plan, is over: scrolling and typing are measured by themselves.
    await page.waitForLoadState('networkidle');
    return [open, await measureScrolling(page), await measureTyping(page)];
  } finally {
    await page.close();
    await studio.stop();
  }
}

async function measureOpen(page: Page, folderPath: string): Promise<BenchFigure> {
  const { project, rail, storyboard } = panelsOf(page);
  await project.openProject(folderPath);
  await expect(storyboard.card('00001')).toBeVisible();
  const times: number[] = [];
  for (let run = 0; run < STARTS; run += 1) {
    await rail.show('Project');
    await page.getByRole('button', { name: 'Close project' }).click();
    const recent = project.recent.getByRole('button', { name: /Journey/ }).first();
    await expect(recent).toBeVisible();
    const pressedAt = performance.now();
    await recent.click();
    await expect(storyboard.card('00001')).toBeVisible();
    times.push(performance.now() - pressedAt);
  }
  const how = `press on a recent project to its first cards, ${SHOTS} shots, median of ${STARTS}`;
  return { name: 'ui_open_ms_10k', value: Math.round(median(times)), how };
}

async function measureScrolling(page: Page): Promise<BenchFigure> {
  const { storyboard } = panelsOf(page);
  await storyboard.card('00001').hover();
  const frames = millisecondsBetweenFrames(page, SCROLL_SECONDS * 1000);
  const endAt = performance.now() + SCROLL_SECONDS * 1000;
  while (performance.now() < endAt) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(16);
  }
  const value = percentile95(await frames);
  return { name: 'ui_scroll_p95_ms', value, how: `between two frames, ${SCROLL_SECONDS} s of wheel through cards` };
}

async function measureTyping(page: Page): Promise<BenchFigure> {
  const { storyboard } = panelsOf(page);
  await storyboard.prompt.click();
  const times = await keyPressesToPaint(page);
  for (let key = 0; key < TYPED_KEYS; key += 1) {
    await page.keyboard.press('abcdefghij '.charAt(key % 11));
    await page.waitForTimeout(KEY_PAUSE_MS);
  }
  const value = percentile95(await times());
  const how = `key press to the frame that shows it, ${TYPED_KEYS} keys into a prompt; saving and planning go on beside it`;
  return { name: 'ui_type_p95_ms', value, how };
}
