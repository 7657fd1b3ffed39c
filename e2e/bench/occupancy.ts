// How busy servers were, from what they executed. Pure.

export interface Execution {
  readonly promptId: string;
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
}

export interface Occupancy {
  /** From the first start to the last end on any of the servers. */
  readonly spanMs: number;
  /** 0 to 1: the part of that span, over all servers, in which nothing was executed. */
  readonly idleFraction: number;
  /** Between one job and the next on the same server. */
  readonly gapsMs: readonly number[];
  /** Before each server's first job, while another worked already; added up. */
  readonly lateStartsMs: number;
  /** After each server's last job, while another still worked; added up. Of one without jobs the whole span. */
  readonly earlyEndsMs: number;
  readonly jobs: number;
}

/** One list a server, each in any order. A server without jobs was idle all the time. */
export function occupancyOf(servers: readonly (readonly Execution[])[]): Occupancy {
  const all = servers.flat();
  if (all.length === 0) throw new Error('The servers executed nothing.');
  const startMs = Math.min(...all.map(({ startedAtMs }) => startedAtMs));
  const endMs = Math.max(...all.map(({ finishedAtMs }) => finishedAtMs));
  const spanMs = endMs - startMs;
  const gapsMs: number[] = [];
  let lateStartsMs = 0;
  let earlyEndsMs = 0;
  for (const executions of servers) {
    let busyUntilMs: number | null = null;
    for (const { startedAtMs, finishedAtMs } of executions.toSorted((a, b) => a.startedAtMs - b.startedAtMs)) {
      if (busyUntilMs === null) lateStartsMs += startedAtMs - startMs;
      else gapsMs.push(Math.max(0, startedAtMs - busyUntilMs));
      busyUntilMs = Math.max(busyUntilMs ?? finishedAtMs, finishedAtMs);
    }
    earlyEndsMs += endMs - (busyUntilMs ?? startMs);
  }
  const idleMs = lateStartsMs + earlyEndsMs + gapsMs.reduce((sum, gap) => sum + gap, 0);
  const idleFraction = idleMs / (spanMs * servers.length);
  return { spanMs, idleFraction, gapsMs, lateStartsMs, earlyEndsMs, jobs: all.length };
}

export interface Interval {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How much of an interval lay within times in which the server executed something. */
export function overlapMs({ fromMs, toMs }: Interval, executions: readonly Execution[]): number {
  const shared = executions.map(({ startedAtMs, finishedAtMs }) =>
    Math.max(0, Math.min(toMs, finishedAtMs) - Math.max(fromMs, startedAtMs)),
  );
  return shared.reduce((sum, part) => sum + part, 0);
}
