// Documents of the studio as this page got them, opened from differences. Both hosts' clients share it.
import type { CarriedAnswer, CarriedEvent } from '#shared/contract/carried-messages.ts';
import type { RequestName, StudioEventMessage, WireResult } from '#shared/contract/studio-client.ts';
import { type Carried, DeltaReceiver, type DocumentName, type Held } from '#shared/delta/carried.ts';

/** What gives each document as it is now. */
const CURRENT: Readonly<Record<DocumentName, RequestName>> = {
  project: 'project.current',
  plan: 'plan.build',
  run: 'run.current',
  film: 'film.view',
};

/** Asks the host; nothing is said to be held, so documents come whole. */
type AskWhole = (name: RequestName) => Promise<CarriedAnswer>;

export class ReceivedDocuments {
  readonly #receiver = new DeltaReceiver();
  readonly #askWhole: AskWhole;
  /** Number of the last event of each. */
  readonly #latest = new Map<DocumentName, number>();

  constructor(askWhole: AskWhole) {
    this.#askWhole = askWhole;
  }

  held(): Held {
    return this.#receiver.held();
  }

  async answer(answer: CarriedAnswer): Promise<WireResult<never>> {
    if (!('carried' in answer)) return answer as WireResult<never>;
    return (await this.#open(answer.carried)) as WireResult<never>;
  }

  event(message: CarriedEvent, deliver: (message: StudioEventMessage) => void): void {
    if (!('carried' in message)) {
      deliver(message);
      return;
    }
    const { document, number } = message.carried;
    this.#latest.set(document, number);
    const told = (payload: unknown) => deliver({ name: message.name, payload } as StudioEventMessage);
    const opened = this.#receiver.open(message.carried);
    if (opened !== null) {
      told(opened.value);
      return;
    }
    void this.#open(message.carried).then((current) => {
      // What a later event says is newer than what was asked for here.
      const isNews = current.ok && this.#latest.get(document) === number;
      // Only of a project is it news that there is none any more.
      if (isNews && (current.value !== null || document === 'project')) told(current.value);
    });
  }

  /** What it is the difference to may be here no longer: the document is then asked for anew. */
  async #open(carried: Carried): Promise<WireResult<unknown>> {
    const opened = this.#receiver.open(carried);
    if (opened !== null) return { ok: true, value: opened.value };
    const whole = await this.#askWhole(CURRENT[carried.document]);
    if (!('carried' in whole)) return whole;
    const value = this.#receiver.open(whole.carried);
    return { ok: true, value: value?.value ?? null };
  }
}
