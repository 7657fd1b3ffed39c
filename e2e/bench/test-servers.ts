// ComfyUI test servers in processes of their own, and what each of them says it executed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod/v4';
import type { Execution } from './occupancy.ts';

const PROGRAM = resolve(import.meta.dirname, '..', '..', 'src-main', 'comfyui', 'comfy-test-server', 'main.ts');

export interface TestServer {
  readonly url: string;
  /** Every job it executed to its end, since it started. */
  executions(): Promise<readonly Execution[]>;
  stop(): Promise<void>;
}

/** All of them, or an error and none left behind. */
export async function startTestServers(count: number, renderMs: number): Promise<readonly TestServer[]> {
  const started = await Promise.allSettled(Array.from({ length: count }, () => startTestServer(renderMs)));
  const servers = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = started.find((one) => one.status === 'rejected');
  if (failed === undefined) return servers;
  await Promise.all(servers.map((server) => server.stop()));
  throw failed.reason;
}

async function startTestServer(renderMs: number): Promise<TestServer> {
  // No previews: a real server sends none unless it is started with them, and here they would cost its ffmpeg time.
  const args = ['--port', '0', '--render-ms', String(renderMs), '--no-previews'];
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await firstLine(child);
  return {
    url,
    executions: () => readExecutions(url),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('the server was started without a pipe');
  for await (const line of createInterface(child.stdout)) return line;
  throw new Error(`The test server ended with ${child.exitCode} before it named its URL.`);
}

const executionList = z.array(
  z.object({ promptId: z.string(), startedAtMs: z.number(), finishedAtMs: z.number().nullable() }),
);

async function readExecutions(url: string): Promise<readonly Execution[]> {
  const answer = await fetch(`${url}/longtake-test/executions`);
  if (!answer.ok) throw new Error(`${url} does not tell what it executed: ${answer.status}`);
  return executionList
    .parse(await answer.json())
    .flatMap(({ finishedAtMs, ...one }) => (finishedAtMs === null ? [] : [{ ...one, finishedAtMs }]));
}
