// Which engine renders which shot, made from the project's settings, the shots' own and the studio's.

import { say } from '#shared/i18n/say.ts';
import { engineToUse } from '#shared/model/engine-choice.ts';
import type { ProjectSettings, RenderChoice } from '#shared/model/project.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Finding } from '#shared/studio-error.ts';
import type { ComfyServer } from '../comfyui/index.ts';
import { defaultWanTask, type Engine } from '../engines/index.ts';
import { createEnginePools, type EnginePoolsOptions, type ServerEngines } from './engine-pools.ts';

export interface EngineChooser {
  /** What a project renders with. */
  choose(project: ProjectSettings, rememberedWorkflow: string | null): Result<ChosenEngine>;
  /** What a shot or a fallback names in its place; the project's own model for that engine where it names none. */
  chooseFor(choice: RenderChoice, project: ProjectSettings, rememberedWorkflow: string | null): Result<ChosenEngine>;
  /** The workflow a project names, or the default: the plain one, not its SageAttention variant. */
  workflowFileOf(project: ProjectSettings | null, rememberedWorkflow: string | null): Result<string>;
  /** One workflow on the first server. */
  comfyui(fileName: string, sageAsked: boolean): Result<Engine>;
  /** The command line names the engine for this session: what shots name does not count. */
  readonly isForced: boolean;
  /** The first one; null: none is named. */
  server(): ComfyServer | null;
  /** Of this session or the settings. */
  serverUrls(): readonly string[];
  close(): Promise<void>;
}

export interface ChosenEngine {
  readonly pool: ServerEngines;
  /** What is done differently from what was asked; null: nothing. A problem where it would cost hours for nothing. */
  readonly reason: Finding | null;
}

export function createEngineChooser(options: EnginePoolsOptions): EngineChooser {
  const { registry, overrides } = options;
  const pools = createEnginePools(options);
  // A name that was typed is meant: another workflow in its place would cost hours. A project's may come from elsewhere.
  const resolveFor = (project: ProjectSettings | null, remembered: string | null, sage: boolean) => {
    const typed = fileNameOf(overrides.workflow);
    const known = typed === null ? ok(undefined) : registry.limits(typed);
    return known.ok ? registry.resolve(typed ?? project?.workflowFile ?? remembered, { sage }) : known;
  };
  const comfyuiOf = (project: ProjectSettings, remembered: string | null): Result<ChosenEngine> => {
    const sageAsked = project.useSageAttention;
    const isFromProject = overrides.workflow === undefined;
    const choice = resolveFor(project, remembered, sageAsked);
    if (!choice.ok) return choice;
    const pool = pools.comfyui(choice.value.fileName, sageAsked);
    if (!pool.ok) return pool;
    const isReplaced = project.workflowFile !== null && !registry.limits(project.workflowFile).ok;
    return ok({ pool: pool.value, reason: differently(choice.value.reason, isReplaced && isFromProject) });
  };
  const chosen = (pool: Result<ServerEngines>): Result<ChosenEngine> =>
    pool.ok ? ok({ pool: pool.value, reason: null }) : pool;
  const chooseFor: EngineChooser['chooseFor'] = ({ engine, model }, project, remembered) => {
    const named = model ?? (Object.hasOwn(project.engineModels, engine) ? project.engineModels[engine] : undefined);
    switch (engine) {
      case 'draft':
        return ok({ pool: pools.draft(), reason: null });
      case 'wan-cli':
        return chosen(pools.wan(named ?? defaultWanTask(null)));
      case 'replicate':
        return chosen(pools.replicate(named ?? null));
      case 'comfyui':
        return comfyuiOf(model === null ? project : { ...project, workflowFile: fileNameOf(model) }, remembered);
    }
  };

  return {
    comfyui: (fileName, sageAsked) => {
      const pool = pools.comfyui(fileName, sageAsked);
      return pool.ok ? ok(pool.value.reference) : pool;
    },
    isForced: overrides.engine !== undefined,
    server: pools.server,
    serverUrls: pools.serverUrls,
    choose(project, remembered) {
      const engine = overrides.engine ?? engineToUse(project.engine, pools.serverUrls());
      return chooseFor({ engine, model: overrides.model ?? null }, project, remembered);
    },
    chooseFor,
    workflowFileOf(project, remembered) {
      const choice = resolveFor(project, remembered, false);
      return choice.ok ? ok(choice.value.fileName) : choice;
    },
    close: pools.close,
  };
}

/** What renders such a segment: of its engine, with its model or its workflow, also where that only begins it from text. */
export function rendersWith({ engineId, limits }: ServerEngines, segment: PlanSegment): boolean {
  if (engineId !== segment.engine) return false;
  if (segment.model !== null) return limits.model === segment.model;
  return limits.workflowFile === segment.workflowFile || limits.textStartWorkflowFile === segment.workflowFile;
}

/** @throws where none of them renders it: a plan and its engines are made together */
export function poolOfSegment(pools: readonly ServerEngines[], segment: PlanSegment): ServerEngines {
  const pool = pools.find((one) => rendersWith(one, segment));
  if (pool === undefined) throw new Error(`No engine of this plan renders segment ${segment.key}`);
  return pool;
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
