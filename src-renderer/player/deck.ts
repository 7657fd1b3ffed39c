// Plays clips one after the other. The next one waits behind the one that is seen with its first frame decoded, is started a
// little ahead, as a start takes time, and comes to the front in the refresh in which the last frame's time is over.
//
//   show ──→ awaited ──its picture is there──→ seen, the next one held behind ──its time──→ started ──→ seen …
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type DeckProgramme, type DeckState, NO_PROGRAMME, STANDING } from './deck-state.ts';
import { frameAt, startOfFrame, timeOfFrame } from './frame-clock.ts';
import { Handover } from './handover.ts';
import { endSeconds, type Leg, type LoopRange, legAfter, legAt } from './relay.ts';
import type { PlayerAction } from './shuttle.ts';
import { VideoPair } from './video-pair.ts';

/** What is held behind. */
interface Follower {
  readonly leg: Leg;
  /** Starts it when its time comes near. */
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** The start is given to a timer this long before it is due: refreshes come too seldom to meet it. */
const TIMER_AHEAD_MS = 40;

export class Deck {
  readonly state: StoreApi<DeckState> = createStore<DeckState>()(() => STANDING);
  private readonly pair: VideoPair;
  private readonly handover: Handover;
  private programme = NO_PROGRAMME;
  private leg: Leg | null = null;
  /** The leg that comes to the front as soon as its picture is there. */
  private awaited: Leg | null = null;
  private follower: Follower | null = null;
  /** The timer that starts the element that was brought to the front; it may do so after that. */
  private starting: ReturnType<typeof setTimeout> | undefined;
  private animation = 0;
  private reverseFrom: { readonly frame: number; readonly atMs: number } | null = null;

  constructor(first: HTMLVideoElement, second: HTMLVideoElement) {
    this.pair = new VideoPair([first, second], {
      ready: (video) => this.awaited && video === this.pair.behind && this.bringUp(this.awaited),
      ended: (video) => video === this.pair.seen && this.onLegEnd(),
      error: (video) => this.onError(video),
      sound: () => this.state.setState({ hasSound: true }),
    });
    this.handover = new Handover([first, second]);
    const tick = (nowMs: number) => {
      this.onRefresh(nowMs);
      this.animation = requestAnimationFrame(tick);
    };
    this.animation = requestAnimationFrame(tick);
  }

  close(): void {
    this.dropFollower();
    cancelAnimationFrame(this.animation);
    this.handover.close();
    this.pair.close();
  }

  /**
   * Another list, or the same with newer clips: the picture stays on `frame`, and plays on where its file is the same. `loop`:
   * where the loop lies in this list.
   */
  load(programme: DeckProgramme, frame: number, loop: LoopRange | null): void {
    this.programme = programme;
    this.state.setState({ loop });
    this.goOn(frame);
  }

  /** From 0 to 1. */
  setVolume(volume: number): void {
    this.pair.setVolume(volume);
  }

  /** On this frame with another list or loop; what plays is not touched where its file is the same. */
  private goOn(frame: number): void {
    const { playlist, urls } = this.programme;
    const { speed, loop } = this.state.getState();
    const leg = legAt(playlist, frame, loop);
    const playsOn = leg !== null && speed !== 0 && !this.awaited && this.pair.seen.dataset.url === urls[leg.index];
    if (!playsOn) {
      this.show(frame);
      return;
    }
    this.leg = leg;
    if (this.reverseFrom) this.reverseFrom = { frame, atMs: performance.now() };
    this.state.setState({ frame, clipIndex: leg.index });
    this.dropFollower();
    this.holdNext();
  }

