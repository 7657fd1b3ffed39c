// For tests of the client: a test server and a client that share one end.
import { randomUUID } from 'node:crypto';
import type { Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { createLogger } from '../../logging/index.ts';
import { type ComfyServer, type ComfyTiming, createComfyServer } from '../index.ts';
import type { ComfyTestServerOptions } from './options.ts';
import { sampleGraph } from './sample-graphs.ts';
import { startComfyTestServer } from './start-comfy-test-server.ts';

export const silent = createLogger(() => {});
export const never = new AbortController().signal;
export const ignore = () => {};
export const QUICK: Partial<ComfyTiming> = { pollEveryMs: 100, lookUpEveryMs: 20, deafAfterMs: 200 };

export async function startWorld(options: ComfyTestServerOptions = {}, timing: Partial<ComfyTiming> = {}) {
  const server = await startComfyTestServer({ renderMs: 40, ...options });
  const comfy = createComfyServer({ url: server.url, logger: silent, timing: { ...QUICK, ...timing } });
  return {
    server,
    comfy,
    async [Symbol.asyncDispose]() {
      await comfy.close();
      await server.close();
    },
  };
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export function failure(result: Result<unknown>): StudioError {
  if (result.ok) throw new Error(`expected an error, got ${JSON.stringify(result.value)}`);
  return result.error;
}

/** From the prompt alone, five frames. */
export const textOnly = (prefix: string, more = {}) => sampleGraph({ image: null, prefix, frameCount: 5, ...more });

/** Sends a job of many steps and waits until it runs. */
export async function startSlowJob(comfy: ComfyServer, prefix: string): Promise<string> {
  const promptId = randomUUID();
  value(await comfy.submit(promptId, textOnly(prefix, { steps: 20 }), never));
  const limitMs = Date.now() + 5_000;
  while (value(await comfy.find(promptId)) !== 'running') {
    if (Date.now() > limitMs) throw new Error('the job does not start');
  }
  return promptId;
}
