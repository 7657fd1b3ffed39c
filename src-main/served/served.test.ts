import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type ServedStudio, serve } from './index.ts';

let folder: string;
let served: ServedStudio;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longtake-served-'));
  process.env.LONGTAKE_DATA = join(folder, 'app');
  const started = await serve({ port: null, projectPath: null });
  if (!started.ok) throw new Error(started.error.message);
  served = started.value;
  port = Number(new URL(served.url).port);
});
afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

/** Plain http, because fetch does not let a test lie about its Host. */
function ask(path: string, headers: Record<string, string> = {}, body?: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers: { 'Content-Type': 'application/json', ...headers } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      },
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
const bearer = () => ({ Authorization: `Bearer ${served.token}` });

describe('who is let in', () => {
  it('binds 127.0.0.1 and prints a URL whose token becomes a cookie that scripts cannot read', async () => {
    expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{20,}$/);
    const first = await ask(`/?token=${served.token}`);
    expect(first.status).toBe(302);
    const cookie = String(first.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    const page = await ask('/api/app.info', { Cookie: cookie.split(';')[0] ?? '' }, {});
    expect(JSON.parse(page.text)).toMatchObject({ ok: true, value: { host: 'served', hasFolderDialog: false } });
  });

  it('refuses no token, a wrong one, another Host (DNS rebinding) and another Origin', async () => {
    const status = async (headers: Record<string, string>, path = '/api/app.info') =>
      (await ask(path, headers, {})).status;
    expect(await status({})).toBe(401);
    expect(await status({ Authorization: 'Bearer nonsense' })).toBe(401);
    expect((await ask('/?token=nonsense')).status).toBe(401);
    expect(await status({ ...bearer(), Host: 'evil.example' })).toBe(403);
    expect(await status({ ...bearer(), Host: `evil.example:${port}` })).toBe(403);
    expect(await status({ ...bearer(), Origin: 'http://evil.example' })).toBe(403);
    expect(await status({ ...bearer(), Origin: `http://localhost:${port}` })).toBe(200);
    expect((await ask('/media/x.png')).status).toBe(401);
  });

  it('sends a strict policy with everything', async () => {
    const answer = await ask('/api/app.info', bearer(), {});
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('requests and events', () => {
  it('answers what is no JSON, and what is too much, without falling over', async () => {
    expect((await ask('/api/project.open', bearer(), undefined)).status).toBe(404);
    const wrong = await ask('/api/no.such', bearer(), {});
    expect(JSON.parse(wrong.text)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    const large = { folderPath: 'x'.repeat(40_000_000) };
    expect((await ask('/api/project.open', bearer(), large)).status).toBe(413);
    // A picture may be larger: it is read, and refused for what it is.
    expect((await ask('/api/keyframes.import', bearer(), large)).status).toBe(200);
  });

  it('opens the sample, serves its pictures, tells every page, and keeps strangers off the socket', async () => {
    const page = new WebSocket(`ws://127.0.0.1:${port}/events`, { headers: bearer() });
    const told = new Promise<string>((resolve) => {
      page.once('message', (data) => resolve(JSON.parse(String(data)).name));
    });
    await new Promise((resolve) => page.once('open', resolve));
    const sample = join(folder, 'Sample of mine');
    const opened = JSON.parse((await ask('/api/project.createSample', bearer(), { folderPath: sample })).text);
    expect(opened.value.storyboard.shots.map((shot: { durationSeconds: number }) => shot.durationSeconds)).toEqual([
      2, 3, 5, 4.2, 7.5, 1.5,
    ]);
    expect(opened.value.problems).toEqual([]);
    expect(await told).toBe('project.changed');
    page.terminate();
    const keyframe = Object.values<{ mediaPath: string }>(opened.value.keyframes)[0]?.mediaPath ?? '';
    const picture = await ask(`/media/${encodeURI(keyframe)}`, { ...bearer(), Range: 'bytes=0-7' });
    expect([picture.status, picture.headers['content-type']]).toEqual([206, 'image/png']);
    expect((await ask('/media/%2e%2e/project.json', bearer())).status).toBe(404);

    const stranger = new WebSocket(`ws://127.0.0.1:${port}/events`);
    const refused = await new Promise<string>((resolve) => stranger.once('error', (cause) => resolve(cause.message)));
    expect(refused).toContain('403');
  });

  it('says when its port is taken', async () => {
    expect(await serve({ port, projectPath: null })).toMatchObject({
      ok: false,
      error: { message: `Port ${port} is in use.` },
    });
  });
});

/** Raw, because no client library sends what is wrong. Resolves when the studio, or we, hung up. */
function sendRaw(lines: readonly string[], then: (socket: Socket) => void = () => undefined): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`${lines.join('\r\n')}\r\n\r\n`);
      then(socket);
    });
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}
const upgrade = (path: string, ...more: string[]) => [
  `GET ${path} HTTP/1.1`,
  `Host: 127.0.0.1:${port}`,
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ...more,
];

describe('strangers cannot end the studio', () => {
  const thrown: unknown[] = [];
  const note = (cause: unknown) => thrown.push(cause);
  beforeAll(() => process.on('uncaughtException', note));
  afterAll(() => process.off('uncaughtException', note));
  afterEach(async () => {
    expect((await ask('/api/app.info', bearer(), {})).status).toBe(200);
    expect(thrown.splice(0)).toEqual([]);
  });

  it.each(['//', '/events/../%', 'http://[', '*'])('by asking for a socket at %s', async (path) => {
    expect(await sendRaw(upgrade(path))).toMatch(/^HTTP\/1\.1 40[03] /);
  });

  it.each(['//', '/%', 'http://['])('by asking for the page %s', async (path) => {
    const head = [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Connection: close'];
    expect(await sendRaw(head)).toMatch(/^HTTP\/1\.1 4/);
  });

  it('by hanging up hard while being refused', async () => {
    for (let time = 0; time < 20; time += 1) {
      await sendRaw(upgrade('/events'), (socket) => setImmediate(() => socket.resetAndDestroy()));
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  });

  it('by sending too much, or what is no frame', async () => {
    const page = new WebSocket(`ws://127.0.0.1:${port}/events`, { headers: bearer() });
    await new Promise((resolve) => page.once('open', resolve));
    const closed = new Promise((resolve) => page.once('close', resolve));
    page.on('error', () => undefined);
    page.send('x'.repeat(5000));
    await closed;
    const broken = upgrade('/events', `Authorization: Bearer ${served.token}`);
    const answer = await sendRaw(broken, (socket) => setTimeout(() => socket.write(Buffer.alloc(64, 0xff)), 100));
    expect(answer).toMatch(/^HTTP\/1\.1 101 /);
  });
});
