// Draws the app's icon and packs it for the three systems: `npm run draw-icons`. The results are kept in the repository.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { appIconSvg } from './app-icon.ts';
import { type IconPicture, packIcns, packIco } from './pack-icons.ts';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
const ICNS_SIZES = [16, 32, 64, 128, 256, 512, 1024];
const LARGEST = 1024;

async function drawAll(): Promise<void> {
  const browser = await chromium.launch({
    ...(existsSync(SYSTEM_CHROMIUM) ? { executablePath: SYSTEM_CHROMIUM } : {}),
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage();
    const pictures = new Map<number, IconPicture>();
    for (const size of new Set([...ICO_SIZES, ...ICNS_SIZES])) pictures.set(size, await drawAt(page, size));
    const of = (sizes: readonly number[]) => sizes.flatMap((size) => pictures.get(size) ?? []);
    await write('icon.png', pictures.get(LARGEST)?.png ?? Buffer.alloc(0));
    await write('icon.ico', packIco(of(ICO_SIZES)));
    await write('icon.icns', packIcns(of(ICNS_SIZES)));
  } finally {
    await browser.close();
  }
}

/** Drawn anew at every size: a scaled-down large icon is a smudge in a task bar. */
async function drawAt(page: Page, size: number): Promise<IconPicture> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${appIconSvg(size)}`);
  return { size, png: await page.screenshot({ omitBackground: true }) };
}

async function write(name: string, bytes: Uint8Array): Promise<void> {
  await writeFile(path.join(import.meta.dirname, name), bytes);
  process.stdout.write(`${name}: ${Math.round(bytes.byteLength / 1024)} KB\n`);
}

await drawAll();
