// When one video element must be started, and when it must be seen, so that it takes over from another one without a gap.
// Both are told by when pictures come onto the screen. A start takes time: it differs by machine, by file and by sound, so it
// is measured with every start.
import { PictureClock } from './picture-clock.ts';

const USUAL_REFRESH_MS = 1000 / 60;
const ROUNDING_MS = 1;
const REMEMBERED = 5;
/** So many pictures say when a start took effect. */
const SETTLED_PICTURES = 6;
/** Where the browser tells of no pictures, the element's own clock is read when it has run this long. */
const SETTLED_MS = 300;
/** A start that took longer waited for data or for a busy machine, and says nothing of the next one. */
const MOST_BELIEVED_MS = 400;
const LEAST_BELIEVED_MS = -40;

/** A start of which it is not yet known how long it took. */
interface Start {
  readonly video: HTMLVideoElement;
  readonly fromSeconds: number;
  readonly atMs: number;
}

export class Handover {
  private readonly clocks: ReadonlyMap<HTMLVideoElement, PictureClock>;
  private readonly measuredMs: number[] = [];
  private pending: Start | null = null;
  private refresh = { atMs: 0, everyMs: USUAL_REFRESH_MS };

  constructor(videos: readonly HTMLVideoElement[]) {
    this.clocks = new Map(videos.map((video) => [video, new PictureClock(video)]));
  }

  close(): void {
    for (const clock of this.clocks.values()) clock.close();
  }

  /** To be called once a screen refresh. */
  onRefresh(nowMs: number): void {
    // The shortest of late: a refresh that was missed says nothing of how often they come.
    const everyMs = Math.min(nowMs - this.refresh.atMs, this.refresh.everyMs * 1.02, 2 * USUAL_REFRESH_MS);
    this.refresh = { atMs: nowMs, everyMs };
    this.measureStart();
  }

  /** Refused by the browser when another file is loaded meanwhile; that one's own start follows. */
  start(video: HTMLVideoElement, speed: number): void {
    if (video.playbackRate !== speed || video.paused) this.clocks.get(video)?.forget();
    if (video.paused) this.pending = { video, fromSeconds: video.currentTime, atMs: performance.now() };
    video.playbackRate = speed;
    video.play().catch(() => undefined);
  }

  /** It is shown another moment. */
  forget(video: HTMLVideoElement): void {
    this.clocks.get(video)?.forget();
    if (this.pending?.video === video) this.pending = null;
  }

  /** Milliseconds from this refresh until the picture of `endSeconds` is due; below 0: it is overdue. */
  leftMs(video: HTMLVideoElement, endSeconds: number): number {
    const dueMs = this.clocks.get(video)?.dueMs(endSeconds, this.refresh.everyMs) ?? null;
    if (dueMs !== null) return dueMs - this.refresh.atMs - ROUNDING_MS;
    return ((endSeconds - video.currentTime) / video.playbackRate) * 1000 - ROUNDING_MS;
  }

  /** From now until what follows must be started, where the one that is seen has `leftMs`. */
  startInMs(leftMs: number): number {
    return leftMs - this.latencyMs - (performance.now() - this.refresh.atMs);
  }

  /**
   * The median of the last few, below 0 where pictures are shown ahead of their time as browsers do without sound. 0 where nothing was measured: who comes late holds a frame, who comes early loses some.
   */
  private get latencyMs(): number {
    const sorted = this.measuredMs.toSorted((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  }

  private measureStart(): void {
    if (!this.pending) return;
    const { video, fromSeconds, atMs } = this.pending;
    const clock = this.clocks.get(video);
    const dueMs = clock && clock.pictures >= SETTLED_PICTURES ? clock.dueMs(fromSeconds, this.refresh.everyMs) : null;
    const ranMs = ((video.currentTime - fromSeconds) / video.playbackRate) * 1000;
    if (dueMs !== null) this.learn(dueMs - atMs);
    else if (!clock?.pictures && performance.now() - atMs > SETTLED_MS) this.learn(performance.now() - atMs - ranMs);
  }

  private learn(ms: number): void {
    const stopped = this.pending?.video.paused;
    this.pending = null;
    if (stopped || ms < LEAST_BELIEVED_MS || ms > MOST_BELIEVED_MS) return;
    this.measuredMs.push(ms);
    if (this.measuredMs.length > REMEMBERED) this.measuredMs.shift();
  }
}
