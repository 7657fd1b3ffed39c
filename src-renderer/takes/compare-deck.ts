// Two video elements that show the same moment: one leads, the other keeps in step with it.
//
//   paused ──play──→ gathering ──both have a picture──→ playing
//     ↑                  ↑                                 │
//     └──pause, a step───┴──the end: from the start again──┘
import { createStore, type StoreApi } from 'zustand/vanilla';
import { frameAt, timeOfFrame } from '../player/frame-clock.ts';
import { type CompareClock, type ComparedTake, catchUp, clockOf, frameOfTake, secondsOf } from './compare-clock.ts';

export interface CompareState {
  /** On the clock of the two, from 0. */
  readonly frame: number;
  readonly phase: 'paused' | 'gathering' | 'playing';
  readonly speed: number;
  /** Which of the two cannot be played after all. */
  readonly failed: readonly [boolean, boolean];
}

/** `url` null: only its still is there. */
export type ComparedSide = ComparedTake & { readonly url: string | null };

interface Side {
  readonly take: ComparedTake;
  readonly video: HTMLVideoElement;
}

export class CompareDeck {
  readonly clock: CompareClock;
  readonly state: StoreApi<CompareState> = createStore<CompareState>()(() => ({
    frame: 0,
    phase: 'paused',
    speed: 1,
    failed: [false, false],
  }));
  private readonly sides: readonly (Side | null)[];
  private readonly undo = new AbortController();
  private animation = 0;

  constructor(takes: readonly [ComparedSide, ComparedSide], videos: readonly (HTMLVideoElement | null)[]) {
    this.clock = clockOf(...takes);
    const { signal } = this.undo;
    this.sides = takes.map((take, index) => {
      const video = videos[index];
      if (!video || take.url === null) return null;
      video.addEventListener('error', () => this.fail(index), { signal });
      video.src = take.url;
      video.load();
      return { take, video };
    });
    const tick = () => {
      this.follow();
      this.animation = requestAnimationFrame(tick);
    };
    this.animation = requestAnimationFrame(tick);
  }

  close(): void {
    this.undo.abort();
    cancelAnimationFrame(this.animation);
    for (const { video } of this.playable) {
      video.pause();
      video.removeAttribute('src');
      video.load();
    }
  }

  show(frame: number): void {
    const wanted = Math.min(Math.max(frame, 0), this.clock.frames - 1);
    this.state.setState({ frame: wanted });
    for (const { take, video } of this.playable) {
      video.currentTime = timeOfFrame(frameOfTake(take, this.clock, wanted), take.framesPerSecond);
    }
    if (this.state.getState().phase === 'playing') this.gather();
  }

  step(frames: number): void {
    this.pause();
    this.show(this.state.getState().frame + frames);
  }

  play(): void {
    if (this.playable.length === 0) return;
    if (this.state.getState().frame >= this.clock.frames - 1) this.show(0);
    this.gather();
  }

  pause(): void {
    for (const { video } of this.playable) video.pause();
    this.state.setState({ phase: 'paused' });
  }

  setSpeed(speed: number): void {
    this.state.setState({ speed });
    for (const { video } of this.playable) video.playbackRate = speed;
  }

  private get playable(): readonly Side[] {
    const { failed } = this.state.getState();
    return this.sides.filter((side, index): side is Side => side !== null && !failed[index]);
  }

  /** The longer one leads: the other may end before it. */
  private get leader(): Side | undefined {
    return [...this.playable].sort((a, b) => secondsOf(b.take) - secondsOf(a.take))[0];
  }

  private gather(): void {
    for (const { video } of this.playable) video.pause();
    this.state.setState({ phase: 'gathering' });
  }

  /** Once a screen refresh. */
  private follow(): void {
    const { phase } = this.state.getState();
    if (phase === 'gathering') this.startTogether();
    if (phase === 'playing') this.keepInStep();
  }

  private startTogether(): void {
    const ready = ({ video }: Side) => !video.seeking && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    if (!this.playable.every(ready)) return;
    const { speed, frame } = this.state.getState();
    for (const { take, video } of this.playable) {
      video.playbackRate = speed;
      // What has ended before this moment stays on its last frame; play() would begin it anew.
      if (frame / this.clock.framesPerSecond < secondsOf(take)) video.play().catch(() => undefined);
    }
    this.state.setState({ phase: 'playing' });
  }

  private keepInStep(): void {
    const leader = this.leader;
    if (!leader || leader.video.ended) {
      if (leader) this.show(0);
      else this.pause();
      return;
    }
    const { speed, frame } = this.state.getState();
    const now = leader.video.currentTime;
    const seen = Math.min(frameAt(now, this.clock.framesPerSecond), this.clock.frames - 1);
    if (seen !== frame) this.state.setState({ frame: seen });
    for (const { take, video } of this.playable) {
      if (video === leader.video || video.ended || video.seeking || now >= secondsOf(take)) continue;
      const rate = catchUp(video.currentTime - now, this.clock.framesPerSecond, speed);
      if (rate === 'jump') video.currentTime = now;
      else if (Math.abs(video.playbackRate - rate) > 1e-3) video.playbackRate = rate;
    }
  }

  private fail(index: number): void {
    const [left, right] = this.state.getState().failed;
    this.state.setState({ failed: index === 0 ? [true, right] : [left, true] });
  }
}
