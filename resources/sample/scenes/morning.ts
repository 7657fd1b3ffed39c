// 006: the sun stands behind the tower; the lamp may rest.
import { cottage, lighthouse } from '../buildings.ts';
import { type Canvas, HEIGHT, randomNumbers, round, WIDTH } from '../canvas.ts';
import { cloud, glints, grass, gulls, ridge, ridgeLine, sky } from '../nature.ts';

const HILL = {
  seed: 131,
  y: 420,
  height: 14,
  spread: 80,
  shape: (x: number) => 78 / (1 + Math.exp(-(x - 400) / 34)) - 34,
};
const groundAt = ridgeLine(HILL);
const SUN = { x: 470, y: 214 };
const meadow = (x: number): number => 70 / (1 + Math.exp(-(x - 350) / 60)) + 10 * Math.sin(x / 130);

export function drawMorning(canvas: Canvas): void {
  drawSky(canvas);
  drawSea(canvas);
  drawHill(canvas);
  drawMeadow(canvas);
  gulls(canvas, 55, 7, '#ffffff', { x: 150, y: 80, width: 260, height: 130 });
  gulls(canvas, 57, 5, '#7d7f92', { x: 590, y: 70, width: 180, height: 110 });
}

function drawSky(canvas: Canvas): void {
  sky(canvas, [
    [0, '#6fb7d6'],
    [0.3, '#b5dcd6'],
    [0.52, '#fdeac2'],
    [0.68, '#ffcb8f'],
  ]);
  canvas.glow(SUN.x, SUN.y, 380, '#fff6d4', 0.95);
  const rays = Array.from(
    { length: 14 },
    (_, index) => `<polygon points="0,0 620,-26 620,26" transform="rotate(${(index * 360) / 14 + 6})"/>`,
  );
  canvas.add(
    `<g transform="translate(${SUN.x} ${SUN.y})" fill="#fffbe6" opacity="0.13" filter="url(#soft)">${rays.join('')}</g>`,
  );
  const disc = canvas.linear([
    [0, '#fffdf0'],
    [1, '#ffe2a0'],
  ]);
  canvas.add(`<circle cx="${SUN.x}" cy="${SUN.y}" r="104" fill="${disc}"/>`);
  const puff = (
    seed: number,
    x: number,
    y: number,
    width: number,
    height: number,
    fill: string,
    opacity: number,
  ): void => cloud(canvas, { seed, x, y, width, height, fill, opacity });
  puff(3, 30, 112, 220, 52, '#ffffff', 0.75);
  puff(4, 610, 96, 250, 58, '#ffffff', 0.7);
  puff(8, 120, 196, 190, 34, '#fff3dc', 0.8);
  puff(12, 640, 204, 230, 38, '#fff0d6', 0.8);
  puff(16, -60, 262, 260, 26, '#ffe2b8', 0.85);
  ridge(canvas, {
    seed: 112,
    y: 322,
    height: 70,
    spread: 150,
    fill: '#d6c0b2',
    flat: true,
    shape: (x) => -40 + 36 * Math.exp(-(((x - 60) / 170) ** 2)),
  });
  ridge(canvas, {
    seed: 117,
    y: 324,
    height: 66,
    spread: 110,
    fill: '#a9b3ac',
    flat: true,
    shape: (x) => -52 + 66 * Math.exp(-(((x - 10) / 100) ** 2)),
  });
}

