// npm run screens: every panel in every state, dark and light, small and large, into out/screens/; and the README's picture.
// npm run screens -- scenes: only the stand-in studio, which needs neither servers nor time; -- film: only the film; -- studio.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import { createServer } from 'vite';
import { startComfyTestServer } from '../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';
import { locateFfmpeg, runFfmpeg } from '../src-main/media/index.ts';
import { ensureChromium } from './ensure-chromium.ts';
import { makeProject, readJson } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';
import type { PanelLabel } from './pages/rail.ts';
import { shootExportScenes, shootFilm } from './shoot-film.ts';
import { shootTakes } from './shoot-takes.ts';
import { shootMissing, shootOwnWorkflow } from './shoot-workflows.ts';
import { openServedWindow } from './studio-window.ts';

const root = resolve(import.meta.dirname, '..');
const screensPath = join(root, 'out', 'screens');
const picturePath = join(root, 'docs', 'pictures', 'studio.png');
const MOST_PICTURE_BYTES = 700_000;

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];
const SCENES = ['servers', 'paused', 'unfinished', 'no-server', 'disk-full', 'failures', 'oom'];
const PANELS: readonly PanelLabel[] = ['Project', 'Storyboard', 'Plan', 'Generate', 'Player'];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Tooltips, focus rings and notices of the step before do not belong to the picture. */
async function tidy(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
  const notices = page.locator('.mantine-Notification-closeButton');
  while ((await notices.count()) > 0) {
    const before = await notices.count();
    await notices.first().click();
    await expect.poll(() => notices.count()).toBeLessThan(before);
  }
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.mouse.move(0, 0);
}

const toMiddle = (page: Page, title: string) =>
  page.getByText(title, { exact: true }).evaluate((element) => element.scrollIntoView({ block: 'center' }));

/** `title`: of the part that is meant; it is brought into view at every size. */
async function shoot(page: Page, name: string, title?: string): Promise<void> {
  await tidy(page);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const size of SIZES) {
      await page.setViewportSize(size);
      if (title !== undefined) await toMiddle(page, title);
      await page.screenshot({ path: join(screensPath, `${name}-${colorScheme}-${size.width}.png`) });
    }
  }
  say(name);
}

async function shootPanels(page: Page, state: string): Promise<void> {
  const { rail } = panelsOf(page);
  for (const panel of PANELS) {
    await rail.button(panel).click();
    await expect(rail.button(panel)).toHaveAttribute('aria-current', 'page');
    await page.waitForLoadState('networkidle');
    await shoot(page, `${panel.toLowerCase()}-${state}`);
  }
}

async function shootRunning(page: Page, serverUrl: string): Promise<void> {
  const { rail, project, generate } = panelsOf(page);
  await rail.show('Project');
  await project.nameServer(serverUrl);
  await expect(project.serverAnswer).toContainText('ComfyUI');
  await project.engine('ComfyUI').click();
  await shoot(page, 'project-comfyui');
  await shootOwnWorkflow(page, shoot);
  await shootMissing(page, shoot);
  await rail.show('Project');
  await project.nameServer(serverUrl);
  await expect(project.serverAnswer).toContainText('ComfyUI');
  await rail.show('Plan');
  await expect(page.getByTestId('preflight')).toContainText(/Ready to run|Can run/);
  await shoot(page, 'plan-comfyui');
  await rail.show('Generate');
  await generate.start.click();
  await expect(generate.rowsIn('running').first()).toBeVisible();
  await generate.expectLivePreview();
  await shoot(page, 'generate-running');
}

async function shootFailed(page: Page, projectsPath: string): Promise<void> {
  await using failing = await startComfyTestServer({
    renderMs: 50,
    faults: { failNode: { classType: 'VAEDecode', outOfMemory: true } },
  });
  const { rail, project, generate } = panelsOf(page);
  await rail.show('Project');
  await project.nameServer(failing.url);
  await expect(project.serverAnswer).toContainText('ComfyUI');
  await rail.show('Generate');
  await generate.start.click();
  await generate.expectEnd(/^Finished with failures/);
  await shoot(page, 'generate-failed');
  await rail.show('Project');
  await page.getByRole('button', { name: 'Close project' }).click();
  await project.openProject(brokenProject(projectsPath));
  for (const panel of ['Project', 'Plan', 'Generate', 'Storyboard'] as const) {
    await rail.show(panel);
    await shoot(page, `${panel.toLowerCase()}-failed`.replace('generate-failed', 'generate-blocked'));
  }
}

function brokenProject(projectsPath: string): string {
  const folderPath = makeProject(join(projectsPath, 'damaged'), {
    shots: [
      { shot_id: '001', duration: 'three' as unknown as number },
      { shot_id: '002', duration: 4, prompt: 7 },
      { shot_id: '003', duration: 2 },
      { shot_id: '003', duration: 2 },
    ],
  });
  rmSync(join(folderPath, 'selected', String(firstSelection(folderPath).selected_file)));
  return folderPath;
}

function projectForTakes(): string {
  const shots = [5, 3, 2].map((duration, index) => ({ shot_id: 'ABC'.charAt(index), duration }));
  const large = { resolution: { width: 832, height: 480 }, fps: 16 };
  return makeProject(join(projectsPath, 'takes'), { shots, project: large });
}

function firstSelection(folderPath: string): Record<string, unknown> {
  const { selections } = readJson(join(folderPath, 'selected', 'selected_keyframes.json'));
  return (selections as Record<string, unknown>[])[2] ?? {};
}

