// Taking the pictures of the screens: dark and light, small and large, as WebP, with the sum of their bytes.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';

const root = resolve(import.meta.dirname, '..');
const screensPath = join(root, 'e2e', 'screens');
export const picturesPath = join(root, 'docs', 'pictures');
const WEBP = { quality: 78, effort: 5 } as const;
const MOST_BYTES = 15_000_000;

export interface Look {
  readonly themes?: readonly ('dark' | 'light')[];
  readonly widths?: readonly number[];
}

const THEMES = ['dark', 'light'] as const;
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];
/** For the guide and the README. */
export const GUIDE_SIZE = { width: 1600, height: 1000 };

/** One dark picture at the small size: for what is looked at for its words. */
export const ONCE: Look = { themes: ['dark'], widths: [1280] };

/** `title`: of the part that is meant; it is brought into view at every size. */
export type Shoot = (page: Page, name: string, title?: string, look?: Look) => Promise<void>;

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Tooltips, focus rings and notices of the step before do not belong to the picture. */
export async function tidy(page: Page): Promise<void> {
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

/** Dialogs and settings are the same at every size: one is enough. */
const widthsOf = (name: string): readonly number[] =>
  /^(welcome|project|storyboard|plan|generate|player)-/.test(name) ? [1280, 1920] : [1280];

export const shoot: Shoot = async (page, name, title, { themes = THEMES, widths = widthsOf(name) } = {}) => {
  await tidy(page);
  mkdirSync(screensPath, { recursive: true });
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const size of SIZES.filter(({ width }) => widths.includes(width))) {
      await page.setViewportSize(size);
      if (title !== undefined) await toMiddle(page, title);
      const picture = await page.screenshot();
      await sharp(picture)
        .webp(WEBP)
        .toFile(join(screensPath, `${name}-${colorScheme}-${size.width}.webp`));
    }
  }
  say(name);
};

export async function atGuideSize(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.setViewportSize(GUIDE_SIZE);
}

/** Into docs/pictures, dark. */
export async function shootForGuide(page: Page, name: string): Promise<void> {
  await atGuideSize(page);
  await tidy(page);
  mkdirSync(picturesPath, { recursive: true });
  const { size } = await sharp(await page.screenshot())
    .webp(WEBP)
    .toFile(join(picturesPath, `${name}.webp`));
  say(`docs/pictures/${name}.webp, ${Math.round(size / 1000)} kB`);
}

/** Before all of them are taken anew: none of an older state stays. */
export function clearScreens(): void {
  rmSync(screensPath, { recursive: true, force: true });
}

export function saySum(): void {
  const names = readdirSync(screensPath).filter((name) => name.endsWith('.webp'));
  const bytes = names.reduce((sum, name) => sum + statSync(join(screensPath, name)).size, 0);
  say(`e2e/screens: ${names.length} pictures, ${(bytes / 1e6).toFixed(1)} MB`);
  if (bytes > MOST_BYTES) throw new Error(`The pictures are larger than ${MOST_BYTES / 1e6} MB together.`);
}
