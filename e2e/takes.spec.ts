// A second take: what follows is kept, the two are compared, the first is used again, the second is cleaned away.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { makeProject, readJson } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';

const SHOTS = [
  { shot_id: 'A', duration: 5 },
  { shot_id: 'B', duration: 1 },
];

function filesBelow(folderPath: string): Map<string, number> {
  const entries = readdirSync(folderPath, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map(({ parentPath, name }) => [join(parentPath, name), statSync(join(parentPath, name)).size] as const),
  );
}

test('render again, compare, use the first again, rate, clean up', async ({ studio, comfy }) => {
  const page = studio.page();
  const { rail, project, plan, generate, player, takes, diskSpace } = panelsOf(page);
  const folderPath = makeProject(join(studio.projectsPath, 'takes'), { shots: SHOTS });
  const takesPath = join(folderPath, 'video', '_takes', 'shot_A_seg_0');
  const clipBytes = () => readFileSync(join(folderPath, 'video', 'shot_A_seg_0.mp4'));
  await project.openProject(folderPath);
  await rail.show('Project');
  await project.renderWith(comfy.url);
  await rail.show('Generate');
  await generate.start.click();
  await generate.expectEnd('Finished: 3 rendered');
  const firstClip = clipBytes();

  await test.step('a new seed for the first segment, and what follows is kept', async () => {
    await generate.renderAgain('A/0', /^Keep it as it is/);
    await generate.expectEnd('Finished: 1 rendered');
    const [first, second] = ['take_1.json', 'take_2.json'].map((name) => readJson(join(takesPath, name)).seed);
    expect(second).not.toBe(first);
    expect(clipBytes().equals(firstClip)).toBe(false);
    await rail.show('Plan');
    await expect(plan.row('A/1')).toHaveAttribute('data-state', 'up-to-date');
    await expect(plan.row('A/1')).toContainText('Kept');
    await expect(plan.summary).toContainText('3 up to date, 1 of them kept');
  });
  await test.step('the two takes side by side, frame by frame', async () => {
    await rail.show('Player');
    await player.showClip('A/0', 'shot_A_seg_0.mp4');
    await expect(takes.title).toHaveText('Take 2 of 2');
    await expect(takes.words(2)).toHaveAccessibleName(/^Take 2, active/);
    await takes.compare();
    const [left, right] = await takes.pictures();
    expect(left, 'two takes, two pictures').not.toEqual(right);
    await expect(takes.compareFrame).toHaveText(/^frame 1 of \d+$/);
    await page.keyboard.press('ArrowRight');
    await expect(takes.compareFrame).toHaveText(/^frame 2 of \d+$/);
    await page.keyboard.press('w');
    await expect(takes.stage).toHaveAttribute('data-mode', 'wipe');
    await page.keyboard.press('b');
    await expect(takes.stage).toHaveAttribute('data-mode', 'flip');
    await expect(takes.stage.locator('[data-hidden]')).toContainText('take 1');
    await takes.closeComparison();
  });
  await test.step('the first is used again, kept against the new seed; what was made from it fits again', async () => {
    await takes.choose(1);
    await takes.use.click();
    await expect(takes.question).toContainText('shot A, segment 2');
    await takes.question.getByRole('button', { name: 'Use, render later' }).click();
    await expect(takes.words(1)).toHaveAccessibleName(/^Take 1, active/);
    await expect.poll(() => clipBytes().equals(firstClip), { message: 'the clip is the first again' }).toBe(true);
    await rail.show('Plan');
    await expect(plan.row('A/0')).toContainText('Kept');
    await expect(plan.row('A/1')).toContainText('Up to date');
    await expect(plan.summary).toContainText('nothing to render');
  });
  await test.step('stars stay', async () => {
    await rail.show('Player');
    await takes.choose(1);
    await page.keyboard.press('4');
    await expect(takes.words(1)).toHaveAccessibleName(/4 of 5 stars/);
    await page.reload();
    await expect(takes.words(1)).toHaveAccessibleName(/4 of 5 stars/);
  });
  await test.step('cleaning up removes what it said, and nothing else', async () => {
    const before = filesBelow(folderPath);
    await rail.show('Project');
    await diskSpace.open();
    await expect(diskSpace.remove, 'the newest is spared').toHaveText('Nothing to remove');
    await diskSpace.newestOfEach.fill('0');
    await expect(diskSpace.wouldGo).toContainText('Shot A, segment 1take 2');
    await expect(diskSpace.remove).toHaveText(/^Remove 1 take, \d+ kB…$/);
    const said = await diskSpace.remove.textContent();
    await diskSpace.remove.click();
    expect([...filesBelow(folderPath).keys()], 'nothing goes before the word').toEqual([...before.keys()]);
    await diskSpace.removeForGood.click();
    await expect(diskSpace.done).toContainText(/^Removed 1 take, \d+ kB\./);
    const after = filesBelow(folderPath);
    const gone = [...before].filter(([path]) => !after.has(path));
    expect(gone.map(([path]) => path).sort()).toEqual(
      ['take_2.json', 'take_2.mp4', 'take_2_lastframe.png'].map((name) => join(takesPath, name)),
    );
    // Its text stays, so that no later take is given its number.
    const counted = [...gone, ['take_2.txt', before.get(join(takesPath, 'take_2.txt')) ?? 0] as const];
    const kilobytes = Math.round(counted.reduce((sum, [, bytes]) => sum + bytes, 0) / 1_000);
    expect(said).toBe(`Remove 1 take, ${kilobytes} kB…`);
    expect(clipBytes().equals(firstClip)).toBe(true);
  });
});
