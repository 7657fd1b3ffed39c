// The page's requests, on one channel, only from our own page's main frame; and the studio's events to it.
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { type CarriedAnswer, heldFromHeader } from '#shared/contract/carried-messages.ts';
import { PageLine } from '#shared/contract/page-line.ts';
import type { StudioEventMessage, WireResult } from '#shared/contract/studio-client.ts';
import { say } from '#shared/i18n/say.ts';
import { err } from '#shared/result.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';

export interface CallAnswering {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly isOwnPage: (url: string) => boolean;
  readonly answer: (name: string, rawInput: unknown) => Promise<WireResult<unknown>>;
  readonly onRefused: (senderUrl: string) => void;
  readonly pages: PageOfWindow;
}

/** The page that the window shows now. A page that was loaded anew has another id and nothing of what was sent before. */
export class PageOfWindow {
  #id: string | null = null;
  #line = new PageLine();

  lineOf(pageId: string): PageLine {
    if (pageId !== this.#id) this.#line = new PageLine();
    this.#id = pageId;
    return this.#line;
  }

  /** null: no page has asked for anything yet. */
  line(): PageLine | null {
    return this.#id === null ? null : this.#line;
  }
}

export function answerCalls({ ipcMain, isOwnPage, answer, onRefused, pages }: CallAnswering): void {
  const handle = async (event: IpcMainInvokeEvent, call: readonly unknown[]): Promise<CarriedAnswer> => {
    const [name, rawInput, pageId, held] = call;
    if (!comesFromOwnPage(event, isOwnPage)) {
      onRefused(event.senderFrame?.url ?? 'a frame that is gone');
      return err(refusal(say`The request does not come from Longtake’s own page.`));
    }
    if (typeof name !== 'string') return err(refusal(say`The request has no name.`));
    const answered: WireResult<unknown> = await answer(name, rawInput);
    if (typeof pageId !== 'string' || typeof held !== 'string') return answered;
    return pages.lineOf(pageId).answer(name, answered, heldFromHeader(held));
  };
  ipcMain.handle(CALL_CHANNEL, (event, ...call: unknown[]) => handle(event, call));
}

/** The frame is null when it was navigated away or destroyed while its message travelled. */
function comesFromOwnPage({ senderFrame }: IpcMainInvokeEvent, isOwnPage: (url: string) => boolean): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url);
}

const refusal = (message: string) => ({
  code: 'bad-request' as const,
  message,
  remedy: say`Restart Longtake. If it happens again, report it.`,
});

export function sendToPage(
  webContents: Pick<WebContents, 'isDestroyed' | 'send'>,
  message: StudioEventMessage,
  pages?: PageOfWindow,
): void {
  // A run goes on while the window closes; its last events have nobody to go to.
  if (!webContents.isDestroyed()) webContents.send(EVENT_CHANNEL, pages?.line()?.event(message) ?? message);
}
