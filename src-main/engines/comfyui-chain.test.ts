// A chain on one server, and jobs that another engine object or another session asks for.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComfyTestServerOptions } from '../comfyui/comfy-test-server/options.ts';
import { startComfyTestServer } from '../comfyui/comfy-test-server/start-comfy-test-server.ts';
import { createComfyServer } from '../comfyui/index.ts';
import { CAPTURE_NODE_IDS } from '../graph/index.ts';
import { createLogger } from '../logging/index.ts';
import {
  connectTo,
  engineFor,
  openWorkflows,
  RED_DOT_PNG,
  segmentOf,
  soon,
  UNHEARD,
  value,
  WAN_5B,
  WAN_14B,
  type WorkflowsForTests,
} from './comfyui-for-tests.ts';
import type { Engine, SegmentRequest, StartImage } from './engine.ts';

const startServer = (options: ComfyTestServerOptions = {}) =>
  connectTo(startComfyTestServer({ renderMs: 40, previews: false, ...options }));

let workflows: WorkflowsForTests;
let folderPath: string;
let fromFile: StartImage;
beforeEach(async () => {
  workflows = await openWorkflows();
  folderPath = await mkdtemp(join(tmpdir(), 'longtake-chain-'));
  fromFile = { kind: 'file', path: join(folderPath, 'start.png') };
  await writeFile(fromFile.path, RED_DOT_PNG);
});
afterEach(async () => {
  await workflows[Symbol.asyncDispose]();
  await rm(folderPath, { recursive: true, force: true });
});

const requestFrom = (start: StartImage): SegmentRequest => ({
  ...{ segment: segmentOf(), start, endImagePath: null, models: {} },
});
const submitTo = async (engine: Engine, start: StartImage): Promise<string> => {
  const jobId = engine.newJobId();
  value(await engine.submit(jobId, requestFrom(start), soon()));
  return jobId;
};
const fetchFrom = async (engine: Engine, jobId: string) =>
  value(await engine.fetch(jobId, requestFrom(fromFile), folderPath, soon()));

/** Follows to the end and counts what was told of the frame. */
async function framesTold(engine: Engine, jobId: string): Promise<string[]> {
  const told: string[] = [];
  const onFrameCaptured = (name: string) => void told.push(name);
  value(await engine.follow(jobId, { ...UNHEARD, onFrameCaptured }, soon()));
  return told;
}

describe('a chain on one server', () => {
  it('sends the next segment while the one before still runs, and uploads nothing for it', async () => {
    await using world = await startServer({ settleMs: 1_000 });
    const engine = engineFor(world.comfy, workflows, workflows.load(WAN_5B));
    const first = await submitTo(engine, fromFile);
    const captured = Promise.withResolvers<string>();
    const following = engine.follow(first, { ...UNHEARD, onFrameCaptured: captured.resolve }, soon());
    const name = await captured.promise;
    expect(name).toMatch(/^longtake\/001_opening_seg0_[-\w]+_last_00001_\.png \[output\]$/);
    const second = await submitTo(engine, { kind: 'on-server', name });
    expect([await engine.find(first, null), await engine.find(second, null)]).toMatchObject([
      { value: 'running' },
      { value: 'waiting' },
    ]);
    expect(world.server.queue.pending()[0]?.prompt.start_image?.inputs.image).toBe(name);
    value(await following);
    expect(await framesTold(engine, second)).toHaveLength(1);
    expect(basename((await fetchFrom(engine, first)).mediaPath)).toBe('take.mp4');
    expect((await fetchFrom(engine, second)).lastFramePath).toBe(join(folderPath, 'last-frame.png'));
    // What the first one started from, and nothing else.
    expect(await readdir(world.server.inputFolderPath)).toHaveLength(1);
  });

  it.each(['SaveVideo', 'VHS_VideoCombine'])('saves the frame before %s encodes', async (classType) => {
    await using world = await startServer();
    const loaded = await workflows.loadEdited(WAN_5B, (graph) => {
      if (classType === 'SaveVideo') return;
      const format = { frame_rate: 24, loop_count: 0, filename_prefix: 'x', format: 'video/h264-mp4' };
      const inputs = { images: ['decode', 0], ...format, pingpong: false, save_output: true };
      // First in the file: where two ways are as long, the test server goes by that.
      for (const [nodeId, node] of Object.entries(graph)) {
        delete graph[nodeId];
        graph[nodeId === 'save' ? 'was_save' : nodeId] = node;
      }
      delete graph.was_save;
      graph.save = { class_type: classType, inputs };
    });
    const jobId = await submitTo(engineFor(world.comfy, workflows, loaded), fromFile);
    const saved: string[] = [];
    const follow = world.comfy.follow(
      jobId,
      (event) => void (event.kind === 'node-executed' && saved.push(event.node.id)),
      soon(),
    );
    value(await follow);
    expect(saved).toEqual([CAPTURE_NODE_IDS.save, 'save']);
  });

  it('says that the server has lost the frame, after asking once', async () => {
    await using world = await startServer();
    const engine = engineFor(world.comfy, workflows, workflows.load(WAN_5B));
    const gone = requestFrom({ kind: 'on-server', name: 'longtake/gone.png [output]' });
    const refused = await engine.submit(engine.newJobId(), gone, soon());
    expect(refused).toMatchObject({ ok: false, error: { code: 'file-missing' } });
    const jobId = await submitTo(engine, fromFile);
    value(await engine.follow(jobId, UNHEARD, soon()));
    // The server numbers all that it is sent, also what it refuses.
    expect(world.server.queue.history.get(jobId)?.prompt[0]).toBe(1);
  });

  it('tells a frame that the socket did not, once', async () => {
    await using world = await startServer({ faults: { deafSockets: true } });
    const engine = engineFor(world.comfy, workflows, workflows.load(WAN_5B));
    expect(await framesTold(engine, await submitTo(engine, fromFile))).toHaveLength(1);
  });

  it('goes on without a frame that is gone from the server’s disk', async () => {
    await using world = await startServer({ faults: { damage: { how: 'gone', endsWith: '.png', times: 1 } } });
    const engine = engineFor(world.comfy, workflows, workflows.load(WAN_5B));
    const jobId = await submitTo(engine, fromFile);
    value(await engine.follow(jobId, UNHEARD, soon()));
    expect(await fetchFrom(engine, jobId)).toMatchObject({
      mediaPath: join(folderPath, 'take.mp4'),
      lastFramePath: null,
    });
  });
});

