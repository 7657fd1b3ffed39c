// A studio without a studio, for tests and for looking at the page alone: answers are given by hand, events are sent by hand.
import type {
  EventName,
  EventPayload,
  RequestInput,
  RequestName,
  RequestOutput,
  StudioClient,
  StudioEventMessage,
  WireResult,
} from '#shared/contract/studio-client.ts';
import { err } from '#shared/result.ts';
import { EventListeners } from './event-listeners.ts';

type Answer<Name extends RequestName> = (
  input: RequestInput<Name>,
) => WireResult<RequestOutput<Name>> | Promise<WireResult<RequestOutput<Name>>>;

export type StandInAnswers = { [Name in RequestName]?: Answer<Name> };

export class StandInStudio implements StudioClient {
  readonly calls: { readonly name: RequestName; readonly input: unknown }[] = [];
  readonly answers: StandInAnswers;
  private readonly listeners = new EventListeners(true);

  constructor(answers: StandInAnswers = {}) {
    this.answers = answers;
  }

  async call<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
  ): Promise<WireResult<RequestOutput<Name>>> {
    this.calls.push({ name, input });
    const answer: Answer<Name> | undefined = this.answers[name];
    if (answer) return answer(input);
    return err({ code: 'not-supported', message: `The stand-in has no answer for ${name}.`, remedy: 'Give it one.' });
  }

  on<Name extends EventName>(name: Name, listener: (payload: EventPayload<Name>) => void): () => void {
    return this.listeners.on(name, listener);
  }

  onConnection(listener: (connected: boolean) => void): () => void {
    return this.listeners.onConnection(listener);
  }

  mediaUrl(mediaPath: string): string {
    return `/media/${mediaPath}`;
  }

  emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
    this.listeners.deliver({ name, payload } as StudioEventMessage);
  }

  setConnected(connected: boolean): void {
    this.listeners.setConnected(connected);
  }

  /** The inputs of every call of this name, in order. */
  inputsOf<Name extends RequestName>(name: Name): RequestInput<Name>[] {
    return this.calls.filter((call) => call.name === name).map((call) => call.input as RequestInput<Name>);
  }
}
