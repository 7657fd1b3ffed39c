// The engines of a studio as pools: one engine with one workflow or model, on every server that may render it. Connections are kept
// and shared.

import { join } from 'node:path';
import type { EngineLimits } from '#shared/model/engine.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type ComfyServer, createComfyServer } from '../comfyui/index.ts';
import {
  createComfyuiEngine,
  createDraftEngine,
  createReplicateEngine,
  createWanEngine,
  type Engine,
  type ReplicateService,
  replicateLimits,
  wanLimits,
} from '../engines/index.ts';
import type { Logger } from '../logging/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import type { EnginePool } from '../run/index.ts';
import { type SecretStore, type SettingsStore, tidyServerUrl } from '../settings/index.ts';
import type { WorkflowRegistry } from '../workflows/index.ts';
import { qualitySteps } from './quality-steps.ts';
import { noServer } from './refusals.ts';
import type { SessionOverrides } from './studio.ts';

/** One engine and workflow or model on every server that may render it. */
export interface ServerEngines extends EnginePool {
  readonly limits: EngineLimits;
  /** The servers of this session or the settings; others can be asked for by `at`. */
  readonly serverIds: readonly string[];
}

export interface EnginePoolsOptions {
  readonly registry: WorkflowRegistry;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly replicate: ReplicateService;
  readonly logger: Logger;
  readonly overrides: SessionOverrides;
  readonly ffmpeg: Ffmpeg | null;
  /** The app's own folder: what engines must know of their jobs after a crash lies there. */
  readonly appDataPath: string;
  readonly now: () => Date;
}

export interface EnginePools {
  draft(): ServerEngines;
  comfyui(fileName: string, sageAsked: boolean): Result<ServerEngines>;
  /** @param task such as `ti2v-5B` */
  wan(task: string): Result<ServerEngines>;
  /** @param model `owner/name`; null: the default */
  replicate(model: string | null): Result<ServerEngines>;
  /** The first ComfyUI server; null: none is named. */
  server(): ComfyServer | null;
  /** Of this session or the settings. */
  serverUrls(): readonly string[];
  close(): Promise<void>;
}

export function createEnginePools(options: EnginePoolsOptions): EnginePools {
  const { settings, secrets, overrides, ffmpeg, logger, now, appDataPath } = options;
  const draft = createDraftEngine(ffmpeg);
  const servers = createServers(logger);
  const serverUrls = () => overrides.servers ?? settings.get().servers;
  const jobsOf = (engine: string) => join(appDataPath, 'engine-jobs', engine);
  const wanEngines = new Map<string, Engine>();
  const replicateEngines = new Map<string, Engine>();
  const engines = () => settings.get().engines;
  /** Anew where its limits are others: settings and schemas change them. */
  const kept = (known: Map<string, Engine>, limits: EngineLimits, make: () => Engine): Engine => {
    const key = JSON.stringify(limits);
    const engine = known.get(key) ?? make();
    known.set(key, engine);
    return engine;
  };
  return {
    draft: () => onlyPool(draft, draft.limits),
    comfyui: createPoolMaker(options, servers, serverUrls),
    wan(task) {
      const limits = wanLimits(task);
      if (!limits.ok) return limits;
      const engine = kept(wanEngines, limits.value, () =>
        createWanEngine({
          ...{ wan: () => settings.get().wan, engines, limits: limits.value, bookFolder: jobsOf('wan-cli') },
          ...{ ffmpeg, logger, now },
        }),
      );
      return ok(onlyPool(engine, limits.value));
    },
    replicate(model) {
      const limits = replicateLimits(model, engines().durationBuffer, options.replicate.schemas.all());
      if (!limits.ok) return limits;
      const engine = kept(replicateEngines, limits.value, () =>
        createReplicateEngine({
          ...{ service: options.replicate, token: () => secrets.get('replicate'), limits: limits.value },
          ...{ settings: engines, bookFolderPath: jobsOf('replicate'), logger },
        }),
      );
      return ok(onlyPool(engine, limits.value));
    },
    server() {
      const [url] = serverUrls();
      return url === undefined ? null : servers.at(url);
    },
    serverUrls,
    async close() {
      await Promise.all([draft, ...wanEngines.values(), ...replicateEngines.values()].map((engine) => engine.close()));
      await servers.close();
    },
  };
}

/** It renders here or at its provider: it is its own and only server. */
function onlyPool(engine: Engine, limits: EngineLimits): ServerEngines {
  return {
    engineId: engine.id,
    engineName: limits.displayName,
    limits,
    reference: engine,
    serverIds: [engine.id],
    at: (serverId) => (serverId === engine.id ? engine : null),
  };
}

/** One workflow, as it is on disk now, on every server, with the one that begins its shots from text. */
function createPoolMaker(
  { registry, settings }: EnginePoolsOptions,
  servers: ReturnType<typeof createServers>,
  serverUrls: () => readonly string[],
) {
  return (fileName: string, sageAsked: boolean): Result<ServerEngines> => {
    const workflow = registry.load(fileName);
    if (!workflow.ok) return workflow;
    const found = registry.limits(fileName);
    if (!found.ok) return found;
    const limits = { ...found.value, stepsByQuality: qualitySteps(workflow.value) };
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
    return ok({
      engineId: 'comfyui',
      engineName,
      limits,
      reference: at(first),
      serverIds,
      at: atServer,
    });
  };
}

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
