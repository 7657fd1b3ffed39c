// Which engine a project renders with, made from its settings and the studio's. Connections are kept and shared.

import { engineToUse } from '#shared/model/engine-choice.ts';
import type { EngineId, ProjectSettings } from '#shared/model/project.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type ComfyServer, createComfyServer } from '../comfyui/index.ts';
import { createComfyuiEngine, createDraftEngine, DRAFT_LIMITS, type Engine } from '../engines/index.ts';
import type { Logger } from '../logging/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import type { SettingsStore } from '../settings/index.ts';
import type { WorkflowRegistry } from '../workflows/index.ts';
import type { EngineOverrides } from './studio.ts';

export interface EngineChooser {
  choose(project: ProjectSettings, rememberedWorkflow: string | null): Result<ChosenEngine>;
  close(): Promise<void>;
}

export interface ChosenEngine {
  readonly engine: Engine;
  /** What was done differently from what was asked, in words; null: nothing. */
  readonly reason: string | null;
}

export interface EngineChooserOptions {
  readonly registry: WorkflowRegistry;
  readonly settings: SettingsStore;
  readonly logger: Logger;
  readonly overrides: EngineOverrides;
  readonly ffmpeg: Ffmpeg | null;
}

export const ENGINES: readonly { id: EngineId; name: string; description: string }[] = [
  {
    id: 'draft',
    name: DRAFT_LIMITS.displayName,
    description: 'An animatic without a model: each keyframe moved by its camera words. Needs no GPU and no server.',
  },
  { id: 'comfyui', name: 'ComfyUI', description: 'Your own ComfyUI server with the chosen workflow and its models.' },
];

export function createEngineChooser(options: EngineChooserOptions): EngineChooser {
  const { registry, settings, logger, overrides, ffmpeg } = options;
  const servers = new Map<string, ComfyServer>();
  const draft = createDraftEngine(ffmpeg);
  const server = (url: string): ComfyServer => {
    const known = servers.get(url) ?? createComfyServer({ url, logger });
    servers.set(url, known);
    return known;
  };
  const serverUrls = () => overrides.servers ?? settings.get().servers;
  const engineOf = (project: ProjectSettings): EngineId =>
    overrides.engine ?? engineToUse(project.engine, serverUrls());
  return {
    choose(project, rememberedWorkflow) {
      const engineId = engineOf(project);
      if (engineId === 'draft') return ok({ engine: draft, reason: null });
      const choice = registry.resolve(project.workflowFile ?? rememberedWorkflow, { sage: project.useSageAttention });
      if (!choice.ok) return choice;
      const workflow = registry.load(choice.value.fileName);
      if (!workflow.ok) return workflow;
      const limits = registry.limits(choice.value.fileName);
      if (!limits.ok) return limits;
      const [url] = serverUrls();
      if (url === undefined) return err(noServer);
      const engine = createComfyuiEngine({ server: server(url), workflow: workflow.value, limits: limits.value });
      return ok({ engine, reason: choice.value.reason });
    },
    async close() {
      await draft.close();
      await Promise.all([...servers.values()].map((one) => one.close()));
    },
  };
}

const noServer = {
  code: 'server-unreachable' as const,
  message: 'The project renders with ComfyUI, but no server is named.',
  remedy: 'Name one in the Project panel, for example http://127.0.0.1:8188, or choose the draft engine.',
};
