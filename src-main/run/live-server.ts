// A server of a run with what was last seen of it, and how the page sees that.
import type { EngineId } from '#shared/model/project.ts';
import type { RunServerView } from '#shared/model/run.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { ServerProbe } from '../engines/index.ts';
import type { ServerStanding } from './server-standing.ts';

export interface RunServer {
  readonly id: string;
  readonly name: string;
  readonly engineId: EngineId;
  readonly queueDepth: number;
}

export interface LiveServer extends RunServer {
  condition: 'checking' | 'ready' | 'paused' | 'parked' | 'held' | 'leaving';
  parkedSinceMs: number;
  probesDone: number;
  error: StudioErrorWire | null;
  unable: ReadonlyMap<string, string>;
  warmModelKey: string | null;
  probe: ServerProbe | null;
  /** Which job stood first when a dead worker was last looked at. */
  firstJobId: string | null;
  rendered: number;
  gpuSeconds: number;
  /** Of jobs that this session sent. */
  ownGpuSeconds: number;
  /** By its own clock. */
  firstStartMs: number | null;
  lastEndMs: number | null;
  asking: AbortController | null;
}

/** What a server does for the run at this moment. */
export interface ServerDoing {
  readonly segmentKeys: string[];
  readonly reason: string;
  /** It lacks what every segment needs that waits. */
  readonly isUnable: boolean;
}

export function serverViewOf(
  server: LiveServer,
  standing: ServerStanding,
  doing: ServerDoing,
  canRestart: boolean,
): RunServerView {
  const { id, name, probe, error, rendered, gpuSeconds } = server;
  const { segmentKeys, reason } = doing;
  return {
    ...{ id, name, reason, segmentKeys, error, rendered, gpuSeconds, canRestart },
    state: stateOf(standing, doing),
    version: probe?.version ?? null,
    device: probe?.device ?? null,
    vramTotalBytes: probe?.vramTotalBytes ?? null,
    vramFreeBytes: probe?.vramFreeBytes ?? null,
    othersQueued: standing.othersQueued,
    idleFraction: idleFractionOf(server),
  };
}

function stateOf({ condition }: ServerStanding, { segmentKeys, isUnable }: ServerDoing): RunServerView['state'] {
  if (segmentKeys.length > 0 && condition.kind !== 'leaving') return 'working';
  if (condition.kind === 'held') return 'parked';
  if (condition.kind !== 'ready') return condition.kind;
  return isUnable ? 'unable' : 'idle';
}

function idleFractionOf({ firstStartMs, lastEndMs, ownGpuSeconds }: LiveServer): number | null {
  if (firstStartMs === null || lastEndMs === null || lastEndMs <= firstStartMs) return null;
  return Math.max(0, 1 - (ownGpuSeconds * 1000) / (lastEndMs - firstStartMs));
}
