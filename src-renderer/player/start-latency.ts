// How long a video element takes from being told to play until its clock runs. It differs by machine, by file and by sound, so
// it is measured with every start.

const REMEMBERED = 5;
/** A start that took longer waited for data or for a busy machine, and says nothing of the next one. */
const MOST_BELIEVED_MS = 400;
/** Clocks of files with sound jump at first: they are read when they have run this long. */
const SETTLED_MS = 300;

/** A start of which it is not yet known how long it took. */
interface Start {
  readonly video: HTMLVideoElement;
  readonly fromSeconds: number;
  readonly atMs: number;
  readonly speed: number;
}

export class StartLatency {
  private readonly measured: number[] = [];
  private pending: Start | null = null;

  /** The median of the last few. 0 where nothing was measured: who comes late holds a frame, who comes early loses some. */
  get ms(): number {
    const sorted = this.measured.toSorted((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  }

  /** Starts it. Refused when another file is loaded meanwhile; that one's own start follows. */
  start(video: HTMLVideoElement, speed: number, nowMs: number): void {
    if (video.paused) this.pending = { video, fromSeconds: video.currentTime, atMs: nowMs, speed };
    video.playbackRate = speed;
    video.play().catch(() => undefined);
  }

  /** It was stopped, sought or made faster before its clock was read. */
  forget(): void {
    this.pending = null;
  }

  /** To be called now and then while something plays. */
  read(nowMs: number): void {
    if (!this.pending) return;
    const { video, fromSeconds, atMs, speed } = this.pending;
    const sinceMs = nowMs - atMs;
    if (sinceMs < SETTLED_MS) return;
    this.pending = null;
    if (!video.paused) this.learn(sinceMs - ((video.currentTime - fromSeconds) / speed) * 1000);
  }

  private learn(ms: number): void {
    if (ms < 0 || ms > MOST_BELIEVED_MS) return;
    this.measured.push(ms);
    if (this.measured.length > REMEMBERED) this.measured.shift();
  }
}
