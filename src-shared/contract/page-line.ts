// What a host sends to one page: documents as differences, everything else as it is.

import { DeltaSender, type Held } from '../delta/carried.ts';
import type { CarriedAnswer, CarriedEvent } from './carried-messages.ts';
import { documentOfAnswer, documentOfEvent } from './documents.ts';
import type { StudioEventMessage, WireResult } from './studio-client.ts';

export class PageLine {
  readonly #sender = new DeltaSender();

  answer(requestName: string, answer: WireResult<unknown>, held: Held): CarriedAnswer {
    const document = documentOfAnswer(requestName);
    if (document === null || !answer.ok) return answer;
    return { ok: true, carried: this.#sender.answer(document, answer.value, held) };
  }

  event(message: StudioEventMessage): CarriedEvent {
    const document = documentOfEvent(message.name);
    if (document === null) return message;
    return { name: message.name, carried: this.#sender.event(document, message.payload) };
  }
}

/** One line for each page that has said who it is; a page that was away too long is sent whole documents again. */
export class PageLines {
  readonly #lines = new Map<string, PageLine>();

  of(pageId: string): PageLine {
    const line = this.#lines.get(pageId) ?? new PageLine();
    this.#lines.delete(pageId);
    this.#lines.set(pageId, line);
    for (const oldest of [...this.#lines.keys()].slice(0, -MOST_PAGES)) this.#lines.delete(oldest);
    return line;
  }

  /** It is gone; should it come back, it gets whole documents. */
  forget(pageId: string): void {
    this.#lines.delete(pageId);
  }
}

const MOST_PAGES = 20;
