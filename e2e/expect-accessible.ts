// axe over what is on the screen, dark and light: nothing serious or critical may be found.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const GRAVE = ['serious', 'critical'];

/** Leaves the page in the dark. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    // Without movement: a colour in the middle of a fade has no contrast of its own.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    // Asked again where something is found: what is just changing, such as a button that wakes up, is no fault.
    await expect
      .poll(() => graveFaults(page), { message: `what axe finds in ${what}, ${colorScheme}`, intervals: [500] })
      .toEqual([]);
  }
}

async function graveFaults(page: Page): Promise<string[]> {
  // The way without a second page, which Electron does not have.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => GRAVE.includes(impact ?? ''))
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`));
}
