// 002: the lamp is lit; tower and cottage against the last blue.
import { beam, cottage, lampOf, lighthouse } from '../buildings.ts';
import { type Canvas, HEIGHT, WIDTH } from '../canvas.ts';
import { cloud, glints, grass, mist, ridge, ridgeLine, sky, stars } from '../nature.ts';

const HORIZON = 330;
const HILL = {
  seed: 41,
  y: 452,
  height: 18,
  spread: 70,
  shape: (x: number) => 88 / (1 + Math.exp(-(x - 330) / 46)) - 26,
};
const groundAt = ridgeLine(HILL);
const TOWER = { x: 560, base: groundAt(560) + 4, height: 318 };

export function drawBlueHour(canvas: Canvas): void {
  sky(canvas, [
    [0, '#0b1538'],
    [0.3, '#1c3a72'],
    [0.52, '#4d78a8'],
    [0.64, '#c49a9e'],
    [0.7, '#ffc192'],
  ]);
  stars(canvas, { seed: 14, count: 150, bottom: 260, opacity: 0.95 });
  drawSkyline(canvas);
  drawSea(canvas);
  const lamp = lampOf(TOWER);
  beam(canvas, { from: lamp, angleDegrees: 187, length: 700, spreadDegrees: 13, colour: '#ffeab0', opacity: 0.75 });
  beam(canvas, { from: lamp, angleDegrees: -8, length: 420, spreadDegrees: 13, colour: '#ffeab0', opacity: 0.6 });
  canvas.glow(lamp.x, lamp.y, 210, '#ffdf95', 0.75);
  drawHill(canvas);
  canvas.glow(lamp.x, lamp.y, 44, '#fff6d8', 0.95);
}

function drawSkyline(canvas: Canvas): void {
  canvas.glow(120, 335, 340, '#ffcf9a', 0.5);
  const bank = (
    seed: number,
    x: number,
    y: number,
    width: number,
    height: number,
    fill: string,
    opacity: number,
  ): void => cloud(canvas, { seed, x, y, width, height, fill, opacity });
  bank(3, 30, 232, 250, 36, '#5a7fae', 0.5);
  bank(6, 640, 214, 260, 44, '#3a619a', 0.5);
  bank(9, -70, 286, 230, 26, '#d2a3a6', 0.55);
  bank(10, 250, 300, 190, 15, '#f0b79c', 0.6);
  ridge(canvas, {
    seed: 18,
    y: 334,
    height: 74,
    spread: 150,
    fill: '#6d7ba4',
    flat: true,
    shape: (x) => -42 + 30 * Math.exp(-(((x - 330) / 150) ** 2)),
  });
  ridge(canvas, {
    seed: 25,
    y: 336,
    height: 60,
    spread: 110,
    fill: '#43588c',
    flat: true,
    shape: (x) => -46 + 56 * Math.exp(-(((x - 90) / 120) ** 2)),
  });
}

function drawSea(canvas: Canvas): void {
  const water = canvas.linear([
    [0, '#d9a595'],
    [0.12, '#7f86a8'],
    [0.5, '#2d4a7d'],
    [1, '#0d1b40'],
  ]);
  canvas.add(`<rect y="${HORIZON}" width="${WIDTH}" height="${HEIGHT - HORIZON}" fill="${water}"/>`);
  glints(canvas, {
    seed: 70,
    count: 150,
    top: HORIZON + 2,
    bottom: HEIGHT,
    colour: '#12244f',
    opacity: 0.5,
    path: null,
  });
  glints(canvas, {
    seed: 71,
    count: 150,
    top: HORIZON + 1,
    bottom: HEIGHT - 30,
    colour: '#ffd3a8',
    opacity: 0.7,
    path: { x: 120, halfWidth: 130 },
  });
  mist(canvas, 338, 16, '#e9c3b4', 0.35, 4);
}

function drawHill(canvas: Canvas): void {
  const back = canvas.linear([
    [0, '#2b4470'],
    [0.5, '#1b2c56'],
    [1, '#0c1536'],
  ]);
  ridge(canvas, { ...HILL, fill: back, rim: '#5c7fb5' });
  cottage(canvas, {
    x: 396,
    base: groundAt(430) + 5,
    width: 104,
    wall: '#8d9cc0',
    side: '#5b6c9c',
    roof: '#27345f',
    window: '#ffd27c',
  });
  canvas.glow(452, 384, 64, '#ffc671', 0.42);
  lighthouse(canvas, {
    ...TOWER,
    wall: '#d9e0f0',
    band: '#b23a52',
    shade: '#101d49',
    iron: '#0f1a3c',
    glass: '#fff3c6',
    litFrom: 'left',
  });
  drawFence(canvas);
  const front = canvas.linear([
    [0, '#14234b'],
    [1, '#060c22'],
  ]);
  ridge(canvas, {
    seed: 44,
    y: 478,
    height: 22,
    spread: 80,
    fill: front,
    shape: (x) => 52 / (1 + Math.exp(-(x - 300) / 70)) - 14,
  });
  grass(canvas, 45, 260, '#081029', (x) => 486 - 52 / (1 + Math.exp(-(x - 300) / 70)), 30);
}

function drawFence(canvas: Canvas): void {
  const posts: string[] = [];
  for (let index = 0; index < 9; index += 1) {
    const x = 622 + index * 26;
    const y = groundAt(x) - 21;
    posts.push(
      `<rect x="${x}" y="${y}" width="3" height="26" fill="#0f1a3c"/>`,
      `<path d="M${x} ${y + 6}q14 5 28 1.2" stroke="#0f1a3c" stroke-width="1.6" fill="none"/>`,
    );
  }
  canvas.add(...posts);
}
