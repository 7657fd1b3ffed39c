// Sky, land and water: what every picture of the sample is made of.
import { type Canvas, HEIGHT, noiseLine, randomNumbers, round, type Stop, WIDTH } from './canvas.ts';

export function sky(canvas: Canvas, stops: readonly Stop[], bottom = HEIGHT): void {
  canvas.add(`<rect width="${WIDTH}" height="${bottom}" fill="${canvas.linear(stops)}"/>`);
}

export interface RidgeLine {
  readonly seed: number;
  /** Where valleys lie. */
  readonly y: number;
  readonly height: number;
  /** Pixels from one hill to the next. */
  readonly spread: number;
  /** Raises or lowers the land along its way: a headland, a bay. */
  readonly shape?: (x: number) => number;
}

export interface Ridge extends RidgeLine {
  readonly fill: string;
  /** Leaves out the paper's shadow. */
  readonly flat?: boolean;
  /** Light along the edge. */
  readonly rim?: string;
}

/** Where the land is at a place: what stands on it asks here. */
export function ridgeLine({ seed, y, height, spread, shape = () => 0 }: RidgeLine): (x: number) => number {
  const noise = noiseLine(seed);
  return (x) => y - height * (noise((x + 400) / spread) - 0.2) - shape(x);
}

export function ridge(canvas: Canvas, { fill, flat, rim, ...line }: Ridge): void {
  const groundAt = ridgeLine(line);
  const points: string[] = [];
  for (let x = -20; x <= WIDTH + 20; x += 3) points.push(`${x},${round(groundAt(x))}`);
  const filter = flat ? '' : ' filter="url(#lift)"';
  canvas.add(
    `<polygon points="-20,${HEIGHT + 60} ${points.join(' ')} ${WIDTH + 20},${HEIGHT + 60}" fill="${fill}"${filter}/>`,
  );
  if (rim !== undefined) {
    canvas.add(
      `<polyline points="${points.join(' ')}" stroke="${rim}" stroke-width="1.6" opacity="0.55" fill="none"/>`,
    );
  }
}

export interface StarField {
  readonly seed: number;
  readonly count: number;
  readonly bottom: number;
  readonly opacity: number;
}

export function stars(canvas: Canvas, { seed, count, bottom, opacity }: StarField): void {
  const random = randomNumbers(seed);
  const dots: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const y = random() ** 1.3 * bottom;
    const radius = 0.35 + random() ** 5 * 1.5;
    const light = opacity * (0.3 + 0.7 * random()) * (1 - (y / bottom) ** 2);
    const colour = random() > 0.75 ? '#ffe6c4' : random() > 0.5 ? '#cfe0ff' : '#ffffff';
    dots.push(
      `<circle cx="${round(random() * WIDTH)}" cy="${round(y)}" r="${radius.toFixed(2)}" fill="${colour}" opacity="${light.toFixed(2)}"/>`,
    );
  }
  canvas.add(...dots);
}

export interface Cloud {
  readonly seed: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly opacity: number;
}

/** A paper cloud: humps above, nearly flat below. */
export function cloud(canvas: Canvas, { seed, x, y, width, height, fill, opacity }: Cloud): void {
  const random = randomNumbers(seed);
  const humps: string[] = [];
  const count = Math.max(5, Math.round(width / 34));
  for (let index = 0; index <= count; index += 1) {
    const part = index / count;
    const swell = Math.sin(part * Math.PI) ** 0.8;
    const radius = height * (0.22 + 0.5 * swell * (0.6 + 0.4 * random()));
    humps.push(
      `<ellipse cx="${round(x + part * width)}" cy="${round(y - radius * 0.42)}" rx="${round(radius * 1.7)}" ry="${round(radius * 0.72)}"/>`,
    );
  }
  const base = `<rect x="${x - height * 0.4}" y="${round(y - height * 0.16)}" width="${width + height * 0.8}" height="${round(height * 0.26)}" rx="${round(height * 0.13)}"/>`;
  canvas.add(`<g fill="${fill}" opacity="${opacity}">${humps.join('')}${base}</g>`);
}

