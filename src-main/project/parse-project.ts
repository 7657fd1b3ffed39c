// project.json into the program's ProjectSettings.
import { basename } from 'node:path';
import { z } from 'zod/v4';
import { say } from '#shared/i18n/say.ts';
import {
  DEFAULT_MAX_SEGMENT_SECONDS,
  engineId,
  type ProjectSettings,
  quality,
  renderChoice,
  resolution,
} from '#shared/model/project.ts';
import { seamChoice } from '#shared/model/seam.ts';
import { HIGHEST_SEED } from '#shared/model/storyboard.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { sha256OfText } from '../storage/index.ts';
import { createFieldReader, type RawObject } from './field-reader.ts';
import { parseFilmSettings } from './film-settings.ts';
import { parseOwnStyles, parseVariables } from './project-words.ts';
import { parseSegmentChoices } from './segment-choice.ts';

const texts = z.record(z.string(), z.string());
const fallbackOnDisk = renderChoice.extend({ model: renderChoice.shape.model.default(null) }).nullable();

export const baseSeedRange = { error: () => say`A base seed must be between 0 and ${HIGHEST_SEED}` };

/** Until the first save the id comes from the folder's name, so that seeds stay the same between two looks. */
function idForFolder(folderPath: string): string {
  return sha256OfText(basename(folderPath)).slice(0, 16);
}

const noFallback = () => say`until then what fails stays failed`;

/** A project.json for a folder that has none yet; written at the first save. */
export function newProjectJson(folderPath: string): RawObject {
  return { id: idForFolder(folderPath), name: basename(folderPath) };
}

export function parseProject(
  raw: RawObject,
  filePath: string,
  folderPath: string,
): { settings: ProjectSettings; problems: readonly StudioErrorWire[] } {
  const problems: StudioErrorWire[] = [];
  const report = (problem: StudioErrorWire) => problems.push(problem);
  const { read } = createFieldReader(raw, '$', filePath, report);
  const limit = z.number().min(0.1).max(600).nullable();
  const settings: ProjectSettings = {
    id: read('id', z.string().min(1), idForFolder(folderPath)),
    name: read('name', z.string(), basename(folderPath)),
    resolution: read('resolution', resolution.nullable(), null),
    framesPerSecond: read('fps', z.number().min(1).max(120).nullable(), null),
    // An explicit null means "as long as the model can"; an absent key the default.
    maxSegmentSeconds:
      raw.max_segment_seconds === null ? null : read('max_segment_seconds', limit, DEFAULT_MAX_SEGMENT_SECONDS),
    engine: read('engine', engineId.nullable(), null),
    workflowFile: read('workflow', z.string().nullable(), null),
    models: read('models', texts, {}),
    useSageAttention: read('use_sage_attention', z.boolean(), false),
    engineModels: read('engine_models', texts, {}),
    fallback: read('fallback', fallbackOnDisk, null, noFallback),
    quality: read('quality', quality.nullable(), null),
    style: read('style', z.string(), ''),
    stylePreset: read('style_preset', z.string().nullable(), null)?.trim() || null,
    ownStyles: parseOwnStyles(raw, filePath, report),
    variables: parseVariables(raw, filePath, report),
    shortTakeSeconds: read('short_take_seconds', z.number().min(0).max(2), 0),
    baseSeed: read('base_seed', z.number().int().min(0).max(HIGHEST_SEED, baseSeedRange).nullable(), null),
    seedOverrides: read('seed_overrides', z.record(z.string(), z.number().int().min(0)), {}),
    segments: parseSegmentChoices(raw.segments, filePath, report),
    film: parseFilmSettings(raw.film, filePath, report),
    seamChoices: read('seam_corrections', z.record(z.string(), seamChoice), {}),
  };
  return { settings, problems };
}
