// A storyboard that somebody's text editor or script damaged: said once, with place and remedy, and the rest opens.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { makeProject, readJson, storyboardPathOf } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';

const SHOTS = ['one', 'two', 'three'].map((shot_id) => ({ shot_id, duration: 1 }));

/** Writes the storyboard again with some shots changed. */
function damageShots(folderPath: string, change: (shots: Record<string, unknown>[]) => void): void {
  const filePath = storyboardPathOf(folderPath);
  const storyboard = readJson(filePath);
  change(storyboard.shots as Record<string, unknown>[]);
  writeFileSync(filePath, JSON.stringify(storyboard, null, 2));
}

test('malformed JSON', async ({ studio }) => {
  const { rail, project, storyboard, plan } = panelsOf(studio.page());
  const folderPath = makeProject(join(studio.projectsPath, 'malformed'), { shots: SHOTS });
  const filePath = storyboardPathOf(folderPath);
  const whole = readFileSync(filePath, 'utf8');
  // The comma after the first shot is gone.
  writeFileSync(filePath, whole.replace(/\},(\s*\{)/, '}$1'));

  await project.openProject(folderPath);
  await rail.show('Project');
  await expect(project.problems).toHaveCount(1);
  await expect(project.problems).toContainText(filePath);
  await expect(project.problems, 'the place in the file').toContainText(/line \d+|\$\.shots/i);
  await expect(project.problems, 'what to do').toContainText(/mend|correct|restore/i);
  await expect(studio.page().getByLabel('Name', { exact: true })).toHaveValue('Journey');
  await rail.show('Storyboard');
  await expect(studio.page().getByText('No storyboard could be read')).toBeVisible();
  await rail.show('Plan');
  await expect(studio.page().getByText('The storyboard cannot be read.')).toBeVisible();

  writeFileSync(filePath, whole);
  await expect(plan.rows).toHaveCount(3);
  await rail.show('Storyboard');
  await expect(storyboard.cards).toHaveCount(3);
  await rail.show('Project');
  await expect(project.problems).toHaveCount(0);
});

test('wrong types in one shot', async ({ studio }) => {
  const { rail, project, storyboard, plan } = panelsOf(studio.page());
  const folderPath = makeProject(join(studio.projectsPath, 'types'), { shots: SHOTS });
  damageShots(folderPath, (shots) => {
    Object.assign(shots[1] ?? {}, { duration: 'five', prompt: ['not', 'a', 'text'] });
  });

  await project.openProject(folderPath);
  await expect(storyboard.cards).toHaveCount(3);
  await rail.show('Project');
  await expect(project.problems).toHaveCount(2);
  for (const place of ['$.shots[1].duration', '$.shots[1].prompt']) {
    const problem = project.problems.filter({ hasText: place });
    await expect(problem).toHaveCount(1);
    await expect(problem).toContainText(storyboardPathOf(folderPath));
    await expect(problem).toContainText(/mend/i);
  }
  await rail.show('Plan');
  await expect(plan.row('one/0')).toHaveAttribute('data-state', 'will-render');
  await expect(plan.row('three/0')).toHaveAttribute('data-state', 'will-render');
  await expect(plan.row('two/0'), 'no segment of a guessed length').toHaveCount(0);
  await plan.showTab('Problems and warnings');
  await studio.page().getByRole('button', { name: 'Show shot two' }).first().click();
  await rail.expectShown('Storyboard');
  await expect(storyboard.card('two')).toHaveAttribute('aria-selected', 'true');

  damageShots(folderPath, (shots) => {
    Object.assign(shots[1] ?? {}, { duration: 1, prompt: 'mended' });
  });
  await rail.show('Plan');
  await plan.showTab('Segments');
  await expect(plan.row('two/0')).toHaveAttribute('data-state', 'will-render');
  await rail.show('Project');
  await expect(project.problems).toHaveCount(0);
});

test('two shots with one id', async ({ studio }) => {
  const { rail, project, storyboard } = panelsOf(studio.page());
  const folderPath = makeProject(join(studio.projectsPath, 'twice'), { shots: SHOTS });
  damageShots(folderPath, (shots) => {
    Object.assign(shots[2] ?? {}, { shot_id: 'one', prompt: 'the second of this name' });
  });

  await project.openProject(folderPath);
  await rail.show('Storyboard');
  await expect(storyboard.cards).toHaveCount(2);
  await rail.show('Project');
  await expect(project.problems).toHaveCount(1);
  await expect(project.problems).toContainText('"one"');
  await expect(project.problems).toContainText('$.shots[2].shot_id');
  await expect(project.problems).toContainText(storyboardPathOf(folderPath));
  await expect(project.problems).toContainText('another id');

  damageShots(folderPath, (shots) => {
    Object.assign(shots[2] ?? {}, { shot_id: 'three' });
  });
  await expect(project.problems).toHaveCount(0);
  await rail.show('Storyboard');
  await expect(storyboard.cards).toHaveCount(3);
});

test('an edit keeps the shot that could not be read', async ({ studio }) => {
  const { rail, project, storyboard } = panelsOf(studio.page());
  const folderPath = makeProject(join(studio.projectsPath, 'kept'), { shots: SHOTS });
  damageShots(folderPath, (shots) => {
    Object.assign(shots[2] ?? {}, { shot_id: 'one', prompt: 'the second of this name' });
  });
  await project.openProject(folderPath);
  await storyboard.choose('two');
  await storyboard.prompt.fill('An edit beside the damage');
  await rail.expectSaved();
  await expect
    .poll(() => readJson(storyboardPathOf(folderPath)).shots)
    .toMatchObject([
      { shot_id: 'one', prompt: 'What happens in one' },
      { shot_id: 'two', prompt: 'An edit beside the damage' },
      { shot_id: 'one', prompt: 'the second of this name' },
    ]);
});
