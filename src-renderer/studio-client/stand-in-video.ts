// A second of moving picture, drawn and encoded in the browser: nothing rendered it.
import { BufferTarget, CanvasSource, Mp4OutputFormat, Output } from 'mediabunny';

interface VideoFacts {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly framesPerSecond: number;
}

/** MP4 as base64. */
export async function drawTestVideo({ width, height, frames, framesPerSecond }: VideoFacts): Promise<string> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('No canvas to draw the stand-in video on.');
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat(), target });
  const source = new CanvasSource(canvas, { codec: 'vp9', bitrate: 1_000_000 });
  output.addVideoTrack(source, { frameRate: framesPerSecond });
  await output.start();
  for (let frame = 0; frame < frames; frame++) {
    drawHarbour(context, width, height, frame / frames);
    await source.add(frame / framesPerSecond, 1 / framesPerSecond);
  }
  await output.finalize();
  const bytes = new Uint8Array(target.buffer ?? new ArrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function drawHarbour(context: OffscreenCanvasRenderingContext2D, width: number, height: number, time: number): void {
  const sky = context.createLinearGradient(0, 0, 0, height);
  sky.addColorStop(0, '#3b2f4a');
  sky.addColorStop(0.6, '#d98f5c');
  sky.addColorStop(1, '#10202f');
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#fff3';
  context.beginPath();
  context.arc(width * 0.7, height * (0.5 - time * 0.1), height * 0.08, 0, 7);
  context.fill();
  context.fillStyle = '#0a1016';
  context.fillRect(width * (0.2 + time * 0.25), height * 0.66, width * 0.12, height * 0.05);
}
