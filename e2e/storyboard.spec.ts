// The storyboard by mouse and by keys: every edit is on the disk, can be taken back, and can be done again.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './expect-accessible.ts';
import { expect, type StudioUnderTest, test } from './fixtures.ts';
import { makeProject, readJson, shotsOnDisk } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';

const picturesPath = resolve(import.meta.dirname, '..', 'resources', 'sample', 'selected');
const picture = (name: string, as: string) => ({
  name: as,
  base64: readFileSync(join(picturesPath, name)).toString('base64'),
});

const IDS = ['one', 'two', 'three', 'four', 'five'];

async function openBoard(studio: StudioUnderTest, name: string) {
  const shots = IDS.map((shot_id) => ({ shot_id, duration: 2, x_mine: `of ${shot_id}` }));
  const project = { engine: 'draft', fps: 24 };
  const folderPath = makeProject(join(studio.projectsPath, name), { shots, project });
  const panels = panelsOf(studio.page());
  await panels.project.openProject(folderPath);
  await panels.rail.show('Storyboard');
  await expect(panels.storyboard.cards).toHaveCount(IDS.length);
  return { folderPath, page: studio.page(), ...panels };
}

const idsOf = (folderPath: string) => shotsOnDisk(folderPath).map(({ shot_id }) => shot_id);
const durationOf = (folderPath: string, id: string) =>
  shotsOnDisk(folderPath).find(({ shot_id }) => shot_id === id)?.duration;

function selectionOf(folderPath: string, shotId: string): Record<string, unknown> | undefined {
  const { selections } = readJson(join(folderPath, 'selected', 'selected_keyframes.json'));
  return (selections as Record<string, unknown>[]).find(({ shot_id }) => shot_id === shotId);
}

/** As often as there is something to take back; returns how often that was. */
async function pressAll(page: Page, name: RegExp): Promise<number> {
  const button = page.getByRole('banner').getByRole('button', { name });
  let pressed = 0;
  while (await button.isEnabled()) {
    const label = await button.getAttribute('aria-label');
    await button.click();
    pressed += 1;
    // The next step has another name, or there is none; two of one name differ in nothing that could be waited for.
    await expect(async () => {
      const same = (await button.isEnabled()) && (await button.getAttribute('aria-label')) === label;
      expect(same).toBe(false);
    })
      .toPass({ timeout: 1_000 })
      .catch(() => undefined);
    if (pressed > 40) throw new Error('There is no end to it.');
  }
  return pressed;
}

test('order, copies, parts and removal: done, taken back, and done again', async ({ studio }) => {
  const { folderPath, page, storyboard } = await openBoard(studio, 'order');
  const before = shotsOnDisk(folderPath);
  await test.step('dragged with the mouse', async () => {
    await storyboard.drag('five', 'before', 'two');
    await expect.poll(() => idsOf(folderPath)).toEqual(['one', 'five', 'two', 'three', 'four']);
  });
  await test.step('moved with Alt and the arrows', async () => {
    await storyboard.choose('one');
    await storyboard.grid.focus();
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => idsOf(folderPath)).toEqual(['five', 'two', 'one', 'three', 'four']);
    await page.keyboard.press('Alt+ArrowLeft');
    await expect.poll(() => idsOf(folderPath)).toEqual(['five', 'one', 'two', 'three', 'four']);
  });
  await test.step('duplicated, with its keyframe and its unknown keys', async () => {
    await page.keyboard.press('Control+d');
    await expect.poll(() => idsOf(folderPath)).toHaveLength(6);
    const copy = shotsOnDisk(folderPath)[2];
    expect(copy).toMatchObject({ duration: 2, x_mine: 'of one', prompt: 'What happens in one' });
    expect(selectionOf(folderPath, String(copy?.shot_id))?.selected_file).toBe(
      selectionOf(folderPath, 'one')?.selected_file,
    );
  });
  await test.step('split in the middle', async () => {
    await storyboard.choose('three');
    await storyboard.grid.focus();
    await page.keyboard.press('s');
    await expect.poll(() => idsOf(folderPath)).toHaveLength(7);
    const at = idsOf(folderPath).indexOf('three');
    expect(shotsOnDisk(folderPath).slice(at, at + 2)).toMatchObject([
      { duration: 1 },
      { duration: 1, start: 'previous' },
    ]);
  });
  await test.step('removed, and brought back by the toast', async () => {
    const kept = idsOf(folderPath);
    await storyboard.choose('four');
    await storyboard.grid.focus();
    await page.keyboard.press('Delete');
    await expect.poll(() => idsOf(folderPath)).not.toContain('four');
    const toast = page.locator('.lt-notifications [role="status"]').filter({ hasText: 'Shot four removed' });
    await toast.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => idsOf(folderPath)).toEqual(kept);
  });
  await test.step('all of it undone and redone', async () => {
    const after = shotsOnDisk(folderPath);
    const steps = await pressAll(page, /^Undo/);
    await expect.poll(() => shotsOnDisk(folderPath)).toEqual(before);
    await storyboard.grid.focus();
    for (let step = 0; step < steps; step += 1) await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => shotsOnDisk(folderPath)).toEqual(after);
  });
});

