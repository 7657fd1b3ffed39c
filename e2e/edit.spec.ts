// Editing: what is typed is in the file, can be taken back, makes the right clips stale, and reaches every page.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { makeProject, readJson, shotsOnDisk, storyboardPathOf } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';

const SHOTS = [
  { shot_id: 'one', duration: 1, my_note: 'kept by hand' },
  { shot_id: 'two', duration: 1, camera_movement: 'slow_pan', nested: { deep: [1, { two: null }] } },
];

function makeEditable(folderPath: string): string {
  return makeProject(folderPath, { shots: SHOTS, storyboard: { x_tool: { version: 7 } }, project: { x_more: true } });
}

async function renderAll(page: Page, words: string): Promise<void> {
  const { rail, generate } = panelsOf(page);
  await rail.show('Generate');
  await generate.start.click();
  await generate.expectEnd(words);
}

test('an edit is saved, undone, redone, and makes its shot stale', async ({ studio }) => {
  const page = studio.page();
  const { rail, project, storyboard, plan } = panelsOf(page);
  const folderPath = makeEditable(join(studio.projectsPath, 'edit'));
  await project.openProject(folderPath);
  await renderAll(page, 'Finished: 2 rendered');

  await test.step('prompt and duration are in the file, unknown keys are kept', async () => {
    await rail.show('Storyboard');
    await storyboard.choose('two');
    await storyboard.prompt.fill('Gulls over the pier');
    await rail.expectSaved();
    await storyboard.duration.fill('1.5');
    await storyboard.duration.press('Tab');
    await expect.poll(() => shotsOnDisk(folderPath)[1]?.duration).toBe(1.5);
    await rail.expectSaved();
    expect(shotsOnDisk(folderPath)).toEqual([
      { filename_base: 'one', prompt: 'What happens in one', ...SHOTS[0] },
      { filename_base: 'two', ...SHOTS[1], prompt: 'Gulls over the pier', duration: 1.5 },
    ]);
    expect(readJson(storyboardPathOf(folderPath))).toMatchObject({ version: '2.0', x_tool: { version: 7 } });
    expect(readJson(join(folderPath, 'project.json'))).toMatchObject({ x_more: true });
  });
  await test.step('the plan says what became stale', async () => {
    await rail.show('Plan');
    await expect(plan.row('two/0')).toHaveAttribute('data-state', 'stale');
    await expect(plan.row('two/0')).toHaveAttribute('title', /\S/);
    await expect(plan.row('one/0')).toHaveAttribute('data-state', 'up-to-date');
  });
  await test.step('undo and redo by keys', async () => {
    await rail.show('Storyboard');
    await storyboard.grid.focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => shotsOnDisk(folderPath)[1]?.duration).toBe(1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => shotsOnDisk(folderPath)[1]?.prompt).toBe('What happens in two');
    await expect(storyboard.prompt).toHaveValue('What happens in two');
    await rail.show('Plan');
    await expect(plan.row('two/0')).toHaveAttribute('data-state', 'up-to-date');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => shotsOnDisk(folderPath)[1]?.prompt).toBe('Gulls over the pier');
    await expect(plan.row('two/0')).toHaveAttribute('data-state', 'stale');
  });
  await test.step('only the stale segment is rendered again, as a new take', async () => {
    await renderAll(page, 'Finished: 1 rendered, 1 up to date');
    const takes = join(folderPath, 'video', '_takes', 'shot_two_seg_0');
    expect(readJson(join(takes, 'take_2.json')).prompt).toContain('Gulls over the pier');
    expect(readJson(join(takes, 'take_1.json')).prompt).toContain('What happens in two');
  });
});

test('a second page sees the edit', async ({ studio, hostKind }) => {
  test.skip(hostKind === 'electron', 'Electron shows one window.');
  const folderPath = makeEditable(join(studio.projectsPath, 'two-pages'));
  const first = panelsOf(studio.page());
  await first.project.openProject(folderPath);
  const second = panelsOf(await studio.openAnotherPage());
  await second.rail.show('Storyboard');
  await expect(second.storyboard.card('one')).toContainText('What happens in one');

  await first.storyboard.choose('one');
  await first.storyboard.prompt.fill('Seen from both windows');
  await expect(second.storyboard.card('one')).toContainText('Seen from both windows');
  await second.storyboard.choose('two');
  await second.storyboard.prompt.fill('And the other way round');
  await expect(first.storyboard.card('two')).toContainText('And the other way round');
  await first.rail.expectSaved();
  await expect
    .poll(() => shotsOnDisk(folderPath).map((shot) => shot.prompt))
    .toEqual(['Seen from both windows', 'And the other way round']);
});

test('the same words changed by another program: the user decides', async ({ studio }) => {
  const page = studio.page();
  const { project, storyboard } = panelsOf(page);
  const folderPath = makeEditable(join(studio.projectsPath, 'conflict'));
  await project.openProject(folderPath);
  await storyboard.choose('one');
  await storyboard.prompt.press('Control+End');
  await storyboard.prompt.pressSequentially(' and here');
  const filePath = storyboardPathOf(folderPath);
  const changed = readJson(filePath);
  Object.assign((changed.shots as object[])[0] ?? {}, { prompt: 'Written by the older tool' });
  writeFileSync(filePath, JSON.stringify(changed, null, 2));
  await storyboard.prompt.pressSequentially(', still typing');
  await expect(page.getByText('This shot was changed elsewhere too')).toBeVisible();
  expect(shotsOnDisk(folderPath)[0]?.prompt).toBe('Written by the older tool');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await expect.poll(() => shotsOnDisk(folderPath)[0]?.prompt).toMatch(/and here, still typing$/);
});
