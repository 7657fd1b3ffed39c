// Every engine with its models, as people are told of them: what each can do, whether it is set up, what it is best for.
import { say } from '#shared/i18n/say.ts';
import type { EngineInfo, EngineModelInfo } from '#shared/model/engine-info.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import type { Result } from '#shared/result.ts';
import { DRAFT_LIMITS, readWanFolder, replicateModels, type WanFolder, wanModels } from '../engines/index.ts';
import type { StudioParts } from './open-studio-parts.ts';

type EngineParts = Pick<StudioParts, 'settings' | 'secrets' | 'registry' | 'engines' | 'ffmpeg' | 'replicate'>;

export async function knownEngines(parts: EngineParts): Promise<EngineInfo[]> {
  return [draftInfo(parts), comfyuiInfo(parts), await wanInfo(parts), replicateInfo(parts)];
}

const READY = { ready: true, reason: '', remedy: '' };

function draftInfo({ ffmpeg }: EngineParts): EngineInfo {
  const description = say`An animatic without a model: each keyframe moved by its camera words. Needs no GPU and no server.`;
  return {
    ...{ id: 'draft', name: DRAFT_LIMITS.displayName, description, isLocal: true, workers: 1 },
    setUp:
      ffmpeg === null
        ? { ready: false, reason: say`It needs ffmpeg, and none was found.`, remedy: say`Install ffmpeg.` }
        : READY,
    models: [
      {
        ...{ model: null, name: DRAFT_LIMITS.displayName, limits: { ...DRAFT_LIMITS }, standing: 'known' },
        ...{ source: say`built in`, asOf: null, notes: [] },
        advice: {
          bestFor: say`seeing timing, order and camera before anything is rendered`,
          ...{ quality: 'draft', speed: 'very-fast', vramGb: null, fiveSecondsUsd: 0 },
        },
      },
    ],
  };
}

function comfyuiInfo({ registry, engines }: EngineParts): EngineInfo {
  const urls = engines.serverUrls();
  const description = say`Your own ComfyUI server with the chosen workflow and its models.`;
  const ready = urls.length > 0;
  return {
    ...{ id: 'comfyui', name: 'ComfyUI', description, isLocal: true, workers: null },
    setUp: ready
      ? READY
      : { ready, reason: say`No ComfyUI server is named.`, remedy: say`Name one in the Project panel or in Settings.` },
    models: registry.list().flatMap((summary) => workflowInfo(summary, registry)),
  };
}

/** One that cannot be read cannot be chosen. */
function workflowInfo(summary: WorkflowSummary, registry: EngineParts['registry']): EngineModelInfo[] {
  const { fileName, displayName, vramGigabytes, source } = summary;
  const limits = registry.limits(fileName);
  if (!limits.ok) return [];
  const { assumptions, ...known } = limits.value;
  return [
    {
      ...{ model: fileName, name: displayName, limits: known, standing: 'known', asOf: null, notes: [...assumptions] },
      source: source === 'shipped' ? say`shipped with Longtake` : say`your own workflow`,
      advice: adviceFor(summary, vramGigabytes),
    },
  ];
}

/** By family; speeds of one card say nothing of another's, so only what is wide apart is told. */
function adviceFor({ family, fileName }: WorkflowSummary, vramGb: number | null): EngineModelInfo['advice'] {
  const plain = { quality: null, speed: null, vramGb, fiveSecondsUsd: 0 } as const;
  if (family === 'wan-14b') {
    const bestFor = /gguf/i.test(fileName)
      ? say`the quality of Wan 14B on cards with less memory`
      : say`the best motion and detail on your own card`;
    return { ...plain, bestFor, quality: 'high', speed: /turbo/i.test(fileName) ? 'medium' : 'slow' };
  }
  if (family === 'wan-5b')
    return { ...plain, bestFor: say`good quality at 24 fps on one card`, quality: 'medium', speed: 'medium' };
  if (family === 'ltx')
    return { ...plain, bestFor: say`trying things out quickly, and long segments`, quality: 'medium', speed: 'fast' };
  return { ...plain, bestFor: say`what this workflow was made for` };
}

/** Its folder is read: one that is not there, or of the other version, must not look usable. */
async function wanInfo({ settings }: EngineParts): Promise<EngineInfo> {
  const { wan, engines } = settings.get();
  const folder = wan.folder === null ? null : await readWanFolder(wan.folder);
  const description = say`Wan’s own generate.py on this machine, without ComfyUI.`;
  return {
    ...{ id: 'wan-cli', name: 'Wan', description, isLocal: true, workers: engines.wanWorkers },
    setUp: wanSetUp(folder),
    models: wanModels(folder?.ok === true ? folder.value : null),
  };
}

function wanSetUp(folder: Result<WanFolder> | null): EngineInfo['setUp'] {
  if (folder === null) {
    return {
      ready: false,
      reason: say`No folder with Wan’s generate.py is named.`,
      remedy: say`Run: npm run longtake -- wan --folder DIR --python PATH`,
    };
  }
  return folder.ok ? READY : { ready: false, reason: folder.error.message, remedy: folder.error.remedy };
}

function replicateInfo({ settings, secrets, replicate }: EngineParts): EngineInfo {
  const { engines } = settings.get();
  const ready = secrets.get('replicate') !== null;
  const description = say`Models in the cloud, paid by the clip. Pictures and prompts are sent to Replicate.`;
  return {
    ...{ id: 'replicate', name: 'Replicate', description, isLocal: false, workers: engines.replicateWorkers },
    setUp: ready
      ? READY
      : {
          ready,
          reason: say`No Replicate token is set.`,
          remedy: say`Enter one under Settings, Engines, or set REPLICATE_API_TOKEN.`,
        },
    models: replicateModels(engines.durationBuffer, replicate.schemas.all()),
  };
}
