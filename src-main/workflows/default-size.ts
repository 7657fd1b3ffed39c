// The size and the rate a graph was saved with, as far as a video can have them.
import { say } from '#shared/i18n/say.ts';
import { type ComfyGraph, type GraphSlots, readNumber } from '../graph/index.ts';

const MIN_SIDE_PIXELS = 16;
const MAX_SIDE_PIXELS = 8192;
const FALLBACK_SIZE = { width: 832, height: 480 };
export const MAX_FRAMES_PER_SECOND = 1000;
const FALLBACK_FRAMES_PER_SECOND = 16;

interface Found<Value> {
  readonly value: Value;
  /** What of the graph is not taken, in words. */
  readonly notes: readonly string[];
}

export function readDefaultSize(graph: ComfyGraph, slots: GraphSlots): Found<{ width: number; height: number }> {
  const width = readNumber(graph, slots.width[0]);
  const height = readNumber(graph, slots.height[0]);
  if (width === null || height === null) return { value: FALLBACK_SIZE, notes: [] };
  if (isSide(width) && isSide(height)) return { value: { width, height }, notes: [] };
  const used = `${FALLBACK_SIZE.width} × ${FALLBACK_SIZE.height}`;
  const note = say`Its own size, ${width} × ${height}, is none that a video can have (whole numbers from ${MIN_SIDE_PIXELS} to ${MAX_SIDE_PIXELS}); ${used} is used.`;
  return { value: FALLBACK_SIZE, notes: [note] };
}

function isSide(pixels: number): boolean {
  return Number.isInteger(pixels) && pixels >= MIN_SIDE_PIXELS && pixels <= MAX_SIDE_PIXELS;
}

export function checkRate(framesPerSecond: number): Found<number> {
  if (framesPerSecond >= 1 && framesPerSecond <= MAX_FRAMES_PER_SECOND) return { value: framesPerSecond, notes: [] };
  const note = say`Its own frame rate, ${framesPerSecond}, is none that a video can have; ${FALLBACK_FRAMES_PER_SECOND} is used.`;
  return { value: FALLBACK_FRAMES_PER_SECOND, notes: [note] };
}
