// Values the tests of this room share. Development only.
import type { EngineLimits } from '#shared/model/engine.ts';
import { DEFAULT_FILM_SETTINGS } from '#shared/model/film.ts';
import { PLAIN_LIMITS } from '#shared/model/plain-limits.ts';
import type { ProjectSettings } from '#shared/model/project.ts';
import type { Shot, Storyboard } from '#shared/model/storyboard.ts';
import { ok } from '#shared/result.ts';
import type { Keyframes } from './chain.ts';
import type { PlanEngines } from './plan-engines.ts';

const image = { takesStartImage: true, takesTextOnly: false, defaultSize: { width: 832, height: 480 } };

export const WAN_14B: EngineLimits = {
  ...PLAIN_LIMITS,
  engine: 'comfyui',
  workflowFile: 'gcv_wan_2.2_14b_i2v.json',
  displayName: 'Wan 2.2 14B',
  framesPerSecond: 16,
  frameRule: { kind: 'grid', step: 4, minFrames: 1, maxFrames: 81 },
  sizeRule: { kind: 'step', stepPixels: 16 },
  ...image,
};
export const WAN_5B: EngineLimits = {
  ...WAN_14B,
  workflowFile: 'gcv_wan_2.2_5b_i2v.json',
  framesPerSecond: 24,
  frameRule: { kind: 'grid', step: 4, minFrames: 1, maxFrames: 121 },
  sizeRule: { kind: 'step', stepPixels: 32 },
};
export const LTX: EngineLimits = {
  ...WAN_14B,
  workflowFile: 'gcv_ltvx_i2v.json',
  framesPerSecond: 25,
  frameRule: { kind: 'grid', step: 8, minFrames: 9, maxFrames: 257 },
  sizeRule: { kind: 'step', stepPixels: 32 },
};
export const DRAFT: EngineLimits = {
  ...WAN_14B,
  engine: 'draft',
  workflowFile: null,
  displayName: 'Draft (built in)',
  framesPerSecond: null,
  frameRule: { kind: 'range', minFrames: 1, maxFrames: 4800 },
  sizeRule: { kind: 'step', stepPixels: 2 },
  takesTextOnly: true,
};

export const SETTINGS: ProjectSettings = {
  id: 'p1',
  name: 'Test',
  resolution: { width: 832, height: 480 },
  framesPerSecond: null,
  maxSegmentSeconds: 3.0,
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
};

export function makeShot(changes: Partial<Shot> = {}): Shot {
  return {
    shotId: '001',
    rawIndex: 0,
    filenameBase: 'opening',
    prompt: 'A lighthouse at dusk',
    negativePrompt: '',
    description: '',
    scene: '',
    character: '',
    durationSeconds: 3,
    width: null,
    height: null,
    cameraMovement: 'static',
    wanMotion: null,
    seed: -1,
    seedOffset: null,
    cfgScale: null,
    steps: null,
    start: 'keyframe',
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
    ...changes,
  };
}

export const makeStoryboard = (shots: readonly Shot[]): Storyboard => ({
  filePath: '/p/storyboards/storyboard.json',
  project: 'Test',
  description: '',
  notes: '',
  baseSeed: null,
  shots: shots.map((shot, rawIndex) => ({ ...shot, rawIndex })),
});

export const keyframesFor = (shots: readonly Shot[]): Keyframes =>
  Object.fromEntries(
    shots.map(({ shotId }) => [shotId, { status: 'found', filePath: `/p/selected/${shotId}.png`, end: null }]),
  );

/** A project whose shots name no engines of their own. */
export const onlyEngine = (limits: EngineLimits): PlanEngines => ({ project: limits, limitsOf: () => ok(limits) });
