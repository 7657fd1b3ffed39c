// Where the camera looks, frame by frame: the words of a storyboard as a window that moves inside the picture. Pure.
//
// Every move is one and the same small step repeated: the window shrinks towards a fixed point by a constant ratio.
// A step therefore looks alike wherever it is taken, and a chained segment, which begins with the whole of the frame
// it was handed, goes on at the speed at which the one before it ended. A point inside the picture also means that the
// window can never leave it; only a pull back looks beyond the edge, by a little.
import type { WanMotion } from '#shared/model/storyboard.ts';

/** Places are parts of the picture: 0,0 is its top left corner and 1,1 its bottom right one. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface CameraPath {
  /** The point of the picture that stays where it is. */
  readonly anchor: Point;
  /** How fast the window closes in on it: 0.1 shrinks it by e^-0.1 a second; negative moves away. */
  readonly ratePerSecond: number;
  /** How much of the rate each side takes part in: uneven ones turn the picture in space. */
  readonly sides: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

export interface Window {
  readonly topLeft: Point;
  readonly topRight: Point;
  readonly bottomLeft: Point;
  readonly bottomRight: Point;
}

export interface CameraWords {
  readonly cameraMovement: string;
  readonly motionType: WanMotion['type'] | null;
  /** 0 (hardly) to 1 (strong). */
  readonly strength: number;
}

interface Move {
  readonly pattern: RegExp;
  readonly ratePerSecond: number;
  readonly axis: 'depth' | 'horizontal' | 'vertical';
  readonly sides?: CameraPath['sides'];
}

const EVEN_SIDES = { left: 1, right: 1, top: 1, bottom: 1 } as const;
/** The side that comes nearer grows more. */
const ORBIT_SIDES = { left: 0.5, right: 1.4, top: 1, bottom: 1 } as const;
const CRANE_SIDES = { left: 1, right: 1, top: 1.12, bottom: 0.88 } as const;

const MOVES: readonly Move[] = [
  { pattern: /\b(orbit\w*|arc\w*|around|circl\w+)\b/, ratePerSecond: 0.06, axis: 'horizontal', sides: ORBIT_SIDES },
  { pattern: /\b(crane\w*|jib|boom)\b/, ratePerSecond: 0.06, axis: 'vertical', sides: CRANE_SIDES },
  { pattern: /\b(pan\w*|truck\w*|track\w*|slid\w+|lateral)\b/, ratePerSecond: 0.07, axis: 'horizontal' },
  { pattern: /\b(tilt\w*|pedestal)\b/, ratePerSecond: 0.06, axis: 'vertical' },
  { pattern: /\bdoll(y|ies|ying)\b/, ratePerSecond: 0.08, axis: 'depth' },
  { pattern: /\bzoom\w*\b/, ratePerSecond: 0.11, axis: 'depth' },
  { pattern: /\b(push\w*|approach\w*|closer|forward)\b/, ratePerSecond: 0.055, axis: 'depth' },
  { pattern: /\bpull\w*\b/, ratePerSecond: 0.045, axis: 'depth' },
];
const AWAY = /\b(out|back|backwards?|away|pull\w*|retreat\w*)\b/;
const STILL = /\b(static|still|none|locked|fixed|tripod)\b/;
const SLOWLY = /\b(slow\w*|gent\w+|subtle|slight\w*)\b/;
const QUICKLY = /\b(fast|quick\w*|rapid\w*|swift\w*|whip)\b/;
const UNKNOWN_WORDS_RATE = 0.03;
const FASTEST_RATE = 0.25;

