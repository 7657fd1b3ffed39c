// Ctrl+K finds commands and shots, ? shows every key.
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './fixtures.ts';
import { panelsOf } from './pages/panels.ts';

test('the palette finds a command and a shot, and ? opens the sheet of keys', async ({ studio }) => {
  const page = studio.page();
  const { rail, project, storyboard, palette } = panelsOf(page);
  await project.openTheSample();
  await rail.show('Plan');
  await test.step('a command', async () => {
    await palette.take('Player');
    await rail.expectShown('Player');
  });
  await test.step('a shot, by words of its prompt', async () => {
    await palette.take('Shot 004');
    await rail.expectShown('Storyboard');
    await expect(storyboard.card('004')).toHaveAttribute('aria-selected', 'true');
  });
  await test.step('with the mouse, and out again with Escape', async () => {
    await palette.open();
    await expectAccessible(page, 'the palette');
    await palette.search.fill('undo nothing that is called so');
    await expect(palette.entries).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(palette.search).toBeHidden();
    await palette.open();
    await palette.search.fill('settings');
    await palette.entries.filter({ hasText: 'Settings' }).first().click();
    await rail.expectShown('Settings');
  });
  await test.step('the sheet', async () => {
    await page.keyboard.press('?');
    await expect(palette.keySheet).toContainText('Play or stop');
    await expect(palette.keySheet).toContainText('Move the selected shots earlier');
    await expectAccessible(page, 'the sheet of keys');
    await page.keyboard.press('Escape');
    await expect(palette.keySheet).toBeHidden();
  });
});
