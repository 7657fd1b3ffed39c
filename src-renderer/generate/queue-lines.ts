// The queue as one list of lines: each shot, then its segments. While a run is open its shots stand first, in the order in
// which they will be rendered.
import type { JobView } from '#shared/model/run.ts';
import type { PlanShot } from '#shared/model/video-plan.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';

export type QueueLine =
  | { readonly kind: 'shot'; readonly shotId: string; readonly durationSeconds: number; readonly segmentCount: number }
  | { readonly kind: 'segment'; readonly key: string; readonly number: number; readonly count: number }
  /** Below it stands what the open run leaves alone. */
  | { readonly kind: 'rest'; readonly shots: number };

export function linesOf({ shotId, durationSeconds, segmentKeys }: PlanShot): QueueLine[] {
  return [
    { kind: 'shot', shotId, durationSeconds, segmentCount: segmentKeys.length },
    ...segmentKeys.map(
      (key, index): QueueLine => ({ kind: 'segment', key, number: index + 1, count: segmentKeys.length }),
    ),
  ];
}

/** `order`: segment keys as the open run has them; null: no run is open, everything in film order. */
export function queueLines(shots: readonly PlanShot[], order: readonly string[] | null): QueueLine[] {
  if (order === null) return shots.flatMap(linesOf);
  const { inRun, rest } = splitByRun(shots, order);
  return [
    ...inRun.flatMap(linesOf),
    ...(rest.length > 0 ? [{ kind: 'rest', shots: rest.length } as const, ...rest.flatMap(linesOf)] : []),
  ];
}

function splitByRun(shots: readonly PlanShot[], order: readonly string[]) {
  const shotOf = new Map(shots.flatMap((shot) => shot.segmentKeys.map((key) => [key, shot] as const)));
  const inRun = new Set(order.flatMap((key) => shotOf.get(key) ?? []));
  return { inRun: [...inRun], rest: shots.filter((shot) => !inRun.has(shot)) };
}

/** Only these segments, each below its shot. */
export function linesWith(lines: readonly QueueLine[], keys: ReadonlySet<string>): QueueLine[] {
  const kept: QueueLine[] = [];
  let shot: QueueLine | null = null;
  for (const line of lines) {
    if (line.kind === 'shot') shot = line;
    if (line.kind !== 'segment' || !keys.has(line.key)) continue;
    if (shot) kept.push(shot);
    shot = null;
    kept.push(line);
  }
  return kept;
}

/** Shots with something that still waits, in the order of the queue: these can be moved. */
export function waitingShots(order: readonly string[], jobsByKey: Readonly<Record<string, JobView>>): string[] {
  const shots = new Set<string>();
  for (const key of order) {
    const job = jobsByKey[key];
    if (job?.state === 'waiting') shots.add(job.shotId);
  }
  return [...shots];
}

/** What to ask for so that `shotId` comes before `beforeShotId`, or last where that is null; null: it stands there already. */
export function orderAfterMove(
  waiting: readonly string[],
  shotId: string,
  beforeShotId: string | null,
): string[] | null {
  const from = waiting.indexOf(shotId);
  const others = waiting.filter((id) => id !== shotId);
  const to = beforeShotId === null ? others.length : others.indexOf(beforeShotId);
  if (from === -1 || to === -1 || from === to) return null;
  const moved = others.toSpliced(to, 0, shotId);
  // Those not named follow as they are: no need to name what stands behind the change.
  return moved.slice(0, Math.max(from, to) + 1);
}

/** One step up or down among the shots that wait. */
export function orderAfterStep(waiting: readonly string[], shotId: string, step: 1 | -1): string[] | null {
  const at = waiting.indexOf(shotId);
  if (at === -1 || at + step < 0 || at + step >= waiting.length) return null;
  return orderAfterMove(waiting, shotId, waiting[step === -1 ? at - 1 : at + 2] ?? null);
}

const PIXELS = { shot: 34, segment: 52, rest: 40 } as const;
const FAULT_PIXELS = 108;
const LONG_FAULT_PIXELS = 180;
const OFFERS_PIXELS = 34;

/** What does not fit into two lines each: a provider's reason with its ways out. */
const LONG_SIGNS = 180;
export const isLongFault = ({ message, remedy }: StudioErrorWire): boolean =>
  message.length + remedy.length > LONG_SIGNS;

/** A failed segment says below its row why and what to do. */
export function pixelsOfLine(line: QueueLine | undefined, jobsByKey: Readonly<Record<string, JobView>>): number {
  if (line?.kind !== 'segment') return PIXELS[line?.kind ?? 'segment'];
  const job = jobsByKey[line.key];
  if (job?.state !== 'failed' || !job.error) return PIXELS.segment;
  const faultPixels = isLongFault(job.error) ? LONG_FAULT_PIXELS : FAULT_PIXELS;
  return PIXELS.segment + faultPixels + (job.error.code === 'out-of-memory' ? OFFERS_PIXELS : 0);
}

export function keyOfLine(line: QueueLine | undefined): string {
  if (line?.kind === 'segment') return line.key;
  return line?.kind === 'shot' ? `shot ${line.shotId}` : 'rest'; // not for people
}
