// A user's own graph into the registry: as it is in API format, converted with the server's node definitions otherwise.
import { say } from '#shared/i18n/say.ts';
import type { WorkflowInspection } from '#shared/model/workflow.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { ComfyServer } from '../comfyui/index.ts';
import { type ComfyGraph, convertEditorGraph, editorNodeTypes, isEditorGraph, parseGraph } from '../graph/index.ts';
import type { StudioParts } from './open-studio-parts.ts';

export interface ImportedWorkflow {
  readonly inspection: WorkflowInspection;
  /** What was done to it on the way, in words. */
  readonly notes: string[];
}

const CONVERT_TIMEOUT_MS = 120_000;
/** Questions at once: enough for a tunnel, few enough for the server's one event loop. */
const AT_ONCE = 6;

export async function importWorkflow(
  parts: StudioParts,
  name: string,
  text: string,
  replace: boolean,
): Promise<Result<ImportedWorkflow>> {
  const json = parseText(text, name);
  if (!json.ok) return json;
  const graph = await toApiGraph(parts.engines.server(), json.value);
  if (!graph.ok) return err({ ...graph.error, filePath: graph.error.filePath ?? name });
  const inspection = await parts.registry.importGraph(name, graph.value.graph, { replace });
  if (!inspection.ok) return inspection;
  return ok({ inspection: inspection.value, notes: graph.value.notes });
}

function parseText(text: string, name: string): Result<unknown> {
  try {
    return ok(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (cause) {
    return err({
      code: 'workflow-invalid',
      message: say`This file is not JSON.`,
      remedy: say`Export the workflow again from ComfyUI with "Workflow → Export (API)".`,
      filePath: name,
      details: cause instanceof Error ? cause.message : String(cause),
    });
  }
}

async function toApiGraph(
  server: ComfyServer | null,
  json: unknown,
): Promise<Result<{ graph: ComfyGraph; notes: string[] }>> {
  if (!isEditorGraph(json)) {
    const graph = parseGraph(withoutEnvelope(json));
    return graph.ok ? ok({ graph: graph.value, notes: [] }) : graph;
  }
  const types = editorNodeTypes(json);
  if (!types.ok) return types;
  if (server === null) return err(needsServer());
  const definitions = await definitionsOf(server, types.value);
  if (!definitions.ok) {
    const { message, remedy } = needsServer();
    return err({
      ...definitions.error,
      message: `${definitions.error.message} ${message}`,
      remedy,
    });
  }
  const converted = convertEditorGraph(json, definitions.value);
  if (!converted.ok) return converted;
  const graph = parseGraph(converted.value.graph);
  return graph.ok
    ? ok({
        graph: graph.value,
        notes: [say`Converted from the format of the ComfyUI editor.`, ...converted.value.notes],
      })
    : graph;
}

/** The body of a request to ComfyUI holds the graph under "prompt". */
function withoutEnvelope(json: unknown): unknown {
  const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject(json)) return json;
  const { prompt } = json as { prompt?: unknown };
  return isObject(prompt) && !('class_type' in (prompt as object)) ? prompt : json;
}

async function definitionsOf(
  server: ComfyServer,
  types: readonly string[],
): Promise<Result<ReadonlyMap<string, unknown>>> {
  const signal = AbortSignal.timeout(CONVERT_TIMEOUT_MS);
  const found = new Map<string, unknown>();
  const waiting = types.values();
  const ask = async (): Promise<Result<void>> => {
    for (const type of waiting) {
      const definition = await server.nodeDefinition(type, signal);
      if (!definition.ok) return definition;
      if (definition.value !== null) found.set(type, definition.value);
    }
    return ok(undefined);
  };
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return answers.find((answer) => !answer.ok) ?? ok(found);
}

const needsServer = () => ({
  code: 'server-unreachable' as const,
  message: say`This workflow is saved in the format of the ComfyUI editor; to convert it, a running ComfyUI must be asked.`,
  remedy: say`Name a running server in the Project panel, or open the workflow in ComfyUI and choose "Workflow → Export (API)".`,
});
