// 004: the boat among the waves, and the one steady light.
import { beam, boat, lampOf, lighthouse } from '../buildings.ts';
import { type Canvas, HEIGHT, noiseLine, randomNumbers, round, WIDTH } from '../canvas.ts';
import { cloud, mist, ridge, ridgeLine, sky } from '../nature.ts';

const ROCK = {
  seed: 91,
  y: 290,
  height: 26,
  spread: 26,
  shape: (x: number) => 84 * Math.exp(-(((x - 684) / 62) ** 4)) + 22 * Math.exp(-(((x - 760) / 60) ** 4)) - 14,
};
const TOWER = { x: 676, base: ridgeLine(ROCK)(676) + 4, height: 104 };

export function drawStorm(canvas: Canvas): void {
  sky(canvas, [
    [0, '#0d1624'],
    [0.3, '#22394a'],
    [0.55, '#527379'],
    [0.7, '#8fa79c'],
  ]);
  canvas.glow(430, 250, 360, '#cfdcb8', 0.42);
  drawClouds(canvas);
  ridge(canvas, { ...ROCK, fill: '#243f4b', flat: true, rim: '#86a5a3' });
  const lamp = lampOf(TOWER);
  beam(canvas, { from: lamp, angleDegrees: 162, length: 640, spreadDegrees: 15, colour: '#fff2c0', opacity: 0.95 });
  lighthouse(canvas, {
    ...TOWER,
    wall: '#b9c9c6',
    band: '#8c3f4c',
    shade: '#142a36',
    iron: '#132733',
    glass: '#fff6d2',
    litFrom: 'left',
  });
  canvas.glow(lamp.x, lamp.y, 120, '#ffe9ae', 0.85);
  canvas.glow(lamp.x, lamp.y, 22, '#fffbe8', 1);
  mist(canvas, 268, 34, '#9db5ad', 0.5, 6);
  drawWaves(canvas);
  drawRain(canvas);
}

function drawClouds(canvas: Canvas): void {
  const bank = (
    seed: number,
    x: number,
    y: number,
    width: number,
    height: number,
    fill: string,
    opacity: number,
  ): void => cloud(canvas, { seed, x, y, width, height, fill, opacity });
  bank(2, 180, 168, 420, 70, '#5e7c80', 0.6);
  bank(4, -80, 150, 380, 90, '#3c5864', 0.8);
  bank(7, 480, 122, 460, 92, '#344f5d', 0.8);
  bank(11, 160, 92, 420, 92, '#253c4c', 0.9);
  bank(15, -120, 62, 420, 96, '#18293a', 0.95);
  bank(19, 520, 52, 480, 96, '#152434', 0.95);
  bank(23, 160, 20, 560, 80, '#0f1b2a', 1);
}

interface Wave {
  readonly seed: number;
  readonly y: number;
  readonly height: number;
  readonly spread: number;
  readonly colours: readonly [string, string];
  readonly foam: number;
}

function drawWaves(canvas: Canvas): void {
  wave(canvas, { seed: 1, y: 274, height: 12, spread: 62, colours: ['#5f8a8b', '#3d6670'], foam: 0.35 });
  wave(canvas, { seed: 2, y: 296, height: 20, spread: 92, colours: ['#4f8086', '#2a505f'], foam: 0.45 });
  wave(canvas, { seed: 3, y: 324, height: 28, spread: 128, colours: ['#417580', '#1e4252'], foam: 0.55 });
  boat(canvas, {
    x: 398,
    y: 322,
    length: 118,
    tiltDegrees: -11,
    hull: '#8a3a40',
    cabin: '#d8d2bd',
    trim: '#2a1f2c',
    lantern: '#ffd27c',
  });
  canvas.glow(400, 246, 90, '#ffcb74', 0.8);
  wave(canvas, { seed: 4, y: 372, height: 36, spread: 170, colours: ['#34697a', '#143447'], foam: 0.7 });
  wave(canvas, { seed: 5, y: 424, height: 40, spread: 220, colours: ['#275768', '#0c2435'], foam: 0.8 });
  wave(canvas, { seed: 8, y: 476, height: 40, spread: 280, colours: ['#183f52', '#061624'], foam: 0.9 });
}

/** Sharp crests, round troughs, foam along the edge and down the face. */
function wave(canvas: Canvas, { seed, y, height, spread, colours, foam }: Wave): void {
  const drift = noiseLine(seed * 17);
  const crestAt = (x: number): number => {
    const phase = (x / spread + drift(x / 190) * 1.1 + seed * 0.37) * Math.PI;
    return y - height * ((1 - Math.abs(Math.sin(phase))) ** 1.25 * 1.5 - 0.45) - height * 0.5 * drift(x / 130 + 40);
  };
  const points: string[] = [];
  for (let x = -20; x <= WIDTH + 20; x += 3) points.push(`${x},${round(crestAt(x))}`);
  const fill = canvas.linear([
    [0, colours[0]],
    [0.5, colours[1]],
    [1, colours[1]],
  ]);
  canvas.add(
    `<polygon points="-20,${HEIGHT + 20} ${points.join(' ')} ${WIDTH + 20},${HEIGHT + 20}" fill="${fill}" filter="url(#lift)"/>`,
  );
  const face = [5, 11, 19].map((down, index) => {
    const line = points.map((point) => {
      const [px = '0', py = '0'] = point.split(',');
      return `${px},${round(Number(py) + down * (height / 30) + 3 * Math.sin(Number(px) / (11 + seed)))}`;
    });
    return `<polyline points="${line.join(' ')}" stroke="#d9ece4" stroke-width="${1.4 - index * 0.3}" stroke-dasharray="${14 + seed * 5} ${26 + seed * 3}" opacity="${foam * (0.34 - index * 0.08)}" fill="none"/>`;
  });
  canvas.add(
    `<polyline points="${points.join(' ')}" stroke="#eef6ea" stroke-width="${1.2 + foam * 1.6}" opacity="${foam * 0.75}" fill="none"/>`,
    ...face,
  );
  drawSpray(canvas, seed, foam, crestAt);
}

function drawSpray(canvas: Canvas, seed: number, foam: number, crestAt: (x: number) => number): void {
  const random = randomNumbers(seed * 31);
  const drops = Array.from({ length: 90 }, () => {
    const x = random() * WIDTH;
    const above = random() ** 2 * 16 * foam;
    const steep = Math.abs(crestAt(x + 6) - crestAt(x - 6)) / 12;
    return `<circle cx="${round(x)}" cy="${round(crestAt(x) - above + 1)}" r="${round(0.5 + random() * 1.5 * foam)}" opacity="${(Math.min(1, steep * 2) * foam * (0.3 + random() * 0.6)).toFixed(2)}"/>`;
  });
  canvas.add(`<g fill="#f2f8ee">${drops.join('')}</g>`);
}

function drawRain(canvas: Canvas): void {
  const random = randomNumbers(99);
  const streaks = Array.from({ length: 190 }, () => {
    const [x, y, length] = [random() * (WIDTH + 80), random() * HEIGHT, 12 + random() * 34];
    return `<path d="M${round(x)} ${round(y)}l${round(-length * 0.34)} ${round(length)}" opacity="${(0.06 + random() * 0.2).toFixed(2)}"/>`;
  });
  canvas.add(`<g stroke="#dfeee8" stroke-width="1" fill="none">${streaks.join('')}</g>`);
}
