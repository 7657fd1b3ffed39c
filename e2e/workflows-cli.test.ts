// Workflows on the command line, in processes of their own: the list, the graph that is sent, the check before a run.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startComfyTestServer } from '../src-main/comfyui/comfy-test-server/start-comfy-test-server.ts';
import { makeProject } from './make-project.ts';
import { longtake } from './run-longtake.ts';

const LIMIT_MS = 120_000;

const rootPath = mkdtempSync(join(tmpdir(), 'longtake-workflows-'));
const folders = { homePath: join(rootPath, 'home'), dataPath: join(rootPath, 'data') };
for (const path of Object.values(folders)) mkdirSync(path, { recursive: true });
afterAll(() => rmSync(rootPath, { recursive: true, force: true }));

interface Place {
  readonly node: string;
  readonly input: string;
}
interface Listed {
  readonly file: string;
  readonly source: string;
  readonly error: string | null;
  readonly family?: string;
  readonly frame_rule?: Record<string, unknown>;
  readonly variants?: Record<string, string | null>;
  readonly slots?: Record<string, { readonly places: readonly Place[] }>;
}

async function listed(...args: string[]): Promise<Listed[]> {
  const end = await longtake(folders, 'workflows', '--json', ...args);
  expect(end.exitCode, end.stderr).toBe(0);
  return (end.events()[0] as unknown as { workflows: Listed[] }).workflows;
}

describe('longtake workflows', { timeout: LIMIT_MS }, () => {
  it('lists every shipped workflow with family, frame rule, slots and variants', async () => {
    const shipped = readdirSync(resolve(import.meta.dirname, '..', 'workflows')).filter(
      (name) => name.endsWith('.json') && !name.includes('.bindings.'),
    );
    const workflows = await listed();
    const plain = shipped.filter((name) => !name.endsWith('_sage.json')).sort();
    expect(workflows.map(({ file }) => file).sort()).toEqual(plain);
    for (const { file, error, family, frame_rule, slots } of workflows) {
      expect(error, file).toBeNull();
      expect(family, file).toMatch(/^(wan-14b|wan-5b|ltx)$/);
      expect(frame_rule, file).toMatchObject({ kind: 'grid' });
      for (const slot of ['positive', 'seed', 'width', 'height', 'length', 'fps', 'filename_prefix', 'save_node']) {
        expect(slots?.[slot]?.places, `${file}: ${slot}`).not.toHaveLength(0);
      }
    }
    const sage = workflows
      .filter(({ variants }) => typeof variants?.sage === 'string')
      .map(({ variants }) => variants?.sage);
    expect(sage.sort()).toEqual(shipped.filter((name) => name.endsWith('_sage.json')).sort());
  });

  it('adds a user’s folder, whose broken files are listed with their error', async () => {
    const folder = join(rootPath, 'mine');
    mkdirSync(folder);
    const node = { class_type: 'SaveImage', inputs: { images: ['2', 0], filename_prefix: 'x' } };
    const broken = {
      'gcv_not_json.json': 'this is no JSON',
      'gcv_no_graph.json': '[1, 2, 3]',
      'gcv_no_output.json': JSON.stringify({ 1: { class_type: 'LoadImage', inputs: { image: 'a.png' } } }),
      'gcv_cycle.json': JSON.stringify({
        1: node,
        2: { class_type: 'A', inputs: { image: ['3', 0] } },
        3: { class_type: 'B', inputs: { image: ['2', 0] } },
      }),
      'gcv_lost_link.json': JSON.stringify({ 1: node }),
    };
    for (const [name, text] of Object.entries(broken)) writeFileSync(join(folder, name), text);
    const users = (await listed('--folder', folder)).filter(({ source }) => source === 'user');
    expect(users.map(({ file }) => file).sort()).toEqual(Object.keys(broken).sort());
    const errors = Object.fromEntries(users.map(({ file, error }) => [file, error]));
    expect(errors).toMatchObject({
      'gcv_not_json.json': expect.stringContaining('not JSON'),
      'gcv_no_graph.json': expect.stringContaining('not a JSON object'),
      'gcv_no_output.json': expect.stringContaining('saves no pictures or video'),
      'gcv_cycle.json': expect.stringContaining('circle'),
      'gcv_lost_link.json': expect.stringContaining('"2"'),
    });
  });
});

type Graph = Record<string, { class_type: string; inputs: Record<string, unknown> }>;

/** The graph without what differs from job to job: its id in file names, and the names that pictures have on the server. */
function comparable(graph: Graph): Graph {
  const text = JSON.stringify(graph).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|job-id/g, 'ID');
  const copy = JSON.parse(text) as Graph;
  for (const node of Object.values(copy)) if (node.class_type === 'LoadImage') node.inputs.image = 'PICTURE';
  return copy;
}

