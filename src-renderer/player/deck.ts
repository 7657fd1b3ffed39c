// Two video elements that take turns: one is seen, the other already holds the next clip, so that no seam shows black.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { frameAt, timeOfFrame } from './frame-clock.ts';
import { locateFrame, type Playlist } from './playlist.ts';
import type { PlayerAction, Speed } from './shuttle.ts';

export interface DeckState {
  /** Number of the frame that is seen, counted through the whole playlist. */
  readonly frame: number;
  readonly speed: Speed;
  readonly clipIndex: number;
  /** Which of the two elements is seen. */
  readonly seen: 0 | 1;
  /** The clip on the screen could not be played. */
  readonly failed: boolean;
}

export interface DeckProgramme {
  readonly playlist: Playlist;
  readonly framesPerSecond: number;
  /** Address of each clip, in the playlist's order. */
  readonly urls: readonly string[];
}

const NOTHING: DeckProgramme = { playlist: { clips: [], frames: 0 }, framesPerSecond: 25, urls: [] };

export class Deck {
  readonly state: StoreApi<DeckState> = createStore<DeckState>()(() => ({
    frame: 0,
    speed: 0,
    clipIndex: 0,
    seen: 0,
    failed: false,
  }));
  private readonly videos: readonly [HTMLVideoElement, HTMLVideoElement];
  private readonly undo = new AbortController();
  private programme = NOTHING;
  private animation = 0;
  private reverseFrom: { readonly frame: number; readonly atMs: number } | null = null;

  constructor(first: HTMLVideoElement, second: HTMLVideoElement) {
    this.videos = [first, second];
    const { signal } = this.undo;
    this.videos.forEach((video, side) => {
      video.addEventListener('loadeddata', () => this.becomeSeen(side === 0 ? 0 : 1), { signal });
      video.addEventListener('ended', () => video === this.seenVideo && this.playNext(), { signal });
      video.addEventListener('error', () => this.onError(video), { signal });
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
    for (const video of this.videos) {
      video.pause();
      video.removeAttribute('src');
      video.load();
    }
  }

  /** Another list, or the same with newer clips: the picture stays on `frame`. */
  load(programme: DeckProgramme, frame: number): void {
    this.programme = programme;
    this.show(frame);
  }

  show(frame: number): void {
    const place = locateFrame(this.programme.playlist, frame);
    if (!place) return;
    const clip = this.programme.playlist.clips[place.index];
    this.state.setState({ frame: (clip?.firstFrame ?? 0) + place.frameInClip, clipIndex: place.index, failed: false });
    this.bringUp(place.index, timeOfFrame(place.frameInClip, this.programme.framesPerSecond));
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

  private setSpeed(speed: Speed): void {
    const { frame } = this.state.getState();
    const atEnd = frame >= this.programme.playlist.frames - 1;
    this.state.setState({ speed });
    this.reverseFrom = speed < 0 ? { frame, atMs: performance.now() } : null;
    if (speed > 0 && atEnd) this.show(0);
    this.run();
  }

  /** Makes the seen element do what the speed says. */
  private run(): void {
    const { speed } = this.state.getState();
    const video = this.seenVideo;
    if (speed <= 0) {
      video.pause();
      return;
    }
    video.playbackRate = speed;
    // Refused when another clip is loaded meanwhile; that clip's own start follows.
    video.play().catch(() => undefined);
  }

  private get seenVideo(): HTMLVideoElement {
    return this.videos[this.state.getState().seen];
  }

  private bringUp(index: number, seconds: number): void {
    const url = this.programme.urls[index];
    if (url === undefined) return;
    const { seen } = this.state.getState();
    const waiting: 0 | 1 = seen === 0 ? 1 : 0;
    if (this.videos[seen].dataset.url === url) {
      this.videos[seen].currentTime = seconds;
      return;
    }
    const video = this.videos[waiting];
    const ready = video.dataset.url === url && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    if (video.dataset.url !== url) setSource(video, url);
    video.currentTime = seconds;
    if (ready) this.becomeSeen(waiting);
  }

  /** The element has a picture: if it holds the clip that should be on the screen, it comes to the front. */
  private becomeSeen(side: 0 | 1): void {
    const { clipIndex, seen } = this.state.getState();
    if (side === seen && this.videos[side].dataset.url !== this.programme.urls[clipIndex]) return;
    if (this.videos[side].dataset.url !== this.programme.urls[clipIndex]) return;
    const other = this.videos[side === 0 ? 1 : 0];
    if (side !== seen) other.pause();
    this.state.setState({ seen: side });
    this.run();
    const next = this.programme.urls[clipIndex + 1];
    if (next !== undefined && other.dataset.url !== next) setSource(other, next);
  }

  private playNext(): void {
    const { clipIndex, speed } = this.state.getState();
    const next = this.programme.playlist.clips[clipIndex + 1];
    if (speed > 0 && next) this.show(next.firstFrame);
    else this.state.setState({ speed: 0, frame: Math.max(0, this.programme.playlist.frames - 1) });
  }

  /** Once a screen refresh: the frame number follows the picture, or the picture follows the way back. */
  private follow(): void {
    const { speed, clipIndex, frame } = this.state.getState();
    const { playlist, framesPerSecond, urls } = this.programme;
    const clip = playlist.clips[clipIndex];
    const video = this.seenVideo;
    if (!clip || speed === 0 || video.seeking || video.dataset.url !== urls[clipIndex]) return;
    if (this.reverseFrom) {
      const gone = ((performance.now() - this.reverseFrom.atMs) / 1000) * framesPerSecond * -speed;
      const target = Math.max(0, Math.round(this.reverseFrom.frame - gone));
      if (target !== frame) this.show(target);
      if (target === 0) this.setSpeed(0);
      return;
    }
    const inClip = Math.min(frameAt(video.currentTime, framesPerSecond), clip.frames - 1);
    if (clip.firstFrame + inClip !== frame) this.state.setState({ frame: clip.firstFrame + inClip });
  }

  private onError(video: HTMLVideoElement): void {
    const { clipIndex } = this.state.getState();
    if (video.dataset.url === this.programme.urls[clipIndex]) this.state.setState({ failed: true, speed: 0 });
  }
}

function setSource(video: HTMLVideoElement, url: string): void {
  video.dataset.url = url;
  video.src = url;
  video.load();
}
