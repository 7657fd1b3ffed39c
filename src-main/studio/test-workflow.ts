// One second with a workflow as it stands: sent like a segment, brought home, shown, and forgotten.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WorkflowTest } from '#shared/contract/shapes.ts';
import { smallestLegalCount } from '#shared/frame-math.ts';
import { say } from '#shared/i18n/say.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import { PLAIN_SEGMENT, type PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Engine, JobProgress, SegmentRequest } from '../engines/index.ts';
import { cutClip, type Ffmpeg, probeVideo } from '../media/index.ts';
import { DEFAULT_FRAMES_PER_SECOND } from '../plan/index.ts';
import { diskError } from '../storage/index.ts';
import { modelsFor } from './models-for.ts';
import type { StudioParts } from './open-studio-parts.ts';
import type { ProjectDesk } from './project-desk.ts';
import { ffmpegMissing } from './refusals.ts';

type Tell = (progress: Pick<JobProgress, 'fraction' | 'activity'>) => void;

export async function testWorkflow(
  parts: StudioParts,
  desk: ProjectDesk | null,
  fileName: string,
  signal: AbortSignal,
  tell: Tell,
): Promise<Result<WorkflowTest>> {
  const { ffmpeg } = parts;
  if (ffmpeg === null) return err(ffmpegMissing());
  const engine = parts.engines.comfyui(fileName, false);
  if (!engine.ok) return engine;
  const request = requestFor(engine.value.limits, parts, desk, modelsFor(parts, desk, fileName));
  tell({ fraction: null, activity: say`Asking the server` });
  const checked = await engine.value.check([request.segment], request.models, signal);
  const problem = checked.findings.find(({ severity }) => severity === 'problem');
  if (problem !== undefined) return err(problem);
  let folderPath: string;
  try {
    folderPath = await mkdtemp(join(tmpdir(), 'longtake-test-'));
  } catch (cause) {
    return err(diskError('write', tmpdir(), cause));
  }
  try {
    return await render(engine.value, request, ffmpeg, folderPath, signal, tell);
  } finally {
    await rm(folderPath, { recursive: true, force: true });
  }
}

async function render(
  engine: Engine,
  request: SegmentRequest,
  ffmpeg: Ffmpeg,
  folderPath: string,
  signal: AbortSignal,
  tell: Tell,
): Promise<Result<WorkflowTest>> {
  const startedAtMs = Date.now();
  const jobId = engine.newJobId();
  const sent = await engine.submit(jobId, request, signal);
  const done = sent.ok
    ? await engine.follow(jobId, { onProgress: tell, onFrameCaptured: () => undefined }, signal)
    : sent;
  if (!done.ok) {
    if (signal.aborted) await engine.cancel(jobId);
    return done;
  }
  tell({ fraction: null, activity: say`Fetching the result` });
  const take = await engine.fetch(jobId, request, folderPath, signal);
  if (!take.ok) return take;
  const { framesPerSecond, framesRequested, width, height } = request.segment;
  const clipPath = join(folderPath, 'second.mp4');
  const clip = { width: width - (width % 2), height: height - (height % 2), framesPerSecond };
  const cut = await cutClip(ffmpeg, {
    takePath: take.value.mediaPath,
    firstFrame: 0,
    frameCount: framesRequested,
    sourceFramesPerSecond: framesPerSecond,
    clipFrames: framesRequested,
    ...clip,
    clipPath,
    signal,
  });
  if (!cut.ok) return cut;
  const facts = await probeVideo(take.value.mediaPath);
  const size = facts.ok ? { width: facts.value.width, height: facts.value.height } : {};
  const video = await readFile(clipPath);
  const seconds = (Date.now() - startedAtMs) / 1000;
  return ok({ videoBase64: video.toString('base64'), frames: framesRequested, ...clip, ...size, seconds });
}

/** The open project's first picture and words where there are some, else the sample's. */
function requestFor(
  limits: EngineLimits,
  parts: StudioParts,
  desk: ProjectDesk | null,
  models: SegmentRequest['models'],
): SegmentRequest {
  const shot = desk?.store.view().storyboard?.shots[0];
  const keyframe = Object.values(desk?.store.view().keyframes ?? {}).find(({ status }) => status === 'found');
  const samplePicture = join(parts.options.resourcesPath, 'sample', 'selected', SAMPLE_PICTURE);
  const picture = keyframe?.filePath ?? samplePicture;
  const startImagePath = limits.takesStartImage ? picture : null;
  return {
    segment: oneSecond(limits, shot?.prompt.trim() || 'A calm scene, the camera moves slowly forward.', startImagePath),
    start: startImagePath === null ? { kind: 'none' } : { kind: 'file', path: startImagePath },
    endImagePath: limits.takesEndImage ? picture : null,
    models,
  };
}

const SAMPLE_PICTURE = '001_last_sun_v1.png';

function oneSecond(limits: EngineLimits, prompt: string, picture: string | null): PlanSegment {
  const framesPerSecond = limits.framesPerSecond ?? DEFAULT_FRAMES_PER_SECOND;
  const wanted = Math.max(1, Math.round(framesPerSecond));
  const frames = smallestLegalCount(limits.frameRule, wanted) ?? wanted;
  return {
    key: 'test/0',
    shotId: 'test',
    segmentIndex: 0,
    segmentCount: 1,
    start: picture === null ? { kind: 'text' } : { kind: 'keyframe', filePath: picture },
    startframe: picture,
    endImagePath: null,
    prompt,
    negativePrompt: '',
    seed: 1,
    cfgScale: null,
    steps: null,
    loras: [],
    cameraMovement: 'static',
    motionStrength: 0.5,
    ...limits.defaultSize,
    framesPerSecond,
    framesKept: frames,
    framesRequested: frames,
    framesDroppedAtStart: 0,
    framesDroppedAtEnd: 0,
    handleFrames: 0,
    clipFrames: frames,
    durationSeconds: frames / framesPerSecond,
    shotDurationSeconds: 1,
    dependsOn: null,
    engine: 'comfyui',
    workflowFile: limits.workflowFile,
    outputFile: 'second.mp4',
    clipName: 'longtake_test',
    ...PLAIN_SEGMENT,
    reasons: [],
  };
}
