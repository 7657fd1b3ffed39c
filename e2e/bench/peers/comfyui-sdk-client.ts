// The same prompts through @saintno/comfyui-sdk, as its manual shows it: CallWrapper for a prompt, ComfyPool for the servers, a job
// a shot so that a chain stays where its last frame is. It is used at its best: the next segment names the frame that the
// server saved, and videos are downloaded while the next one renders.
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CAPTURE_NODE_IDS, type ComfyGraph } from '../../../src-main/graph/index.ts';
import { type PeerShot, readPeerTask } from './peer-task.ts';

const { serverUrls, shots, workPath, nodes, pickMode } = readPeerTask();

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

type SdkOutputs = Readonly<Record<string, { readonly images?: readonly SavedFile[] } | undefined>>;

/** The part of the package that is used here. It is not among the project's packages, so its own types are not either. */
interface Sdk {
  readonly ComfyApi: new (url: string) => SdkApi;
  readonly EQueueMode: Readonly<Record<typeof pickMode, number>>;
  readonly ComfyPool: new (
    apis: readonly SdkApi[],
    mode: number,
  ) => { batch(jobs: readonly ((api: SdkApi) => Promise<void>)[]): Promise<unknown>; destroy(): void };
  readonly PromptBuilder: new (graph: ComfyGraph, inputs: readonly string[], outputs: readonly string[]) => SdkPrompt;
  readonly CallWrapper: new (api: SdkApi, prompt: SdkPrompt) => { run(): Promise<SdkOutputs | undefined | false> };
}

const packageName: string = '@saintno/comfyui-sdk';
const sdk = (await import(packageName)) as Sdk;

const pool = new sdk.ComfyPool(
  serverUrls.map((url) => new sdk.ComfyApi(url)),
  sdk.EQueueMode[pickMode],
);
await pool.batch(shots.map((shot, index) => (api) => renderShot(api, shot, index)));
pool.destroy();
// It leaves timers behind.
process.exit(0);

async function renderShot(api: SdkApi, { keyframePath, segments }: PeerShot, shotIndex: number): Promise<void> {
  const uploaded = await api.uploadImage(await readFile(keyframePath), basename(keyframePath), { override: true });
  if (uploaded === false) throw new Error('The SDK could not upload the keyframe.');
  let image = uploaded.info.filename;
  const downloads: Promise<void>[] = [];
  for (const [index, { graph }] of segments.entries()) {
    const prompt = new sdk.PromptBuilder(graph, ['start'], ['video', 'frame'])
      .setInputNode('start', `${nodes.loadImage}.inputs.image`)
      .setOutputNode('video', nodes.saveVideo)
      .setOutputNode('frame', CAPTURE_NODE_IDS.save)
      .input('start', image);
    const outputs = await new sdk.CallWrapper(api, prompt).run();
    const video = outputs ? outputs.video?.images?.[0] : undefined;
    const frame = outputs ? outputs.frame?.images?.[0] : undefined;
    if (video === undefined || frame === undefined) throw new Error(`The SDK did not bring shot ${shotIndex} home.`);
    downloads.push(download(api.getPathImage(video), join(workPath, `${shotIndex}_${index}.mp4`)));
    image = `${frame.subfolder}/${frame.filename} [output]`;
  }
  await Promise.all(downloads);
}

async function download(url: string, path: string): Promise<void> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  await writeFile(path, Buffer.from(await answer.arrayBuffer()));
}
