// What the scheduler knows of a server. Values only: server-pool.ts keeps them true.
import type { EngineId } from '#shared/model/project.ts';

export type ServerCondition =
  /** It has not been looked at yet. */
  | { readonly kind: 'checking' }
  | { readonly kind: 'ready' }
  /** By the user. */
  | { readonly kind: 'paused' }
  /** After a fault; asked again from time to time. Given up: so long that what it has may be rendered elsewhere. */
  | { readonly kind: 'parked'; readonly reason: string; readonly isGivenUp: boolean }
  /** Its account wants a token or money: it gets nothing before the user says to go on. What it has is followed. */
  | { readonly kind: 'held'; readonly reason: string }
  /** Taken out of the run: it gets nothing new. */
  | { readonly kind: 'leaving' };

export interface ServerStanding {
  /** Its URL, or the engine's id where there is no server. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  readonly engineId: EngineId;
  /** Jobs it may hold: one that runs and one that waits. */
  readonly queueDepth: number;
  readonly condition: ServerCondition;
  /** Model key of the last job it got; null: nothing of ours is loaded. */
  readonly warmModelKey: string | null;
  /** Jobs of others on it. */
  readonly othersQueued: number;
  /** Segments that it cannot render, and why. */
  readonly unable: ReadonlyMap<string, string>;
}

export const canTakeJobs = ({ condition }: ServerStanding): boolean => condition.kind === 'ready';
