// The studio in the same app: requests and events through the preload's bridge.
import { type CarriedAnswer, type CarriedEvent, heldToHeader } from '#shared/contract/carried-messages.ts';
import type { MenuCommand } from '#shared/contract/menu-command.ts';
import type { RequestName, StudioClient, WireResult } from '#shared/contract/studio-client.ts';
import type { Held } from '#shared/delta/carried.ts';
import { EventListeners } from './event-listeners.ts';
import { encodeMediaPath } from './media-path.ts';
import { ReceivedDocuments } from './received-documents.ts';

/** What the preload puts on the window. */
export interface LongtakeBridge {
  call(name: RequestName, input: unknown, pageId: string, held: string): Promise<CarriedAnswer>;
  /** Returns its own undo. */
  onEvent(listener: (message: CarriedEvent) => void): () => void;
  /** What was chosen in the app's menu. Returns its own undo. */
  onCommand(listener: (command: MenuCommand) => void): () => void;
  /** Where a file or folder lies that was dropped on the window; '' where that is not known. */
  pathOfFile(file: File): string;
}

declare global {
  interface Window {
    readonly longtake?: LongtakeBridge;
  }
}

export function createElectronClient(bridge: LongtakeBridge): StudioClient {
  const listeners = new EventListeners(true);
  // Of this page as it is loaded now: what it has is forgotten with it.
  const pageId = crypto.randomUUID();
  const ask = (name: RequestName, input: unknown, held: Held) => bridge.call(name, input, pageId, heldToHeader(held));
  const documents = new ReceivedDocuments((name) => ask(name, {}, {}));
  bridge.onEvent((message) => documents.event(message, (opened) => listeners.deliver(opened)));
  return {
    async call(name, input): Promise<WireResult<never>> {
      return documents.answer(await ask(name, input, documents.held()));
    },
    on: (name, listener) => listeners.on(name, listener),
    onConnection: (listener) => listeners.onConnection(listener),
    mediaUrl: (mediaPath) => `longtake-media://project/${encodeMediaPath(mediaPath)}`,
  };
}
