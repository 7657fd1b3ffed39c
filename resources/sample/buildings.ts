// What people made: the lighthouse and its beam, the keeper's cottage, the boat.
import { type Canvas, round, type Stop } from './canvas.ts';

export interface Lighthouse {
  readonly x: number;
  readonly base: number;
  readonly height: number;
  readonly wall: string;
  readonly band: string;
  /** Of the shadowed side. */
  readonly shade: string;
  readonly iron: string;
  /** Colour of the lamp room's glass. */
  readonly glass: string;
  readonly litFrom: 'left' | 'right';
}

export const lampOf = ({ x, base, height }: Pick<Lighthouse, 'x' | 'base' | 'height'>) => ({
  x,
  y: base - height * 0.84,
});

export function lighthouse(canvas: Canvas, tower: Lighthouse): void {
  const { x, base, height, wall, band, iron } = tower;
  const foot = height * 0.125;
  const neck = height * 0.078;
  const top = base - height * 0.76;
  const sideAt = (part: number): number => foot + (neck - foot) * part;
  const trunk = `${round(x - foot)},${base} ${round(x - neck)},${round(top)} ${round(x + neck)},${round(top)} ${round(x + foot)},${base}`;
  const bands = [0.12, 0.46, 0.8].map((from) => {
    const to = from + 0.17;
    const yAt = (part: number): string => round(base - height * 0.76 * part);
    const [low, high] = [sideAt(from), sideAt(to)];
    return `<polygon points="${round(x - low)},${yAt(from)} ${round(x - high)},${yAt(to)} ${round(x + high)},${yAt(to)} ${round(x + low)},${yAt(from)}" fill="${band}"/>`;
  });
  const windows = [0.34, 0.68].map((part) => {
    const [w, h] = [height * 0.022, height * 0.042];
    return `<rect x="${round(x - w / 2)}" y="${round(base - height * 0.76 * part - h)}" width="${round(w)}" height="${round(h)}" rx="${round(w / 2)}" fill="${tower.glass}"/>`;
  });
  const door = `<path d="M${round(x - height * 0.028)} ${base}v${round(-height * 0.06)}a${round(height * 0.028)} ${round(height * 0.028)} 0 0 1 ${round(height * 0.056)} 0v${round(height * 0.06)}Z" fill="${iron}"/>`;
  canvas.add(`<polygon points="${trunk}" fill="${wall}"/>`, ...bands, ...windows, door);
  canvas.add(`<polygon points="${trunk}" fill="${shading(canvas, tower)}"/>`);
  lampRoom(canvas, tower, top, neck);
}

function shading(canvas: Canvas, { shade, litFrom }: Lighthouse): string {
  const stops: readonly Stop[] = [
    [0, shade, 0],
    [0.42, shade, 0.08],
    [1, shade, 0.72],
  ];
  const mirrored = stops.map(([offset, colour, opacity]): Stop => [1 - offset, colour, opacity]).reverse();
  return canvas.linear(litFrom === 'left' ? stops : mirrored, 'right');
}

function lampRoom(canvas: Canvas, { x, height, iron, glass, band }: Lighthouse, top: number, neck: number): void {
  const gallery = neck * 1.5;
  const room = neck * 0.72;
  const roomHeight = height * 0.115;
  const ceiling = top - height * 0.02 - roomHeight;
  const posts = [-1, -0.6, -0.2, 0.2, 0.6, 1].map(
    (part) =>
      `<rect x="${round(x + gallery * part * 0.96 - height * 0.002)}" y="${round(top - height * 0.05)}" width="${round(height * 0.005)}" height="${round(height * 0.05)}" fill="${iron}"/>`,
  );
  const bars = [-1, -0.33, 0.33, 1].map(
    (part) =>
      `<rect x="${round(x + room * part - height * 0.004)}" y="${round(ceiling)}" width="${round(height * 0.008)}" height="${round(roomHeight)}" fill="${iron}"/>`,
  );
  canvas.add(
    `<rect x="${round(x - room)}" y="${round(ceiling)}" width="${round(room * 2)}" height="${round(roomHeight)}" fill="${glass}"/>`,
    ...bars,
    `<rect x="${round(x - gallery)}" y="${round(top - height * 0.02)}" width="${round(gallery * 2)}" height="${round(height * 0.028)}" rx="${round(height * 0.006)}" fill="${iron}"/>`,
    `<rect x="${round(x - gallery)}" y="${round(top - height * 0.055)}" width="${round(gallery * 2)}" height="${round(height * 0.007)}" fill="${iron}"/>`,
    ...posts,
    `<path d="M${round(x - room * 1.35)} ${round(ceiling)}Q${round(x - room * 0.9)} ${round(ceiling - height * 0.075)} ${round(x)} ${round(ceiling - height * 0.085)}Q${round(x + room * 0.9)} ${round(ceiling - height * 0.075)} ${round(x + room * 1.35)} ${round(ceiling)}Z" fill="${band}"/>`,
    `<rect x="${round(x - room * 1.4)}" y="${round(ceiling - height * 0.008)}" width="${round(room * 2.8)}" height="${round(height * 0.014)}" rx="1" fill="${iron}"/>`,
    `<circle cx="${x}" cy="${round(ceiling - height * 0.092)}" r="${round(height * 0.011)}" fill="${iron}"/>`,
    `<rect x="${round(x - height * 0.002)}" y="${round(ceiling - height * 0.135)}" width="${round(height * 0.005)}" height="${round(height * 0.045)}" fill="${iron}"/>`,
  );
}

