// Clips that really play in the stand-in, and stills for the filmstrip: one drawn for each length, in a browser that can encode.
import type { PlanView } from '#shared/contract/shapes.ts';
import { stripTiles } from '#shared/model/filmstrip.ts';
import { drawTestVideo } from './stand-in-video.ts';

const SIZE = { width: 640, height: 360 };
const MOST_TAKES = 5;

/** Everything of this plan that has a clip, and its takes. Nothing where nothing can be encoded, as in tests without a browser. */
export async function drawClips(
  { plan, standings }: PlanView,
  draw: (mediaPath: string, base64: string) => void,
): Promise<void> {
  if (typeof VideoEncoder === 'undefined') return;
  const byLength = new Map<number, string>();
  for (const segment of plan.segments) {
    const clip = standings[segment.key]?.clip;
    if (!clip) continue;
    const frames = segment.clipFrames;
    const drawn =
      byLength.get(frames) ?? (await drawTestVideo({ ...SIZE, frames, framesPerSecond: segment.framesPerSecond }));
    byLength.set(frames, drawn);
    draw(clip.mediaPath, drawn);
    const folder = `video/_takes/shot_${segment.shotId}_seg_${segment.segmentIndex}`;
    for (let take = 1; take <= MOST_TAKES; take++) draw(`${folder}/take_${take}.mp4`, drawn);
  }
}

/** A picture as SVG; of a strip, many of them in a row. */
export function stillSvg(mediaPath: string, picture: string): string {
  const count = /_strip\.jpg$/.test(mediaPath) ? stripTiles(Number.MAX_SAFE_INTEGER).length : 1;
  const tiles = Array.from({ length: count }, (_, tile) => `<use href="#p" x="${tile * 320}"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${count * 320}" height="180"><defs><g id="p">${picture}</g></defs>${tiles}</svg>`;
}
