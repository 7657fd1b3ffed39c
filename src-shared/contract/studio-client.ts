// The types both sides share, all derived from the contract.
import type { z } from 'zod/v4';
import type { Result } from '../result.ts';
import type { StudioErrorWire } from '../studio-error.ts';
import type { studioEvents, studioRequests } from './studio-api.ts';

export type RequestName = keyof typeof studioRequests;
export type RequestInput<Name extends RequestName> = z.infer<(typeof studioRequests)[Name]['input']>;
export type RequestOutput<Name extends RequestName> = z.infer<(typeof studioRequests)[Name]['output']>;

export type EventName = keyof typeof studioEvents;
export type EventPayload<Name extends EventName> = z.infer<(typeof studioEvents)[Name]>;

/** An answer as it travels: a value or an error without its cause. */
export type WireResult<T> = Result<T, StudioErrorWire>;

/** One event as it travels. */
export type StudioEventMessage = { [Name in EventName]: { name: Name; payload: EventPayload<Name> } }[EventName];

/** What a page, a script or a test holds. Carried by IPC, by HTTP and WebSocket, or directly. */
export interface StudioClient {
  call<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<WireResult<RequestOutput<Name>>>;
  /** Returns its own undo. */
  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void;
  /** The address under which a page can show a project file given by its `mediaPath`. */
  mediaUrl(mediaPath: string): string;
  /** Tells whether events arrive; calls back at once with the present state. Returns its own undo. */
  onConnection(listener: (connected: boolean) => void): () => void;
}
