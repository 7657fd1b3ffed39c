// 005: after the storm; the coast lies in layers of mist.
import { beam, boat, lampOf, lighthouse } from '../buildings.ts';
import { type Canvas, HEIGHT, randomNumbers, round, WIDTH } from '../canvas.ts';
import { cloud, glints, gulls, mist, type RidgeLine, ridge, ridgeLine, sky, stars } from '../nature.ts';

const HEADLAND: RidgeLine = {
  seed: 103,
  y: 300,
  height: 46,
  spread: 110,
  shape: (x) => 66 / (1 + Math.exp((x - 372) / 26)) - 34,
};
const LEFT_SHORE: RidgeLine = {
  seed: 104,
  y: 424,
  height: 36,
  spread: 90,
  shape: (x) => 74 / (1 + Math.exp((x - 190) / 40)) - 40,
};
const RIGHT_SHORE: RidgeLine = {
  seed: 105,
  y: 476,
  height: 40,
  spread: 80,
  shape: (x) => 120 / (1 + Math.exp(-(x - 670) / 46)) - 30,
};
const NEAR_SHORE: RidgeLine = {
  seed: 106,
  y: 492,
  height: 34,
  spread: 60,
  shape: (x) => 30 * Math.exp(-(((x - 830) / 200) ** 2)),
};
const TOWER = { x: 268, base: ridgeLine(HEADLAND)(268) + 3, height: 94 };

export function drawFirstLight(canvas: Canvas): void {
  drawSky(canvas);
  drawFarCoast(canvas);
  drawBay(canvas);
  drawNearCoast(canvas);
}

function drawSky(canvas: Canvas): void {
  sky(canvas, [
    [0, '#263266'],
    [0.22, '#5d5f9c'],
    [0.4, '#b389ab'],
    [0.52, '#f3ae9c'],
    [0.6, '#ffd9ae'],
  ]);
  stars(canvas, { seed: 34, count: 90, bottom: 130, opacity: 0.75 });
  canvas.glow(600, 262, 400, '#ffe9c0', 0.8);
  const band = (
    seed: number,
    x: number,
    y: number,
    width: number,
    height: number,
    fill: string,
    opacity: number,
  ): void => cloud(canvas, { seed, x, y, width, height, fill, opacity });
  band(3, 60, 96, 300, 34, '#7f74a8', 0.55);
  band(6, 470, 74, 340, 44, '#7a70a6', 0.5);
  band(9, 330, 142, 260, 28, '#c894ae', 0.6);
  band(12, 640, 160, 260, 30, '#e3a3a4', 0.6);
  band(14, -40, 172, 220, 24, '#d59aac', 0.6);
  gulls(canvas, 35, 13, '#5b4a80', { x: 420, y: 100, width: 220, height: 80 });
}

function drawFarCoast(canvas: Canvas): void {
  const layer = (seed: number, y: number, height: number, spread: number, top: string, bottom: string): void => {
    const fill = canvas.linear([
      [0, top],
      [0.3, bottom],
    ]);
    ridge(canvas, { seed, y, height, spread, fill, flat: true });
  };
  layer(101, 250, 120, 190, '#d9a3ae', '#f8cdb0');
  mist(canvas, 258, 20, '#ffe6c8', 0.7, 11);
  layer(102, 270, 110, 150, '#b387a9', '#eebbae');
  mist(canvas, 284, 18, '#ffe0c6', 0.65, 12);
}

