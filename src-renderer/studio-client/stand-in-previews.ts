// Live pictures for the stand-in's runs: drawn here, as no engine renders any.
import type { RunView } from '#shared/model/run.ts';
import type { StandInStudio } from './stand-in-studio.ts';

const FRAMES = 48;
const SIZE = { width: 512, height: 288 };

function draw(context: CanvasRenderingContext2D, frame: number, hue: number): void {
  const { width, height } = SIZE;
  const sky = context.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, `hsl(${hue + frame / 3}, 46%, 52%)`);
  sky.addColorStop(1, `hsl(${hue + 190}, 34%, 16%)`);
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#fff9';
  context.beginPath();
  context.arc(width * (0.25 + frame / 100), height * (0.52 - frame / 220), 21, 0, 7);
  context.fill();
  context.fillStyle = '#0d1116';
  for (let layer = 0; layer < 3; layer += 1) {
    context.globalAlpha = 0.35 + layer * 0.3;
    context.beginPath();
    context.moveTo(0, height);
    for (let x = 0; x <= width; x += 8) {
      const y = Math.sin(x / (60 + layer * 34) + hue + layer * 2 + frame / 90) * 20;
      context.lineTo(x, height * (0.62 + layer * 0.13) + y);
    }
    context.lineTo(width, height);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** JPEGs as base64, of one hue. */
function film(hue: number): string[] {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE.width;
  canvas.height = SIZE.height;
  const context = canvas.getContext('2d');
  if (!context) return [];
  return Array.from({ length: FRAMES }, (_, frame) => {
    draw(context, frame, hue);
    return canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? '';
  });
}

/** One for every segment that is rendered, every so often. */
export function showPreviews(studio: StandInStudio, run: () => RunView | null, everyMs: number): void {
  const films = new Map<string, string[]>();
  let frame = 0;
  setInterval(() => {
    frame = (frame + 1) % FRAMES;
    const running = run()?.servers.flatMap(({ segmentKeys }) => segmentKeys.slice(0, 1)) ?? [];
    for (const segmentKey of running) {
      const frames = films.get(segmentKey) ?? film((films.size * 137 + 18) % 360);
      films.set(segmentKey, frames);
      studio.emit('run.preview', { segmentKey, mime: 'image/jpeg', base64: frames[frame] ?? '' });
    }
  }, everyMs);
}
