// A project made for faults: several chains, so small that a run of twelve segments takes seconds.
import { makeProject } from '../make-project.ts';

export interface FaultProject {
  readonly shots: number;
  readonly segmentsPerShot: number;
}

/** Segments of one second, 96×64. */
export function makeFaultProject(folderPath: string, { shots, segmentsPerShot }: FaultProject): string {
  const shotIds = Array.from({ length: shots }, (_, index) => String.fromCharCode(65 + index));
  return makeProject(folderPath, {
    shots: shotIds.map((shot_id) => ({ shot_id, duration: segmentsPerShot })),
    project: { resolution: { width: 96, height: 64 }, fps: 16, max_segment_seconds: 1 },
  });
}
