// A graph that feeds itself can never be executed; ComfyUI itself only says so in a long stack trace.
import { type ComfyGraph, linksOf, nodeOf } from './comfy-graph.ts';

/** The ids of one cycle in the order of its links, or null. Iterative: thousands of nodes in a row are no stack overflow. */
export function findCycle(graph: ComfyGraph): string[] | null {
  const finished = new Set<string>();
  for (const root of Object.keys(graph)) {
    const cycle = finished.has(root) ? null : walkFrom(graph, root, finished);
    if (cycle !== null) return cycle;
  }
  return null;
}

function walkFrom(graph: ComfyGraph, root: string, finished: Set<string>): string[] | null {
  const path = [root];
  const onPath = new Set(path);
  const pending = [sourcesOf(graph, root)];
  while (path.length > 0) {
    const next = pending.at(-1)?.pop();
    if (next === undefined) {
      pending.pop();
      const left = path.pop();
      if (left !== undefined) {
        onPath.delete(left);
        finished.add(left);
      }
    } else if (onPath.has(next)) {
      return path.slice(path.indexOf(next));
    } else if (!finished.has(next)) {
      path.push(next);
      onPath.add(next);
      pending.push(sourcesOf(graph, next));
    }
  }
  return null;
}

function sourcesOf(graph: ComfyGraph, nodeId: string): string[] {
  return linksOf(nodeOf(graph, nodeId)).map(({ link }) => link[0]);
}
