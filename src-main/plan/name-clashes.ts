// Two shots must not write to the same file: file systems forget case, and replaced characters can meet.
import { layout } from '#shared/model/project-layout.ts';
import type { PlanShot } from '#shared/model/video-plan.ts';

/** By shot id: the other shots that would write a file of the same name. Whole names, compared without case. */
export function nameClashes(shots: readonly PlanShot[]): Map<string, string[]> {
  const owners = new Map<string, Set<string>>();
  for (const shot of shots) {
    const names = [
      layout.shotFile(shot.shotId),
      ...shot.segmentKeys.map((_key, index) => layout.clipFile(shot.shotId, index)),
    ];
    for (const name of names) {
      const owner = owners.get(name.toLowerCase()) ?? new Set();
      owners.set(name.toLowerCase(), owner.add(shot.shotId));
    }
  }
  const clashes = new Map<string, Set<string>>();
  for (const owner of owners.values()) {
    if (owner.size < 2) continue;
    for (const shotId of owner) {
      const others = clashes.get(shotId) ?? new Set();
      for (const other of owner) if (other !== shotId) others.add(other);
      clashes.set(shotId, others);
    }
  }
  return new Map([...clashes].map(([shotId, others]) => [shotId, [...others]]));
}
