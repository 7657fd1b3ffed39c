// longtake engines: every engine and model with what it can, as scripts read it, and advice for a project.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startReplicateTestServer } from '../src-main/replicate/replicate-test-server/start-replicate-test-server.ts';
import { makeProject } from './make-project.ts';
import { longtake, startLongtake } from './run-longtake.ts';

const LIMIT_MS = 120_000;
const rootPath = mkdtempSync(join(tmpdir(), 'longtake-engines-cli-'));
const folders = { homePath: join(rootPath, 'home'), dataPath: join(rootPath, 'data') };
for (const path of Object.values(folders)) mkdirSync(path, { recursive: true });
afterAll(() => rmSync(rootPath, { recursive: true, force: true }));

interface ModelJson {
  readonly model: string | null;
  readonly standing: string;
}
const modelsOf = (events: Record<string, unknown>[], engine: string) =>
  (events.find((one) => one.engine === engine)?.models ?? []) as ModelJson[];
const modelOf = (events: Record<string, unknown>[], engine: string, model: string) =>
  modelsOf(events, engine).find((one) => one.model === model);

describe('longtake engines', { timeout: LIMIT_MS }, () => {
  it('lists four engines with what each model takes, gives and costs, one JSON object a line', async () => {
    const end = await longtake(folders, 'engines', '--json');
    expect(end.exitCode, end.stderr).toBe(0);
    const events = end.events();
    expect(events.map(({ engine, local, workers }) => [engine, local, workers])).toEqual([
      ['draft', true, 1],
      ['comfyui', true, null],
      ['wan-cli', true, 1],
      ['replicate', false, 5],
    ]);
    expect(modelOf(events, 'replicate', 'google/veo-3.1-fast')).toMatchObject({
      ...{ standing: 'known', as_of: expect.stringMatching(/^\d{4}-/), fps: 24, start_image: true, text: true },
      ...{ end_image: true, references: 0, audio: true, chains: true, at_once: 3, request_buffer: null },
      lengths: { kind: 'discrete', seconds: [4, 6, 8] },
      price: { currency: 'USD', source: expect.stringMatching(/\S/), as_of: expect.stringMatching(/^\d{4}-/) },
    });
    expect(modelOf(events, 'replicate', 'lucataco/hotshot-xl')).toMatchObject({
      ...{ lengths: { kind: 'fixed', seconds: [1] }, start_image: false, chains: false },
    });
    expect(modelOf(events, 'replicate', 'anotherjesse/zeroscope-v2-xl')).toMatchObject({
      ...{ lengths: { kind: 'range' }, request_buffer: 1.25 },
    });
    expect(modelOf(events, 'replicate', 'openai/sora-2')?.standing).toBe('shut-down');
    expect(modelOf(events, 'wan-cli', 'ti2v-5B')).toMatchObject({
      ...{ lengths: { kind: 'frames', step: 4, max_frames: 121 }, negative_prompt: false, price: null },
    });
    expect(modelsOf(events, 'comfyui').length).toBeGreaterThan(5);
    const words = (await longtake(folders, 'engines')).stdout;
    expect(words).toContain('No Replicate token is set.');
    expect(words).toMatch(/openai\/sora-2 .*\[shut-down\]/);
    expect(words).not.toMatch(/\b1 references/);
  });

  it('reads the models’ own schemas when asked, and needs a token for that', async () => {
    await using server = await startReplicateTestServer();
    const environment = { LONGTAKE_REPLICATE_URL: server.url };
    const refresh = (more: Record<string, string>) =>
      startLongtake(folders, ['engines', '--refresh', '--json'], { environment: { ...environment, ...more } }).ended;
    const refused = await refresh({});
    expect([refused.exitCode, refused.events().at(-1)?.code]).toEqual([1, 'sign-in-needed']);
    const read = await refresh({ REPLICATE_API_TOKEN: server.token });
    expect(read.exitCode, read.stdout).toBe(0);
    expect(modelOf(read.events(), 'replicate', 'cuuupid/cogvideox-5b')?.standing).toBe('known');
    expect(read.stdout + read.stderr).not.toContain(server.token);
    // Kept for a session without a network.
    const later = await longtake(folders, 'engines', '--json');
    expect(modelOf(later.events(), 'replicate', 'cuuupid/cogvideox-5b')?.standing).toBe('known');
  });

  it('advises on a project by price, by budget, or on one’s own machines', async () => {
    const projectPath = makeProject(join(rootPath, 'project'), { shots: [{ shot_id: '001', duration: 4 }] });
    const advise = async (wish: string) => {
      const end = await longtake(folders, 'engines', '--project', projectPath, '--advise', wish, '--json');
      expect(end.exitCode, end.stdout).toBe(0);
      return end.events();
    };
    const costs = (await advise('under:0.5')).map(({ cost_usd: cost }) => Number(cost));
    expect(costs.length).toBeGreaterThan(3);
    expect(Math.max(...costs)).toBeLessThanOrEqual(0.5);
    expect(Math.max(...costs)).toBeGreaterThan(0);
    expect((await advise('local-only')).map(({ engine }) => engine)).not.toContain('replicate');
    expect((await advise('cheapest')).map(({ engine }) => engine)).toContain('replicate');
  });

  it.each([
    [['engines', '--advise', 'cheapest'], '--advise and --project go together'],
    [['engines', '--project', 'x', '--advise', 'under:free'], 'is none of cheapest, local-only, under:5.'],
    [['plan', 'x', '--engine', 'sora'], 'There is no engine "sora"; there are draft, comfyui, wan-cli, replicate.'],
    [['plan', 'x', '--model', 'veo'], '--model goes with --engine wan-cli or --engine replicate'],
    [['generate', 'x', '--min-clips', 'three'], '"three" is no number of clips: --min-clips 3.'],
  ])('refuses what is not meant: %j', async (args, words) => {
    const end = await longtake(folders, ...args);
    expect([end.exitCode, end.stdout]).toEqual([2, '']);
    expect(end.stderr).toContain(words);
  });
});
