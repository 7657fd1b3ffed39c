// Sends events to every listener; what comes faster than a screen can show is thinned, the last state always arrives.
import type { EventName, EventPayload, StudioEventMessage } from '#shared/contract/studio-client.ts';
import type { Logger } from '../logging/index.ts';

export interface StudioEvents {
  send<Name extends EventName>(name: Name, payload: EventPayload<Name>): void;
  /** Sends the latest of many: at most one per `EVERY_MS` and key, the last one never lost. */
  sendLatest<Name extends EventName>(name: Name, key: string, payload: () => EventPayload<Name>): void;
  /** Sends what `sendLatest` still holds back. */
  flush(): void;
  on(listener: (message: StudioEventMessage) => void): () => void;
}

const EVERY_MS = 150;

export function createStudioEvents(logger: Logger): StudioEvents {
  const listeners = new Set<(message: StudioEventMessage) => void>();
  const held = new Map<string, { timer: NodeJS.Timeout; next: (() => void) | null }>();
  const send: StudioEvents['send'] = (name, payload) => {
    const message = { name, payload } as StudioEventMessage;
    for (const listener of listeners) {
      try {
        listener(message);
      } catch (cause) {
        // A page that cannot be told must not stop the others, nor the run that tells.
        logger.error('A listener failed', {
          event: name,
          details: cause instanceof Error ? cause.stack : String(cause),
        });
      }
    }
  };
  const release = (id: string) => {
    const entry = held.get(id);
    if (entry === undefined) return;
    clearTimeout(entry.timer);
    held.delete(id);
    entry.next?.();
  };
  return {
    send,
    sendLatest(name, key, payload) {
      const id = `${name}\n${key}`;
      const entry = held.get(id);
      if (entry !== undefined) {
        entry.next = () => send(name, payload());
        return;
      }
      send(name, payload());
      const timer = setTimeout(() => release(id), EVERY_MS);
      timer.unref();
      held.set(id, { timer, next: null });
    },
    flush() {
      for (const id of [...held.keys()]) release(id);
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
