// npm run screens: every panel in every state, dark and light, small and large, into e2e/screens/; and the pictures of the docs.
// npm run screens -- scenes: only the stand-in studio, which needs neither servers nor time; -- film: only the film; -- engines; -- settings; -- studio.
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { createServer } from 'vite';
import { startComfyTestServer } from '../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';
import { locateFfmpeg } from '../src-main/media/index.ts';
import { ensureChromium } from './ensure-chromium.ts';
import { makeProject, readJson } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';
import { atGuideSize, clearScreens, picturesPath, say, saySum, shoot, shootForGuide, tidy } from './shoot.ts';
import { shootEngineScenes } from './shoot-engines.ts';
import { shootExportScenes, shootFilm } from './shoot-film.ts';
import {
  shootBoard,
  shootGerman,
  shootGuide,
  shootPalette,
  shootPanels,
  shootPlanTabs,
  shootRunViews,
  shootSettings,
  shootWelcomeDialogs,
} from './shoot-panels.ts';
import { shootTakes } from './shoot-takes.ts';
import { shootMissing, shootOwnWorkflow } from './shoot-workflows.ts';
import { openServedWindow } from './studio-window.ts';

const root = resolve(import.meta.dirname, '..');
const picturePath = join(picturesPath, 'studio.png');
const MOST_PICTURE_BYTES = 700_000;
/** Each opens the panel it is about. */
const RUN_SCENES = ['servers', 'paused', 'unfinished', 'no-server', 'disk-full', 'failures', 'oom'];
const CONNECT_SCENES = ['connect-found', 'connect-none'];

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

/** In a film that is rendered: the player, as the README shows it. */
async function shootForReadme(page: Page): Promise<void> {
  const { rail, player } = panelsOf(page);
  await atGuideSize(page);
  await rail.show('Player');
  await player.showClip('005/0', 'shot_005_seg_0.mp4');
  await player.press('Shift+ArrowRight');
  await expect(player.frame).toContainText('frame 244 of');
  await player.expectClip('shot_005_seg_0.mp4');
  await tidy(page);
  mkdirSync(picturesPath, { recursive: true });
  // 256 colours of its own: a third of the bytes, and nobody sees it.
  await sharp(await page.screenshot())
    .png({ palette: true, compressionLevel: 9, effort: 10 })
    .toFile(picturePath);
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
/** Found on the PATH, ffmpeg has a name that is the same on every machine. */
async function putFfmpegOnPath(): Promise<void> {
  const ffmpeg = await locateFfmpeg(null);
  if (!ffmpeg.ok) throw new Error(ffmpeg.error.message);
  if (ffmpeg.value.source === 'PATH') return;
  const binPath = join(rootPath, 'bin');
  mkdirSync(binPath);
  symlinkSync(ffmpeg.value.path, join(binPath, 'ffmpeg'));
  process.env.PATH = `${binPath}${delimiter}${process.env.PATH ?? ''}`;
}

const projectsPath = join(rootPath, 'projects');
mkdirSync(projectsPath, { recursive: true });
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
  for (const scene of RUN_SCENES) {
    await page.goto(`${url}?stand-in=${scene}`);
    await expect(page.getByRole('button', { name: 'Generate' })).toHaveAttribute('aria-current', 'page');
    await page.waitForLoadState('networkidle');
    await shoot(page, `scene-${scene}`);
  }
}

/** A server that answers, and none that does, whatever this machine runs. */
async function shootConnect(page: Page, url: string): Promise<void> {
  const { welcome } = panelsOf(page);
  for (const scene of CONNECT_SCENES) {
    await page.goto(`${url}?stand-in=${scene}`);
    await welcome.connect.first().click();
    await expect(welcome.connectDialog.getByText(/^(Use this server|No ComfyUI answers)$/).first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    await shoot(page, `dialog-${scene}`);
  }
}

async function shootSettingsStudio(): Promise<void> {
  const studio = await openServedWindow(browser, freshFolders('settings'), () => undefined);
  try {
    await shootSettings(studio.page, shoot);
  } finally {
    await studio.close();
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
    await shootPanels(page, shoot, 'empty');
    const { rail, project, generate } = panelsOf(page);
    await rail.button('Project').click();
    await shootWelcomeDialogs(page, shoot);
    await project.openTheSample();
    await shootPanels(page, shoot, 'loaded');
    await shootBoard(page, shoot);
    await shootPalette(page, shoot);
    await shootGuide(page);
    await shootPanels(page, shoot, 'done');
    await shootForReadme(page);
    await shootRunViews(page, shoot);
    await shootPlanTabs(page, shoot);
    await shootGerman(page, shoot);
    await rail.show('Project');
    await page.getByRole('button', { name: 'Close project' }).click();
    await expect(project.recent.locator('img').first()).toBeVisible();
    await shoot(page, 'welcome-recent');
    await shootForGuide(page, 'welcome');
    await project.openTheSample();
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
  await putFfmpegOnPath();
  if (parts.length === 0) clearScreens();
  if (wants('scenes')) await onStandIn(shootRuns);
  if (wants('scenes')) await onStandIn(shootConnect);
  if (wants('scenes', 'film')) await onStandIn((page, url) => shootExportScenes(page, url, shoot));
  if (wants('scenes', 'engines')) await onStandIn((page, url) => shootEngineScenes(page, url, shoot));
  if (wants('settings')) await shootSettingsStudio();
  if (wants('film')) await shootFilmStudio();
  if (wants('studio')) await shootStudio();
  saySum();
} finally {
  await browser.close();
  rmSync(rootPath, { recursive: true, force: true });
}