function drawSea(canvas: Canvas): void {
  const water = canvas.linear([
    [0, '#ffd9a0'],
    [0.16, '#a9d3c8'],
    [0.6, '#4d9fb4'],
    [1, '#2a6f8f'],
  ]);
  canvas.add(`<rect y="318" width="${WIDTH}" height="${HEIGHT - 318}" fill="${water}"/>`);
  glints(canvas, { seed: 120, count: 220, top: 320, bottom: HEIGHT, colour: '#ffffff', opacity: 0.5, path: null });
  glints(canvas, {
    seed: 121,
    count: 220,
    top: 319,
    bottom: HEIGHT - 40,
    colour: '#fff4c8',
    opacity: 0.9,
    path: { x: 400, halfWidth: 130 },
  });
  glints(canvas, { seed: 122, count: 120, top: 330, bottom: HEIGHT, colour: '#1f6a86', opacity: 0.35, path: null });
  const sail =
    '<path d="M0 0L0 -46Q22 -22 24 -3Z" fill="#fffaf0"/><path d="M-3 -2L-3 -38Q-16 -18 -18 -3Z" fill="#f3d9bd"/><path d="M-24 0H30Q24 10 16 10H-14Q-22 8 -24 0Z" fill="#b5484f"/>';
  canvas.add(
    `<g transform="translate(176 352)">${sail}</g><g transform="matrix(1 0 0 -0.6 176 366)" opacity="0.3" filter="url(#water)">${sail}</g>`,
  );
  canvas.add(
    '<g transform="translate(286 332) scale(0.42)" opacity="0.85"><path d="M0 0L0 -46Q22 -22 24 -3Z" fill="#fffaf0"/><path d="M-24 0H30Q24 10 16 10H-14Q-22 8 -24 0Z" fill="#7a5a6a"/></g>',
  );
}

function drawHill(canvas: Canvas): void {
  const slope = canvas.linear([
    [0, '#9fb670'],
    [0.35, '#6f9a63'],
    [1, '#3b6b58'],
  ]);
  ridge(canvas, { ...HILL, fill: slope, rim: '#e6efb0' });
  cottage(canvas, {
    x: 622,
    base: groundAt(660) + 5,
    width: 112,
    wall: '#fff4e0',
    side: '#e9d2b4',
    roof: '#b5574c',
    window: '#8fb9c4',
  });
  const smoke = [0, 1, 2, 3, 4].map(
    (puff) =>
      `<circle cx="${707 + puff * 6 + puff * puff}" cy="${304 - puff * 13}" r="${4 + puff * 2.3}" opacity="${0.55 - puff * 0.09}"/>`,
  );
  canvas.add(`<g fill="#ffffff" filter="url(#soft)">${smoke.join('')}</g>`);
  lighthouse(canvas, {
    x: 508,
    base: groundAt(508) + 4,
    height: 286,
    wall: '#fffaf0',
    band: '#d9525a',
    shade: '#7c6f9a',
    iron: '#49405c',
    glass: '#e9f6ee',
    litFrom: 'left',
  });
}

function drawMeadow(canvas: Canvas): void {
  const ground = canvas.linear([
    [0, '#7fa55c'],
    [0.5, '#4b7f52'],
    [1, '#265245'],
  ]);
  ridge(canvas, { seed: 137, y: 474, height: 20, spread: 90, fill: ground, shape: (x) => meadow(x) * 0.7 });
  grass(canvas, 138, 420, '#3f7a50', (x) => 476 - meadow(x) * 0.55, 26);
  flowers(canvas);
  grass(canvas, 139, 240, '#215045', (x) => 492 - meadow(x) * 0.12, 44);
}

function flowers(canvas: Canvas): void {
  const random = randomNumbers(140);
  const colours = ['#fff6e8', '#ffd166', '#f28482', '#e5b3d6', '#ffffff'];
  const heads = Array.from({ length: 110 }, () => {
    const x = random() * WIDTH;
    const deep = random();
    const y = 470 - meadow(x) * 0.55 + deep * 42 - 14;
    const size = 1.4 + deep * 3.2;
    const colour = colours[Math.floor(random() * colours.length)] ?? '#ffffff';
    const petals = [0, 72, 144, 216, 288].map(
      (turn) =>
        `<ellipse cx="0" cy="${round(-size * 0.72)}" rx="${round(size * 0.42)}" ry="${round(size * 0.7)}" transform="rotate(${turn})"/>`,
    );
    return `<g transform="translate(${round(x)} ${round(y)}) scale(1 0.85)" fill="${colour}">${petals.join('')}<circle r="${round(size * 0.34)}" fill="#f4a259"/></g>`;
  });
  canvas.add(...heads);
}
