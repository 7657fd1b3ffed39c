// When the pictures of a video element come onto the screen, told by the browser frame by frame. The element's own time says
// where the sound is, which may be some refreshes away from what is seen.

const REMEMBERED = 12;
const LEAST = 3;

export class PictureClock {
  private readonly video: HTMLVideoElement;
  private offsetsMs: number[] = [];
  private request = 0;
  private lastSeconds = 0;

  constructor(video: HTMLVideoElement) {
    this.video = video;
    this.listen();
  }

  close(): void {
    this.video.cancelVideoFrameCallback?.(this.request);
  }

  /** After a start, a seek, or at another speed nothing that was heard counts any more. */
  forget(): void {
    this.offsetsMs = [];
    this.lastSeconds = 0;
  }

  /** How many were heard since the last start, at most 12. */
  get pictures(): number {
    return this.offsetsMs.length;
  }

  /**
   * In which refresh, as `requestAnimationFrame` counts its time, the picture of a media time is due; null: it is not known
   * yet. A picture is expected on the display one refresh after the one in which it is drawn, and is drawn on average half a
   * refresh after it is due.
   */
  dueMs(mediaSeconds: number, everyMs: number): number | null {
    if (this.offsetsMs.length < LEAST) return null;
    const mean = this.offsetsMs.reduce((sum, offset) => sum + offset, 0) / this.offsetsMs.length;
    return mean - 1.5 * everyMs + (mediaSeconds * 1000) / this.video.playbackRate;
  }

  private listen(): void {
    this.request = this.video.requestVideoFrameCallback?.((_, { mediaTime, expectedDisplayTime }) => {
      if (!this.video.paused && mediaTime > this.lastSeconds && this.lastSeconds > 0) {
        this.offsetsMs.push(expectedDisplayTime - (mediaTime * 1000) / this.video.playbackRate);
        if (this.offsetsMs.length > REMEMBERED) this.offsetsMs.shift();
      } else this.offsetsMs = [];
      this.lastSeconds = mediaTime;
      this.listen();
    });
  }
}
