// Whose a finding is: what all graphs of a workflow have is the workflow's, the rest belongs to the shots whose values it comes from.
import type { Finding } from '#shared/studio-error.ts';

export interface FoundInGraph {
  /** Shots that are rendered with this graph. */
  readonly shotIds: readonly string[];
  readonly findings: readonly Finding[];
}

/** Each finding once, or once a shot. */
export function ofWhichShots(found: readonly FoundInGraph[]): Finding[] {
  const places = new Map<string, { finding: Finding; graphCount: number; shotIds: Set<string> }>();
  for (const { findings, shotIds } of found) {
    for (const finding of distinctIn(findings)) {
      const place = places.get(keyOf(finding)) ?? { finding, graphCount: 0, shotIds: new Set() };
      place.graphCount += 1;
      for (const shotId of shotIds) place.shotIds.add(shotId);
      places.set(keyOf(finding), place);
    }
  }
  return [...places.values()].flatMap(({ finding, graphCount, shotIds }) =>
    graphCount === found.length ? [finding] : [...shotIds].map((shotId) => ({ ...finding, shotId })),
  );
}

const keyOf = ({ message, jsonPath = '' }: Finding): string => `${message}\n${jsonPath}`;

const distinctIn = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((finding) => [keyOf(finding), finding])).values(),
];
