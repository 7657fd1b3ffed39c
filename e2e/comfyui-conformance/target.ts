// The server under test: the one named by COMFYUI_URL, or the test server in both versions that it plays.
import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import { WebSocket } from 'ws';
import { startComfyTestServer } from '../../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';

/** Custom nodes a server may have; COMFYUI_TEST_NODES=GGUF,KJ,VHS,LTX2 says which it must have. */
const PACKS = {
  GGUF: 'UnetLoaderGGUF',
  KJ: 'PathchSageAttentionKJ',
  VHS: 'VHS_VideoCombine',
  LTX2: 'LTXVImgToVideoInplace',
} as const;
export type Pack = keyof typeof PACKS;

export interface Target {
  /** `ComfyUI 0.3.64 at http://…`: how reports call it. */
  readonly name: string;
  readonly url: string;
  readonly isTestServer: boolean;
  readonly version: string;
  /** Of 2026 rather than of 2025: stricter checks, other words. */
  readonly is2026: boolean;
  has(pack: Pack): boolean;
}

const WORDS = (process.env.COMFYUI_TEST_NODES ?? '').split(',').map((word) => word.trim());
export const promisedPacks = (Object.keys(PACKS) as Pack[]).filter((pack) => WORDS.includes(pack));

const sentIds = new Set<string>();

/**
 * Must be awaited at the top of a test file, so that names and skips can depend on what the server has. What it starts
 * ends with the file.
 */
export async function openTargets(): Promise<readonly Target[]> {
  const url = process.env.COMFYUI_URL?.replace(/\/+$/, '');
  if (url) {
    // Somebody's server: at least its history is left as it was.
    afterAll(() => fetch(`${url}/history`, { method: 'POST', body: JSON.stringify({ delete: [...sentIds] }) }));
    return [await look(url, false)];
  }
  return Promise.all(
    (['0.3.64', '0.27.0'] as const).map(async (version) => {
      const server = await startComfyTestServer({ version, renderMs: 40 });
      afterAll(() => server.close());
      return look(server.url, true);
    }),
  );
}

async function look(url: string, isTestServer: boolean): Promise<Target> {
  const stats = await getJson(url, '/system_stats');
  const version = String(stats.system.comfyui_version);
  const there = new Map<string, boolean>();
  for (const [pack, classType] of Object.entries(PACKS)) {
    there.set(pack, classType in (await getJson(url, `/object_info/${classType}`)));
  }
  return {
    name: `${isTestServer ? 'test server playing' : 'ComfyUI'} ${version}${isTestServer ? '' : ` at ${url}`}`,
    url,
    isTestServer,
    version,
    is2026: !/^0\.[0-3]\./.test(version),
    has: (pack) => there.get(pack) ?? false,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: what a server answers is what these tests are about
type Json = any;

async function getJson(url: string, path: string): Promise<Json> {
  const response = await fetch(url + path).catch((cause: unknown) => {
    throw new Error(`No ComfyUI answers at ${url}: start it, or unset COMFYUI_URL.`, { cause });
  });
  if (response.status !== 200) throw new Error(`${url}${path} answered ${response.status}`);
  return response.json();
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, else as text. */
  readonly body: Json;
}

export async function ask(target: Target, path: string, init?: RequestInit): Promise<Reply> {
  const response = await fetch(target.url + path, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

export function post(target: Target, path: string, body: unknown): Promise<Reply> {
  return ask(target, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

export type Nodes = Record<string, { class_type: string; inputs: Record<string, unknown> }>;

/** An id for a job, which is taken out of the server's history at the end. */
export function freshId(): string {
  const promptId = randomUUID();
  sentIds.add(promptId);
  return promptId;
}

/** Sends a job under an id of its own. */
export async function send(target: Target, prompt: Nodes, more: Record<string, unknown> = {}) {
  const promptId = freshId();
  const reply = await post(target, '/prompt', { prompt, prompt_id: promptId, ...more });
  return { promptId, ...reply };
}

/** Waits for a job's history entry. */
export async function finished(target: Target, promptId: string, limitMs = 60_000): Promise<Json> {
  const endMs = Date.now() + limitMs;
  for (;;) {
    const entry = (await ask(target, `/history/${promptId}`)).body[promptId];
    if (entry) return entry;
    if (Date.now() > endMs) throw new Error(`job ${promptId} does not finish`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Sends a job, insists that it is taken, and waits for its end. */
export async function run(target: Target, prompt: Nodes, more: Record<string, unknown> = {}): Promise<Json> {
  const { promptId, status, body } = await send(target, prompt, more);
  if (status !== 200) throw new Error(`refused: ${JSON.stringify(body)}`);
  return finished(target, promptId);
}

export interface Said {
  readonly type: string;
  readonly data: Json;
}

export interface Ear {
  readonly heard: Said[];
  readonly binary: Buffer[];
  readonly socket: WebSocket;
  close(): Promise<void>;
}

/** A socket that has had its welcome. */
export async function listen(target: Target, clientId: string, flags = false): Promise<Ear> {
  const socket = new WebSocket(`${target.url.replace(/^http/, 'ws')}/ws?clientId=${clientId}`);
  const heard: Said[] = [];
  const binary: Buffer[] = [];
  socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) binary.push(data);
    else heard.push(JSON.parse(String(data)));
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  if (flags) socket.send(JSON.stringify({ type: 'feature_flags', data: { supports_preview_metadata: true } }));
  const welcomes = flags ? ['status', 'feature_flags'] : ['status'];
  await until(() => welcomes.every((type) => heard.some((said) => said.type === type)), 'no welcome on the socket');
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return {
    heard,
    binary,
    socket,
    close: () => {
      socket.close();
      return closed;
    },
  };
}

export async function until(isTrue: () => boolean | Promise<boolean>, what: string, limitMs = 30_000): Promise<void> {
  const endMs = Date.now() + limitMs;
  while (!(await isTrue())) {
    if (Date.now() > endMs) throw new Error(what);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export async function upload(
  target: Target,
  name: string,
  bytes: Uint8Array | string,
  more: Record<string, string> = {},
) {
  const form = new FormData();
  form.set('image', new File([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)], name));
  for (const [key, text] of Object.entries(more)) form.set(key, text);
  return ask(target, '/upload/image', { method: 'POST', body: form });
}

/** All files of these tests lie in this folder of input and output: one place to clean. */
export const FOLDER = 'longtake-conformance';
export const uniquePrefix = (): string => `${FOLDER}/${randomUUID()}/a`;
