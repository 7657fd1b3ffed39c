// The effects of a piece as ffmpeg filters. They count frames from 0 at the piece's rate, and work on 8-bit 4:2:0 of limited range. Pure.
import { rateFraction } from '#shared/frame-rate.ts';
import { clipFilter, rateText } from '../media/index.ts';
import type { FilmFormat, FootageRange, FrameOffset, PieceFade, RenderPiece } from './piece.ts';

/** The frames of a range, at the film's size and rate; the first one is number 0. */
export function rangeFilter(range: FootageRange, format: FilmFormat): string {
  const { footage, from, frames } = range;
  if (footage.sourceFramesPerSecond === format.framesPerSecond) {
    // Frame for frame: what is not wanted is not scaled either.
    const wanted = { ...footage, firstFrame: footage.firstFrame + from, frameCount: frames };
    return clipFilter({ ...format, ...wanted, clipFrames: frames });
  }
  const footageFrames = clipFilter({ ...format, ...footage, clipFrames: footage.filmFrames });
  return `${footageFrames},select='between(n,${from},${from + frames - 1})',${countedFrom(0, format)}`;
}

const countedFrom = (frame: number, { framesPerSecond }: FilmFormat): string =>
  `settb=expr='1/(${rateText(framesPerSecond)})',setpts=N+${frame}`;

/** Adds to whole frames; codes stay in their legal range. Frames without an offset pass untouched. */
export function offsetFilters(offsets: readonly FrameOffset[]): readonly string[] {
  const runs: { first: FrameOffset; last: number }[] = [];
  for (const offset of offsets.toSorted((a, b) => a.frame - b.frame)) {
    const run = runs.at(-1);
    if (run !== undefined && run.last === offset.frame - 1 && isAlike(run.first, offset)) run.last = offset.frame;
    else runs.push({ first: offset, last: offset.frame });
  }
  return runs.flatMap(({ first, last }) => {
    if (isAlike(first, NOTHING)) return [];
    const planes = `y='${shifted(first.luma, 235)}':u='${shifted(first.blue, 240)}':v='${shifted(first.red, 240)}'`;
    return [`lutyuv=${planes}:enable='between(n,${first.frame},${last})'`];
  });
}

const NOTHING = { luma: 0, blue: 0, red: 0 };
const isAlike = (a: Omit<FrameOffset, 'frame'>, b: Omit<FrameOffset, 'frame'>): boolean =>
  a.luma === b.luma && a.blue === b.blue && a.red === b.red;

const shifted = (codes: number, most: number): string => (codes === 0 ? 'val' : `clip(val+(${codes}),16,${most})`);

/** Of two inputs, the piece and what lies over it; rounded to the nearest code. Where the latter is over, the piece goes on alone. */
export function crossfadeFilter(
  { over, at, total }: NonNullable<RenderPiece['crossfade']>,
  { framesPerSecond }: FilmFormat,
): string {
  // By time, which is exact here: the filter's own frame numbers begin at 0 or at 1, as its version has it.
  const rate = rateText(framesPerSecond);
  return `blend=all_expr='B+(A-B)*(T*${rate}+${at})/${total}+0.5':enable='lt(t*${rate},${over.frames}-0.5)'`;
}

/** Through black. ffmpeg fades between nothing and everything: a part of that is had by shifting the clock. */
export function fadeFilters(fade: PieceFade, frames: number, format: FilmFormat): readonly string[] {
  const { from, to } = fade;
  if (from === to) return from === 1 ? [] : [heldAt(from)];
  const fullSeconds = (frames * frameSeconds(format)) / Math.abs(to - from);
  const goneSeconds = (to > from ? from : 1 - from) * fullSeconds;
  // A clock cannot start before 0, so it starts this many frames late.
  const shift = Math.ceil(goneSeconds / frameSeconds(format));
  const start = shift * frameSeconds(format) - goneSeconds;
  const times = `st=${start.toFixed(6)}:d=${fullSeconds.toFixed(6)}`;
  return [countedFrom(shift, format), `fade=t=${to > from ? 'in' : 'out'}:${times}`, countedFrom(0, format)];
}

const heldAt = (share: number): string =>
  `lutyuv=y='16+(val-16)*${share}':u='128+(val-128)*${share}':v='128+(val-128)*${share}'`;

function frameSeconds({ framesPerSecond }: FilmFormat): number {
  const { numerator, denominator } = rateFraction(framesPerSecond);
  return denominator / numerator;
}
