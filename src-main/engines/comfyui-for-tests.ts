// What the tests of this room share: shipped workflows and edits of them as the registry loads them, a segment, a test server.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PLAIN_SEGMENT, type PlanSegment } from '#shared/model/video-plan.ts';
import type { Result } from '#shared/result.ts';
import { createComfyServer } from '../comfyui/index.ts';
import { createLogger } from '../logging/index.ts';
import { type LoadedWorkflow, openWorkflowRegistry, type WorkflowRegistry } from '../workflows/index.ts';
import { createComfyuiEngine } from './comfyui-engine.ts';
import type { FollowEvents } from './engine.ts';

export const WAN_5B = 'gcv_wan_2.2_5b_i2v';
export const WAN_14B = 'gcv_wan_2.2_14b_i2v';
export const WAN_14B_TEXT = 'gcv_wan_2.2_14b_t2v';
export const FIRST_LAST = 'gcvfl_wan_2.2_14b';
export const GGUF = 'gcv_wan_2.2_14B_i2v_gguf';
export const GGUF_SAGE = 'gcv_wan_2.2_14B_i2v_gguf_sage';

const SHIPPED_FOLDER = fileURLToPath(new URL('../../workflows', import.meta.url));
const silent = createLogger(() => {});

/** The smallest picture that a server can decode. */
export const RED_DOT_PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);

export const UNHEARD: FollowEvents = { onProgress: () => undefined, onFrameCaptured: () => undefined };

export const soon = () => AbortSignal.timeout(20_000);

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

interface EditableNode {
  class_type: string;
  inputs: Record<string, unknown>;
}
export type EditableGraph = Record<string, EditableNode>;

/** The node of that id; a test that names a wrong one fails where it does. */
export function nodeAt(graph: EditableGraph, nodeId: string): EditableNode {
  const node = graph[nodeId];
  if (node === undefined) throw new Error(`no node ${nodeId}`);
  return node;
}

export interface WorkflowsForTests extends AsyncDisposable {
  readonly registry: WorkflowRegistry;
  load(name: string): LoadedWorkflow;
  /** A shipped workflow with changes, as a user's own file. */
  loadEdited(name: string, edit: (graph: EditableGraph) => void, modelsText?: string): Promise<LoadedWorkflow>;
}

export async function openWorkflows(): Promise<WorkflowsForTests> {
  const folderPath = await mkdtemp(join(tmpdir(), 'longtake-engines-'));
  const userFolder = join(folderPath, 'own');
  await mkdir(userFolder);
  const registry = value(
    await openWorkflowRegistry({
      databasePath: join(folderPath, 'registry.sqlite'),
      shippedFolder: SHIPPED_FOLDER,
      userFolders: () => [userFolder],
      importFolder: join(folderPath, 'imported'),
      logger: silent,
    }),
  );
  const load = (name: string) => value(registry.load(`${name}.json`));
  let editedCount = 0;
  return {
    registry,
    load,
    async loadEdited(name, edit, modelsText) {
      const graph = JSON.parse(await readFile(join(SHIPPED_FOLDER, `${name}.json`), 'utf8')) as EditableGraph;
      edit(graph);
      editedCount += 1;
      const own = `gcv_own_${editedCount}`;
      await writeFile(join(userFolder, `${own}.json`), JSON.stringify(graph));
      if (modelsText !== undefined) await writeFile(join(userFolder, `${own}.models`), modelsText);
      await registry.rescan();
      return load(own);
    },
    async [Symbol.asyncDispose]() {
      registry.close();
      await rm(folderPath, { recursive: true, force: true });
    },
  };
}

/** A test server, which only test files may start, with a client of it; both end together. */
export async function connectTo<Server extends { readonly url: string; close(): Promise<void> }>(
  starting: Promise<Server>,
) {
  const server = await starting;
  const comfy = createComfyServer({ url: server.url, logger: silent, timing: { pollEveryMs: 100 } });
  return {
    server,
    comfy,
    async [Symbol.asyncDispose]() {
      await comfy.close();
      await server.close();
    },
  };
}

export function engineFor(
  comfy: ReturnType<typeof createComfyServer>,
  workflows: WorkflowsForTests,
  workflow: LoadedWorkflow,
  more: { textStart?: LoadedWorkflow; sageAsked?: boolean; comfyRoot?: string } = {},
) {
  const { textStart = null, sageAsked = false, comfyRoot = null } = more;
  const limits = value(workflows.registry.limits(workflow.summary.fileName));
  return createComfyuiEngine({ server: comfy, workflow, textStart, limits, sageAsked, comfyRoot });
}

/** Five frames at a size that renders in no time. */
export function segmentOf(changes: Partial<PlanSegment> = {}): PlanSegment {
  return {
    ...PLAIN_SEGMENT,
    key: '001/0',
    shotId: '001',
    segmentIndex: 0,
    segmentCount: 1,
    start: { kind: 'keyframe', filePath: '/p/selected/001.png' },
    startframe: '/p/selected/001.png',
    endImagePath: null,
    prompt: 'A boat leaves the harbour.',
    negativePrompt: '',
    seed: 7,
    cfgScale: null,
    steps: 2,
    loras: [],
    cameraMovement: 'static',
    motionStrength: 0.5,
    width: 96,
    height: 64,
    framesPerSecond: 16,
    framesKept: 4,
    framesRequested: 5,
    framesDroppedAtStart: 0,
    framesDroppedAtEnd: 1,
    handleFrames: 0,
    clipFrames: 4,
    durationSeconds: 0.25,
    shotDurationSeconds: 0.25,
    dependsOn: null,
    engine: 'comfyui',
    workflowFile: `${WAN_5B}.json`,
    outputFile: 'shot_001_seg_0.mp4',
    clipName: '001_opening_seg0',
    reasons: [],
    ...changes,
  };
}
