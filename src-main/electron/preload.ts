// The only bridge between the page and the app: two functions, and only names of the contract pass.
import { contextBridge, ipcRenderer } from 'electron';
import { studioRequests } from '#shared/contract/studio-api.ts';
import type { RequestName, StudioEventMessage } from '#shared/contract/studio-client.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';

// What is told while the page still loads (why it was reloaded, a project opened from the command line) waits here.
const LONGEST_WAITING_LINE = 50;
const waiting: StudioEventMessage[] = [];
const listeners = new Set<(message: StudioEventMessage) => void>();

ipcRenderer.on(EVENT_CHANNEL, (_event, message: StudioEventMessage) => {
  if (listeners.size === 0) waiting.splice(0, waiting.length, ...waiting.slice(1 - LONGEST_WAITING_LINE), message);
  for (const listener of listeners) listener(message);
});

contextBridge.exposeInMainWorld('longtake', {
  call: (name: RequestName, input: unknown): Promise<unknown> => {
    if (!Object.hasOwn(studioRequests, name)) return Promise.reject(new Error('Unknown request.'));
    return ipcRenderer.invoke(CALL_CHANNEL, name, input);
  },
  /** Returns its own undo. */
  onEvent: (listener: (message: StudioEventMessage) => void): (() => void) => {
    listeners.add(listener);
    for (const message of waiting.splice(0)) listener(message);
    return () => {
      listeners.delete(listener);
    };
  },
});