/** An unknown wish still moves a little: a draft should show that the shot lives. */
export function cameraPath({ cameraMovement, motionType, strength }: CameraWords): CameraPath {
  const motionWords = motionType === null || motionType === 'none' ? '' : motionType;
  const text = `${motionWords} ${cameraMovement}`
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const moves = movesIn(text);
  if (moves.length === 0 && (text === '' || STILL.test(text))) return stillPath();
  const away = AWAY.test(text) && moves.every((move) => move.axis === 'depth');
  const base = moves.length === 0 ? UNKNOWN_WORDS_RATE : moves.reduce((sum, move) => sum + move.ratePerSecond, 0);
  const speed = (SLOWLY.test(text) ? 0.6 : 1) * (QUICKLY.test(text) ? 1.8 : 1) * (0.4 + 1.2 * strength);
  const ratePerSecond = Math.min(base * speed, FASTEST_RATE) * (away ? -1 : 1);
  const anchor = anchorOf(text, moves);
  const sides = moves.find((move) => move.sides !== undefined)?.sides ?? EVEN_SIDES;
  return { anchor, ratePerSecond, sides: turnTowards(sides, anchor) };
}

export function stillPath(): CameraPath {
  return { anchor: { x: 0.5, y: 0.5 }, ratePerSecond: 0, sides: EVEN_SIDES };
}

function movesIn(text: string): readonly Move[] {
  const named = MOVES.filter((move) => move.pattern.test(text));
  if (named.length > 0) return named;
  // "drift left" or "up": a direction alone is a pan or a tilt.
  const axis = /\b(left|right)\b/.test(text) ? 'horizontal' : /\b(up|down)(wards?)?\b/.test(text) ? 'vertical' : null;
  return axis === null ? [] : [{ pattern: /./, ratePerSecond: 0.06, axis }];
}

function anchorOf(text: string, moves: readonly Move[]): Point {
  const has = (axis: Move['axis']): boolean => moves.some((move) => move.axis === axis);
  const x = /\bleft(wards?)?\b/.test(text) ? 0 : /\bright(wards?)?\b/.test(text) || has('horizontal') ? 1 : 0.5;
  const y = /\bdown(wards?)?\b/.test(text) ? 1 : /\bup(wards?)?\b/.test(text) || has('vertical') ? 0 : 0.5;
  return { x, y };
}

/** The uneven sides above are written for a camera that goes right or up. */
function turnTowards(sides: CameraPath['sides'], anchor: Point): CameraPath['sides'] {
  const horizontal =
    anchor.x === 0 ? { left: sides.right, right: sides.left } : { left: sides.left, right: sides.right };
  const vertical = anchor.y === 1 ? { top: sides.bottom, bottom: sides.top } : { top: sides.top, bottom: sides.bottom };
  return { ...horizontal, ...vertical };
}

/** The part of the picture that fills the frame at that time. */
export function windowAt(path: CameraPath, seconds: number): Window {
  const corner = (x: number, y: number): Point => {
    const horizontalRate = path.ratePerSecond * (y === 0 ? path.sides.top : path.sides.bottom);
    const verticalRate = path.ratePerSecond * (x === 0 ? path.sides.left : path.sides.right);
    return {
      x: path.anchor.x + (x - path.anchor.x) * Math.exp(-horizontalRate * seconds),
      y: path.anchor.y + (y - path.anchor.y) * Math.exp(-verticalRate * seconds),
    };
  };
  return { topLeft: corner(0, 0), topRight: corner(1, 0), bottomLeft: corner(0, 1), bottomRight: corner(1, 1) };
}

/** How much wider than the picture the window becomes; 0 for every move but a pull back. */
export function overscan(path: CameraPath, seconds: number): number {
  return Math.max(0, Math.exp(-path.ratePerSecond * seconds) - 1);
}

/** A very long segment moves more slowly, so that it neither ends in a blur nor far outside the picture. */
export function limitTravel(path: CameraPath, seconds: number): CameraPath {
  const most = path.ratePerSecond < 0 ? Math.log(1.3) : Math.log(2.5);
  const travel = Math.abs(path.ratePerSecond) * seconds;
  return travel <= most ? path : { ...path, ratePerSecond: (path.ratePerSecond * most) / travel };
}
