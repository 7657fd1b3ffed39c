// The styles and variables of project.json. One that is wrong is left out and told of with its place; the others count.
import { z } from 'zod/v4';
import { builtInStyles } from '#shared/built-in-styles.ts';
import { say } from '#shared/i18n/say.ts';
import { type ProjectSettings, variables } from '#shared/model/project.ts';
import { type StylePreset, stylePresetOnDisk } from '#shared/model/style.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { createFieldReader, type RawObject } from './field-reader.ts';

type Report = (problem: StudioErrorWire) => void;

const leftOut = () => say`until then it is left out`;

export function parseOwnStyles(raw: RawObject, filePath: string, report: Report): StylePreset[] {
  const given = createFieldReader(raw, '$', filePath, report, leftOut).read('own_styles', z.array(z.unknown()), []);
  const named = Object.fromEntries(given.map((one, index) => [`own_styles[${index}]`, one]));
  const { need } = createFieldReader(named, '$', filePath, report, leftOut);
  const taken = new Set(builtInStyles().map(({ id }) => id));
  return Object.keys(named).flatMap((place) => {
    const style = need(place, stylePresetOnDisk.nullable(), null);
    if (style === null) return [];
    if (taken.has(style.id)) {
      report(takenId(style.id, `$.${place}.id`, filePath));
      return [];
    }
    taken.add(style.id);
    return [ofDisk(style)];
  });
}

const takenId = (id: string, jsonPath: string, filePath: string): StudioErrorWire => ({
  code: 'bad-file',
  message: say`There is another style with the id "${id}".`,
  remedy: say`Give it another one; until then it is left out.`,
  filePath,
  jsonPath,
});

const ofDisk = ({ duration, fps, aspect_ratio, motion_intensity, ...same }: z.infer<typeof stylePresetOnDisk>) => ({
  ...same,
  durationSeconds: duration,
  framesPerSecond: fps,
  aspectRatio: aspect_ratio,
  motionIntensity: motion_intensity,
});

export function parseVariables(raw: RawObject, filePath: string, report: Report): ProjectSettings['variables'] {
  const reader = createFieldReader(raw, '$', filePath, report, leftOut);
  const given = reader.read('variables', z.record(z.string(), z.unknown()), {});
  const { read } = createFieldReader(given, '$.variables', filePath, report, leftOut);
  const entries = Object.keys(given).flatMap((name) => {
    if (!variables.keyType.safeParse(name).success) {
      report(badName(name, filePath));
      return [];
    }
    const value = read(name, z.string().nullable(), null);
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

const badName = (name: string, filePath: string): StudioErrorWire => ({
  code: 'bad-file',
  message: say`"${name}" is no name for a variable.`,
  remedy: say`Use letters, digits and underscores, a letter first; until then it is left out.`,
  filePath,
  jsonPath: `$.variables.${name}`,
});