describe('longtake inject', { timeout: LIMIT_MS }, () => {
  it('prints the graph that is really sent, for a first and for a chained segment', async () => {
    const extraModels = { loras: ['grain.safetensors'] };
    await using comfy = await startComfyTestServer({ renderMs: 10, extraModels });
    const shots = [
      { shot_id: 'A', duration: 4, seed: 7, steps: 8, loras: [{ name: 'grain.safetensors', strength: 0.5 }] },
    ];
    const folderPath = makeProject(join(rootPath, 'inject'), { shots });
    const graphOf = async (segment: string) => {
      const args = ['--workflow', 'gcv_wan_2.2_5b_i2v', '--project', folderPath, '--shot', 'A', '--segment', segment];
      const end = await longtake(folders, 'inject', ...args);
      expect(end.exitCode, end.stderr).toBe(0);
      return comparable(JSON.parse(end.stdout) as Graph);
    };
    const injected = [await graphOf('0'), await graphOf('1')];
    const generate = ['generate', folderPath, '--server', comfy.url, '--workflow', 'gcv_wan_2.2_5b_i2v.json', '--json'];
    const end = await longtake(folders, ...generate);
    expect(end.exitCode, end.stdout + end.stderr).toBe(0);
    const sent = [...comfy.queue.history.values()].map(({ prompt }) => comparable(prompt[2] as Graph));
    expect(injected).toEqual(sent);
    expect(injected[0]?.longtake_lora_1?.inputs).toMatchObject({ lora_name: 'grain.safetensors', strength_model: 0.5 });
  });

  it('names a workflow, a shot or a segment that is not there', async () => {
    const folderPath = makeProject(join(rootPath, 'inject-none'), { shots: [{ shot_id: 'A', duration: 1 }] });
    const inject = (workflow: string, shot: string, segment: string) =>
      longtake(
        folders,
        'inject',
        '--workflow',
        workflow,
        '--project',
        folderPath,
        '--shot',
        shot,
        '--segment',
        segment,
      );
    const wrongWorkflow = await inject('gcv_nowhere', 'A', '0');
    expect([wrongWorkflow.exitCode, wrongWorkflow.stderr]).toEqual([1, expect.stringContaining('gcv_nowhere')]);
    const wrongSegment = await inject('gcv_wan_2.2_5b_i2v', 'A', '5');
    expect([wrongSegment.exitCode, wrongSegment.stderr]).toEqual([1, expect.stringContaining('A/5')]);
  });
});

interface Report {
  readonly verdict: string;
  readonly findings: readonly { code: string; message: string; remedy: string }[];
  readonly looked: readonly { what: string; result: string }[];
}

describe('longtake check', { timeout: LIMIT_MS }, () => {
  const check = async (folderPath: string, url: string) => {
    const end = await longtake(
      folders,
      'check',
      folderPath,
      '--server',
      url,
      '--workflow',
      'gcv_wan_2.2_5b_i2v',
      '--json',
    );
    return { exitCode: end.exitCode, report: end.events()[0] as unknown as Report };
  };

  it('says what stands in the way before anything is sent, and what to do', async () => {
    const vae = 'wan2.2_vae.safetensors';
    await using comfy = await startComfyTestServer({
      renderMs: 10,
      withoutModels: [vae],
      withoutNodes: ['CreateVideo'],
    });
    const folderPath = makeProject(join(rootPath, 'check-missing'), { shots: [{ shot_id: 'A', duration: 1 }] });
    const { exitCode, report } = await check(folderPath, comfy.url);
    expect([exitCode, report.verdict]).toEqual([3, 'cannot-run']);
    const finding = (code: string, words: string) =>
      expect.objectContaining({ code, message: expect.stringContaining(words), remedy: expect.stringMatching(/\S/) });
    expect(report.findings).toEqual(
      expect.arrayContaining([finding('model-missing', vae), finding('node-missing', 'CreateVideo')]),
    );
    expect(comfy.queue.history.size).toBe(0);
  });

  it('says that all is well', async () => {
    await using comfy = await startComfyTestServer({ renderMs: 10 });
    const folderPath = makeProject(join(rootPath, 'check-fine'), { shots: [{ shot_id: 'A', duration: 1 }] });
    const { exitCode, report } = await check(folderPath, comfy.url);
    expect(exitCode, JSON.stringify(report)).toBe(0);
    expect(report.verdict).not.toBe('cannot-run');
    expect(report.looked.map(({ what, result }) => `${what}: ${result}`).join('\n')).toMatch(/ComfyUI \d+\.\d+/);
  });
});
