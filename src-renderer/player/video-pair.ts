// Two video elements one above the other. The one behind is covered, not hidden: a browser stops drawing what is hidden, and
// needs some refreshes to begin again.

export class VideoPair {
  private readonly videos: readonly [HTMLVideoElement, HTMLVideoElement];
  private readonly undo = new AbortController();
  /** Where to seek to as soon as the seek that goes on is over. */
  private readonly wanted = new Map<HTMLVideoElement, number>();
  private front: 0 | 1 = 0;

  /** `onReady`: an element has the picture it was last told to hold. */
  constructor(
    videos: readonly [HTMLVideoElement, HTMLVideoElement],
    on: Record<'ready' | 'ended' | 'error' | 'sound', (video: HTMLVideoElement) => void>,
  ) {
    this.videos = videos;
    const { signal } = this.undo;
    for (const video of videos) {
      video.addEventListener('loadeddata', () => this.isSteady(video) && on.ready(video), { signal });
      video.addEventListener('seeked', () => !this.seekOn(video) && on.ready(video), { signal });
      video.addEventListener('ended', () => on.ended(video), { signal });
      video.addEventListener('error', () => on.error(video), { signal });
      // What was decoded is known when a little of it was.
      for (const event of ['loadeddata', 'timeupdate']) {
        video.addEventListener(event, () => hasSound(video) && on.sound(video), { signal });
      }
    }
    this.mark();
  }

  get seen(): HTMLVideoElement {
    return this.videos[this.front];
  }

  get behind(): HTMLVideoElement {
    return this.videos[this.front === 0 ? 1 : 0];
  }

  /** The one behind comes to the front. */
  turn(): void {
    this.front = this.front === 0 ? 1 : 0;
    this.mark();
  }

  /**
   * Shows this moment of this file as soon as it can. A seek that goes on is not broken off for the next one, else a quick
   * hand on the slider would see no picture at all.
   */
  hold(video: HTMLVideoElement, url: string, seconds: number): void {
    if (video.dataset.url !== url) {
      this.wanted.delete(video);
      video.pause();
      video.dataset.url = url;
      video.src = url;
      video.load();
      if (seconds > 0) video.currentTime = seconds;
    } else if (video.seeking && video.readyState >= HTMLMediaElement.HAVE_METADATA) this.wanted.set(video, seconds);
    else if (video.currentTime !== seconds || video.ended) video.currentTime = seconds;
  }

  holds(video: HTMLVideoElement, url: string | undefined): boolean {
    return url !== undefined && video.dataset.url === url && this.isSteady(video);
  }

  setVolume(volume: number): void {
    for (const video of this.videos) video.volume = volume;
  }

  close(): void {
    this.undo.abort();
    for (const video of this.videos) {
      video.pause();
      video.removeAttribute('src');
      video.load();
    }
  }

  private isSteady(video: HTMLVideoElement): boolean {
    return video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !video.seeking && !this.wanted.has(video);
  }

  /** true: it seeks once more. */
  private seekOn(video: HTMLVideoElement): boolean {
    const seconds = this.wanted.get(video);
    this.wanted.delete(video);
    if (seconds === undefined) return false;
    video.currentTime = seconds;
    return true;
  }

  /** By hand and at once: a turn that waits for the page to be drawn anew comes a refresh late. */
  private mark(): void {
    this.seen.toggleAttribute('data-seen', true);
    this.seen.dataset.testid = 'player-video';
    this.behind.toggleAttribute('data-seen', false);
    delete this.behind.dataset.testid;
  }
}

interface SoundTraces {
  readonly audioTracks?: { readonly length: number };
  readonly mozHasAudio?: boolean;
  readonly webkitAudioDecodedByteCount?: number;
}

/** Each browser tells it in its own way; Chromium only when some of it was decoded. */
function hasSound(video: HTMLVideoElement): boolean {
  const { audioTracks, mozHasAudio, webkitAudioDecodedByteCount = 0 } = video as HTMLVideoElement & SoundTraces;
  return mozHasAudio === true || webkitAudioDecodedByteCount > 0 || (audioTracks?.length ?? 0) > 0;
}
