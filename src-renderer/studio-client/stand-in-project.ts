// A project made of nothing, for tests and for looking at the page alone.
import type { PlanView } from '#shared/contract/shapes.ts';
import { framesInDuration } from '#shared/frame-math.ts';
import { DEFAULT_FILM_SETTINGS } from '#shared/model/film.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { JobView, RunServerView, RunView } from '#shared/model/run.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { PlanSegment, SegmentStanding } from '#shared/model/video-plan.ts';

const PROMPTS = [
  'The last sun on a harbour wall, gulls drifting over slow water, warm haze, long shadows',
  'A keeper lights the lamp; the lens turns once and the room fills with amber',
  'A late boat rounds the breakwater against a heavy swell, its wake catching the light',
  'High water breaks over the pier, spray hanging in the wind',
  'First light, grey over blue, the sea still at last',
  'Morning: nets drying, a dog asleep on the warm stones',
];

export function standInShot(index: number, change: Partial<Shot> = {}): Shot {
  const shotId = String(index + 1).padStart(3, '0');
  return {
    shotId,
    rawIndex: index,
    filenameBase: `${shotId}_shot`,
    prompt: PROMPTS[index % PROMPTS.length] ?? '',
    negativePrompt: 'blurry, text',
    description: '',
    scene: '',
    character: '',
    durationSeconds: [3, 5, 4.2, 10, 2, 7.5][index % 6] ?? 3,
    width: null,
    height: null,
    cameraMovement: ['static', 'slow_push', 'pan', 'crane', 'tilt', 'zoom'][index % 6] ?? 'static',
    wanMotion: null,
    seed: -1,
    seedOffset: null,
    cfgScale: null,
    steps: null,
    start: index % 6 === 4 ? 'previous' : 'keyframe',
    segmentPrompts: [],
    loras: [],
    endKeyframe: null,
    transition: { kind: 'cut', durationSeconds: 0 },
    audioBackground: '',
    audioDialogue: '',
    referenceImages: [],
    engine: null,
    engineModel: null,
    stylePreset: null,
    overlays: [],
    voiceOver: null,
    ...change,
  };
}

export function standInProject(shots: readonly Shot[], change: Partial<ProjectView> = {}): ProjectView {
  return {
    folderPath: '/home/kim/films/harbour',
    revision: 1,
    settings: {
      id: 'stand-in',
      name: 'Harbour',
      resolution: { width: 1280, height: 720 },
      framesPerSecond: 24,
      maxSegmentSeconds: 3,
      engine: null,
      workflowFile: null,
      models: {},
      useSageAttention: false,
      engineModels: {},
      fallback: null,
      quality: null,
      style: '',
      stylePreset: null,
      ownStyles: [],
      variables: {},
      shortTakeSeconds: 0,
      baseSeed: null,
      seedOverrides: {},
      segments: {},
      film: DEFAULT_FILM_SETTINGS,
      seamChoices: {},
    },
    storyboardFile: 'storyboard.json',
    storyboardFiles: ['storyboard.json', 'storyboard_short.json'],
    storyboard: {
      filePath: '/projects/harbour/storyboards/storyboard.json',
      project: 'Harbour',
      description: '',
      notes: '',
      baseSeed: null,
      shots: [...shots],
    },
    selectionFile: 'selected/selected_keyframes.json',
    keyframes: Object.fromEntries(
      shots.map((shot, index) => [
        shot.shotId,
        {
          status: 'found',
          mediaPath: `selected/${index % 6}.png`,
          filePath: `selected/${shot.filenameBase}_v1.png`,
          end: null,
        },
      ]),
    ),
    problems: [],
    undoLabel: null,
    redoLabel: null,
    screen: { panel: null, selectedShotId: null, lastVideoMediaPath: null },
    ...change,
  };
}

const crossfadeFramesOf = ({ transition }: Shot, framesPerSecond: number): number =>
  transition.kind === 'crossfade' ? Math.round(transition.durationSeconds * framesPerSecond) : 0;

