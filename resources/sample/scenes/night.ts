// 003: deep night; the beam goes out to a boat that is late.
import { beam, boat, lampOf, lighthouse } from '../buildings.ts';
import { type Canvas, HEIGHT, randomNumbers, WIDTH } from '../canvas.ts';
import { glints, grass, ridge, ridgeLine, sky, stars } from '../nature.ts';

const HORIZON = 318;
const CLIFF = {
  seed: 51,
  y: 300,
  height: 30,
  spread: 30,
  shape: (x: number) => 36 / (1 + Math.exp(-(x - 592) / 12)) - 230 / (1 + Math.exp((x - 528) / 13)),
};
const TOWER = { x: 664, base: ridgeLine(CLIFF)(664) + 4, height: 128 };
const BOAT = { x: 232, y: 352 };

export function drawNight(canvas: Canvas): void {
  sky(canvas, [
    [0, '#040a22'],
    [0.35, '#0b1f49'],
    [0.6, '#1b4470'],
    [0.68, '#3c7390'],
  ]);
  drawMilkyWay(canvas);
  stars(canvas, { seed: 24, count: 420, bottom: 330, opacity: 1 });
  ridge(canvas, {
    seed: 28,
    y: 322,
    height: 60,
    spread: 140,
    fill: '#17385f',
    flat: true,
    shape: (x) => -40 + 40 * Math.exp(-(((x - 400) / 140) ** 2)),
  });
  ridge(canvas, {
    seed: 61,
    y: 322,
    height: 52,
    spread: 100,
    fill: '#102a4e',
    flat: true,
    shape: (x) => -42 + 50 * Math.exp(-(((x - 30) / 120) ** 2)),
  });
  drawSea(canvas);
  const lamp = lampOf(TOWER);
  beam(canvas, { from: lamp, angleDegrees: 160, length: 720, spreadDegrees: 11, colour: '#fff0bd', opacity: 0.95 });
  beam(canvas, { from: lamp, angleDegrees: -20, length: 320, spreadDegrees: 11, colour: '#fff0bd', opacity: 0.5 });
  canvas.glow(lamp.x, lamp.y, 150, '#ffe3a0', 0.7);
  drawCliff(canvas);
  canvas.glow(lamp.x, lamp.y, 26, '#fffbe8', 1);
  drawBoat(canvas);
  drawRocks(canvas);
}

function drawMilkyWay(canvas: Canvas): void {
  const random = randomNumbers(5);
  const clouds: string[] = [];
  const dust: string[] = [];
  for (let index = 0; index < 34; index += 1) {
    const along = random() * 900 - 450;
    const aside = (random() + random() - 1) * 46;
    const colour = ['#7fa6d8', '#9c8fd0', '#c7a6c4', '#5f8fd0'][Math.floor(random() * 4)] ?? '#7fa6d8';
    clouds.push(
      `<ellipse cx="${along}" cy="${aside}" rx="${40 + random() * 80}" ry="${12 + random() * 22}" fill="${colour}" opacity="${0.1 + random() * 0.14}"/>`,
    );
  }
  for (let index = 0; index < 520; index += 1) {
    const along = random() * 960 - 480;
    const aside = (random() + random() + random() - 1.5) * 62;
    dust.push(
      `<circle cx="${along.toFixed(1)}" cy="${aside.toFixed(1)}" r="${(0.3 + random() ** 3 * 0.8).toFixed(2)}" opacity="${(0.25 + random() * 0.6).toFixed(2)}"/>`,
    );
  }
  const lane = '<path d="M-460 10Q-200 -16 0 6T460 -6" stroke="#06102c" stroke-width="13" fill="none" opacity="0.5"/>';
  canvas.add(
    `<g transform="translate(330 130) rotate(-27)"><g filter="url(#mist)">${clouds.join('')}</g><g filter="url(#mist)">${lane}</g><g fill="#eaf1ff">${dust.join('')}</g></g>`,
  );
}

