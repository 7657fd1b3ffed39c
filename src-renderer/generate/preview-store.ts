// Live pictures of what is being rendered, apart from the run: a new one draws only what shows it. At most one change a
// frame; addresses of pictures that nobody shows any more are given back, so that a night of previews costs no memory.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EventPayload, StudioClient } from '#shared/contract/studio-client.ts';
import type { RunStore } from '../app/run-store.ts';
import { onceAFrame } from '../ui/once-a-frame.ts';

export interface PreviewState {
  /** Addresses for <img>, by the key of the segment that is being rendered. */
  readonly urls: Readonly<Record<string, string>>;
}

export type PreviewStore = StoreApi<PreviewState>;

type Preview = EventPayload<'run.preview'>;

export interface PreviewOptions {
  /** `act`, at most once a frame. */
  readonly batch?: (act: () => void) => () => void;
  readonly toUrl?: (preview: Preview) => string;
  readonly release?: (url: string) => void;
}

export function createPreviewStore(studio: StudioClient, run: RunStore, options: PreviewOptions = {}): PreviewStore {
  const { batch = onceAFrame, toUrl = objectUrl, release = (url) => URL.revokeObjectURL(url) } = options;
  const store = createStore<PreviewState>()(() => ({ urls: {} }));
  const arrived = new Map<string, Preview>();
  /** Replaced at the last change: an <img> may still be reading them, at the next change no more. */
  let replaced: string[] = [];
  const stateOf = (segmentKey: string) => run.getState().jobsByKey[segmentKey]?.state;
  const isRendered = (segmentKey: string) => stateOf(segmentKey) === 'running';
  /** The last one stays until there is another: its clip is in the plan only a moment after it is done. */
  const isKept = (segmentKey: string, isLast: boolean) =>
    isRendered(segmentKey) || (isLast && stateOf(segmentKey) === 'done');
  const takeUp = () => {
    for (const url of replaced) release(url);
    const before = store.getState().urls;
    const urls: Record<string, string> = {};
    const isLast = Object.keys(before).every((key) => !isRendered(key)) && ![...arrived.keys()].some(isRendered);
    for (const [key, url] of Object.entries(before)) if (isKept(key, isLast)) urls[key] = url;
    let changed = Object.keys(urls).length < Object.keys(before).length;
    for (const [key, preview] of arrived) {
      // It may come before the word that its segment is rendered: then it waits. After the end it is late.
      if (stateOf(key) === 'waiting') continue;
      arrived.delete(key);
      if (!isRendered(key)) continue;
      urls[key] = toUrl(preview);
      changed = true;
    }
    replaced = Object.entries(before).flatMap(([key, url]) => (urls[key] === url ? [] : [url]));
    if (changed) store.setState({ urls });
    if (replaced.length > 0) takeUpSoon();
  };
  const takeUpSoon = batch(takeUp);
  studio.on('run.preview', (preview) => {
    arrived.set(preview.segmentKey, preview);
    takeUpSoon();
  });
  run.subscribe(({ jobsByKey }, before) => {
    if (jobsByKey === before.jobsByKey) return;
    const isOver = Object.keys(store.getState().urls).some((key) => !isRendered(key));
    if (isOver || [...arrived.keys()].some((key) => stateOf(key) !== 'waiting')) takeUpSoon();
  });
  return store;
}

function objectUrl({ mime, base64 }: Preview): string {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: mime }));
}
