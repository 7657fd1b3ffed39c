// What a job of a run can be in. The fold in run-state.ts moves it.
import type { StudioErrorWire } from '#shared/studio-error.ts';

/**
 * waiting ─→ submitting ─→ running ─→ rendered ─→ done
 *  │  ↑           │           │          │
 *  │  └── again ──┴───────────┴──────────┤    a passing fault, a pause, a lost server: what the server has is asked for first
 *  │                                     └─→ failed | stopped
 *  ├─→ skipped (up to date) | done (cut again from a take)
 *  └─→ blocked | stopped | left-out
 *
 * failed | blocked | stopped | left-out | skipped | done ─→ waiting    (retry, render again)
 */
export type JobState =
  | { readonly kind: 'waiting'; readonly notBeforeMs: number | null }
  | UnderWay
  | { readonly kind: 'done'; readonly rendered: boolean; readonly startedAtIso: string; readonly finishedAtIso: string }
  | { readonly kind: 'skipped' | 'left-out'; readonly finishedAtIso: string }
  | { readonly kind: 'failed' | 'blocked'; readonly error: StudioErrorWire; readonly finishedAtIso: string }
  | { readonly kind: 'stopped'; readonly finishedAtIso: string };

export interface UnderWay {
  readonly kind: 'submitting' | 'running' | 'rendered';
  readonly jobId: string;
  readonly startedAtIso: string;
  /** Whose frame on the server it starts from, where that was not at home yet when it was sent. */
  readonly startJobId: string | null;
  /** Its own last frame's name on the server; null until it is there. */
  readonly capturedFrame: string | null;
}

export interface Job {
  readonly segmentKey: string;
  readonly shotId: string;
  readonly segmentIndex: number;
  readonly segmentCount: number;
  /** Key of the segment it waits for; null where that is not part of this run. */
  readonly dependsOn: string | null;
  /** Which of the frozen plans it belongs to, from 0. */
  readonly batch: number;
  readonly again: boolean;
  readonly keepFollowing: boolean;
  /** Its own engine has failed for good: the fallback renders it. */
  readonly usesFallback: boolean;
  /** In words; '' where it has not. */
  readonly fallbackReason: string;
  readonly state: JobState;
  /** Of the last try that came home; null: none has, or its clip is cut. */
  readonly landedTake: number | null;
  /** What its last take took on the server. */
  readonly gpuSeconds: number | null;
  /** How often it was handed over since it was last asked for. */
  readonly tries: number;
  /** Why the last try failed. */
  readonly lastError: StudioErrorWire | null;
  /** The server that has it or had it last. */
  readonly server: string | null;
}

export const isUnderWay = (state: JobState): state is UnderWay =>
  state.kind === 'submitting' || state.kind === 'running' || state.kind === 'rendered';

/** Its clip and last frame are there: what continues it can start. */
export const isGood = ({ kind }: JobState): boolean => kind === 'done' || kind === 'skipped' || kind === 'left-out';

/** It did not come out, so what continues it cannot start. Not `stopped`: that ends with the run, not by a fault. */
export const isBroken = ({ kind }: JobState): boolean => kind === 'failed' || kind === 'blocked';
