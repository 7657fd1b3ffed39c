// Workflows of the editor for tests: what the real editor made of each, and small ones written here.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ComfyGraph } from '../comfy-graph.ts';

const FOLDER = path.join(import.meta.dirname, 'fixtures');
const DEFINITIONS = 'node-definitions.json';

export interface ExportedWorkflow {
  readonly name: string;
  readonly about: string;
  readonly editor: unknown;
  /** What "Export (API)" gave for it in the editor named by `exportedBy`. */
  readonly exported: ComfyGraph;
}

/** Answers of a real server to `/object_info/{class}`, by class, shortened. */
export const definitions: ReadonlyMap<string, unknown> = new Map(
  Object.entries(JSON.parse(readFileSync(path.join(FOLDER, DEFINITIONS), 'utf8'))),
);

export const exportedWorkflows: readonly ExportedWorkflow[] = readdirSync(FOLDER)
  .filter((fileName) => fileName !== DEFINITIONS)
  .map((fileName) => ({
    name: path.basename(fileName, '.json'),
    ...JSON.parse(readFileSync(path.join(FOLDER, fileName), 'utf8')),
  }));

export interface TestNode {
  readonly id: number;
  readonly type: string;
  readonly inputs?: readonly { name: string; type: string; link: number | null; widget?: { name: string } }[];
  readonly outputs?: readonly { type: string }[];
  readonly widgets_values?: unknown;
  readonly widgets_values_named?: Record<string, unknown>;
  readonly mode?: number;
  readonly title?: string;
  readonly properties?: Record<string, unknown>;
}

export type TestLink = readonly [
  id: number,
  originId: number,
  originSlot: number,
  targetId: number,
  targetSlot: number,
];

export function workflowOf(nodes: readonly TestNode[], links: readonly TestLink[], more: object = {}): unknown {
  return { nodes, links: links.map((link) => [...link, '*']), ...more };
}

export const loadImage: TestNode = {
  id: 1,
  type: 'LoadImage',
  outputs: [{ type: 'IMAGE' }, { type: 'MASK' }],
  widgets_values: ['example.png', 'image'],
};

export function saveImage(id: number, link: number): TestNode {
  return { id, type: 'SaveImage', inputs: [{ name: 'images', type: 'IMAGE', link }], widgets_values: ['out'] };
}

/** One node under test between a picture and a file. */
export function between(node: Partial<TestNode> & { type: string }): unknown {
  const picture = { name: 'image', type: 'IMAGE', link: 1 };
  const tested: TestNode = { id: 2, outputs: [{ type: 'IMAGE' }], ...node, inputs: [picture, ...(node.inputs ?? [])] };
  return workflowOf(
    [loadImage, tested, saveImage(3, 2)],
    [
      [1, 1, 0, 2, 0],
      [2, 2, 0, 3, 0],
    ],
  );
}
