// Who on this page listens to which event of the studio.
import type { EventName, EventPayload, StudioEventMessage } from '#shared/contract/studio-client.ts';

export class EventListeners {
  private readonly byName = new Map<EventName, Set<(payload: never) => void>>();
  private readonly onConnectionChange = new Set<(connected: boolean) => void>();
  private connected: boolean;

  constructor(connected: boolean) {
    this.connected = connected;
  }

  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void {
    const listeners = this.byName.get(name) ?? new Set();
    this.byName.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  onConnection(listener: (connected: boolean) => void): () => void {
    this.onConnectionChange.add(listener);
    listener(this.connected);
    return () => this.onConnectionChange.delete(listener);
  }

  deliver({ name, payload }: StudioEventMessage): void {
    // The map pairs each name with listeners of that name's payload; TypeScript cannot follow that through a union.
    for (const listener of this.byName.get(name) ?? []) listener(payload as never);
  }

  setConnected(connected: boolean): void {
    if (connected === this.connected) return;
    this.connected = connected;
    for (const listener of this.onConnectionChange) listener(connected);
  }
}
