// The draft engine's renderer: the start image, moved by the shot's camera words, with a slate. No graph, no server, no GPU.
// One ffmpeg process decodes once and writes three things: the take with its slate, the clean frame that the next
// segment starts from, and small pictures to look at meanwhile.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { many, say } from '#shared/i18n/say.ts';
import type { WanMotion } from '#shared/model/storyboard.ts';
import { err, ok, type Result } from '#shared/result.ts';
import {
  CAREFUL_SCALING,
  clipEncoding,
  type Ffmpeg,
  type MediaInput,
  mediaInput,
  probeVideo,
  type RunFfmpegOptions,
  rateText,
  runFfmpeg,
  TAG_BT709,
  writeWhole,
} from '../media/index.ts';
import { cameraFilter } from './camera-filter.ts';
import { cameraPath } from './camera-path.ts';
import { drawDreamLandscape } from './dream-landscape.ts';
import { slateFilter, slateLayout, writeSlateFiles } from './slate.ts';
import { splitJpegs } from './split-jpegs.ts';

export interface DraftRequest {
  /** Absolute; null: a picture drawn from the seed. */
  readonly startImagePath: string | null;
  readonly prompt: string;
  readonly cameraMovement: string;
  readonly motionType: WanMotion['type'] | null;
  /** 0 to 1. */
  readonly motionStrength: number;
  readonly shotId: string;
  /** From 0. */
  readonly segmentIndex: number;
  readonly segmentCount: number;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly frameCount: number;
  readonly seed: number;
  /** Where the take goes (mp4). */
  readonly videoPath: string;
  /** Where the clean frame goes (PNG); null: nobody continues from here. */
  readonly lastFramePath: string | null;
  /** Which frame that is, from 0. */
  readonly lastKeptFrameIndex: number;
  /** A TrueType file for the slate; see media's `fontFilePath`. */
  readonly fontPath: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (framesDone: number) => void;
  /** Small JPEGs without slate, about four for every second of film. */
  readonly onPreview?: (jpegBytes: Uint8Array) => void;
}

// A draft is looked at, not graded; the clip's encode on top of it costs nothing visible.
const TAKE_CRF = 16;
const PREVIEWS_PER_SECOND = 4;
const PREVIEW_WIDTH_PIXELS = 320;

export async function renderDraft(ffmpeg: Pick<Ffmpeg, 'path'>, request: DraftRequest): Promise<Result<void>> {
  const start = await startPicture(request);
  if (!start.ok) return start;
  const finalPaths = [request.videoPath, ...(request.lastFramePath === null ? [] : [request.lastFramePath])];
  return writeWhole(finalPaths, async ([videoPath = '', lastFramePath = null]) => {
    const workingFolderPath = await mkdtemp(path.join(tmpdir(), 'longtake-draft-'));
    try {
      await writeSlateFiles(workingFolderPath, request, slateLayout(request.width, request.height), request.fontPath);
      const args = [...start.value.args, ...outputArgs(request, videoPath, lastFramePath)];
      const run = await runFfmpeg(ffmpeg, args, { ...listeners(request), workingFolderPath, stdin: start.value.stdin });
      const broken = start.value.failure?.();
      if (broken && !request.signal?.aborted) return err(broken);
      return run.ok ? await checkLength(request, videoPath) : run;
    } finally {
      await rm(workingFolderPath, { recursive: true, force: true });
    }
  });
}

type StartPicture = Pick<MediaInput, 'args'> & Partial<Pick<MediaInput, 'failure'>> & Pick<RunFfmpegOptions, 'stdin'>;

async function startPicture({ startImagePath, seed, width, height }: DraftRequest): Promise<Result<StartPicture>> {
  if (startImagePath !== null) return mediaInput(startImagePath);
  return ok({ args: ['-f', 'ppm_pipe', '-i', 'pipe:0'], stdin: drawDreamLandscape(seed, width, height) });
}

function listeners({ signal, onProgress, onPreview }: DraftRequest): RunFfmpegOptions {
  return { signal, onProgress, onOutput: splitJpegs((jpeg) => onPreview?.(jpeg)) };
}

function outputArgs(request: DraftRequest, videoPath: string, lastFramePath: string | null): readonly string[] {
  const wantsFrame = lastFramePath !== null;
  const take = ['-map', '[take]', ...clipEncoding(request.framesPerSecond, TAKE_CRF), '-y', `file:${videoPath}`];
  const previews = ['-map', '[small]', '-fps_mode', 'passthrough', '-c:v', 'mjpeg', '-q:v', '4', '-f', 'image2pipe'];
  const frame = ['-map', '[clean]', '-frames:v', '1', '-c:v', 'png', '-f', 'image2', '-update', '1'];
  return [
    ...['-filter_complex', draftGraph(request, wantsFrame), ...take, ...previews, 'pipe:1'],
    ...(wantsFrame ? [...frame, '-y', `file:${lastFramePath}`] : []),
  ];
}

function draftGraph(request: DraftRequest, wantsFrame: boolean): string {
  const { width, height, framesPerSecond, frameCount, lastKeptFrameIndex } = request;
  const previewStep = Math.max(1, Math.round(framesPerSecond / PREVIEWS_PER_SECOND));
  const toTake = `scale=out_color_matrix=bt709:out_range=tv:${CAREFUL_SCALING},format=yuv420p`;
  return [
    `[0:v:0]${stillFilm(request)}${movement(request)},split=${wantsFrame ? '3[a][b][c]' : '2[a][c]'}`,
    `[a]${toTake},${slateFilter(slateLayout(width, height))},${TAG_BT709}[take]`,
    ...(wantsFrame ? [`[b]select='eq(n,${Math.min(lastKeptFrameIndex, frameCount - 1)})',format=rgb24[clean]`] : []),
    `[c]select='not(mod(n,${previewStep}))',scale=${PREVIEW_WIDTH_PIXELS}:-2:out_range=pc,format=yuvj420p[small]`,
  ].join(';');
}

/**
 * The start image (of one that moves its first frame) at the segment's size, as often as there are frames. Planar RGB: nothing is
 * lost on the way to the clean frame.
 */
function stillFilm({ width, height, framesPerSecond, frameCount }: DraftRequest): string {
  const cover = `scale=w=${width}:h=${height}:force_original_aspect_ratio=increase:${CAREFUL_SCALING}`;
  const repeat = `loop=loop=${frameCount - 1}:size=1,settb=expr='1/(${rateText(framesPerSecond)})',setpts=N`;
  return `trim=end_frame=1,${cover},crop=${width}:${height},setsar=1,format=gbrp,${repeat}`;
}

function movement(request: DraftRequest): string {
  const { cameraMovement, motionType, motionStrength: strength } = request;
  const filter = cameraFilter({ ...request, path: cameraPath({ cameraMovement, motionType, strength }) });
  return filter === '' ? '' : `,${filter}`;
}

async function checkLength({ frameCount }: DraftRequest, videoPath: string): Promise<Result<void>> {
  const facts = await probeVideo(videoPath);
  if (!facts.ok) return facts;
  if (facts.value.frameCount === frameCount) return ok(undefined);
  return err({
    code: 'output-too-short',
    message: many(
      facts.value.frameCount,
      'The draft has {{count}} frame instead of {{wanted}}.',
      'The draft has {{count}} frames instead of {{wanted}}.',
      { wanted: frameCount },
    ),
    remedy: say`Render the segment again; if it stays so, choose another ffmpeg in Settings.`,
  });
}
