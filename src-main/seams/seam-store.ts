// Measurements kept on disk, a small file for each seam: what is not there, damaged or out of date is measured again.
import { z } from 'zod/v4';
import { levels } from '#shared/model/seam.ts';
import type { Result } from '#shared/result.ts';
import { readJsonFile, writeJsonAtomically } from '../storage/index.ts';
import { RAMP_FRAMES, type SeamMeasurement } from './seam-measurement.ts';

/** Counted up when the same footage would be measured otherwise: old figures are then no longer comparable. */
const MEASURING = 1;

const side = z
  .array(levels)
  .min(1)
  .max(RAMP_FRAMES + 1);
const difference = z.number().min(0);

const storedSeam = z.object({
  measuring: z.literal(MEASURING),
  version: z.string(),
  measurement: z.object({
    before: side,
    after: side,
    motionBefore: z.array(difference),
    motionAcross: difference,
    motionAfter: z.array(difference),
    repeatDifference: difference.nullable(),
    repeatMotion: difference.nullable(),
    shotStart: levels,
  }) satisfies z.ZodType<SeamMeasurement>,
});
type StoredSeam = z.infer<typeof storedSeam>;

/**
 * @param version whatever the footage depends on, as the caller names it: another text, another measurement.
 * @returns null where there is nothing usable.
 */
export async function readMeasurement(filePath: string, version: string): Promise<SeamMeasurement | null> {
  const file = await readJsonFile(filePath);
  if (!file.ok) return null;
  const stored = storedSeam.safeParse(file.value.value);
  return stored.success && stored.data.version === version ? stored.data.measurement : null;
}

/** Makes the folder where it is missing; the old file stays whole until the new one is. */
export function writeMeasurement(
  filePath: string,
  version: string,
  measurement: SeamMeasurement,
): Promise<Result<void>> {
  const { before, after, motionBefore, motionAfter, ...rest } = measurement;
  const lists = {
    before: [...before],
    after: [...after],
    motionBefore: [...motionBefore],
    motionAfter: [...motionAfter],
  };
  const stored: StoredSeam = { measuring: MEASURING, version, measurement: { ...rest, ...lists } };
  return writeJsonAtomically(filePath, stored);
}
