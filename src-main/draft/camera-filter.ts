// A camera path as ffmpeg filters. `perspective` places the corners in 256ths of a pixel; zoompan would jump by whole ones.
import { type CameraPath, limitTravel, overscan } from './camera-path.ts';

export interface CameraFilterInput {
  readonly path: CameraPath;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly frameCount: number;
}

/** For frames of `width` × `height` in planar RGB; the first one passes unchanged. '' when nothing moves. */
export function cameraFilter({ width, height, framesPerSecond, frameCount, ...input }: CameraFilterInput): string {
  const seconds = frameCount / framesPerSecond;
  const path = limitTravel(input.path, seconds);
  if (path.ratePerSecond === 0) return '';
  const beyond = overscan(path, seconds);
  const margin = { x: Math.ceil(width * beyond), y: Math.ceil(height * beyond) };
  const rate = path.ratePerSecond / framesPerSecond;
  const x = (corner: 0 | 1, side: number) => edge(corner, path.anchor.x, rate * side, width, margin.x);
  const y = (corner: 0 | 1, side: number) => edge(corner, path.anchor.y, rate * side, height, margin.y);
  const { left, right, top, bottom } = path.sides;
  const corners = [
    `x0='${x(0, top)}':y0='${y(0, left)}'`,
    `x1='${x(1, top)}':y1='${y(0, right)}'`,
    `x2='${x(0, bottom)}':y2='${y(1, left)}'`,
    `x3='${x(1, bottom)}':y3='${y(1, right)}'`,
  ];
  const move = `perspective=sense=source:interpolation=cubic:eval=frame:${corners.join(':')}`;
  return beyond === 0 ? move : `${mirrorAround(margin)},${move},crop=${width}:${height}:${margin.x}:${margin.y}`;
}

/** One coordinate of one corner, in pixels of the (widened) picture. `on` is the number of the frame, from 1. */
function edge(corner: 0 | 1, anchor: number, ratePerFrame: number, pixels: number, marginPixels: number): string {
  const start = corner === 0 ? -marginPixels : pixels + marginPixels;
  const fixed = anchor * pixels;
  return `${decimal(fixed + marginPixels)}+${decimal(start - fixed)}*exp(${decimal(-ratePerFrame)}*(on-1))`.replace(
    '+-',
    '-',
  );
}

// A pull back from a picture has to show something beyond it: its own mirror image is the least noticed.
function mirrorAround({ x, y }: { readonly x: number; readonly y: number }): string {
  const wider = `pad=w=iw+${2 * x}:h=ih+${2 * y}:x=${x}:y=${y}`;
  return `${wider},fillborders=left=${x}:right=${x}:top=${y}:bottom=${y}:mode=mirror`;
}

const decimal = (value: number): string => value.toFixed(9);