/** To 256 colours of its own: a third of the bytes, and nobody sees it. */
async function shrink(pngPath: string): Promise<void> {
  const ffmpeg = await locateFfmpeg(null);
  if (!ffmpeg.ok) throw new Error(ffmpeg.error.message);
  const palette = '[0:v]split[a][b];[a]palettegen=stats_mode=full[p];[b][p]paletteuse=dither=sierra2_4a';
  const shrunkPath = join(rootPath, 'shrunk.png');
  const run = await runFfmpeg(ffmpeg.value, [
    '-i',
    pngPath,
    '-filter_complex',
    palette,
    '-frames:v',
    '1',
    '-update',
    '1',
    '-y',
    shrunkPath,
  ]);
  if (!run.ok) throw new Error(run.error.details);
  copyFileSync(shrunkPath, pngPath);
}

/** The sample half way through its run, as the README shows it. */
async function shootForReadme(page: Page): Promise<void> {
  const { rail, generate, player } = panelsOf(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1600, height: 1000 });
  await rail.show('Generate');
  await generate.start.click();
  await generate.expectEnd('Finished: 10 rendered');
  await shootPanels(page, 'done');
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1600, height: 1000 });
  await rail.show('Player');
  await player.showClip('005/0', 'shot_005_seg_0.mp4');
  await player.press('Shift+ArrowRight');
  await expect(player.frame).toContainText('frame 244 of');
  await player.expectClip('shot_005_seg_0.mp4');
  mkdirSync(join(root, 'docs', 'pictures'), { recursive: true });
  await tidy(page);
  await page.screenshot({ path: picturePath });
  await shrink(picturePath);
  const bytes = statSync(picturePath).size;
  if (bytes > MOST_PICTURE_BYTES) throw new Error(`${picturePath} is too large for a README: ${bytes} bytes`);
  say(`docs/pictures/studio.png, ${Math.round(bytes / 1000)} kB`);
}

const rootPath = mkdtempSync(join(tmpdir(), 'longtake-screens-'));
/** Each studio its own, so that none remembers the other's projects. */
function freshFolders(name: string) {
  const folders = { homePath: join(rootPath, name, 'home'), dataPath: join(rootPath, name, 'data') };
  for (const path of Object.values(folders)) mkdirSync(path, { recursive: true });
  return folders;
}
const projectsPath = join(rootPath, 'projects');
for (const path of [projectsPath, screensPath]) mkdirSync(path, { recursive: true });
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
/** What cannot be had at will, in the stand-in studio. */
async function onStandIn(shootAll: (page: Page, url: string) => Promise<void>): Promise<void> {
  const vite = await createServer({
    configFile: join(root, 'vite.web.config.ts'),
    server: { port: 0 },
    logLevel: 'error',
  });
  await vite.listen();
  const page = await browser.newPage();
  try {
    await shootAll(page, vite.resolvedUrls?.local[0] ?? '');
  } finally {
    await page.close();
    await vite.close();
  }
}

/** Several servers, a dead worker, a full disk, a card without memory. */
async function shootRuns(page: Page, url: string): Promise<void> {
  for (const scene of SCENES) {
    await page.goto(`${url}?stand-in=${scene}`);
    await expect(page.getByRole('button', { name: 'Generate' })).toHaveAttribute('aria-current', 'page');
    await page.waitForLoadState('networkidle');
    await shoot(page, `scene-${scene}`);
  }
}

async function shootFilmStudio(): Promise<void> {
  const studio = await openServedWindow(browser, freshFolders('film'), () => undefined);
  try {
    await shootFilm(studio.page, shoot, projectsPath);
  } finally {
    await studio.close();
  }
}

async function shootStudio(): Promise<void> {
  const studio = await openServedWindow(browser, freshFolders('studio'), () => undefined);
  const comfy = await startComfyTestServer({ renderMs: 20_000 });
  try {
    const { page } = studio;
    await shootPanels(page, 'empty');
    const { rail, project, generate } = panelsOf(page);
    await rail.button('Project').click();
    await project.openTheSample();
    await shootPanels(page, 'loaded');
    await shootForReadme(page);
    await shootRunning(page, comfy.url);
    await generate.pause('Now');
    await expect(generate.resume).toBeVisible();
    await shoot(page, 'generate-paused');
    await generate.resume.click();
    await expect(generate.rowsIn('running').first()).toBeVisible();
    await generate.stop.click();
    await expect(page.getByRole('dialog', { name: 'Stop the run?' })).toBeVisible();
    await shoot(page, 'stop-dialog');
    await page.getByRole('button', { name: 'Stop now' }).click();
    await generate.expectEnd(/^Stopped/);
    await shoot(page, 'generate-stopped');
    await shootFailed(page, projectsPath);
    await rail.show('Project');
    await page.getByRole('button', { name: 'Close project' }).click();
    await project.openProject(projectForTakes());
    await shootTakes(page, shoot);
  } finally {
    await studio.close();
    await comfy.close();
  }
}

try {
  const parts = process.argv.slice(2);
  const wants = (...names: string[]) => parts.length === 0 || names.some((name) => parts.includes(name));
  if (wants('scenes')) await onStandIn(shootRuns);
  if (wants('scenes', 'film')) await onStandIn((page, url) => shootExportScenes(page, url, shoot));
  if (wants('film')) await shootFilmStudio();
  if (wants('studio')) await shootStudio();
} finally {
  await browser.close();
  rmSync(rootPath, { recursive: true, force: true });
}
