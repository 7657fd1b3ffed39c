// A registry on the shipped workflows and a user's folder of its own, for the tests of this room.
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SlotName, WorkflowSummary } from '#shared/model/workflow.ts';
import { createLogger } from '../logging/index.ts';
import { openWorkflowRegistry, type WorkflowRegistry, type WorkflowRegistryOptions } from './index.ts';

export const SHIPPED_FOLDER = fileURLToPath(new URL('../../workflows', import.meta.url));
export const WAN_14B = 'gcv_wan_2.2_14b_i2v.json';
export const GGUF = 'gcv_wan_2.2_14B_i2v_gguf.json';
export const GGUF_SAGE = 'gcv_wan_2.2_14B_i2v_gguf_sage.json';
export const WAN_5B = 'gcv_wan_2.2_5b_i2v.json';
export const LTX = 'gcv_ltvx_i2v.json';
export const FIRST_LAST = 'gcvfl_wan_2.2_14b.json';

export type RawGraph = Record<
  string,
  { class_type: string; inputs: Record<string, unknown>; _meta?: { title: string } }
>;

export async function shippedGraph(fileName: string): Promise<RawGraph> {
  return JSON.parse(await readFile(join(SHIPPED_FOLDER, fileName), 'utf8')) as RawGraph;
}

export interface RegistryFixture {
  readonly root: string;
  readonly userFolder: string;
  readonly importFolder: string;
  readonly databasePath: string;
  readonly logLines: string[];
  open(overrides?: Partial<WorkflowRegistryOptions>): Promise<WorkflowRegistry>;
  close(registry: WorkflowRegistry): void;
  copyToUser(fileName: string, as?: string): Promise<void>;
  writeUser(fileName: string, content: string | object): Promise<void>;
  /** How many files the last scan parsed. */
  lastParsed(): number;
  remove(): Promise<void>;
}

export async function makeRegistryFixture(): Promise<RegistryFixture> {
  const root = await mkdtemp(join(tmpdir(), 'longtake-workflows-'));
  const userFolder = join(root, 'mine');
  const importFolder = join(root, 'app', 'workflows');
  const databasePath = join(root, 'app', 'registry.sqlite');
  const logLines: string[] = [];
  const opened = new Set<WorkflowRegistry>();
  await mkdir(userFolder);
  return {
    root,
    userFolder,
    importFolder,
    databasePath,
    logLines,
    open: async (overrides = {}) => {
      const registry = await openWorkflowRegistry({
        databasePath,
        importFolder,
        shippedFolder: SHIPPED_FOLDER,
        userFolders: () => [userFolder],
        logger: createLogger((line) => logLines.push(line)),
        now: () => new Date('2026-01-02T03:04:05Z'),
        ...overrides,
      });
      if (!registry.ok) throw registry.error.cause;
      opened.add(registry.value);
      return registry.value;
    },
    close: (registry) => {
      opened.delete(registry);
      registry.close();
    },
    copyToUser: (fileName, as = fileName) => copyFile(join(SHIPPED_FOLDER, fileName), join(userFolder, as)),
    writeUser: (fileName, content) =>
      writeFile(join(userFolder, fileName), typeof content === 'string' ? content : JSON.stringify(content)),
    lastParsed: () =>
      Number(/parsed=(\d+)/.exec(logLines.filter((line) => line.includes('parsed=')).at(-1) ?? '')?.[1]),
    remove: async () => {
      for (const registry of opened) registry.close();
      await rm(root, { recursive: true });
    },
  };
}

export function findIn(registry: WorkflowRegistry, fileName: string): WorkflowSummary | undefined {
  return registry.list().find((workflow) => workflow.fileName === fileName);
}

/** Where a slot is and who says so: "node.input". */
export function slotOf(registry: WorkflowRegistry, fileName: string, slot: SlotName) {
  const inspection = registry.inspect(fileName);
  if (!inspection.ok) throw new Error(inspection.error.message);
  const found = inspection.value.slots.find((each) => each.slot === slot);
  return { source: found?.source, places: found?.places.map(({ nodeId, input }) => `${nodeId}.${input}`) };
}

/** The 5B graph with a second text that the sampler does not use. */
export async function graphWithSpareText(title = 'Spare text'): Promise<RawGraph> {
  const graph = await shippedGraph(WAN_5B);
  const inputs = { text: 'spare', clip: ['text_encoder', 0] };
  return { ...graph, spare: { class_type: 'CLIPTextEncode', inputs, _meta: { title } } };
}
