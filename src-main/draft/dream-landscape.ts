// A picture for a draft that starts from words alone: a sky, a sun and ranges of hills in the colours of its seed.
// Not what the prompt says, and not meant to be; but a draft should be pleasant to look at and the same every time.

interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

interface Landscape {
  readonly zenith: Colour;
  readonly horizon: Colour;
  readonly hills: Colour;
  readonly sun: { readonly x: number; readonly y: number };
  readonly phases: readonly number[];
}

interface Pixel {
  /** Width of the picture over its height. */
  readonly aspect: number;
  /** Of one pixel, in picture heights. */
  readonly height: number;
}

const HILL_RANGES = 4;
const SKYLINE = 0.5;
const SUN_RADIUS = 0.075;

/** The picture as a binary PPM file. */
export function drawDreamLandscape(seed: number, width: number, height: number): Uint8Array {
  const land = designLandscape(seed);
  const header = Buffer.from(`P6\n${width} ${height}\n255\n`, 'latin1');
  const bytes = new Uint8Array(header.length + width * height * 3);
  bytes.set(header);
  const grain = randomNumbers(seed + 1);
  const skylines = Array.from({ length: width }, (_, x) => hillTops(land, x / width));
  const pixel = { aspect: width / height, height: 1 / height };
  let offset = header.length;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const colour = colourAt(land, column / width, row / height, pixel, skylines[column] ?? []);
      // Grain of one level hides the steps of a smooth gradient.
      const noise = (grain() - 0.5) * 3;
      bytes[offset] = toByte(colour.red + noise);
      bytes[offset + 1] = toByte(colour.green + noise);
      bytes[offset + 2] = toByte(colour.blue + noise);
      offset += 3;
    }
  }
  return bytes;
}

function designLandscape(seed: number): Landscape {
  const random = randomNumbers(seed);
  // From teal over blue to violet: every one of these skies is pleasant, a green one is not.
  const hue = 195 + random() * 90;
  return {
    zenith: fromHsl(hue, 0.45, 0.28),
    horizon: fromHsl(hue + 135 + random() * 55, 0.7, 0.78),
    hills: fromHsl(hue + 15, 0.4, 0.13),
    sun: { x: 0.25 + random() * 0.5, y: 0.3 + random() * 0.12 },
    phases: Array.from({ length: HILL_RANGES * 3 }, () => random() * Math.PI * 2),
  };
}

/** Height of the sky above each range at this column, the farthest range first. */
function hillTops(land: Landscape, x: number): readonly number[] {
  return Array.from({ length: HILL_RANGES }, (_, range) => {
    const phase = (index: number): number => land.phases[range * 3 + index] ?? 0;
    const roughness = 0.03 + range * 0.012;
    const waves = Math.sin(x * 5 + phase(0)) + 0.5 * Math.sin(x * 11 + phase(1)) + 0.22 * Math.sin(x * 27 + phase(2));
    return SKYLINE + 0.03 + range * 0.115 + roughness * waves;
  });
}

function colourAt(land: Landscape, x: number, y: number, pixel: Pixel, tops: readonly number[]): Colour {
  let colour = skyAt(land, x, y, pixel.aspect);
  for (const [range, top] of tops.entries()) {
    // Half a pixel over the ridge is half hill: soft edges move smoothly.
    const cover = Math.min(1, Math.max(0, (y - top) / pixel.height + 0.5));
    if (cover > 0) colour = mix(colour, hillAt(land, range, y - top), cover);
  }
  return colour;
}

function hillAt(land: Landscape, range: number, belowRidge: number): Colour {
  const depth = (range + 1) / HILL_RANGES;
  const mist = Math.min(1, belowRidge * 3.2);
  const base = mix(land.horizon, land.hills, 0.28 + 0.7 * depth);
  return mix(base, land.horizon, 0.3 * mist * (1 - depth * 0.75));
}

function skyAt(land: Landscape, x: number, y: number, aspect: number): Colour {
  const sky = mix(land.zenith, land.horizon, Math.min(1, (y / (SKYLINE + 0.08)) ** 1.4));
  const distance = Math.hypot((x - land.sun.x) * aspect, y - land.sun.y);
  const glow = Math.exp(-(((distance - SUN_RADIUS) / 0.22) ** 2)) * 0.4;
  const disc = Math.min(1, Math.max(0, (SUN_RADIUS - distance) * 260));
  return mix(mix(sky, { red: 255, green: 236, blue: 205 }, glow), { red: 255, green: 246, blue: 226 }, disc * 0.92);
}

function mix(from: Colour, to: Colour, part: number): Colour {
  const between = (a: number, b: number): number => a + (b - a) * part;
  return {
    red: between(from.red, to.red),
    green: between(from.green, to.green),
    blue: between(from.blue, to.blue),
  };
}

function fromHsl(hueDegrees: number, saturation: number, lightness: number): Colour {
  const channel = (shift: number): number => {
    const k = (shift + hueDegrees / 30) % 12;
    return (
      255 * (lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
    );
  };
  return { red: channel(0), green: channel(8), blue: channel(4) };
}

/** Mulberry32: small, fast, the same on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function toByte(level: number): number {
  return Math.max(0, Math.min(255, Math.round(level)));
}
