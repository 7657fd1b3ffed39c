// The page's requests, on one channel, only from our own page's main frame; and the studio's events to it.
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { StudioEventMessage, WireResult } from '#shared/contract/studio-client.ts';
import { err } from '#shared/result.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';

export interface CallAnswering {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly isOwnPage: (url: string) => boolean;
  readonly answer: (name: string, rawInput: unknown) => Promise<WireResult<unknown>>;
  readonly onRefused: (senderUrl: string) => void;
}

export function answerCalls({ ipcMain, isOwnPage, answer, onRefused }: CallAnswering): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, rawInput: unknown): Promise<WireResult<unknown>> => {
    if (!comesFromOwnPage(event, isOwnPage)) {
      onRefused(event.senderFrame?.url ?? 'a frame that is gone');
      return err(refusal('The request does not come from Longtake’s own page.'));
    }
    if (typeof name !== 'string') return err(refusal('The request has no name.'));
    return answer(name, rawInput);
  });
}

/** The frame is null when it was navigated away or destroyed while its message travelled. */
function comesFromOwnPage({ senderFrame }: IpcMainInvokeEvent, isOwnPage: (url: string) => boolean): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url);
}

const refusal = (message: string) => ({
  code: 'bad-request' as const,
  message,
  remedy: 'Restart Longtake. If it happens again, report it.',
});

export function sendToPage(webContents: Pick<WebContents, 'isDestroyed' | 'send'>, message: StudioEventMessage): void {
  // A run goes on while the window closes; its last events have nobody to go to.
  if (!webContents.isDestroyed()) webContents.send(EVENT_CHANNEL, message);
}