function segmentsOf(shot: Shot, framesPerSecond: number): PlanSegment[] {
  const frames = framesInDuration(shot.durationSeconds, framesPerSecond);
  const most = 3 * framesPerSecond;
  const count = Math.ceil(frames / most);
  return Array.from({ length: count }, (_, index): PlanSegment => {
    const kept = Math.min(most, frames - index * most);
    const before = index === 0 ? null : `${shot.shotId}/${index - 1}`;
    const handleFrames = index === count - 1 ? crossfadeFramesOf(shot, framesPerSecond) : 0;
    return {
      key: `${shot.shotId}/${index}`,
      shotId: shot.shotId,
      segmentIndex: index,
      segmentCount: count,
      start: before ? { kind: 'last-frame', segmentKey: before } : { kind: 'keyframe', filePath: '/k.png' },
      startframe: before ? `_startframes/shot_${shot.shotId}_lastframe_${index - 1}.png` : '/k.png',
      endImagePath: null,
      loras: [],
      prompt: shot.prompt,
      negativePrompt: shot.negativePrompt,
      seed: 1_204_331_877 + index,
      cfgScale: null,
      steps: null,
      cameraMovement: shot.cameraMovement,
      motionStrength: 0.5,
      width: 1280,
      height: 720,
      framesPerSecond,
      framesKept: kept,
      framesRequested: kept + (before ? 1 : 0) + handleFrames,
      framesDroppedAtStart: before ? 1 : 0,
      framesDroppedAtEnd: handleFrames,
      handleFrames,
      clipFrames: kept,
      durationSeconds: kept / framesPerSecond,
      shotDurationSeconds: shot.durationSeconds,
      dependsOn: before,
      engine: 'draft',
      workflowFile: null,
      model: null,
      quality: null,
      references: [],
      withAudio: false,
      overlays: [],
      promptParts: null,
      cost: null,
      outputFile: `shot_${shot.shotId}_seg_${index}.mp4`,
      clipName: `${shot.shotId}_${shot.filenameBase}_seg${index}`,
      reasons: [],
    };
  });
}

export function standInPlan(shots: readonly Shot[], standingOf: (segment: PlanSegment) => SegmentStanding): PlanView {
  const framesPerSecond = 24;
  const segments = shots.flatMap((shot) => segmentsOf(shot, framesPerSecond));
  const planShots = shots.map((shot) => ({
    shotId: shot.shotId,
    durationSeconds: shot.durationSeconds,
    filmFrames: framesInDuration(shot.durationSeconds, framesPerSecond),
    segmentKeys: segmentsOf(shot, framesPerSecond).map((segment) => segment.key),
    crossfadeFrames: crossfadeFramesOf(shot, framesPerSecond),
    framesLost: 0,
  }));
  return {
    plan: {
      segments,
      shots: planShots,
      problems: [],
      filmFrames: planShots.reduce((sum, shot) => sum + shot.filmFrames, 0),
      filmFramesPerSecond: framesPerSecond,
      width: 1280,
      height: 720,
    },
    standings: Object.fromEntries(segments.map((segment) => [segment.key, standingOf(segment)])),
    engineName: 'Draft (built in)',
    engineNames: { 'draft ': 'Draft (built in)' },
    cost: null,
    estimates: {},
  };
}

export const toRender: SegmentStanding = {
  status: 'will-render',
  reasons: ['Not rendered yet.'],
  kept: false,
  clip: null,
};

export function standInJob(segmentKey: string, change: Partial<JobView> = {}): JobView {
  const [shotId = '', index = '0'] = segmentKey.split('/');
  return {
    segmentKey,
    shotId,
    segmentIndex: Number(index),
    segmentCount: 1,
    state: 'waiting',
    activity: '',
    fraction: null,
    error: null,
    startedAtIso: null,
    finishedAtIso: null,
    server: null,
    tries: 0,
    retryAtIso: null,
    again: false,
    estimateSeconds: null,
    fallback: null,
    ...change,
  };
}

/** A ComfyUI server with nothing to do. */
export function standInServer(id: string, change: Partial<RunServerView> = {}): RunServerView {
  return {
    id,
    name: id.replace(/^https?:\/\//, ''),
    state: 'idle',
    reason: 'Nothing is waiting for a server.',
    version: '0.3.64',
    device: 'NVIDIA GeForce RTX 4090',
    vramTotalBytes: 25_757_220_864,
    vramFreeBytes: 22_548_578_304,
    othersQueued: 0,
    segmentKeys: [],
    error: null,
    rendered: 0,
    gpuSeconds: 0,
    idleFraction: null,
    canRestart: false,
    ...change,
  };
}

export function standInRun(jobs: readonly JobView[], change: Partial<RunView> = {}): RunView {
  const count = (state: JobView['state']) => jobs.filter((job) => job.state === state).length;
  const ended = jobs.length - count('waiting') - count('running');
  return {
    runId: 'run-1',
    state: 'running',
    pause: null,
    engineName: 'Draft (built in)',
    startedAtIso: '2026-01-01T10:00:00.000Z',
    finishedAtIso: null,
    jobs: [...jobs],
    servers: [],
    done: ended,
    failed: count('failed') + count('blocked'),
    rendered: count('done'),
    upToDate: count('skipped'),
    fraction: jobs.length === 0 ? 1 : ended / jobs.length,
    secondsLeft: null,
    minimumClips: null,
    ...change,
  };
}
