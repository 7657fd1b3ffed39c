// Sizes that the engine's step does not allow: said once where they are the project's or all shots', else shot by shot. Pure.
import { say } from '#shared/i18n/say.ts';
import type { ProjectSettings } from '#shared/model/project.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { Finding } from '#shared/studio-error.ts';
import type { PlannedShot } from './plan-one-shot.ts';

/** @returns findings that name their file where it is not the storyboard */
export function sizeWarnings(planned: readonly PlannedShot[], { resolution }: ProjectSettings): Finding[] {
  const rendered = planned.filter(({ segments }) => segments.length > 0);
  const warned = rendered.flatMap(({ shot, sizeWarning }) => (sizeWarning === null ? [] : [{ shot, sizeWarning }]));
  const first = warned[0]?.sizeWarning;
  if (first === undefined) return [];
  // Each engine of the project once.
  if (resolution !== null) {
    const byWords = new Map(warned.map(({ sizeWarning }) => [sizeWarning.message, sizeWarning]));
    return [...byWords.values()].map((one) => ({ ...one, filePath: layout.projectFile, jsonPath: '$.resolution' }));
  }
  const isEverybodys = warned.length === rendered.length && warned.every((one) => isSame(one.sizeWarning, first));
  if (isEverybodys && warned.length > 1) return [first];
  return warned.map(({ shot: { shotId }, sizeWarning }) => ({
    ...sizeWarning,
    message: say`Shot ${shotId}: ${sizeWarning.message}`,
    shotId,
  }));
}

const isSame = (one: Finding, other: Finding): boolean => one.message === other.message;
