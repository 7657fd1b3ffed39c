// What could be tried when the graphics card ran out of memory: fewer pixels, or fewer frames a job. Pure.
import { smallestLegalCount, wholeFramesWithin } from '../frame-math.ts';
import { formatNumber, say } from '../i18n/say.ts';
import type { EngineLimits } from './engine.ts';
import type { ProjectPatch, Resolution } from './project.ts';
import type { PlanSegment } from './video-plan.ts';

type Limits = Pick<EngineLimits, 'frameRule'> & { readonly sizeStepPixels: number };

export interface SmallerSetting {
  /** For a button: "Render at 720×416". */
  readonly label: string;
  readonly patch: ProjectPatch;
}

const PIXEL_SHARES = [0.75, 0.5];
const FRAME_SHARE = 2 / 3;
// Below it the models of this field draw hardly anything recognisable: our own choice, no measured border.
const SHORTEST_SIDE_PIXELS = 256;
const SHORTEST_SEGMENT_SECONDS = 1;

/** The least loss first; empty where nothing smaller makes sense. Both change the whole project: every segment is planned anew. */
export function smallerSettings(segment: PlanSegment, limits: Limits): SmallerSetting[] {
  const sizes = PIXEL_SHARES.map((share) => smallerSize(segment, limits.sizeStepPixels, share)).filter(
    (size) => size !== null,
  );
  const distinct = sizes.filter((size, index) => sizes.findIndex((other) => isSame(size, other)) === index);
  const seconds = fewerSeconds(segment, limits);
  return [
    ...distinct.map((size) => ({ label: say`Render at ${size.width}×${size.height}`, patch: { resolution: size } })),
    ...(seconds === null
      ? []
      : [{ label: say`Segments of at most ${formatNumber(seconds, 1)} s`, patch: { max_segment_seconds: seconds } }]),
  ];
}

/** Of the sizes in the model's steps the one nearest in shape and in number of pixels; null: none is large enough to be of use. */
function smallerSize(size: Resolution, stepPixels: number, share: number): Resolution | null {
  // Film has no odd sizes.
  const step = stepPixels % 2 === 0 ? stepPixels : stepPixels * 2;
  const factor = Math.sqrt(share);
  const near = (pixels: number) => [-1, 0, 1, 2].map((steps) => (Math.floor((pixels * factor) / step) + steps) * step);
  const pixels = size.width * size.height;
  const lossOf = ({ width, height }: Resolution) =>
    2 * Math.abs(Math.log((width * size.height) / (height * size.width))) +
    Math.abs(Math.log((width * height) / (pixels * share)));
  const candidates = near(size.width)
    .flatMap((width) => near(size.height).map((height) => ({ width, height })))
    .filter(({ width, height }) => Math.min(width, height) >= SHORTEST_SIDE_PIXELS && width * height < pixels);
  return candidates.toSorted((a, b) => lossOf(a) - lossOf(b))[0] ?? null;
}

const isSame = (a: Resolution, b: Resolution): boolean => a.width === b.width && a.height === b.height;

/** About two thirds, in half seconds; null where that asks for no fewer frames, or where the engine's own lengths rule. */
function fewerSeconds(segment: PlanSegment, { frameRule }: Limits): number | null {
  if (frameRule.kind === 'discrete') return null;
  const seconds = Math.floor(segment.durationSeconds * FRAME_SHARE * 2) / 2;
  if (seconds < SHORTEST_SEGMENT_SECONDS) return null;
  // With the frame that a chained segment repeats.
  const frames = smallestLegalCount(frameRule, wholeFramesWithin(seconds, segment.framesPerSecond) + 1);
  return frames !== null && frames < segment.framesRequested ? seconds : null;
}