export interface Glints {
  readonly seed: number;
  readonly count: number;
  readonly top: number;
  readonly bottom: number;
  readonly colour: string;
  readonly opacity: number;
  /** Centre and half width of the path of light; null: all over the water. */
  readonly path: { readonly x: number; readonly halfWidth: number } | null;
}

/** Light on the water: short strokes, longer and farther apart the nearer they are. */
export function glints(canvas: Canvas, { seed, count, top, bottom, colour, opacity, path }: Glints): void {
  const random = randomNumbers(seed);
  const strokes: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const near = random() ** 1.25;
    const y = top + near * (bottom - top);
    const aside = (random() + random() + random() - 1.5) / 1.5;
    const x = path === null ? random() * WIDTH : path.x + aside * path.halfWidth * (0.35 + near);
    const length = (6 + 40 * near) * (0.35 + random());
    const light = opacity * (0.25 + 0.75 * random()) * (path === null ? 1 : 1 - Math.abs(aside) * 0.7);
    strokes.push(
      `<rect x="${round(x - length / 2)}" y="${round(y)}" width="${round(length)}" height="${round(0.7 + near * 1.7)}" rx="1" opacity="${light.toFixed(2)}"/>`,
    );
  }
  canvas.add(`<g fill="${colour}">${strokes.join('')}</g>`);
}

export function mist(
  canvas: Canvas,
  y: number,
  thickness: number,
  colour: string,
  opacity: number,
  seed: number,
): void {
  const random = randomNumbers(seed);
  const banks = Array.from({ length: 7 }, () => {
    const [x, width] = [random() * WIDTH, 160 + random() * 260];
    return `<ellipse cx="${round(x)}" cy="${round(y + (random() - 0.5) * thickness)}" rx="${round(width)}" ry="${round(thickness * (0.3 + random() * 0.5))}"/>`;
  });
  canvas.add(`<g fill="${colour}" opacity="${opacity}" filter="url(#mist)">${banks.join('')}</g>`);
}

/** Blades that lean with the wind, along the bottom or along a line of land. */
export function grass(
  canvas: Canvas,
  seed: number,
  count: number,
  colour: string,
  groundAt: (x: number) => number,
  tallest = 40,
): void {
  const random = randomNumbers(seed);
  const blades: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const x = random() * (WIDTH + 40) - 20;
    const ground = groundAt(x);
    const tall = tallest * (0.3 + 0.7 * random());
    const lean = tall * (0.15 + 0.5 * random());
    blades.push(
      `<path d="M${round(x - 1.6)} ${round(ground + 8)}Q${round(x + lean * 0.2)} ${round(ground - tall * 0.6)} ${round(x + lean)} ${round(ground - tall)}Q${round(x + lean * 0.3 + 1.6)} ${round(ground - tall * 0.5)} ${round(x + 1.8)} ${round(ground + 8)}Z"/>`,
    );
  }
  canvas.add(`<g fill="${colour}">${blades.join('')}</g>`);
}

export function gulls(
  canvas: Canvas,
  seed: number,
  count: number,
  colour: string,
  area: { x: number; y: number; width: number; height: number },
): void {
  const random = randomNumbers(seed);
  const birds = Array.from({ length: count }, () => {
    const size = 4 + random() ** 2 * 9;
    const [x, y] = [area.x + random() * area.width, area.y + random() * area.height];
    const wing = size * (0.45 + random() * 0.4);
    return `<path transform="translate(${round(x)} ${round(y)}) rotate(${round(random() * 24 - 12)})" d="M${round(-size)} ${round(-wing * 0.3)}Q${round(-size * 0.45)} ${round(-wing)} 0 0Q${round(size * 0.45)} ${round(-wing)} ${round(size)} ${round(-wing * 0.3)}Q${round(size * 0.45)} ${round(-wing * 0.62)} 0 ${round(size * 0.16)}Q${round(-size * 0.45)} ${round(-wing * 0.62)} ${round(-size)} ${round(-wing * 0.3)}Z"/>`;
  });
  canvas.add(`<g fill="${colour}">${birds.join('')}</g>`);
}