export interface Beam {
  readonly from: { readonly x: number; readonly y: number };
  readonly angleDegrees: number;
  readonly length: number;
  readonly spreadDegrees: number;
  readonly colour: string;
  readonly opacity: number;
}

export function beam(canvas: Canvas, { from, angleDegrees, length, spreadDegrees, colour, opacity }: Beam): void {
  const fill = canvas.linear(
    [
      [0, colour, opacity],
      [0.25, colour, opacity * 0.5],
      [1, colour, 0],
    ],
    'right',
  );
  const ray = (spread: number): string => {
    const end = Math.tan((spread * Math.PI) / 360) * length;
    return `<polygon points="0,-2 ${length},${round(-end)} ${length},${round(end)} 0,2" fill="${fill}"/>`;
  };
  const place = `translate(${round(from.x)} ${round(from.y)}) rotate(${angleDegrees})`;
  canvas.add(
    `<g transform="${place}" filter="url(#soft)" style="mix-blend-mode:screen">${ray(spreadDegrees)}${ray(spreadDegrees * 0.45)}</g>`,
  );
}

export interface Cottage {
  readonly x: number;
  readonly base: number;
  readonly width: number;
  readonly wall: string;
  readonly side: string;
  readonly roof: string;
  readonly window: string;
}

export function cottage(canvas: Canvas, { x, base, width, wall, side, roof, window }: Cottage): void {
  const height = width * 0.34;
  const gable = width * 0.34;
  const eaves = base - height;
  const peak = eaves - width * 0.24;
  const pane = (part: number): string =>
    `<rect x="${round(x + width * part)}" y="${round(eaves + height * 0.3)}" width="${round(width * 0.09)}" height="${round(height * 0.36)}" rx="1" fill="${window}"/>`;
  canvas.add(
    `<rect x="${round(x + width * 0.72)}" y="${round(peak - width * 0.1)}" width="${round(width * 0.09)}" height="${round(width * 0.2)}" fill="${side}"/>`,
    `<polygon points="${round(x)},${base} ${round(x)},${round(eaves)} ${round(x + gable / 2)},${round(peak)} ${round(x + gable)},${round(eaves)} ${round(x + gable)},${base}" fill="${side}"/>`,
    `<rect x="${round(x + gable)}" y="${round(eaves)}" width="${round(width - gable)}" height="${round(height)}" fill="${wall}"/>`,
    `<polygon points="${round(x + gable / 2)},${round(peak)} ${round(x + width - gable * 0.3)},${round(peak)} ${round(x + width * 1.04)},${round(eaves + 2)} ${round(x + gable * 1.04)},${round(eaves + 2)}" fill="${roof}"/>`,
    pane(0.12),
    pane(0.46),
    pane(0.78),
    `<rect x="${round(x + width * 0.61)}" y="${round(eaves + height * 0.36)}" width="${round(width * 0.1)}" height="${round(height * 0.64)}" fill="${roof}"/>`,
  );
}

export interface Boat {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly tiltDegrees: number;
  readonly hull: string;
  readonly cabin: string;
  readonly trim: string;
  readonly lantern: string;
}

/** A small fishing boat, bow to the right. */
export function boat(canvas: Canvas, { x, y, length, tiltDegrees, hull, cabin, trim, lantern }: Boat): void {
  const u = length / 100;
  const at = (px: number, py: number): string => `${round(px * u)},${round(py * u)}`;
  canvas.add(
    `<g transform="translate(${x} ${y}) rotate(${tiltDegrees})">`,
    `<polygon points="${at(-1.2, -14)} ${at(0, -78)} ${at(1.6, -14)}" fill="${trim}"/>`,
    `<path d="M${at(0, -76)}L${at(-44, -17)}M${at(0, -76)}L${at(47, -21)}M${at(0, -60)}L${at(-26, -38)}" stroke="${trim}" stroke-width="${round(0.9 * u)}" fill="none"/>`,
    `<path d="M${at(-34, -12)}L${at(-34, -36)}L${at(-6, -36)}L${at(-3, -12)}Z" fill="${cabin}"/>`,
    `<path d="M${at(-38, -36)}L${at(-36, -41)}L${at(-4, -41)}L${at(-3, -36)}Z" fill="${trim}"/>`,
    `<rect x="${round(-29 * u)}" y="${round(-32 * u)}" width="${round(8 * u)}" height="${round(9 * u)}" rx="${u}" fill="${lantern}"/>`,
    `<rect x="${round(-17 * u)}" y="${round(-32 * u)}" width="${round(8 * u)}" height="${round(9 * u)}" rx="${u}" fill="${lantern}"/>`,
    `<path d="M${at(-50, -16)}Q${at(0, -8)} ${at(56, -24)}Q${at(48, 4)} ${at(32, 9)}L${at(-40, 9)}Q${at(-49, 0)} ${at(-50, -16)}Z" fill="${hull}"/>`,
    `<path d="M${at(-50, -16)}Q${at(0, -8)} ${at(56, -24)}L${at(55, -20)}Q${at(0, -4)} ${at(-49.5, -11.5)}Z" fill="${trim}"/>`,
    `<circle cx="${round(0.4 * u)}" cy="${round(-63 * u)}" r="${round(2.6 * u)}" fill="${lantern}"/>`,
    '</g>',
  );
}
