// The same finding in many shots is one thing to mend: findings that say the same are told together. Pure.
import type { Finding } from '#shared/studio-error.ts';

export interface FindingGroup {
  readonly key: string;
  readonly severity: Finding['severity'];
  /** What all of them say; … stands where they differ. */
  readonly title: string;
  /** What they all advise; '' where that differs. */
  readonly remedy: string;
  readonly findings: readonly Finding[];
}

const withoutPlaces = ({ message, shotId, filePath }: Finding): string => {
  const places = [filePath, filePath?.split(/[\\/]/).at(-1), shotId].filter(
    (place) => place !== undefined && place !== '',
  );
  const bare = places.reduce<string>((text, place) => text.replaceAll(place as string, '…'), message);
  return bare.replace(/"[^"]*"/g, '…').replace(/\d+([.,]\d+)*/g, '…');
};

/** Problems first, then warnings; the groups in the order in which the first of each was found. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = [finding.severity, finding.code, withoutPlaces(finding)].join(' ');
    const known = groups.get(key);
    if (known) known.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups]
    .map(([key, [first, ...others]]) => groupOf(key, first as Finding, others))
    .toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}

function groupOf(key: string, first: Finding, others: readonly Finding[]): FindingGroup {
  const all = [first, ...others];
  return {
    key,
    severity: first.severity,
    title: others.length === 0 ? first.message : inCommon(all.map(withoutShotName)),
    remedy: others.every(({ remedy }) => remedy === first.remedy) ? first.remedy : '',
    findings: all,
  };
}

/** "Shot 003: The prompt is empty." → "The prompt is empty." The shots stand in the list below. */
export const withoutShotName = ({ message, shotId }: Finding): string => {
  const colon = message.indexOf(': ');
  return shotId !== undefined && colon > 0 && message.slice(0, colon).endsWith(` ${shotId}`)
    ? message.slice(colon + 2)
    : message;
};

function inCommon(messages: readonly string[]): string {
  const words = (messages[0] ?? '').split(' ');
  const others = messages.slice(1, 200).map((message) => message.split(' '));
  const shared = words.map((word, at) => (others.every((other) => other[at] === word) ? word : '…'));
  const told = shared.filter((word, at) => word !== '…' || shared[at - 1] !== '…').join(' ');
  return told.replace(/[:;,]? …$/, '');
}
