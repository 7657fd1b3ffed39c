// A plain client, as many scripts are: upload, POST, ask /history every second, download, take the last frame from the video
// with ffmpeg, upload it, go on. One worker a server takes shots from a list.
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ComfyGraph } from '../../../src-main/graph/index.ts';
import { withoutCaptureNodes } from '../../../src-main/graph/own-nodes.ts';
import { cutFrame } from './frame-from-video.ts';
import { type PeerShot, readPeerTask } from './peer-task.ts';

const POLL_MS = 1_000;

const { serverUrls, shots, ffmpegPath, workPath, nodes } = readPeerTask();

interface SavedFile {
  readonly filename: string;
  readonly subfolder: string;
  readonly type: string;
}

const waiting = shots.entries();
await Promise.all(
  serverUrls.map(async (url) => {
    for (const [index, shot] of waiting) await renderShot(url, shot, index);
  }),
);

async function renderShot(url: string, { keyframePath, segments }: PeerShot, shotIndex: number): Promise<void> {
  let startPath = keyframePath;
  for (const [index, segment] of segments.entries()) {
    const image = await upload(url, startPath);
    const promptId = await post(url, startingFrom(withoutCaptureNodes(segment.graph), image));
    const file = await untilSaved(url, promptId);
    const videoPath = join(workPath, `${shotIndex}_${index}.mp4`);
    await download(url, file, videoPath);
    startPath = join(workPath, `${shotIndex}_${index}.png`);
    if (index + 1 < segments.length) await cutFrame(ffmpegPath, videoPath, segment.lastFrameIndex, startPath);
  }
}

function startingFrom(graph: ComfyGraph, image: string): ComfyGraph {
  const loader = graph[nodes.loadImage];
  if (loader === undefined) throw new Error(`no node ${nodes.loadImage}`);
  return { ...graph, [nodes.loadImage]: { ...loader, inputs: { ...loader.inputs, image } } };
}

async function upload(url: string, path: string): Promise<string> {
  const form = new FormData();
  form.set('image', new File([await readFile(path)], basename(path)));
  form.set('overwrite', 'true');
  const answer = await fetch(`${url}/upload/image`, { method: 'POST', body: form });
  return ((await answer.json()) as { name: string }).name;
}

async function post(url: string, prompt: ComfyGraph): Promise<string> {
  const answer = await fetch(`${url}/prompt`, { method: 'POST', body: JSON.stringify({ prompt }) });
  if (!answer.ok) throw new Error(`${url} refused the prompt: ${await answer.text()}`);
  return ((await answer.json()) as { prompt_id: string }).prompt_id;
}

async function untilSaved(url: string, promptId: string): Promise<SavedFile> {
  // With a fixed render time the same part of a second would be lost each time, by luck much or little: this way it is half a
  // second on average, as with jobs of any length.
  await sleep(Math.random() * POLL_MS);
  for (;;) {
    const answer = await fetch(`${url}/history/${promptId}`);
    const entry = ((await answer.json()) as Record<string, { outputs: Record<string, { images?: SavedFile[] }> }>)[
      promptId
    ];
    const file = entry?.outputs[nodes.saveVideo]?.images?.[0];
    if (file !== undefined) return file;
    if (entry !== undefined) throw new Error(`${url} did not save a video: ${JSON.stringify(entry)}`);
    await sleep(POLL_MS);
  }
}

async function download(url: string, { filename, subfolder, type }: SavedFile, path: string): Promise<void> {
  const answer = await fetch(`${url}/view?${new URLSearchParams({ filename, subfolder, type })}`);
  if (!answer.ok) throw new Error(`${url} does not have ${filename}`);
  await writeFile(path, Buffer.from(await answer.arrayBuffer()));
}
