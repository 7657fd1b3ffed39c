// Draws the sample project's six keyframes: SVG, rendered by headless Chromium, with a palette so that the files stay small.
// `npm run draw-sample`; the PNGs are kept in the repository, so nobody needs a browser to open the sample.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { type Ffmpeg, locateFfmpeg, runFfmpeg } from '../../src-main/media/index.ts';
import { type Canvas, createCanvas, HEIGHT, WIDTH } from './canvas.ts';
import { drawBlueHour } from './scenes/blue-hour.ts';
import { drawDusk } from './scenes/dusk.ts';
import { drawFirstLight } from './scenes/first-light.ts';
import { drawMorning } from './scenes/morning.ts';
import { drawNight } from './scenes/night.ts';
import { drawStorm } from './scenes/storm.ts';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

const SCENES: readonly (readonly [filenameBase: string, draw: (canvas: Canvas) => void])[] = [
  ['001_last_sun', drawDusk],
  ['002_lamp_lit', drawBlueHour],
  ['003_late_boat', drawNight],
  ['004_high_water', drawStorm],
  ['005_first_light', drawFirstLight],
  ['006_morning', drawMorning],
];

async function drawAll(): Promise<void> {
  const ffmpeg = await locateFfmpeg(null);
  if (!ffmpeg.ok) throw new Error(`${ffmpeg.error.message} ${ffmpeg.error.remedy}`);
  const selectedPath = path.join(import.meta.dirname, 'selected');
  await mkdir(selectedPath, { recursive: true });
  const workPath = await mkdtemp(path.join(tmpdir(), 'longtake-sample-'));
  const browser = await chromium.launch({
    ...(existsSync(SYSTEM_CHROMIUM) ? { executablePath: SYSTEM_CHROMIUM } : {}),
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
    for (const [filenameBase, draw] of SCENES) {
      const paintedPath = path.join(workPath, `${filenameBase}.png`);
      const finishedPath = path.join(selectedPath, `${filenameBase}_v1.png`);
      await paint(page, draw, paintedPath);
      await reduceColours(ffmpeg.value, paintedPath, finishedPath);
      const { size } = await stat(finishedPath);
      process.stdout.write(`${path.basename(finishedPath)}: ${Math.round(size / 1024)} KB\n`);
    }
  } finally {
    await browser.close();
    await rm(workPath, { recursive: true, force: true });
  }
}

async function paint(page: Page, draw: (canvas: Canvas) => void, pngPath: string): Promise<void> {
  const canvas = createCanvas();
  draw(canvas);
  await page.setContent(`<style>body{margin:0;background:#000}svg{display:block}</style>${canvas.toSvg()}`);
  await page.screenshot({ path: pngPath });
}

/** 256 colours chosen for this picture; the diffused rest is finer than the grain. */
async function reduceColours(ffmpeg: Ffmpeg, fromPath: string, toPath: string): Promise<void> {
  const graph = 'split[a][b];[a]palettegen=max_colors=256:reserve_transparent=0[p];[b][p]paletteuse=dither=sierra2_4a';
  const run = await runFfmpeg(ffmpeg, ['-i', fromPath, '-vf', graph, '-frames:v', '1', '-pred', 'mixed', '-y', toPath]);
  if (!run.ok) throw new Error(run.error.details ?? run.error.message);
}

await drawAll();
