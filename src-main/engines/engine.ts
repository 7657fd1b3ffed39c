// What every engine can do for a run. The run knows no ComfyUI, no ffmpeg filter and no cloud API: only this.
import type { z } from 'zod/v4';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { LookedAt } from '#shared/model/preflight.ts';
import type { EngineId } from '#shared/model/project.ts';
import type { CostEstimate, PlanSegment } from '#shared/model/video-plan.ts';
import type { Result } from '#shared/result.ts';
import type { Finding, StudioError } from '#shared/studio-error.ts';

/** Plain data, as JSON carries it. */
export type JsonValue = z.infer<ReturnType<typeof z.json>>;

/** What a job starts from. */
export type StartImage =
  /** From the prompt alone. */
  | { readonly kind: 'none' }
  /** An absolute path on this machine. */
  | { readonly kind: 'file'; readonly path: string }
  /** A frame that an earlier job left on the same server, by the name that `onFrameCaptured` told: nothing is sent. */
  | { readonly kind: 'on-server'; readonly name: string };

/** One segment ready to be rendered: the plan's entry and the start image. */
export interface SegmentRequest {
  readonly segment: PlanSegment;
  readonly start: StartImage;
  /** Absolute path of the picture to end on; null where none is asked for. */
  readonly endImagePath: string | null;
  /** Model file per slot; the unnamed slot is ''. */
  readonly models: Readonly<Record<string, string>>;
}

export interface JobProgress {
  /** 0 to 1 within the job; null while nothing can be known (model loading, encoding). */
  readonly fraction: number | null;
  /** In words: "Sampling 12 of 20". */
  readonly activity: string;
  readonly preview: { readonly mime: string; readonly bytes: Uint8Array } | null;
  /** It stands in the server's queue behind another. */
  readonly isQueued?: boolean;
}

/** A job as the engine has it. */
export interface SubmittedJob {
  /** The id that a provider gave it; null: it goes by ours. Journaled, so that it is found from the journal alone. */
  readonly ticket: string | null;
}

/** What the engine made, fetched to this machine. */
export interface FetchedTake {
  /**
   * What the engine made, untouched, in the folder it was asked to put it: a film file, an animation (WebP, GIF or animated PNG),
   * or a folder `take` with the frames as `00001.png`, `00002.png` …
   */
  readonly mediaPath: string;
  /** false: something is burnt into the media that must not travel down a chain; then `lastFramePath` is given. */
  readonly mediaIsClean: boolean;
  /** The last kept frame as a lossless PNG, where the engine gives it cleaner than its encoded video would. */
  readonly lastFramePath: string | null;
  readonly server: { readonly url: string; readonly version: string; readonly device: string } | null;
  readonly startedAtIso: string;
  readonly gpuSeconds: number | null;
  readonly graphSha256: string | null;
  readonly models: readonly { readonly slot: string; readonly file: string }[];
  /** The whole prompt text as the engine received it. */
  readonly textAsSent: string;
  /** The rate of the film itself, where the engine promises none; absent: the segment's, which it keeps. */
  readonly framesPerSecond?: number;
  /** What it cost, where the engine knows better than the plan's estimate; absent: the estimate stands. */
  readonly cost?: CostEstimate | null;
  /** Everything that was sent, for `take_<K>.txt`: names and values, no secrets. */
  readonly inputAsSent?: readonly (readonly [name: string, value: string])[];
}

/** A look at where the jobs go. */
export interface ServerProbe {
  readonly version: string;
  readonly device: string;
  readonly vramTotalBytes: number | null;
  readonly vramFreeBytes: number | null;
  /** Ids of all jobs there, anybody's, running first. */
  readonly jobIds: readonly string[];
}

export interface FollowEvents {
  readonly onProgress: (progress: JobProgress) => void;
  /**
   * The last kept frame of the job lies on the server, under a name that a next request there can start from. Told as soon as it is
   * there, before the job's video is encoded; at the latest when the job is found finished. Never told where the graph gives no such
   * frame.
   */
  readonly onFrameCaptured: (nameOnServer: string) => void;
}

/** Where a job is, asked by its id after a crash or a lost connection. */
export type JobWhereabouts = 'unknown' | 'waiting' | 'running' | 'finished' | 'failed';

/** What `check` came upon, and what it looked at. */
export interface EngineCheck {
  readonly findings: readonly (StudioError & { readonly severity: Finding['severity'] })[];
  readonly looked: readonly LookedAt[];
}

export interface Engine {
  readonly id: EngineId;
  /** URL of the server that gets the jobs; null: none is needed. Journaled, so that a job can be asked for later. */
  readonly serverUrl: string | null;
  readonly limits: EngineLimits;
  /**
   * true: a server that somebody may mend and start again while a run waits for it; false: what it lacks at the start of a run
   * it lacks to its end, and only what passes by itself is waited for.
   */
  readonly isWaitedFor: boolean;
  /** Somebody sends a bill for its jobs: what may have been paid is not tried again unasked. */
  readonly isPaid: boolean;
  /**
   * Jobs it may hold at once: 1; 2 where the second waits in the server's own queue so that the card does not; more where they
   * are worked on side by side.
   */
  readonly queueDepth: number;
  /** Milliseconds a job may take from the start of its work; null: as long as it takes. Kept by `follow`: `timed-out`. */
  readonly timeoutMs: number | null;
  /** Segments with the same key use the same model files: rendering one after the other loads nothing anew. */
  modelKey(segment: PlanSegment, models: SegmentRequest['models']): string;
  /** An id under which the engine will know the job; journaled before `submit`. */
  newJobId(): string;
  /**
   * The request as the engine would send it, without file names, prefixes and capture nodes: what decides whether an
   * existing take is still the answer. JSON text, canonical (sorted keys).
   */
  canonicalRequest(request: Omit<SegmentRequest, 'start' | 'endImagePath'>): Result<string>;
  /** What would be sent for this segment, for people to read: for ComfyUI the graph itself. JSON. */
  previewRequest(request: SegmentRequest): Promise<Result<JsonValue>>;
  /** Everything that can be known before a run: server up, nodes, models, memory. */
  check(segments: readonly PlanSegment[], models: SegmentRequest['models'], signal: AbortSignal): Promise<EngineCheck>;
  /** Hands the job over. After an ok the engine works on it, whether anybody follows or not. */
  submit(jobId: string, request: SegmentRequest, signal: AbortSignal): Promise<Result<SubmittedJob>>;
  /** Waits until the job is finished; progress may be lost, the result may not. */
  follow(jobId: string, events: FollowEvents, signal: AbortSignal): Promise<Result<void>>;
  /** Brings the finished job's output into `folderPath` (which exists). May be repeated. */
  fetch(jobId: string, request: SegmentRequest, folderPath: string, signal: AbortSignal): Promise<Result<FetchedTake>>;
  /** Removes our job from the queue or interrupts it, and nobody else's. */
  cancel(jobId: string): Promise<Result<void>>;
  /** @param ticket as `submit` gave it, out of a journal; null: there is none, or it is not known */
  find(jobId: string, ticket: string | null): Promise<Result<JobWhereabouts>>;
  /** Cheap enough to be repeated: whether it answers, how busy it is. */
  probe(signal: AbortSignal): Promise<Result<ServerProbe>>;
  /** Asks for an empty graphics card. */
  freeMemory(signal: AbortSignal): Promise<Result<void>>;
  close(): Promise<void>;
}
