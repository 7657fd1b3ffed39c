// Seeds: 31 bits, the same for the same project, shot and segment, for ever.
import { createHash } from 'node:crypto';
import type { ProjectSettings } from '#shared/model/project.ts';
import { segmentKey } from '#shared/model/project-layout.ts';
import type { Shot } from '#shared/model/storyboard.ts';

const SEED_RANGE = 2 ** 31;

function derivedSeed(projectId: string, key: string): number {
  return createHash('sha256').update(`${projectId}\n${key}`).digest().readUInt32BE(0) % SEED_RANGE;
}

/**
 * A re-roll wins; then the shot's own seed; then base seed + offset (by default shot index × 100); else one derived from
 * project, shot and segment. Chained segments count up from the shot's seed: the same noise again would repeat the motion.
 */
export function segmentSeed(
  settings: ProjectSettings,
  baseSeed: number | null,
  shot: Shot,
  shotIndex: number,
  segmentIndex: number,
): number {
  const key = segmentKey(shot.shotId, segmentIndex);
  const override = settings.seedOverrides[key];
  if (override !== undefined) return override % SEED_RANGE;
  if (shot.seed >= 0) return (shot.seed + segmentIndex) % SEED_RANGE;
  if (baseSeed !== null && baseSeed >= 0) {
    return (baseSeed + (shot.seedOffset ?? shotIndex * 100) + segmentIndex) % SEED_RANGE;
  }
  return derivedSeed(settings.id, key);
}
