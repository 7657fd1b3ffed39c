// 001: the last sun over the bay, and the island with its lighthouse.
import { boat, lighthouse } from '../buildings.ts';
import { type Canvas, HEIGHT, WIDTH } from '../canvas.ts';
import { cloud, glints, grass, gulls, ridge, sky, stars } from '../nature.ts';

const HORIZON = 292;
const SUN = { x: 556, y: 262 };

export function drawDusk(canvas: Canvas): void {
  drawSky(canvas);
  drawSea(canvas);
  drawIsland(canvas);
  boat(canvas, {
    x: 652,
    y: 338,
    length: 46,
    tiltDegrees: -1,
    hull: '#2a1840',
    cabin: '#4a2650',
    trim: '#180f2e',
    lantern: '#ffd98a',
  });
  glints(canvas, {
    seed: 9,
    count: 16,
    top: 341,
    bottom: 350,
    colour: '#2a1840',
    opacity: 0.6,
    path: { x: 652, halfWidth: 26 },
  });
  gulls(canvas, 21, 9, '#3a1f4a', { x: 350, y: 120, width: 260, height: 90 });
  drawForeground(canvas);
}

function drawSky(canvas: Canvas): void {
  sky(canvas, [
    [0, '#232457'],
    [0.22, '#533473'],
    [0.42, '#a8466f'],
    [0.54, '#ea7561'],
    [0.62, '#ffb36f'],
  ]);
  stars(canvas, { seed: 4, count: 60, bottom: 150, opacity: 0.7 });
  canvas.glow(SUN.x, SUN.y, 330, '#ffcf86', 0.85);
  const disc = canvas.linear([
    [0, '#fff6dc'],
    [1, '#ffd08a'],
  ]);
  canvas.add(`<circle cx="${SUN.x}" cy="${SUN.y}" r="52" fill="${disc}"/>`);
  const band = (
    seed: number,
    x: number,
    y: number,
    width: number,
    height: number,
    fill: string,
    opacity: number,
  ): void => cloud(canvas, { seed, x, y, width, height, fill, opacity });
  band(3, 40, 118, 300, 44, '#7d3f7d', 0.55);
  band(5, 520, 92, 360, 52, '#6b3a7c', 0.55);
  band(8, 250, 176, 240, 34, '#c9587a', 0.6);
  band(13, 600, 196, 300, 40, '#e5786c', 0.75);
  band(17, -60, 214, 260, 34, '#d8667a', 0.65);
  band(29, 420, 248, 150, 13, '#ff9f6e', 0.85);
  band(31, 560, 278, 130, 10, '#ff9468', 0.9);
  ridge(canvas, {
    seed: 12,
    y: 296,
    height: 46,
    spread: 170,
    fill: '#b75577',
    flat: true,
    shape: (x) => -30 + 26 * Math.exp(-(((x - 800) / 190) ** 2)),
  });
  ridge(canvas, {
    seed: 33,
    y: 297,
    height: 60,
    spread: 120,
    fill: '#8a4377',
    flat: true,
    shape: (x) => -48 + 62 * Math.exp(-(((x - 10) / 130) ** 2)),
  });
}

function drawSea(canvas: Canvas): void {
  const water = canvas.linear([
    [0, '#f08d68'],
    [0.12, '#b8567a'],
    [0.45, '#5d3474'],
    [1, '#1d1b48'],
  ]);
  canvas.add(`<rect y="${HORIZON}" width="${WIDTH}" height="${HEIGHT - HORIZON}" fill="${water}"/>`);
  glints(canvas, {
    seed: 40,
    count: 240,
    top: HORIZON + 2,
    bottom: HEIGHT,
    colour: '#2b1d57',
    opacity: 0.4,
    path: null,
  });
  glints(canvas, {
    seed: 41,
    count: 110,
    top: HORIZON + 2,
    bottom: HEIGHT,
    colour: '#ff9d86',
    opacity: 0.35,
    path: null,
  });
  glints(canvas, {
    seed: 42,
    count: 260,
    top: HORIZON + 1,
    bottom: HEIGHT - 20,
    colour: '#ffe0a3',
    opacity: 0.85,
    path: { x: SUN.x, halfWidth: 80 },
  });
}

function drawIsland(canvas: Canvas): void {
  const hump = (x: number, centre: number, width: number, height: number): number =>
    height * Math.exp(-(((x - centre) / width) ** 4));
  const rock = canvas.linear([
    [0, '#57306b'],
    [0.35, '#3a2359'],
    [1, '#1d1740'],
  ]);
  const outline: string[] = [];
  for (let x = 60; x <= 420; x += 4) {
    const jag = 3 * Math.sin(x * 0.31) + 2 * Math.sin(x * 0.83);
    const y = 344 - hump(x, 215, 112, 62) - hump(x, 300, 90, 30) + jag * (x > 90 && x < 400 ? 1 : 0);
    outline.push(`${x},${y.toFixed(1)}`);
  }
  const body = `<polygon points="50,346 ${outline.join(' ')} 432,346" fill="${rock}"/>`;
  canvas.add(
    `<g transform="matrix(1 0 0 -0.5 0 518)" opacity="0.55" filter="url(#water)"><polygon points="50,346 ${outline.join(' ')} 432,346" fill="#20183f"/><polygon points="206,270 212,160 228,160 234,270" fill="#c07a86"/></g>`,
  );
  canvas.add(body);
  lighthouse(canvas, {
    x: 220,
    base: 282,
    height: 140,
    wall: '#ffe9d6',
    band: '#c9435a',
    shade: '#3b1f58',
    iron: '#291a45',
    glass: '#ffe7a6',
    litFrom: 'right',
  });
  canvas.add(
    '<path d="M150 290l16-12 30 0 6 14z" fill="#2c1c4c"/><path d="M158 292v-12h34v14z" fill="#f4c9b4"/><path d="M154 281l12-11h24l8 12z" fill="#7a2f55"/><rect x="170" y="283" width="6" height="6" fill="#ffdf8f"/><rect x="182" y="283" width="5" height="6" fill="#ffdf8f"/>',
  );
  canvas.glow(220, 164, 70, '#ffdf9a', 0.55);
  glints(canvas, {
    seed: 50,
    count: 60,
    top: 344,
    bottom: 352,
    colour: '#ffb48e',
    opacity: 0.5,
    path: { x: 240, halfWidth: 230 },
  });
}

function drawForeground(canvas: Canvas): void {
  const land = (x: number): number =>
    62 * Math.exp(-(((x - 860) / 230) ** 2)) + 40 * Math.exp(-(((x + 20) / 170) ** 2));
  ridge(canvas, { seed: 7, y: 490, height: 26, spread: 90, fill: '#150f30', shape: land });
  grass(canvas, 60, 190, '#150f30', (x) => 486 - land(x) * 0.95, 34);
}
