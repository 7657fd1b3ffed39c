// The only bridge between the page and the app: four functions, and only names of the contract pass.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { CarriedEvent } from '#shared/contract/carried-messages.ts';
import type { MenuCommand } from '#shared/contract/menu-command.ts';
import { studioRequests } from '#shared/contract/studio-api.ts';
import type { RequestName } from '#shared/contract/studio-client.ts';
import { CALL_CHANNEL, COMMAND_CHANNEL, EVENT_CHANNEL } from './channels.ts';

// What is told while the page still loads (why it was reloaded, a project opened from the command line) waits here.
const LONGEST_WAITING_LINE = 50;
const waiting: CarriedEvent[] = [];
const listeners = new Set<(message: CarriedEvent) => void>();

ipcRenderer.on(EVENT_CHANNEL, (_event, message: CarriedEvent) => {
  if (listeners.size === 0) waiting.splice(0, waiting.length, ...waiting.slice(1 - LONGEST_WAITING_LINE), message);
  for (const listener of listeners) listener(message);
});

contextBridge.exposeInMainWorld('longtake', {
  call: (name: RequestName, input: unknown, pageId: string, held: string): Promise<unknown> => {
    if (!Object.hasOwn(studioRequests, name)) return Promise.reject(new Error('Unknown request.'));
    return ipcRenderer.invoke(CALL_CHANNEL, name, input, pageId, held);
  },
  /** Returns its own undo. */
  onEvent: (listener: (message: CarriedEvent) => void): (() => void) => {
    listeners.add(listener);
    for (const message of waiting.splice(0)) listener(message);
    return () => {
      listeners.delete(listener);
    };
  },
  /** What was chosen in the menu. Returns its own undo. */
  onCommand: (listener: (command: MenuCommand) => void): (() => void) => {
    const onChosen = (_event: unknown, command: MenuCommand) => listener(command);
    ipcRenderer.on(COMMAND_CHANNEL, onChosen);
    return () => {
      ipcRenderer.off(COMMAND_CHANNEL, onChosen);
    };
  },
  /** Where a file or folder lies that was dropped onto the page; '' for one that lies nowhere. */
  pathOfFile: (file: File): string => webUtils.getPathForFile(file),
});
