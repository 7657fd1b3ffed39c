// The studio in the same app: requests and events through the preload's bridge.
import type { RequestName, StudioClient, StudioEventMessage, WireResult } from '#shared/contract/studio-client.ts';
import { EventListeners } from './event-listeners.ts';
import { encodeMediaPath } from './media-path.ts';

/** What the preload puts on the window. */
export interface LongtakeBridge {
  call(name: RequestName, input: unknown): Promise<WireResult<unknown>>;
  /** Returns its own undo. */
  onEvent(listener: (message: StudioEventMessage) => void): () => void;
}

declare global {
  interface Window {
    readonly longtake?: LongtakeBridge;
  }
}

export function createElectronClient(bridge: LongtakeBridge): StudioClient {
  const listeners = new EventListeners(true);
  bridge.onEvent((message) => listeners.deliver(message));
  return {
    // The studio answers each name with that name's output; the bridge carries it untyped.
    call: (name, input) => bridge.call(name, input) as Promise<WireResult<never>>,
    on: (name, listener) => listeners.on(name, listener),
    onConnection: (listener) => listeners.onConnection(listener),
    mediaUrl: (mediaPath) => `longtake-media://project/${encodeMediaPath(mediaPath)}`,
  };
}
