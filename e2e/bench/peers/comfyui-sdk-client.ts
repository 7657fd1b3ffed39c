// The same prompts through @saintno/comfyui-sdk, as its manual shows it: CallWrapper for a prompt, ComfyPool for the servers, a job
// a shot so that a chain stays where its last frame is. Where the server saves the last frame, the next segment names it there,
// and videos are downloaded while the next one renders.
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CAPTURE_NODE_IDS, type ComfyGraph } from '../../../src-main/graph/index.ts';
import { withoutCaptureNodes } from '../../../src-main/graph/own-nodes.ts';
import { cutFrame } from './frame-from-video.ts';
import { type PeerSegment, type PeerShot, readPeerTask } from './peer-task.ts';

const { serverUrls, shots, ffmpegPath, workPath, nodes, pickMode, frames } = readPeerTask();

interface SavedFile {
  readonly filename: string;
  readonly subfolder: string;
  readonly type: string;
}

interface SdkApi {
  uploadImage(file: Uint8Array, fileName: string, config: { override: boolean }): Promise<{ info: SavedFile } | false>;
  getPathImage(file: SavedFile): string;
}

interface SdkPrompt {
  setInputNode(key: string, path: string): SdkPrompt;
  setOutputNode(key: string, nodeId: string): SdkPrompt;
  input(key: string, value: string): SdkPrompt;
}

interface SdkPool {
  on(event: 'ready', callback: () => void): void;
  batch(jobs: readonly ((api: SdkApi) => Promise<void>)[]): Promise<unknown>;
  destroy(): void;
}

type SdkOutputs = Readonly<Record<string, { readonly images?: readonly SavedFile[] } | undefined>>;

/** The part of the package that is used here. It is not among the project's packages, so its own types are not either. */
interface Sdk {
  readonly ComfyApi: new (url: string) => SdkApi;
  readonly EQueueMode: Readonly<Record<typeof pickMode, number>>;
  readonly ComfyPool: new (apis: readonly SdkApi[], mode: number) => SdkPool;
  readonly PromptBuilder: new (graph: ComfyGraph, inputs: readonly string[], outputs: readonly string[]) => SdkPrompt;
  readonly CallWrapper: new (api: SdkApi, prompt: SdkPrompt) => { run(): Promise<SdkOutputs | undefined | false> };
}

const packageName: string = '@saintno/comfyui-sdk';
const sdk = (await import(packageName)) as Sdk;

const pool = new sdk.ComfyPool(
  serverUrls.map((url) => new sdk.ComfyApi(url)),
  sdk.EQueueMode[pickMode],
);
await allReady();
await pool.batch(shots.map((shot, index) => (api) => renderShot(api, shot, index)));
pool.destroy();
// It leaves timers behind.
process.exit(0);

/** Handed jobs before a server is there, PICK_ROUTINE counts modulo zero and never picks one again. */
function allReady(): Promise<void> {
  let missing = serverUrls.length;
  return new Promise((resolve) => {
    pool.on('ready', () => {
      missing -= 1;
      if (missing === 0) resolve();
    });
  });
}

async function renderShot(api: SdkApi, { keyframePath, segments }: PeerShot, shotIndex: number): Promise<void> {
  let image = await upload(api, keyframePath);
  const downloads: Promise<void>[] = [];
  for (const [index, segment] of segments.entries()) {
    const { video, frame } = await render(api, segment, image);
    const videoPath = join(workPath, `${shotIndex}_${index}.mp4`);
    const downloaded = download(api.getPathImage(video), videoPath);
    downloads.push(downloaded);
    if (frame !== undefined) image = `${frame.subfolder}/${frame.filename} [output]`;
    else if (index + 1 < segments.length) {
      await downloaded;
      const pngPath = join(workPath, `${shotIndex}_${index}.png`);
      await cutFrame(ffmpegPath, videoPath, segment.lastFrameIndex, pngPath);
      image = await upload(api, pngPath);
    }
  }
  await Promise.all(downloads);
}

async function upload(api: SdkApi, path: string): Promise<string> {
  const uploaded = await api.uploadImage(await readFile(path), basename(path), { override: true });
  if (uploaded === false) throw new Error(`The SDK could not upload ${path}.`);
  return uploaded.info.filename;
}

interface Rendered {
  readonly video: SavedFile;
  /** On the server; undefined where the graph saves none. */
  readonly frame: SavedFile | undefined;
}

async function render(api: SdkApi, { graph }: PeerSegment, image: string): Promise<Rendered> {
  const isCaptured = frames === 'captured';
  const keys = isCaptured ? ['video', 'frame'] : ['video'];
  const prompt = new sdk.PromptBuilder(isCaptured ? graph : withoutCaptureNodes(graph), ['start'], keys)
    .setInputNode('start', `${nodes.loadImage}.inputs.image`)
    .setOutputNode('video', nodes.saveVideo)
    .input('start', image);
  const whole = isCaptured ? prompt.setOutputNode('frame', CAPTURE_NODE_IDS.save) : prompt;
  const outputs = await new sdk.CallWrapper(api, whole).run();
  const video = outputs ? outputs.video?.images?.[0] : undefined;
  const frame = outputs ? outputs.frame?.images?.[0] : undefined;
  if (video === undefined || (isCaptured && frame === undefined)) throw new Error('The SDK brought no outputs.');
  return { video, frame };
}

async function download(url: string, path: string): Promise<void> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  await writeFile(path, Buffer.from(await answer.arrayBuffer()));
}
