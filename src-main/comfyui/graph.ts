// A workflow in ComfyUI's API format: what `POST /prompt` takes.
import { say } from '#shared/i18n/say.ts';

export interface GraphNode {
  readonly class_type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly _meta?: { readonly title?: string };
}

/** Node ids are free strings. A two-element array `[nodeId, outputIndex]` is a link. */
export type ComfyGraph = Readonly<Record<string, GraphNode>>;

/** A node in words for progress lines and error messages. */
export interface NodeLabel {
  readonly id: string;
  /** '' when the graph is not known (a job of an earlier session whose queue entry is gone). */
  readonly classType: string;
  /** The title given in the workflow, else the class, else the id. */
  readonly title: string;
}

export function labelNode(graph: ComfyGraph | undefined, nodeId: string): NodeLabel {
  const node = graph?.[nodeId];
  const classType = node?.class_type ?? '';
  return { id: nodeId, classType, title: node?._meta?.title || classType || say`node ${nodeId}` };
}
