// pipeline_config.yaml of the cloud pipeline: what it says of video becomes the open project's; its steps and folders mean
// nothing here.
import { formatNumber, say } from '#shared/i18n/say.ts';
import { sizeForAspect } from '#shared/model/aspect-size.ts';
import type { ProjectPatch, ProjectSettings, Resolution } from '#shared/model/project.ts';
import type { ConfigDocument, ConfigValue } from './config-document.ts';
import type { ConfigImport, ImportContext } from './config-import.ts';
import { addChange, type Found, noteUnknownKeys, wrongValue } from './findings.ts';

export const PIPELINE_KEYS = ['video_settings', 'pipeline_steps'];

/** Shut down with OpenAI's Videos API on 2026-09-24, without a successor. */
const GONE_MODEL = 'openai/sora-2';
/** What the pipeline itself recommends. */
const STAND_IN_MODEL = 'google/veo-3.1-fast';
/** As the project allows for a segment. */
const SECONDS = { shortest: 0.1, longest: 600 };

const SECTION = 'video_settings';

export function readPipelineConfig(config: ConfigDocument, { project }: ImportContext): ConfigImport {
  const found: Found = { changes: [], notes: [] };
  const readValue = (key: string) => {
    const value = config.at(SECTION, key);
    return value === null || value.value === null ? null : { key: `${SECTION}.${key}`, ...value };
  };
  const patch: ProjectPatch = {
    ...modelOf(readValue('video_model'), project, found),
    ...sizeOf(readValue('aspect_ratio'), project, found),
    ...lengthOf(readValue('duration_seconds'), project, found),
  };
  noteUnknownKeys(found, config, [SECTION], ['video_model', 'aspect_ratio', 'duration_seconds']);
  noteUnknownKeys(found, config, [], [SECTION, 'output', 'pipeline_steps']);
  if (config.at('pipeline_steps') !== null) {
    found.notes.push(say`pipeline_steps is left out: Longtake has no steps, a run renders what is not up to date.`);
  }
  if (config.at('output') !== null) {
    found.notes.push(say`output is left out: takes, clips and films lie in the project folder.`);
  }
  if (project === null && found.changes.length > 0) {
    found.notes.push(say`These are settings of a project: open the one that they are for.`);
  }
  return { preview: { kind: 'pipeline-config', ...found }, settings: {}, project: patch };
}

interface KeyedValue extends ConfigValue {
  readonly key: string;
}

function modelOf(given: KeyedValue | null, project: ProjectSettings | null, found: Found): ProjectPatch {
  if (given === null) return {};
  const { value, key } = given;
  if (typeof value !== 'string' || !/^[\w.-]+\/[\w.-]+$/.test(value.trim())) {
    found.notes.push(wrongValue(key, given, say`A model is named as on Replicate: owner/name.`));
    return {};
  }
  const asked = value.trim().toLowerCase();
  const model = asked === GONE_MODEL ? STAND_IN_MODEL : asked;
  if (model !== asked) {
    found.notes.push(
      say`${GONE_MODEL} was shut down on 24 September 2026 and cannot be used: ${STAND_IN_MODEL} takes its place.`,
    );
  }
  const before = project?.engine === 'replicate' ? (project.engineModels.replicate ?? '') : '';
  const from = before === '' ? engineWords(project) : `Replicate, ${before}`;
  const changed = addChange(found, { key, from, to: `Replicate, ${model}`, where: 'project' });
  return changed ? { engine: 'replicate', engine_models: { ...project?.engineModels, replicate: model } } : {};
}

const engineWords = (project: ProjectSettings | null): string => {
  switch (project?.engine) {
    case 'comfyui':
      return 'ComfyUI';
    case 'wan-cli':
      return say`Wan's generate.py`;
    case 'replicate':
      return 'Replicate';
    case 'draft':
      return say`draft`;
    default:
      return say`not chosen`;
  }
};

function sizeOf(given: KeyedValue | null, project: ProjectSettings | null, found: Found): ProjectPatch {
  if (given === null) return {};
  const resolution = typeof given.value === 'string' ? sizeForAspect(given.value) : null;
  if (resolution === null) {
    found.notes.push(wrongValue(given.key, given, say`An aspect ratio is such as "16:9", in quotes.`));
    return {};
  }
  const before = project?.resolution ?? null;
  // A size of this shape stays: the file does not say how large.
  if (before !== null && before.width * resolution.height === before.height * resolution.width) return {};
  const changed = addChange(found, {
    key: given.key,
    from: sizeWords(before),
    to: sizeWords(resolution),
    where: 'project',
  });
  return changed ? { resolution } : {};
}

export const sizeWords = (size: Resolution | null): string =>
  size === null ? say`not chosen` : `${size.width}×${size.height}`;

function lengthOf(given: KeyedValue | null, project: ProjectSettings | null, found: Found): ProjectPatch {
  if (given === null) return {};
  const { value, key } = given;
  if (typeof value !== 'number' || !(value >= SECONDS.shortest && value <= SECONDS.longest)) {
    found.notes.push(
      wrongValue(key, given, say`A length is a number of seconds between ${SECONDS.shortest} and ${SECONDS.longest}.`),
    );
    return {};
  }
  const before = project?.maxSegmentSeconds ?? null;
  const from = before === null ? say`not chosen` : secondsWords(before);
  const changed = addChange(found, { key, from, to: secondsWords(value), where: 'project' });
  return changed ? { max_segment_seconds: value } : {};
}

const secondsWords = (seconds: number): string => say`clips of at most ${formatNumber(seconds)} s`;
