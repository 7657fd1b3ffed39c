// Which engine renders when a project does not say. One rule, for the studio that renders and the page that names it.
import type { EngineId } from './project.ts';

/** Nothing chosen: ComfyUI where a server is named, else the draft, which always works. */
export function engineToUse(chosen: EngineId | null, servers: readonly string[]): EngineId {
  return chosen ?? (servers.length > 0 ? 'comfyui' : 'draft');
}
