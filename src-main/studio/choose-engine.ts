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
import { noServer } from './refusals.ts';
import type { SessionOverrides } from './studio.ts';

export interface EngineChooser {
  choose(project: ProjectSettings, rememberedWorkflow: string | null): Result<ChosenEngine>;
  /** The workflow a project names, or the default: the plain one, not its SageAttention variant. */
  workflowFileOf(project: ProjectSettings | null, rememberedWorkflow: string | null): Result<string>;
  /** One workflow on the server in use. */
  comfyui(fileName: string, sageAsked: boolean): Result<Engine>;
  /** null: none is named. */
  server(): ComfyServer | null;
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
  readonly overrides: SessionOverrides;
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
  const { registry, settings, overrides } = options;
  const draft = createDraftEngine(options.ffmpeg);
  const servers = createServers(options.logger);
  const serverUrls = () => overrides.servers ?? settings.get().servers;
  const server = () => {
    const [url] = serverUrls();
    return url === undefined ? null : servers.at(url);
  };
  const asked = (project: ProjectSettings | null, remembered: string | null) =>
    fileNameOf(overrides.workflow) ?? project?.workflowFile ?? remembered;

  const comfyui = (fileName: string, sageAsked: boolean): Result<Engine> => {
    const workflow = registry.load(fileName);
    if (!workflow.ok) return workflow;
    const limits = registry.limits(fileName);
    if (!limits.ok) return limits;
    const textStart = textStartOf(registry, limits.value.textStartWorkflowFile, sageAsked);
    if (!textStart.ok) return textStart;
    const named = server();
    if (named === null) return err(noServer);
    const { comfyRoot } = settings.get();
    return ok(
      createComfyuiEngine({
        server: named,
        workflow: workflow.value,
        textStart: textStart.value,
        limits: limits.value,
        sageAsked,
        comfyRoot,
      }),
    );
  };

  return {
    comfyui,
    server,
    choose(project, remembered) {
      const engineId = overrides.engine ?? engineToUse(project.engine, serverUrls());
      if (engineId === 'draft') return ok({ engine: draft, reason: null });
      const sageAsked = project.useSageAttention;
      const choice = registry.resolve(asked(project, remembered), { sage: sageAsked });
      if (!choice.ok) return choice;
      const engine = comfyui(choice.value.fileName, sageAsked);
      return engine.ok ? ok({ engine: engine.value, reason: choice.value.reason }) : engine;
    },
    workflowFileOf(project, remembered) {
      const choice = registry.resolve(asked(project, remembered), { sage: false });
      return choice.ok ? ok(choice.value.fileName) : choice;
    },
    async close() {
      await draft.close();
      await servers.close();
    },
  };
}

const fileNameOf = (workflow: string | undefined): string | null =>
  workflow === undefined ? null : workflow.endsWith('.json') ? workflow : `${workflow}.json`;

/** The workflow that begins a shot without a picture, in its SageAttention variant where that is asked for and there. */
function textStartOf(registry: WorkflowRegistry, fileName: string | null, sage: boolean) {
  if (fileName === null) return ok(null);
  const choice = registry.resolve(fileName, { sage });
  return choice.ok ? registry.load(choice.value.fileName) : choice;
}

function createServers(logger: Logger) {
  const byUrl = new Map<string, ComfyServer>();
  return {
    at(url: string): ComfyServer {
      const known = byUrl.get(url) ?? createComfyServer({ url, logger });
      byUrl.set(url, known);
      return known;
    },
    close: () => Promise.all([...byUrl.values()].map((one) => one.close())),
  };
}
