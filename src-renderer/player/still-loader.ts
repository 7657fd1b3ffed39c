// Loads stills of clips for the filmstrip, few at a time: the studio makes them on demand, and the clip that plays must not
// wait for a connection behind them.
export type Still = HTMLImageElement | 'loading' | 'failed';

const AT_ONCE = 2;
/** 320 px stills of 400 clips; the oldest go first. */
const MOST_KEPT = 1_200;

export class StillLoader {
  private readonly known = new Map<string, Still>();
  /** What waits; the last one is loaded first. */
  private queue: string[] = [];
  private loading = 0;
  private closed = false;
  private readonly onChange: () => void;
  private readonly makeImage: () => HTMLImageElement;

  /** `onChange`: something that was asked for is there, or failed. */
  constructor(onChange: () => void, makeImage = () => new Image()) {
    this.onChange = onChange;
    this.makeImage = makeImage;
  }

  /** What is there of it; asks for it where nothing is. */
  get(url: string): Still {
    const known = this.known.get(url);
    if (known !== undefined) return known;
    this.known.set(url, 'loading');
    this.queue.push(url);
    this.loadNext();
    return 'loading';
  }

  /** What waits but is no longer wanted is not loaded. */
  keepOnly(wanted: ReadonlySet<string>): void {
    for (const url of this.queue) if (!wanted.has(url)) this.known.delete(url);
    this.queue = this.queue.filter((url) => wanted.has(url));
    for (const url of this.known.keys()) {
      if (this.known.size <= MOST_KEPT) break;
      if (!wanted.has(url) && this.known.get(url) !== 'loading') this.known.delete(url);
    }
  }

  close(): void {
    this.closed = true;
    this.queue = [];
  }

  private loadNext(): void {
    if (this.loading >= AT_ONCE || this.closed) return;
    const url = this.queue.pop();
    if (url === undefined) return;
    this.loading += 1;
    const image = this.makeImage();
    const done = (still: Still) => {
      this.loading -= 1;
      this.known.set(url, still);
      if (!this.closed) this.onChange();
      this.loadNext();
    };
    image.onload = () => done(image);
    image.onerror = () => done('failed');
    image.src = url;
  }
}
