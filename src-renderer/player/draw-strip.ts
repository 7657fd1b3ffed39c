// Draws the filmstrip on a canvas: clips as wide as they are long, shots apart, seams above, crossfades hatched. However many
// clips there are, no more is drawn than pixels can show.
import type { StillKind } from '#shared/model/project-layout.ts';
import { SEAM_LOOKS, type SeamState, seamState } from '../film/seam-looks.tsx';
import type { CrossfadeMark, SeamMark } from './film-marks.ts';
import type { Clip, Playlist } from './playlist.ts';
import type { Still } from './still-loader.ts';
import { type Cell, type ClipBox, cellsOf, clipBoxes, placeOfFrame } from './strip-geometry.ts';

/** Above the pictures: where the marks of the seams stand. */
export const LANE_PIXELS = 13;
export const PICTURES_PIXELS = 42;
export const STRIP_PIXELS = LANE_PIXELS + PICTURES_PIXELS;

export interface StripDrawing {
  readonly playlist: Playlist;
  readonly width: number;
  /** Of the project's pictures, width by height. */
  readonly aspect: number;
  readonly seams: readonly SeamMark[];
  readonly crossfades: readonly CrossfadeMark[];
  readonly stillOf: (clip: Clip, kind: StillKind) => Still;
  /** What a CSS colour, also a variable, is here and now. */
  readonly colorOf: (css: string) => string;
}

export function drawStrip(context: CanvasRenderingContext2D, drawing: StripDrawing): void {
  const { playlist, width, colorOf } = drawing;
  context.clearRect(0, 0, width, STRIP_PIXELS);
  const boxes = clipBoxes(playlist, width);
  for (const box of boxes) drawClip(context, box, drawing);
  context.fillStyle = colorOf('var(--lt-raised)');
  for (const { startsShot, left, width: boxWidth } of boxes) {
    const edge = startsShot ? 2 : 1;
    if (left > 0 && boxWidth > edge * 2)
      context.fillRect(Math.round(left) - edge / 2, LANE_PIXELS, edge, PICTURES_PIXELS);
  }
  for (const box of boxes) if (box.startsShot) drawShotName(context, box, drawing);
  for (const box of boxes) drawGap(context, box, drawing);
  drawCrossfades(context, drawing);
  drawSeams(context, drawing);
}

function drawClip(context: CanvasRenderingContext2D, box: ClipBox, drawing: StripDrawing): void {
  const clip = drawing.playlist.clips[box.index];
  if (!clip) return;
  context.fillStyle = drawing.colorOf(clip.segmentIndex % 2 === 0 ? 'var(--lt-strip)' : 'var(--lt-strip-other)');
  context.fillRect(box.left, LANE_PIXELS, Math.max(box.width, 1), PICTURES_PIXELS);
  for (const cell of cellsOf(box, clip.frames, PICTURES_PIXELS * drawing.aspect)) {
    const still = drawing.stillOf(clip, cell.still);
    if (typeof still !== 'string') drawCell(context, cell, still, drawing.aspect);
  }
}

/** Fills the cell with the picture; what does not fit is cut off on both sides alike. */
function drawCell(context: CanvasRenderingContext2D, cell: Cell, image: HTMLImageElement, aspect: number): void {
  const isStrip = cell.still === 'strip';
  const tileWidth = isStrip ? Math.min(image.naturalHeight * aspect, image.naturalWidth) : image.naturalWidth;
  const tileHeight = image.naturalHeight;
  const scale = Math.max(cell.width / tileWidth, PICTURES_PIXELS / tileHeight);
  const cutWidth = Math.min(cell.width / scale, tileWidth);
  const cutHeight = Math.min(PICTURES_PIXELS / scale, tileHeight);
  const left = cell.tile * tileWidth + (tileWidth - cutWidth) / 2;
  const top = (tileHeight - cutHeight) / 2;
  context.drawImage(image, left, top, cutWidth, cutHeight, cell.left, LANE_PIXELS, cell.width, PICTURES_PIXELS);
}

const LEAST_NAMED_PIXELS = 46;

function drawShotName(context: CanvasRenderingContext2D, { index, left, width }: ClipBox, drawing: StripDrawing): void {
  const shotId = drawing.playlist.clips[index]?.shotId;
  if (shotId === undefined || width < LEAST_NAMED_PIXELS) return;
  context.font = '11px Inter, system-ui, sans-serif';
  context.textBaseline = 'middle';
  const room = width - 12;
  const textWidth = Math.min(context.measureText(shotId).width, room);
  context.fillStyle = 'rgb(0 0 0 / 62%)';
  context.fillRect(left + 1, STRIP_PIXELS - 15, textWidth + 9, 15);
  context.fillStyle = '#f1f3f5';
  context.fillText(shotId, left + 5, STRIP_PIXELS - 7, room);
}