function drawSea(canvas: Canvas): void {
  const water = canvas.linear([
    [0, '#3f7a92'],
    [0.1, '#1d4a70'],
    [0.5, '#0c2449'],
    [1, '#040b22'],
  ]);
  canvas.add(`<rect y="${HORIZON}" width="${WIDTH}" height="${HEIGHT - HORIZON}" fill="${water}"/>`);
  glints(canvas, {
    seed: 80,
    count: 240,
    top: HORIZON + 2,
    bottom: HEIGHT,
    colour: '#051230',
    opacity: 0.6,
    path: null,
  });
  glints(canvas, {
    seed: 81,
    count: 190,
    top: HORIZON + 2,
    bottom: HEIGHT,
    colour: '#7fb4cf',
    opacity: 0.36,
    path: null,
  });
  glints(canvas, {
    seed: 82,
    count: 170,
    top: HORIZON + 10,
    bottom: HEIGHT - 40,
    colour: '#ffe7ad',
    opacity: 0.7,
    path: { x: 300, halfWidth: 150 },
  });
}

function drawCliff(canvas: Canvas): void {
  const rock = canvas.linear([
    [0, '#2f5f8a'],
    [0.16, '#193a63'],
    [0.5, '#0c2144'],
    [1, '#050d26'],
  ]);
  grass(canvas, 52, 170, '#214a75', (x) => ridgeLine(CLIFF)(x) + 2, 10);
  ridge(canvas, { ...CLIFF, fill: rock, rim: '#7fb0cf' });
  drawLedges(canvas);
  lighthouse(canvas, {
    ...TOWER,
    wall: '#c3d1e6',
    band: '#a63a55',
    shade: '#08163c',
    iron: '#071231',
    glass: '#fff6d2',
    litFrom: 'left',
  });
}

/** The rock in sheets, each a little lower and darker than the one behind it. */
function drawLedges(canvas: Canvas): void {
  const ledge = (seed: number, lower: number, inward: number, fill: string, rim: string): void => {
    const shape = (x: number): number => -lower - 240 / (1 + Math.exp((x - 528 - inward) / 15));
    ridge(canvas, { seed, y: 300, height: 44, spread: 34, shape, fill, rim });
  };
  ledge(53, 26, 34, '#15345c', '#3f6d98');
  ledge(54, 74, 84, '#0f284c', '#2c557f');
  ledge(57, 122, 150, '#0a1c3b', '#20446b');
}

function drawBoat(canvas: Canvas): void {
  const { x, y } = BOAT;
  canvas.add(`<ellipse cx="${x}" cy="${y + 14}" rx="64" ry="7" fill="#030a20" opacity="0.6" filter="url(#soft)"/>`);
  boat(canvas, {
    x,
    y,
    length: 94,
    tiltDegrees: -3,
    hull: '#16294c',
    cabin: '#274470',
    trim: '#0a1633',
    lantern: '#ffcf70',
  });
  canvas.glow(x, y - 58, 74, '#ffc868', 0.75);
  glints(canvas, {
    seed: 84,
    count: 60,
    top: y + 10,
    bottom: y + 78,
    colour: '#ffcf7d',
    opacity: 0.8,
    path: { x: x - 4, halfWidth: 30 },
  });
}

function drawRocks(canvas: Canvas): void {
  const shore = (x: number): number =>
    46 * Math.exp(-(((x - 760) / 150) ** 2)) + 34 * Math.exp(-(((x - 20) / 120) ** 2));
  ridge(canvas, { seed: 77, y: 482, height: 30, spread: 34, fill: '#030819', shape: (x) => shore(x) - 16 });
  glints(canvas, {
    seed: 86,
    count: 70,
    top: 446,
    bottom: 472,
    colour: '#bfe0ee',
    opacity: 0.34,
    path: { x: 640, halfWidth: 180 },
  });
}