  /** A frame outside of a loop ends it. */
  show(frame: number): void {
    const { playlist, urls, framesPerSecond } = this.programme;
    const { loop, speed } = this.state.getState();
    const kept = loop && frame >= loop.from && frame < loop.to ? loop : null;
    const leg = legAt(playlist, frame, kept);
    const url = leg ? urls[leg.index] : undefined;
    if (!leg || url === undefined) return;
    this.state.setState({
      frame: (playlist.clips[leg.index]?.firstFrame ?? 0) + leg.startFrame,
      clipIndex: leg.index,
      loop: kept,
      failed: false,
    });
    this.dropFollower();
    const place = speed > 0 ? startOfFrame : timeOfFrame;
    const seconds = place(leg.startFrame, framesPerSecond);
    if (this.pair.seen.dataset.url === url) {
      this.awaited = null;
      this.leg = leg;
      this.handover.forget(this.pair.seen);
      this.pair.hold(this.pair.seen, url, seconds);
      this.run();
      this.holdNext();
    } else {
      this.pair.hold(this.pair.behind, url, seconds);
      this.bringUp(leg);
    }
  }

  act(action: PlayerAction): void {
    const { frame } = this.state.getState();
    const { frames } = this.programme.playlist;
    if (action.kind === 'speed') this.setSpeed(action.speed);
    else if (action.kind === 'to-start') this.show(0);
    else {
      this.setSpeed(0);
      this.show(action.kind === 'step' ? frame + action.frames : frames - 1);
    }
  }

  /** These frames over and over, from where it is, or from their first one where that is outside; null: no loop any more. */
  setLoop(range: LoopRange | null): void {
    const { frames } = this.programme.playlist;
    const loop = range && { from: Math.max(0, range.from), to: Math.min(frames, range.to) };
    if (loop && loop.to <= loop.from) return;
    const { frame } = this.state.getState();
    const isInside = !loop || (frame >= loop.from && frame < loop.to);
    this.state.setState({ loop, frame: isInside ? frame : loop.from });
    if (isInside) this.goOn(frame);
    else this.show(loop.from);
  }

  /** Plays these frames over and over, from the first one on. */
  loop(range: LoopRange): void {
    this.setLoop(range);
    const { loop } = this.state.getState();
    if (!loop) return;
    this.show(loop.from);
    this.setSpeed(1);
  }

  private setSpeed(speed: number): void {
    const { frame, loop } = this.state.getState();
    const atEnd = frame >= this.programme.playlist.frames - 1;
    this.state.setState({ speed, ...(speed < 0 && { loop: null }) });
    this.reverseFrom = speed < 0 ? { frame, atMs: performance.now() } : null;
    if (speed > 0 && atEnd && !loop) this.show(0);
    // What had been started for the old speed, or for a loop that is over, begins anew.
    this.dropFollower();
    this.run();
    this.holdNext();
  }

  /** Makes the seen element do what the speed says. */
  private run(): void {
    const { speed } = this.state.getState();
    const { seen } = this.pair;
    if (speed <= 0 || this.awaited) seen.pause();
    else this.handover.start(seen, speed);
  }

  /** The leg is seen, now or as soon as the element behind has its picture. */
  private bringUp(leg: Leg): void {
    const { behind } = this.pair;
    this.awaited = behind.error || this.pair.holds(behind, this.programme.urls[leg.index]) ? null : leg;
    if (behind.error) this.fail(leg);
    else if (this.awaited) this.pair.seen.pause();
    else this.turnTo(leg);
  }

  private turnTo(leg: Leg): void {
    const { seen } = this.pair;
    this.pair.turn();
    seen.pause();
    this.starting = this.follower?.timer;
    this.follower = null;
    this.leg = leg;
    this.state.setState({ clipIndex: leg.index });
    if (this.state.getState().speed > 0) {
      const { firstFrame = 0 } = this.programme.playlist.clips[leg.index] ?? {};
      this.state.setState({ frame: firstFrame + leg.startFrame });
    }
    if (this.starting === undefined) this.run();
    this.holdNext();
  }