test('lengths by typing and by drawing, for one shot and for several, and the table', async ({ studio }) => {
  const { folderPath, page, storyboard, rail } = await openBoard(studio, 'lengths');
  await test.step('typed in seconds and frames', async () => {
    await storyboard.choose('one');
    await storyboard.duration.fill('4s 12f');
    await storyboard.duration.press('Enter');
    await expect.poll(() => durationOf(folderPath, 'one')).toBe(4.5);
    await expect(storyboard.card('one')).toContainText(/4\s?s 12\s?f/);
  });
  await test.step('drawn longer at the edge of the card', async () => {
    await storyboard.drawLength('two', 36);
    await expect.poll(() => durationOf(folderPath, 'two')).toBe(2.5);
  });
  await test.step('several at once', async () => {
    await storyboard.choose('three');
    await storyboard.card('five').click({ modifiers: ['Shift'] });
    await expect(storyboard.several).toContainText('3 shots chosen');
    await expectAccessible(page, 'the form for several shots');
    await storyboard.several.getByLabel('Duration of each').fill('3s');
    await storyboard.several.getByLabel('Duration of each').press('Enter');
    await expect.poll(() => shotsOnDisk(folderPath).map(({ duration }) => duration)).toEqual([4.5, 2.5, 3, 3, 3]);
    await storyboard.several.getByRole('textbox', { name: 'Words' }).fill('warm light');
    await expect(storyboard.several).toContainText('3 prompts change');
    await storyboard.several.getByRole('button', { name: 'Apply' }).first().click();
    await expect.poll(() => String(shotsOnDisk(folderPath)[4]?.prompt)).toMatch(/^What happens in five.*warm light$/);
    await rail.expectSaved();
  });
  await test.step('the table: keys choose, a click types', async () => {
    await storyboard.grid.focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('v');
    await expect(storyboard.table).toBeVisible();
    await expectAccessible(page, 'the table of shots');
    await storyboard.table.focus();
    await page.keyboard.press('Home');
    await expect(storyboard.row('one')).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('1s 6f');
    await page.keyboard.press('Enter');
    await expect.poll(() => durationOf(folderPath, 'one')).toBe(1.25);
    await storyboard
      .row('two')
      .getByText(/2\s?s 12\s?f/)
      .click();
    await page.getByLabel('Duration of shot two').fill('2');
    await page.getByLabel('Duration of shot two').press('Enter');
    await expect.poll(() => durationOf(folderPath, 'two')).toBe(2);
  });
  await test.step('found and filtered', async () => {
    await page.keyboard.press('Control+f');
    await expect(storyboard.search).toBeFocused();
    await storyboard.search.fill('warm');
    await expect(storyboard.hits).toContainText('3 of 5 shots');
    await expect(storyboard.row('one')).toBeHidden();
    await storyboard.search.press('Escape');
    await expect(storyboard.row('one')).toBeVisible();
    await storyboard.filter('Crossfade').locator('..').click();
    await expect(storyboard.hits).toContainText('0 of 5 shots');
    await page.getByRole('button', { name: 'Show all shots' }).click();
    await expect(storyboard.row('five')).toBeVisible();
  });
});

test('keyframes: dropped, chosen among variants, taken away, and all of it undone', async ({ studio }) => {
  const { folderPath, page, storyboard } = await openBoard(studio, 'keyframes');
  const before = selectionOf(folderPath, 'one')?.selected_file;
  await storyboard.choose('one');
  await test.step('a picture dropped on the card is the shot’s next variant', async () => {
    await storyboard.dropPictures(storyboard.card('one'), [picture('004_high_water_v1.png', 'wave.png')]);
    await expect.poll(() => selectionOf(folderPath, 'one')?.selected_file).toMatch(/^one_v\d+\.png$/);
    const first = String(selectionOf(folderPath, 'one')?.selected_file);
    expect(existsSync(join(folderPath, 'selected', first))).toBe(true);
    await storyboard.pictureSize('one');
    await storyboard.dropPictures(storyboard.card('one'), [picture('005_first_light_v1.png', 'light.png')]);
    await expect.poll(() => selectionOf(folderPath, 'one')?.selected_file).not.toBe(first);
    const second = String(selectionOf(folderPath, 'one')?.selected_file);
    await expect(storyboard.variants.getByRole('button')).toHaveCount(2);
    await expectAccessible(page, 'a shot with variants');
    await storyboard.variants.getByRole('button', { pressed: false }).click();
    await expect.poll(() => selectionOf(folderPath, 'one')?.selected_file, { message: 'by click' }).toBe(first);
    await expect(storyboard.variants.getByRole('button', { pressed: true })).toHaveAccessibleName(/v1$/);
    await storyboard.variants.getByRole('button').first().focus();
    const digit = 1 + [first, second].sort().indexOf(second);
    await page.keyboard.press(String(digit));
    await expect.poll(() => selectionOf(folderPath, 'one')?.selected_file, { message: 'by digit' }).toBe(second);
  });
  await test.step('several pictures go to the shots of their names', async () => {
    await storyboard.dropPictures(storyboard.grid, [
      picture('002_lamp_lit_v1.png', 'two_v7.png'),
      picture('003_late_boat_v1.png', 'three.png'),
    ]);
    await expect.poll(() => selectionOf(folderPath, 'two')?.selected_file).toMatch(/^two_v\d+\.png$/);
    await expect.poll(() => selectionOf(folderPath, 'three')?.selected_file).toMatch(/^three_v\d+\.png$/);
  });
  await test.step('undone', async () => {
    await storyboard.grid.focus();
    await pressAll(page, /^Undo/);
    await expect.poll(() => selectionOf(folderPath, 'one')?.selected_file).toBe(before);
    expect(selectionOf(folderPath, 'two')?.selected_file).not.toMatch(/^two_v/);
  });
});
