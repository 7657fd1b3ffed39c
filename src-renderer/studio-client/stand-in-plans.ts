// The stand-in's project and plan, scene by scene.
import type { PlanView } from '#shared/contract/shapes.ts';
import type { ProjectSettings } from '#shared/model/project.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { PlanSegment, SegmentStanding } from '#shared/model/video-plan.ts';
import { enginePlan, engineProject, engineShot, isEngineScene } from './stand-in-engines.ts';
import { isFilmScene } from './stand-in-film.ts';
import { standInPlan, standInProject, standInShot, toRender } from './stand-in-project.ts';
import { isRunScene, runInScene } from './stand-in-runs.ts';
import { isWelcomeScene } from './stand-in-welcome.ts';

export function shotsIn(scene: string): Shot[] {
  if (scene === 'no-shots') return [];
  const count = scene === 'many' || scene === 'long-run' ? 10_000 : isRunScene(scene) ? 19 : 6;
  return Array.from({ length: count }, (_, index) => standInShot(index, changeIn(scene, index)));
}

function changeIn(scene: string, index: number): Partial<Shot> {
  if (isEngineScene(scene)) return engineShot(index);
  return isFilmScene(scene) && CROSSFADED.has(index) ? { transition: CROSSFADE } : {};
}

/** By place in the film: the shots that go over into the next with a crossfade. */
const CROSSFADED = new Set([0, 2]);
const CROSSFADE = { kind: 'crossfade', durationSeconds: 0.5 } as const;

export function planIn(scene: string, shots: readonly Shot[], settings: ProjectSettings | null): PlanView {
  if (isEngineScene(scene) && settings) return enginePlan(shots, settings);
  if (isRunScene(scene)) return planInRun(scene, shots);
  if (isFilmScene(scene)) return filmPlan(scene, shots);
  if (scene === 'many') return longPlan(shots);
  return scene === 'failed' ? troubledPlan(shots) : standInPlan(shots, standingFor);
}

/** A film of hours, half rendered: with stale stretches, and every 97th shot without its keyframe. */
function longPlan(shots: readonly Shot[]): PlanView {
  const isBlocked = (shot: number) => shot % 97 === 0;
  const view = standInPlan(shots, (segment) => {
    const shot = Number(segment.shotId);
    if (isBlocked(shot)) return { ...toRender, status: 'blocked', reasons: ['Its keyframe is missing.'] };
    if (shot > 5_600) return toRender;
    const isStale = shot % 400 > 380 || shot % 41 === 0;
    return {
      status: isStale ? 'stale' : 'up-to-date',
      reasons: isStale ? ['The prompt changed since take 1.'] : [],
      kept: false,
      clip: clipOf(segment, 1),
    };
  });
  for (const { shotId } of view.plan.shots.filter((shot) => isBlocked(Number(shot.shotId)))) {
    view.plan.problems.push({
      severity: 'problem',
      code: 'plan-blocked',
      message: `Shot ${shotId}: Its keyframe is missing: selected/${shotId}_v1.png.`,
      remedy: 'Put the picture there, or choose another keyframe.',
      shotId,
      jsonPath: `$.shots[${Number(shotId) - 1}].start`,
    });
  }
  const seconds = (frames: number) => Math.round(frames * 2.1);
  const estimates = view.plan.segments.map(({ key, framesRequested }) => [
    key,
    { seconds: seconds(framesRequested), basis: '14 takes of this workflow at 1280 × 720' },
  ]);
  return { ...view, estimates: Object.fromEntries(estimates) };
}

const clipOf = ({ shotId, outputFile }: PlanSegment, take: number) => ({
  mediaPath: `video/${outputFile}`,
  thumbnailPath: `video/${(Number(shotId) - 1) % 6}.jpg`,
  take,
  version: '1',
});

/** Everything is rendered; `film-missing` lacks the last two shots and the end of the one before. */
function filmPlan(scene: string, shots: readonly Shot[]): PlanView {
  const lacks = ({ shotId, segmentIndex }: PlanSegment) =>
    scene === 'film-missing' && (Number(shotId) > 4 || (shotId === '004' && segmentIndex > 1));
  return standInPlan(shots, (segment) =>
    lacks(segment) ? toRender : { status: 'up-to-date', reasons: [], kept: false, clip: clipOf(segment, 1) },
  );
}