/** Segments that have no clip yet: a cut with a torn edge. */
function drawGap(
  context: CanvasRenderingContext2D,
  { index, left }: ClipBox,
  { playlist, colorOf }: StripDrawing,
): void {
  if ((playlist.clips[index]?.missingBefore ?? 0) === 0) return;
  context.save();
  context.strokeStyle = colorOf('var(--lt-stale)');
  context.lineWidth = 3;
  context.setLineDash([4, 3]);
  context.beginPath();
  context.moveTo(Math.max(left, 1.5), LANE_PIXELS);
  context.lineTo(Math.max(left, 1.5), STRIP_PIXELS);
  context.stroke();
  context.restore();
}

const HATCH_PIXELS = 5;

function drawCrossfades(context: CanvasRenderingContext2D, { playlist, width, crossfades }: StripDrawing): void {
  for (const { from, to } of crossfades) {
    const left = placeOfFrame(from, width, playlist.frames);
    const right = Math.max(placeOfFrame(to, width, playlist.frames), left + 3);
    context.save();
    context.beginPath();
    context.rect(left, LANE_PIXELS, right - left, PICTURES_PIXELS);
    context.clip();
    context.fillStyle = 'rgb(0 0 0 / 38%)';
    context.fillRect(left, LANE_PIXELS, right - left, PICTURES_PIXELS);
    context.strokeStyle = 'rgb(255 255 255 / 70%)';
    context.lineWidth = 1;
    context.beginPath();
    for (let x = left - PICTURES_PIXELS; x < right; x += HATCH_PIXELS) {
      context.moveTo(x, STRIP_PIXELS);
      context.lineTo(x + PICTURES_PIXELS, LANE_PIXELS);
    }
    context.stroke();
    context.restore();
  }
}

/** The weightier is drawn over the lighter, and instead of it where there is room for one only. */
const WEIGHT: Record<SeamState, number> = {
  missing: 0,
  waiting: 1,
  clean: 2,
  slight: 3,
  corrected: 4,
  failed: 5,
  visible: 6,
  broken: 7,
};
const MARK_PIXELS = 9;

function drawSeams(context: CanvasRenderingContext2D, { seams, playlist, width, colorOf }: StripDrawing): void {
  const shown: { x: number; state: SeamState }[] = [];
  for (const { frame, seam } of seams) {
    const mark = { x: placeOfFrame(frame, width, playlist.frames), state: seamState(seam) };
    const last = shown.at(-1);
    if (!last || mark.x - last.x >= MARK_PIXELS) shown.push(mark);
    else if (WEIGHT[mark.state] > WEIGHT[last.state]) shown[shown.length - 1] = mark;
  }
  for (const { x, state } of shown) {
    // What is fine draws no eye.
    context.fillStyle = colorOf(state === 'clean' ? 'var(--mantine-color-dimmed)' : SEAM_LOOKS[state].color);
    context.strokeStyle = context.fillStyle;
    context.lineWidth = 1.5;
    if (WEIGHT[state] >= WEIGHT.corrected) context.fillRect(Math.round(x), LANE_PIXELS - 2, 1, PICTURES_PIXELS + 2);
    drawMark(context, Math.round(x) + 0.5, state);
  }
}

/** A form for each, as colour alone tells nothing to who cannot see it. */
function drawMark(context: CanvasRenderingContext2D, x: number, state: SeamState): void {
  const y = LANE_PIXELS / 2 - 0.5;
  context.beginPath();
  if (state === 'clean' || state === 'missing') context.rect(x - 0.5, y - 1, 1, 5);
  else if (state === 'slight' || state === 'waiting') context.arc(x, y, 2.5, 0, 2 * Math.PI);
  else if (state === 'corrected')
    polygon(context, [
      [x, y - 4],
      [x + 4, y],
      [x, y + 4],
      [x - 4, y],
    ]);
  else if (state === 'visible')
    polygon(context, [
      [x - 4.5, y - 4],
      [x + 4.5, y - 4],
      [x, y + 4],
    ]);
  else cross(context, x, y);
  if (state === 'waiting' || state === 'broken' || state === 'failed') context.stroke();
  else context.fill();
}

function cross(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.moveTo(x - 3.5, y - 3.5);
  context.lineTo(x + 3.5, y + 3.5);
  context.moveTo(x + 3.5, y - 3.5);
  context.lineTo(x - 3.5, y + 3.5);
}

function polygon(context: CanvasRenderingContext2D, points: readonly (readonly [number, number])[]): void {
  for (const [index, [x, y]] of points.entries()) index === 0 ? context.moveTo(x, y) : context.lineTo(x, y);
  context.closePath();
}
