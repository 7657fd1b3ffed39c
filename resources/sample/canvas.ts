// A sheet of SVG that grows layer by layer, from the back to the front, and the numbers that make it the same every time.
export const WIDTH = 832;
export const HEIGHT = 480;

/** Offset from 0 to 1, colour, opacity. */
export type Stop = readonly [offset: number, colour: string, opacity?: number];

export interface Canvas {
  add(...svg: readonly string[]): void;
  /** Returns a fill: `url(#…)`. Vertical unless told otherwise. */
  linear(stops: readonly Stop[], direction?: 'down' | 'right'): string;
  radial(stops: readonly Stop[]): string;
  /** A round light. */
  glow(x: number, y: number, radius: number, colour: string, opacity: number): void;
  toSvg(): string;
}

export function createCanvas(): Canvas {
  const definitions: string[] = [];
  const layers: string[] = [];
  const define = (tag: string, attributes: string, stops: readonly Stop[]): string => {
    const id = `g${definitions.length}`;
    const inside = stops.map(
      ([offset, colour, opacity = 1]) => `<stop offset="${offset}" stop-color="${colour}" stop-opacity="${opacity}"/>`,
    );
    definitions.push(`<${tag} id="${id}" ${attributes}>${inside.join('')}</${tag}>`);
    return `url(#${id})`;
  };
  const radial = (stops: readonly Stop[]): string => define('radialGradient', '', stops);
  return {
    add: (...svg) => void layers.push(...svg),
    linear: (stops, direction = 'down') =>
      define(
        'linearGradient',
        direction === 'down' ? 'x1="0" y1="0" x2="0" y2="1"' : 'x1="0" y1="0" x2="1" y2="0"',
        stops,
      ),
    radial,
    glow: (x, y, radius, colour, opacity) => {
      const fill = radial([
        [0, colour, opacity],
        [0.25, colour, opacity * 0.55],
        [0.6, colour, opacity * 0.14],
        [1, colour, 0],
      ]);
      layers.push(`<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`);
    },
    toSvg: () => wrapSvg(definitions, layers),
  };
}

function wrapSvg(definitions: readonly string[], layers: readonly string[]): string {
  const filters = [
    // The soft shadow that one sheet of paper throws on the next.
    '<filter id="lift" x="-10%" y="-20%" width="120%" height="140%"><feDropShadow dx="0" dy="-3" stdDeviation="7" flood-color="#050818" flood-opacity="0.28"/></filter>',
    '<filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="2"/></filter>',
    '<filter id="mist" x="-30%" y="-60%" width="160%" height="220%"><feGaussianBlur stdDeviation="16"/></filter>',
    '<filter id="water" x="-10%" y="-10%" width="120%" height="120%"><feTurbulence type="fractalNoise" baseFrequency="0.012 0.11" numOctaves="2" seed="4"/><feDisplacementMap in="SourceGraphic" scale="14"/><feGaussianBlur stdDeviation="0.8 0.4"/></filter>',
    '<filter id="grain" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="0.8" numOctaves="2" seed="11"/><feColorMatrix values="0 0 0 0 0.5  0 0 0 0 0.5  0 0 0 0 0.5  0.9 0 0 0 -0.32"/></filter>',
  ];
  const frame = `<rect width="${WIDTH}" height="${HEIGHT}"`;
  const edge =
    '<radialGradient id="edge" r="0.78"><stop offset="0.6" stop-opacity="0"/><stop offset="1" stop-opacity="0.34"/></radialGradient>';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">`,
    `<defs>${filters.join('')}${edge}${definitions.join('')}</defs>`,
    ...layers,
    `${frame} fill="url(#edge)"/>`,
    `${frame} filter="url(#grain)" style="mix-blend-mode:overlay" opacity="0.5"/>`,
    '</svg>',
  ].join('\n');
}

/** Mulberry32: the same numbers on every machine. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Smooth noise from 0 to 1 along a line. */
export function noiseLine(seed: number): (x: number) => number {
  const random = randomNumbers(seed);
  const knots = Array.from({ length: 256 }, random);
  const octave = (x: number): number => {
    const left = Math.floor(x);
    const part = x - left;
    const eased = part * part * (3 - 2 * part);
    const [a = 0, b = 0] = [knots[left & 255], knots[(left + 1) & 255]];
    return a + (b - a) * eased;
  };
  return (x) => octave(x) * 0.58 + octave(x * 2.3 + 31) * 0.27 + octave(x * 5.1 + 67) * 0.15;
}

export const round = (value: number): string => value.toFixed(1);
