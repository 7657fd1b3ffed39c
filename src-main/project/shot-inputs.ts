// What a shot says of the engine that renders it, its style, and the pictures given along. What cannot be read is remembered: the
// shot would be rendered otherwise than its file says, and perhaps paid for.
import { z } from 'zod/v4';
import { say } from '#shared/i18n/say.ts';
import { overlayAsked } from '#shared/model/overlay.ts';
import { engineId } from '#shared/model/project.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { createFieldReader, type RawObject } from './field-reader.ts';

type ShotInputs = Pick<
  Shot,
  'engine' | 'engineModel' | 'stylePreset' | 'overlays' | 'referenceImages' | 'unreadInputs'
>;

// Made once, as in parse-storyboard.
const engineOrNull = engineId.nullable();
const textOrNull = z.string().nullable();
const list = z.array(z.unknown());
const path = z.string().min(1).nullable();
const overlayOrNull = overlayAsked.nullable();

const notRendered = () => say`until then the shot is not rendered`;

export function shotInputsOf(
  raw: RawObject,
  jsonPath: string,
  filePath: string,
  report: (problem: StudioErrorWire) => void,
): ShotInputs {
  const unread: string[] = [];
  const note = (problem: StudioErrorWire) => {
    unread.push((problem.jsonPath ?? '').slice(jsonPath.length + 1));
    report(problem);
  };
  const { read } = createFieldReader(raw, jsonPath, filePath, note, notRendered);
  const eachOf = <T>(key: string, one: z.ZodType<T | null>): T[] => {
    if (raw[key] === undefined || raw[key] === null) return [];
    const given = read(key, list, []);
    const named = Object.fromEntries(given.map((entry, index) => [`${key}[${index}]`, entry]));
    const { need } = createFieldReader(named, jsonPath, filePath, note, notRendered);
    return Object.keys(named).flatMap((place) => need(place, one, null) ?? []);
  };
  const inputs = {
    engine: read('engine', engineOrNull, null),
    engineModel: read('engine_model', textOrNull, null)?.trim() || null,
    stylePreset: read('style_preset', textOrNull, null)?.trim() || null,
    overlays: eachOf('overlays', overlayOrNull),
    referenceImages: eachOf('reference_images', path),
  };
  return { ...inputs, ...(unread.length > 0 && { unreadInputs: unread }) };
}
