// The main job of somebody who starts Longtake for the first time, up to the next morning.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { readJson } from './make-project.ts';
import { panelsOf } from './pages/panels.ts';
import type { SegmentJson } from './pages/plan-panel.ts';

test('first start, sample, plan, draft film, restart', async ({ studio }) => {
  const page = studio.page();
  await test.step('the sample opens and its keyframes are seen', () => openSample(page));
  const segments = await test.step('the plan splits long shots', () => readPlan(page));
  await test.step('the draft engine renders every segment', () => renderAll(page));
  await test.step('every clip plays', () => watchEveryClip(page, segments));
  const last = segments.at(-1)?.output_file ?? '';
  const reopened = await test.step('a restart brings it back', () => restart(studio, last));
  await test.step('a second start renders nothing', () => startAgain(reopened, studio.samplePath, segments));
});

async function openSample(page: Page): Promise<void> {
  const { rail, project, storyboard } = panelsOf(page);
  await expect(project.recent).toBeHidden();
  await project.openTheSample();
  await rail.show('Storyboard');
  await expect(storyboard.cards).toHaveCount(6);
  for (const shotId of ['001', '002', '003', '004', '005', '006']) {
    const { width, height } = await storyboard.pictureSize(shotId);
    expect(width, `width of the keyframe of ${shotId}`).toBeGreaterThanOrEqual(832);
    expect(height, `height of the keyframe of ${shotId}`).toBeGreaterThanOrEqual(480);
  }
}

async function readPlan(page: Page): Promise<readonly SegmentJson[]> {
  const { rail, plan } = panelsOf(page);
  await rail.show('Plan');
  await plan.build.click();
  await expect(plan.rows).toHaveCount(10);
  await expect(plan.row('003/0')).toContainText('3 s');
  await expect(plan.row('003/1')).toContainText('2 s');
  const segments = await plan.segments();
  expect(segments.filter((segment) => segment.shot_id === '003').map((segment) => segment.duration)).toEqual([3, 2]);
  expect(segments.filter((segment) => segment.shot_id === '005').map((segment) => segment.duration)).toEqual([
    3, 3, 1.5,
  ]);
  expect(segments.every((segment) => segment.status === 'will_render')).toBe(true);
  return segments;
}

async function renderAll(page: Page): Promise<void> {
  const { rail, generate } = panelsOf(page);
  await rail.show('Generate');
  await expect(generate.rowsIn('will-render')).toHaveCount(10);
  await generate.start.click();
  await expect(generate.rowsIn('running')).toHaveCount(1);
  await generate.expectLivePreview();
  await expect.poll(() => generate.progressPercent(), { message: 'progress of the run' }).toBeGreaterThan(0);
  expect(await generate.progressPercent()).toBeLessThan(100);
  await generate.expectEnd('Finished: 10 rendered');
  await expect(generate.rowsIn('done')).toHaveCount(10);
}

async function watchEveryClip(page: Page, segments: readonly SegmentJson[]): Promise<void> {
  const { rail, player } = panelsOf(page);
  const errors = await player.watchErrors();
  await rail.show('Player');
  await expect(player.clips).toHaveCount(segments.length);
  for (const segment of segments) {
    const facts = await player.showClip(`${segment.shot_id}/${segment.segment_index}`, segment.output_file);
    expect(facts.videoWidth).toBe(832);
    expect(facts.videoHeight).toBe(480);
    const seconds = segment.clip_frames / segment.fps;
    expect(facts.duration, `length of ${segment.output_file}`).toBeCloseTo(seconds, 2);
    for (const target of [seconds / 2, (segment.clip_frames - 0.5) / segment.fps]) {
      const seen = await player.seek(target);
      expect(seen.seconds).toBeCloseTo(target, 3);
      expect(seen.contrast, `${segment.output_file} at ${target} s shows a picture`).toBeGreaterThan(20);
    }
  }
  await test.step('the whole film plays to its last frame', async () => {
    await player.press('Home');
    await expect(player.frame).toHaveText('frame 1 of 371');
    for (const key of ['l', 'l', 'l']) await player.press(key);
    await expect(player.frame).toHaveText('frame 371 of 371', { timeout: 30_000 });
    await expect(player.clipName).toHaveText(segments.at(-1)?.output_file ?? '');
  });
  expect(await errors()).toEqual([]);
  await expect(player.failure).toBeHidden();
  // Small clips seek without it, but a long film only where the host answers a part with 206.
  expect(await player.fetchPart(100, 199)).toEqual({
    status: 206,
    bytes: 100,
    contentRange: expect.stringMatching(/^bytes 100-199\/\d+$/),
  });
}

async function restart(
  studio: { restart(): Promise<Page>; readonly samplePath: string },
  lastClip: string,
): Promise<Page> {
  const statePath = join(studio.samplePath, 'video', '_state.json');
  await expect.poll(() => readJson(statePath).open_panel).toBe('player');
  const page = await studio.restart();
  const { rail, project, player } = panelsOf(page);
  await project.recent
    .getByRole('button', { name: /Lighthouse/ })
    .first()
    .click();
  await rail.expectShown('Player');
  await player.expectClip(lastClip);
  return page;
}

async function startAgain(page: Page, samplePath: string, segments: readonly SegmentJson[]): Promise<void> {
  const clipTimes = () => segments.map((segment) => statSync(join(samplePath, 'video', segment.output_file)).mtimeMs);
  const before = clipTimes();
  const { rail, generate } = panelsOf(page);
  await rail.show('Generate');
  await expect(generate.outlook).toContainText('Every segment is up to date');
  await generate.start.click();
  await generate.expectEnd('Finished: 10 up to date');
  await expect(generate.rowsIn('skipped')).toHaveCount(10);
  expect(clipTimes()).toEqual(before);
}