  /** The element behind gets what follows; on the way back, the end of the clip before. */
  private holdNext(): void {
    const { playlist, urls, framesPerSecond } = this.programme;
    if (this.awaited || !this.leg) return;
    const { speed, loop } = this.state.getState();
    const isBack = speed < 0;
    const first = playlist.clips[this.leg.index]?.firstFrame ?? 0;
    if (isBack && first === 0) return;
    const leg = isBack ? legAt(playlist, first - 1, null) : legAfter(playlist, this.leg, loop);
    const url = leg ? urls[leg.index] : undefined;
    if (!leg || url === undefined) return;
    if (!isBack) this.follower = { leg, timer: undefined };
    this.handover.forget(this.pair.behind);
    this.pair.hold(this.pair.behind, url, startOfFrame(leg.startFrame, framesPerSecond));
  }

  private dropFollower(): void {
    this.handover.forget(this.pair.behind);
    clearTimeout(this.follower?.timer);
    clearTimeout(this.starting);
    this.starting = undefined;
    this.follower = null;
    this.pair.behind.pause();
  }

  private onLegEnd(): void {
    const { speed } = this.state.getState();
    if (speed <= 0 || this.awaited) return;
    if (this.follower) this.bringUp(this.follower.leg);
    else this.state.setState({ speed: 0, frame: Math.max(0, this.programme.playlist.frames - 1) });
  }

  private onRefresh(nowMs: number): void {
    this.handover.onRefresh(nowMs);
    const { speed, clipIndex } = this.state.getState();
    const { seen } = this.pair;
    if (speed === 0 || this.awaited || seen.seeking || seen.dataset.url !== this.programme.urls[clipIndex]) return;
    if (speed < 0) this.followBack(-speed);
    else {
      this.followPicture();
      this.relay(speed);
    }
  }

  private followBack(speed: number): void {
    if (!this.reverseFrom) return;
    const { frame } = this.state.getState();
    const gone = ((performance.now() - this.reverseFrom.atMs) / 1000) * this.programme.framesPerSecond * speed;
    const target = Math.max(0, Math.round(this.reverseFrom.frame - gone));
    if (target !== frame) this.show(target);
    if (target === 0) this.setSpeed(0);
  }

  private followPicture(): void {
    const clip = this.programme.playlist.clips[this.leg?.index ?? -1];
    if (!clip || !this.leg) return;
    const place = frameAt(this.pair.seen.currentTime, this.programme.framesPerSecond);
    const inClip = Math.min(place, this.leg.endFrame - 1);
    const frame = clip.firstFrame + inClip;
    if (frame !== this.state.getState().frame) this.state.setState({ frame });
  }

  /** Starts what follows ahead of its time, and changes over when the last frame has had its own. */
  private relay(speed: number): void {
    const { follower, leg } = this;
    const { seen, behind } = this.pair;
    if (!follower || !leg) return;
    const clipFrames = this.programme.playlist.clips[leg.index]?.frames ?? 0;
    const end = endSeconds(leg, clipFrames, this.programme.framesPerSecond, seen.duration);
    const leftMs = this.handover.leftMs(seen, end);
    const startInMs = this.handover.startInMs(leftMs);
    const isReady = this.pair.holds(behind, this.programme.urls[follower.leg.index]);
    if (follower.timer === undefined && startInMs < TIMER_AHEAD_MS && isReady) {
      follower.timer = setTimeout(() => this.handover.start(behind, speed), startInMs);
    }
    if (leftMs <= 0) this.onLegEnd();
  }

  private onError(video: HTMLVideoElement): void {
    // What is held behind may be the next clip: that it cannot be played is told when its time has come.
    if (video === this.pair.seen && !this.awaited && this.leg && video.hasAttribute('src')) this.fail(this.leg);
    else if (video === this.pair.behind && this.awaited) this.fail(this.awaited);
  }

  private fail(leg: Leg): void {
    this.awaited = null;
    this.pair.seen.pause();
    this.state.setState({ failed: true, speed: 0, clipIndex: leg.index });
  }
}
