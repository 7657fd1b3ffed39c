// The plan: why something would be rendered, the way to a mistake, what changed since the last run, and starting a part.
import { join } from 'node:path';
import { expectAccessible } from './expect-accessible.ts';
import { expect, test } from './fixtures.ts';
import { makeProject, shotsOnDisk, storyboardPathOf } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';

const SHOTS = [
  { shot_id: 'A', duration: 5 },
  { shot_id: 'B', duration: 1 },
  { shot_id: 'C', duration: 1 },
];

test('reasons, the difference to the last run, JSON, and a start of what was picked', async ({ studio }) => {
  const page = studio.page();
  const { rail, project, storyboard, plan, generate } = panelsOf(page);
  const folderPath = makeProject(join(studio.projectsPath, 'plan'), { shots: SHOTS, project: { engine: 'draft' } });
  await project.openProject(folderPath);
  await test.step('the reason under the mouse and under the keys', async () => {
    await rail.show('Plan');
    await expect(plan.summary).toContainText('4 segments');
    await plan.block('B/0').hover();
    // The rail's own may still be fading.
    await expect(page.getByRole('tooltip').filter({ hasText: 'Shot B' })).toContainText(
      /not (been )?rendered yet|no clip/i,
    );
    await page.mouse.move(0, 0);
    await plan.block('A/0').click();
    await page.keyboard.press('ArrowRight');
    await expect(plan.block('A/1')).toBeFocused();
    await expect(page.getByRole('complementary', { name: 'Chosen segment' })).toContainText('A');
  });
  await test.step('two picked segments are rendered, no more', async () => {
    await plan.pick('B/0');
    await plan.pick('C/0');
    await plan.startPicked();
    await generate.expectEnd(/^Finished: 2 rendered/);
    expect(shotsOnDisk(folderPath)).toHaveLength(3);
    await rail.show('Plan');
    await expect(plan.row('A/0')).toHaveAttribute('data-state', 'will-render');
    await expect(plan.row('B/0')).toHaveAttribute('data-state', 'up-to-date');
  });
  await test.step('the rest is rendered, and then something is edited', async () => {
    await rail.show('Generate');
    await generate.start.click();
    await generate.expectEnd(/^Finished: 2 rendered/);
    await rail.show('Plan');
    await plan.showTab('Since the last run');
    await expect(page.getByText('Nothing changed since the last run')).toBeVisible();
    await rail.show('Storyboard');
    await storyboard.choose('B');
    await storyboard.prompt.fill('What happens in B at night');
    await rail.expectSaved();
    await rail.show('Plan');
    await expect(plan.change('Shot B')).toContainText('at night');
    await expectAccessible(page, 'the plan since the last run');
    await plan.showTab('Segments');
    await plan.block('B/0').hover();
    await expect(page.getByRole('tooltip')).toContainText(/prompt/i);
  });
  await test.step('the whole plan as JSON, and its own words in the timeline', async () => {
    await plan.showTab('JSON');
    await expectAccessible(page, 'the plan as JSON');
    const segments = await plan.segments();
    expect(segments.map(({ shot_id, status }) => [shot_id, status])).toEqual([
      ['A', 'up_to_date'],
      ['A', 'up_to_date'],
      ['B', 'stale'],
      ['C', 'up_to_date'],
    ]);
  });
});

test('one press leads from a problem to where it is mended', async ({ studio }) => {
  const page = studio.page();
  const { rail, project, storyboard, plan } = panelsOf(page);
  const shots = [
    { shot_id: 'good', duration: 1 },
    { shot_id: 'bad', duration: 0 },
  ];
  const folderPath = makeProject(join(studio.projectsPath, 'mend'), { shots, project: { engine: 'draft' } });
  await project.openProject(folderPath);
  await rail.expectState('Plan', /1 problem/);
  await rail.show('Plan');
  await plan.showTab('Problems and warnings');
  await expectAccessible(page, 'the problems of the plan');
  await page.getByRole('button', { name: 'Show shot bad' }).first().click();
  await rail.expectShown('Storyboard');
  await expect(storyboard.card('bad')).toHaveAttribute('aria-selected', 'true');
  await storyboard.duration.fill('1s');
  await storyboard.duration.press('Enter');
  await expect.poll(() => shotsOnDisk(folderPath)[1]?.duration, { message: storyboardPathOf(folderPath) }).toBe(1);
  await rail.show('Plan');
  await expect(page.getByText('Nothing is wrong')).toBeVisible();
});
