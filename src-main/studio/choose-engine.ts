// Which engine a project renders with, made from its settings and the studio's. Connections are kept and shared.

import { say } from '#shared/i18n/say.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import { engineToUse } from '#shared/model/engine-choice.ts';
import type { EngineId, ProjectSettings } from '#shared/model/project.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Finding } from '#shared/studio-error.ts';
import { type ComfyServer, createComfyServer } from '../comfyui/index.ts';
import { createComfyuiEngine, createDraftEngine, DRAFT_LIMITS, type Engine } from '../engines/index.ts';
import type { Logger } from '../logging/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import type { EnginePool } from '../run/index.ts';
import { type SettingsStore, tidyServerUrl } from '../settings/index.ts';
import type { WorkflowRegistry } from '../workflows/index.ts';
import { noServer } from './refusals.ts';
import type { SessionOverrides } from './studio.ts';

export interface EngineChooser {
  choose(project: ProjectSettings, rememberedWorkflow: string | null): Result<ChosenEngine>;
  /** The workflow a project names, or the default: the plain one, not its SageAttention variant. */
  workflowFileOf(project: ProjectSettings | null, rememberedWorkflow: string | null): Result<string>;
  /** One workflow on the first server. */
  comfyui(fileName: string, sageAsked: boolean): Result<Engine>;
  /** The first one; null: none is named. */
  server(): ComfyServer | null;
  /** Of this session or the settings. */
  serverUrls(): readonly string[];
  close(): Promise<void>;
}

/** One engine and workflow on every server that may render it. */
export interface ServerEngines extends EnginePool {
  readonly limits: EngineLimits;
  /** The servers of this session or the settings; others can be asked for by `at`. */
  readonly serverIds: readonly string[];
}

export interface ChosenEngine {
  readonly pool: ServerEngines;
  /** What is done differently from what was asked; null: nothing. A problem where it would cost hours for nothing. */
  readonly reason: Finding | null;
}

export interface EngineChooserOptions {
  readonly registry: WorkflowRegistry;
  readonly settings: SettingsStore;
  readonly logger: Logger;
  readonly overrides: SessionOverrides;
  readonly ffmpeg: Ffmpeg | null;
}

export const knownEngines = (): { id: EngineId; name: string; description: string }[] => [
  {
    id: 'draft',
    name: DRAFT_LIMITS.displayName,
    description: say`An animatic without a model: each keyframe moved by its camera words. Needs no GPU and no server.`,
  },
  {
    id: 'comfyui',
    name: 'ComfyUI',
    description: say`Your own ComfyUI server with the chosen workflow and its models.`,
  },
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
  // A name that was typed is meant: another workflow in its place would cost hours. A project's may come from elsewhere.
  const resolveFor = (project: ProjectSettings | null, remembered: string | null, sage: boolean) => {
    const typed = fileNameOf(overrides.workflow);
    const known = typed === null ? ok(undefined) : registry.limits(typed);
    return known.ok ? registry.resolve(typed ?? project?.workflowFile ?? remembered, { sage }) : known;
  };

  const poolOf = createPoolMaker(options, servers, serverUrls);

  return {
    comfyui: (fileName, sageAsked) => {
      const pool = poolOf(fileName, sageAsked);
      return pool.ok ? ok(pool.value.reference) : pool;
    },
    server,
    serverUrls,
    choose(project, remembered) {
      const engineId = overrides.engine ?? engineToUse(project.engine, serverUrls());
      if (engineId === 'draft') return ok({ pool: draftPool(draft), reason: null });
      const sageAsked = project.useSageAttention;
      const isFromProject = overrides.workflow === undefined;
      const choice = resolveFor(project, remembered, sageAsked);
      if (!choice.ok) return choice;
      const pool = poolOf(choice.value.fileName, sageAsked);
      if (!pool.ok) return pool;
      const isReplaced = project.workflowFile !== null && !registry.limits(project.workflowFile).ok;
      return ok({ pool: pool.value, reason: differently(choice.value.reason, isReplaced && isFromProject) });
    },
    workflowFileOf(project, remembered) {
      const choice = resolveFor(project, remembered, false);
      return choice.ok ? ok(choice.value.fileName) : choice;
    },
    async close() {
      await draft.close();
      await servers.close();
    },
  };
}

/** The built-in engine renders here: it is its own and only server. */
function draftPool(draft: Engine): ServerEngines {
  return {
    engineId: 'draft',
    engineName: draft.limits.displayName,
    limits: draft.limits,
    reference: draft,
    serverIds: [draft.id],
    at: (serverId) => (serverId === draft.id ? draft : null),
  };
}

/** One workflow, as it is on disk now, on every server, with the one that begins its shots from text. */
function createPoolMaker(
  { registry, settings }: EngineChooserOptions,
  servers: ReturnType<typeof createServers>,
  serverUrls: () => readonly string[],
) {
  return (fileName: string, sageAsked: boolean): Result<ServerEngines> => {
    const workflow = registry.load(fileName);
    if (!workflow.ok) return workflow;
    const found = registry.limits(fileName);
    if (!found.ok) return found;
    const limits = found.value;
    const textStart = textStartOf(registry, limits.textStartWorkflowFile, sageAsked);
    if (!textStart.ok) return textStart;
    const serverIds = [...new Set(serverUrls().map(tidyServerUrl))];
    const [first] = serverIds;
    if (first === undefined) return err(noServer());
    const { comfyRoot } = settings.get();
    const workflows = { workflow: workflow.value, textStart: textStart.value };
    const engines = new Map<string, Engine>();
    const at = (url: string): Engine => {
      const known = engines.get(url);
      const engine =
        known ?? createComfyuiEngine({ server: servers.at(url), ...workflows, limits, sageAsked, comfyRoot });
      engines.set(url, engine);
      return engine;
    };
    const engineName = limits.displayName;
    const isUrl = (serverId: string) => /^https?:/.test(serverId);
    const atServer = (serverId: string) => (isUrl(serverId) ? at(serverId) : null);
    return ok({ engineId: 'comfyui', engineName, limits, reference: at(first), serverIds, at: atServer });
  };
}

/** Another model in the place of the one that the project names is a problem; a plain one in the place of a faster one is not. */
function differently(reason: string | null, isReplaced: boolean): Finding | null {
  if (reason === null) return null;
  return isReplaced
    ? {
        severity: 'problem',
        code: 'workflow-missing',
        message: reason,
        remedy: say`Choose one in the Project panel, or put the file back.`,
      }
    : {
        severity: 'warning',
        code: 'workflow-missing',
        message: reason,
        remedy: say`Switch it off in the Project panel, or choose another workflow.`,
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
    at(givenUrl: string): ComfyServer {
      const url = tidyServerUrl(givenUrl);
      const known = byUrl.get(url) ?? createComfyServer({ url, logger });
      byUrl.set(url, known);
      return known;
    },
    close: () => Promise.all([...byUrl.values()].map((one) => one.close())),
  };
}