function standingFor(segment: PlanSegment): SegmentStanding {
  const shot = Number(segment.shotId);
  const clip = (take: number) => clipOf(segment, take);
  if (shot <= 2) return { status: 'up-to-date', reasons: [], kept: false, clip: clip(1) };
  if (shot === 3) return { status: 'stale', reasons: ['The prompt changed since take 2.'], kept: false, clip: clip(2) };
  return toRender;
}

/** A plan in the middle of a run: what the run has made is there. */
function planInRun(scene: string, shots: readonly Shot[]): PlanView {
  const bare = standInPlan(shots, () => toRender);
  const { segments } = bare.plan;
  const jobs = isRunScene(scene) ? runInScene(scene, segments, 0.4).jobs : [];
  const made = new Set(
    jobs.filter(({ state }) => state === 'done' || state === 'skipped').map((job) => job.segmentKey),
  );
  const seconds = (segment: PlanSegment) => Math.round(segment.framesRequested * 2.1);
  const view = standInPlan(shots, (segment) =>
    made.has(segment.key) ? { ...standingFor({ ...segment, shotId: '001' }), clip: clipOf(segment, 1) } : toRender,
  );
  const workflowFile = 'gcv_wan_2.2_14b_i2v.json';
  return {
    ...view,
    plan: { ...view.plan, segments: segments.map((segment) => ({ ...segment, engine: 'comfyui', workflowFile })) },
    engineName: 'ComfyUI · Wan 2.2 14B image to video',
    estimates: Object.fromEntries(
      segments.map((segment) => [
        segment.key,
        { seconds: seconds(segment), basis: '14 takes of this workflow at 1280 × 720' },
      ]),
    ),
  };
}

/** null: no project is open. Where a run is looked at, the page opens on it. */
export function projectIn(scene: string, shots: readonly Shot[]): ProjectView | null {
  if (scene === 'empty' || (isWelcomeScene(scene) && scene !== 'connect-project')) return null;
  const project = standInProject(shots);
  if (scene === 'failed') return troubled(project);
  if (isEngineScene(scene)) {
    const panel = scene === 'engines-failed' || scene === 'engines-running' ? ('generate' as const) : null;
    return { ...engineProject(project), screen: { ...project.screen, panel } };
  }
  if (!isRunScene(scene)) return project;
  return {
    ...project,
    settings: { ...project.settings, engine: 'comfyui', workflowFile: 'gcv_wan_2.2_14b_i2v.json' },
    screen: { panel: 'generate', selectedShotId: null, lastVideoMediaPath: null },
  };
}

function troubled(project: ProjectView): ProjectView {
  return {
    ...project,
    keyframes: {
      ...project.keyframes,
      '006': { status: 'missing', mediaPath: null, filePath: 'D:\\keyframes\\006_v2.png', end: null },
    },
    problems: [
      {
        code: 'bad-file',
        message: 'The duration of shot 004 is no positive number.',
        remedy: 'Write a number of seconds such as 3.5.',
        filePath: 'storyboards/storyboard.json',
        jsonPath: '$.shots[3].duration',
        shotId: '004',
      },
    ],
  };
}

function troubledPlan(shots: readonly Shot[]): PlanView {
  const view = standInPlan(shots, (segment) =>
    segment.shotId === '006'
      ? { status: 'blocked', reasons: ['Its keyframe is missing.'], kept: false, clip: null }
      : standingFor(segment),
  );
  view.plan.problems.push(
    {
      severity: 'problem',
      code: 'file-missing',
      message: 'The keyframe of shot 006 is missing.',
      remedy: 'Put 006_v2.png into selected/, or choose another keyframe.',
      filePath: 'D:\\keyframes\\006_v2.png',
      shotId: '006',
    },
    {
      severity: 'warning',
      code: 'bad-request',
      message: '854 × 480 is rendered as 848 × 480.',
      remedy: 'The model needs multiples of 16; the clip is cropped to your size.',
    },
  );
  return view;
}
