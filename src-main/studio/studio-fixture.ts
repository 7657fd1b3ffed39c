// A studio on a small project of its own, for the tests of this room. Development only.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestInput, RequestName, RequestOutput, StudioEventMessage } from '#shared/contract/studio-client.ts';
import type { RunView } from '#shared/model/run.ts';
import { sampleGraph } from '../comfyui/comfy-test-server/sample-graphs.ts';
import type { ComfyTestServer } from '../comfyui/comfy-test-server/start-comfy-test-server.ts';
import { type Ffmpeg, locateFfmpeg, runFfmpeg } from '../media/index.ts';
import { createStudio, type Studio, type StudioOptions } from './index.ts';

const root = resolve(import.meta.dirname, '..', '..');

export interface StudioFixture extends AsyncDisposable {
  readonly studio: Studio;
  readonly projectPath: string;
  readonly ffmpeg: Ffmpeg;
  readonly events: StudioEventMessage[];
  /** The answer's value; an error is thrown with its message. */
  ask<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<RequestOutput<Name>>;
  /** Starts a run and waits for its end. */
  runToEnd(choice?: Partial<RequestInput<'run.start'>>): Promise<RunView>;
  start(choice?: Partial<RequestInput<'run.start'>>): Promise<RunView>;
  /** Waits until the run is as asked. */
  untilRun(isReached: (run: RunView) => boolean): Promise<RunView>;
  /** Closes the studio and opens another on the same project, as the next session does. */
  reopen(): Promise<void>;
}

export interface SmallShot {
  readonly id: string;
  readonly duration: number;
  readonly start?: 'previous';
  /** Begins from its prompt alone. */
  readonly isText?: boolean;
}

/** A project of 160×96 at 8 fps whose keyframes are drawn by ffmpeg: renders in moments, chains as a large one does. */
export async function makeSmallProject(folderPath: string, shots: readonly SmallShot[], ffmpeg: Ffmpeg): Promise<void> {
  await mkdir(join(folderPath, 'storyboards'), { recursive: true });
  await mkdir(join(folderPath, 'selected'), { recursive: true });
  const source = ['-f', 'lavfi', '-i', 'mandelbrot=size=160x96:rate=1', '-frames:v', '1', '-update', '1'];
  const drawn = await runFfmpeg(ffmpeg, [...source, '-y', join(folderPath, 'selected', 'key.png')]);
  if (!drawn.ok) throw new Error(drawn.error.details);
  const write = (path: string, value: unknown) => writeFile(join(folderPath, path), JSON.stringify(value));
  await write('project.json', { id: 'small', name: 'Small', resolution: { width: 160, height: 96 }, fps: 8 });
  await write('storyboards/storyboard.json', {
    project: 'Small',
    shots: shots.map(({ id, duration, start }) => ({
      shot_id: id,
      filename_base: `f${id}`,
      prompt: `Shot ${id}`,
      duration,
      camera_movement: 'slow_push',
      ...(start === undefined ? {} : { start }),
    })),
  });
  await write('selected/selected_keyframes.json', {
    selections: shots
      .filter(({ isText }) => isText !== true)
      .map(({ id }) => ({ shot_id: id, selected_file: 'key.png', export_path: 'selected/key.png' })),
  });
}

export async function startStudioFixture(
  shots: readonly SmallShot[],
  options: Partial<StudioOptions> = {},
): Promise<StudioFixture> {
  const folder = await mkdtemp(join(tmpdir(), 'longtake-studio-'));
  const ffmpeg = await locateFfmpeg(null);
  if (!ffmpeg.ok) throw new Error(ffmpeg.error.message);
  const projectPath = join(folder, 'project');
  await makeSmallProject(projectPath, shots, ffmpeg.value);
  const events: StudioEventMessage[] = [];
  const open = async () => {
    const created = await createStudio({
      host: 'served',
      version: '0.0.0',
      appDataPath: join(folder, 'app'),
      workflowsPath: join(root, 'workflows'),
      resourcesPath: join(root, 'resources'),
      ...options,
    });
    if (!created.ok) throw new Error(created.error.message);
    created.value.onEvent((message) => events.push(message));
    return created.value;
  };
  let studio = await open();
  const ask: StudioFixture['ask'] = async (name, input) => {
    const answer = await studio.call(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message} ${answer.error.details ?? ''}`);
    return answer.value;
  };
  await ask('project.open', { folderPath: projectPath });
  return {
    get studio() {
      return studio;
    },
    projectPath,
    ffmpeg: ffmpeg.value,
    events,
    ask,
    runToEnd: (choice) => runToEnd(studio, ask, choice),
    start: (choice) => ask('run.start', { ...EVERYTHING, ...choice }),
    untilRun: (isReached) => untilRun(ask, isReached),
    async reopen() {
      await studio.close();
      studio = await open();
      await ask('project.open', { folderPath: projectPath });
    },
    async [Symbol.asyncDispose]() {
      await studio.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const EVERYTHING = { shotIds: null, segmentKeys: null };
const PATIENCE_MS = 20_000;

async function untilRun(ask: StudioFixture['ask'], isReached: (run: RunView) => boolean): Promise<RunView> {
  const endMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const run = await ask('run.current', {});
    if (run !== null && isReached(run)) return run;
    if (performance.now() > endMs) throw new Error(`The run did not get there: ${JSON.stringify(run, null, 1)}`);
    await sleep(5);
  }
}

/** What a server's worker took and brought to this end, as segment keys in its order; other people's by their ids. */
export function executed({ executions }: ComfyTestServer, outcome = 'success'): string[] {
  return executions.flatMap((one) => {
    const [, shotId, index] = /^longtake\/(\w+?)_f.*_seg(\d+)_/.exec(one.filenamePrefixes[0] ?? '') ?? [];
    if (one.outcome !== outcome) return [];
    return [shotId === undefined ? one.promptId : `${shotId}/${index}`];
  });
}

/** Puts somebody else's job into a server's queue. */
export async function sendForeign({ url }: ComfyTestServer, promptId: string): Promise<void> {
  const prompt = sampleGraph({ image: null, prefix: promptId, frameCount: 5 });
  const body = JSON.stringify({ prompt, prompt_id: promptId, client_id: 'them' });
  const answer = await fetch(`${url}/prompt`, { method: 'POST', body });
  if (!answer.ok) throw new Error(await answer.text());
}

async function runToEnd(
  studio: Studio,
  ask: StudioFixture['ask'],
  choice: Partial<RequestInput<'run.start'>> = {},
): Promise<RunView> {
  let stopListening = () => {};
  const ended = new Promise<RunView>((finish) => {
    stopListening = studio.onEvent((message) => {
      if (message.name === 'run.changed' && message.payload.finishedAtIso !== null) finish(message.payload);
    });
  });
  await ask('run.start', { ...EVERYTHING, ...choice });
  const view = await ended;
  stopListening();
  return view;
}
