// Keeps watch over one open socket: pings it, and notices at each beat that the machine slept or a clock was set.
import type { WebSocket } from 'ws';
import type { Clocks } from './clocks.ts';

/** A beat is late by some milliseconds, by seconds on a busy machine. More than this is a sleep or a set clock. */
const LARGEST_DRIFT_MS = 10_000;

export interface HeartbeatOptions {
  readonly everyMs: number;
  readonly clocks: Clocks;
  /** In words for the log. What was said meanwhile is lost, and the connection may be dead on the other side. */
  readonly onTimeLost: (why: string) => void;
}

/** ComfyUI sends no heartbeat of its own, and a half-open connection would look quiet for ever. Returns how to stop. */
export function startHeartbeat(socket: WebSocket, { everyMs, clocks, onTimeLost }: HeartbeatOptions): () => void {
  let answered = true;
  const timeLost = watchClocks(clocks, everyMs);
  socket.on('pong', () => {
    answered = true;
  });
  const timer = setInterval(() => {
    const why = timeLost();
    if (why !== null) return onTimeLost(why);
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Where the monotonic clock stands still during sleep the two drift apart; where it goes on the beat comes late. */
function watchClocks(clocks: Clocks, everyMs: number): () => string | null {
  let wallMs = clocks.wallMs();
  let monotonicMs = clocks.monotonicMs();
  return () => {
    const wallStepMs = clocks.wallMs() - wallMs;
    const monotonicStepMs = clocks.monotonicMs() - monotonicMs;
    wallMs += wallStepMs;
    monotonicMs += monotonicStepMs;
    const driftMs = wallStepMs - monotonicStepMs;
    if (Math.abs(driftMs) > LARGEST_DRIFT_MS) {
      return `the clock moved by ${Math.round(driftMs / 1000)} s: the machine slept, or the clock was set`;
    }
    const lateMs = monotonicStepMs - everyMs;
    return lateMs > LARGEST_DRIFT_MS ? `nothing ran here for ${Math.round(lateMs / 1000)} s` : null;
  };
}