function drawBay(canvas: Canvas): void {
  ridge(canvas, {
    ...HEADLAND,
    fill: canvas.linear([
      [0, '#8a6a9c'],
      [0.4, '#c797ab'],
    ]),
    flat: true,
  });
  pines(canvas, { seed: 7, colour: '#75598f', from: 20, to: 236, groundAt: ridgeLine(HEADLAND), tall: 22, count: 34 });
  lighthouse(canvas, {
    ...TOWER,
    wall: '#fff0e4',
    band: '#b8506b',
    shade: '#5a4586',
    iron: '#4c3a75',
    glass: '#fff2c2',
    litFrom: 'right',
  });
  const lamp = lampOf(TOWER);
  beam(canvas, { from: lamp, angleDegrees: -6, length: 380, spreadDegrees: 9, colour: '#fff4cf', opacity: 0.5 });
  canvas.glow(lamp.x, lamp.y, 60, '#fff0c0', 0.8);
  mist(canvas, 306, 18, '#ffdcc6', 0.75, 13);
  const water = canvas.linear([
    [0, '#ffdcb4', 0.95],
    [0.25, '#e7b0b4', 0.95],
    [0.7, '#8f7db0', 0.97],
    [1, '#5b5c98'],
  ]);
  canvas.add(`<rect y="312" width="${WIDTH}" height="${HEIGHT - 312}" fill="${water}"/>`);
  canvas.add(
    '<g transform="matrix(1 0 0 -0.62 0 510)" opacity="0.35" filter="url(#water)"><path d="M-20 320V268Q120 232 250 262T400 306V320Z" fill="#6d5590"/><rect x="258" y="170" width="20" height="96" fill="#fff0e4"/></g>',
  );
  glints(canvas, {
    seed: 110,
    count: 200,
    top: 314,
    bottom: 430,
    colour: '#fff3d4',
    opacity: 0.75,
    path: { x: 600, halfWidth: 150 },
  });
  glints(canvas, { seed: 111, count: 110, top: 316, bottom: 440, colour: '#6a5f9c', opacity: 0.4, path: null });
  boat(canvas, {
    x: 520,
    y: 352,
    length: 58,
    tiltDegrees: 0,
    hull: '#7c3b4c',
    cabin: '#efd9c8',
    trim: '#3c2b55',
    lantern: '#ffe3a0',
  });
  canvas.add(
    '<path d="M488 358Q380 366 250 398M488 359Q420 372 340 412" stroke="#fff3dc" stroke-width="1.6" opacity="0.5" fill="none"/>',
  );
}

function drawNearCoast(canvas: Canvas): void {
  ridge(canvas, {
    ...LEFT_SHORE,
    fill: canvas.linear([
      [0, '#57508c'],
      [0.7, '#423f78'],
    ]),
  });
  pines(canvas, {
    seed: 9,
    colour: '#4a4580',
    from: -10,
    to: 210,
    groundAt: ridgeLine(LEFT_SHORE),
    tall: 40,
    count: 30,
  });
  mist(canvas, 424, 18, '#d7b7c8', 0.45, 14);
  ridge(canvas, {
    ...RIGHT_SHORE,
    fill: canvas.linear([
      [0, '#34336a'],
      [0.8, '#1f2150'],
    ]),
  });
  pines(canvas, {
    seed: 13,
    colour: '#262757',
    from: 622,
    to: 850,
    groundAt: ridgeLine(RIGHT_SHORE),
    tall: 84,
    count: 24,
  });
  pines(canvas, {
    seed: 15,
    colour: '#171a42',
    from: 690,
    to: 850,
    groundAt: ridgeLine(NEAR_SHORE),
    tall: 120,
    count: 12,
  });
  ridge(canvas, {
    ...NEAR_SHORE,
    fill: '#14163a',
  });
}

interface Pines {
  readonly seed: number;
  readonly colour: string;
  readonly from: number;
  readonly to: number;
  readonly groundAt: (x: number) => number;
  readonly tall: number;
  readonly count: number;
}

function pines(canvas: Canvas, { seed, colour, from, to, groundAt, tall, count }: Pines): void {
  const random = randomNumbers(seed);
  const trees = Array.from({ length: count }, (_, index) => {
    const x = from + ((index + random() * 0.8) / count) * (to - from);
    const height = tall * (0.55 + 0.45 * random());
    const foot = groundAt(x) + 3 + random() * tall * 0.12;
    return pine(x, foot, height);
  });
  canvas.add(`<g fill="${colour}">${trees.join('')}</g>`);
}

/** Five tiers of drooping branches. */
function pine(x: number, foot: number, height: number): string {
  const right: string[] = [];
  const left: string[] = [];
  for (let tier = 0; tier < 6; tier += 1) {
    const y = foot - height + (tier / 6) * height * 0.94;
    const reach = height * (0.05 + 0.035 * tier);
    right.push(
      `${round(x + reach * 0.35)},${round(y + height * 0.06)} ${round(x + reach)},${round(y + height * 0.17)}`,
    );
    left.unshift(
      `${round(x - reach)},${round(y + height * 0.17)} ${round(x - reach * 0.35)},${round(y + height * 0.06)}`,
    );
  }
  return `<polygon points="${round(x)},${round(foot - height)} ${right.join(' ')} ${round(x + 1.5)},${round(foot)} ${round(x - 1.5)},${round(foot)} ${left.join(' ')}"/>`;
}