describe('a job that this engine object did not send', () => {
  it('is followed by another workflow’s engine on the same server, which hears its frame', async () => {
    await using world = await startServer();
    const jobId = await submitTo(engineFor(world.comfy, workflows, workflows.load(WAN_5B)), fromFile);
    const other = engineFor(world.comfy, workflows, workflows.load(WAN_14B));
    expect(await framesTold(other, jobId)).toHaveLength(1);
  });

  it('is found, followed, fetched and cancelled by another session', async () => {
    await using world = await startServer({ renderMs: 2_000 });
    const workflow = workflows.load(WAN_5B);
    const earlier = engineFor(world.comfy, workflows, workflow);
    const ids = [await submitTo(earlier, fromFile), await submitTo(earlier, fromFile)] as const;
    const logger = createLogger(() => {});
    const comfy = createComfyServer({ url: world.server.url, logger, timing: { pollEveryMs: 100 } });
    const later = engineFor(comfy, workflows, workflow);
    value(await later.cancel(ids[1]));
    expect(value(await later.find(ids[1], null))).toBe('unknown');
    // Its socket is not told of the earlier session's jobs.
    expect(await framesTold(later, ids[0])).toHaveLength(1);
    expect(value(await later.find(ids[0], null))).toBe('finished');
    expect((await fetchFrom(later, ids[0])).gpuSeconds).toBeGreaterThan(1);
    await comfy.close();
  });
});

describe('the probe', () => {
  it('tells what the server is and which jobs it has, running first', async () => {
    const device = { name: 'cuda:0 NVIDIA RTX', pytorchVersion: '2.8.0+cu128', vramTotalBytes: 24e9 };
    await using world = await startServer({ renderMs: 60_000, device });
    const engine = engineFor(world.comfy, workflows, workflows.load(WAN_5B));
    const ids = [await submitTo(engine, fromFile), await submitTo(engine, fromFile)];
    const expected = { version: '0.3.64', device: device.name, vramTotalBytes: 24e9, jobIds: ids };
    expect(value(await engine.probe(soon()))).toMatchObject(expected);
    value(await engine.freeMemory(soon()));
  });

  it('takes the main memory of a server without a card for no card', async () => {
    await using world = await startServer({ device: { name: 'cpu', pytorchVersion: '', vramTotalBytes: 24e9 } });
    const engine = engineFor(world.comfy, workflows, workflows.load(WAN_5B));
    expect(value(await engine.probe(soon()))).toMatchObject({ vramTotalBytes: null, vramFreeBytes: null, jobIds: [] });
  });

  it.each([
    ['that takes longer than the caller waits', { faults: { delayMs: 5_000 } }, 'did not answer in time'],
    ['that is gone', null, 'is not running'],
  ])('calls a server %s unreachable', async (_what, options, words) => {
    await using world = await startServer(options ?? {});
    if (options === null) await world.server.close();
    const engine = engineFor(world.comfy, workflows, workflows.load(WAN_5B));
    expect(await engine.probe(AbortSignal.timeout(200))).toMatchObject({
      ok: false,
      error: { code: 'server-unreachable', message: expect.stringContaining(words) },
    });
  });
});
