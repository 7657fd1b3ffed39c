// A job inside the test server.

export interface PromptNode {
  readonly class_type: string;
  /** Coerced in place by the validation, as ComfyUI does. */
  readonly inputs: Record<string, unknown>;
  readonly _meta?: unknown;
}

export type Prompt = Record<string, PromptNode>;

export interface Job {
  readonly number: number;
  readonly promptId: string;
  readonly prompt: Prompt;
  readonly extraData: Readonly<Record<string, unknown>>;
  readonly outputIds: readonly string[];
}

export type Link = readonly [nodeId: string, outputIndex: number];

/** Any list of two is read as a link, whatever it holds. */
export function asLink(value: unknown): Link | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  return [String(value[0]), Number(value[1])];
}

export function clientOf(job: Job): string | null {
  const { client_id: clientId } = job.extraData;
  return typeof clientId === 'string' ? clientId : null;
}

/** As `/queue` and `/history` list it. */
export function jobTuple(job: Job): unknown[] {
  return [job.number, job.promptId, job.prompt, job.extraData, job.outputIds];
}
