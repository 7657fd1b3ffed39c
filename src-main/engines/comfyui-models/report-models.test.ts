import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ComfyTestServerOptions } from '../../comfyui/comfy-test-server/options.ts';
import { startComfyTestServer } from '../../comfyui/comfy-test-server/start-comfy-test-server.ts';
import {
  connectTo,
  GGUF,
  nodeAt,
  openWorkflows,
  soon,
  WAN_5B,
  WAN_14B,
  type WorkflowsForTests,
} from '../comfyui-for-tests.ts';
import { findChoice } from './model-names.ts';
import { reportModels } from './report-models.ts';

const HIGH = 'wan2.2_i2v_high_noise_14B_fp8_scaled.safetensors';
const TEXT_ENCODER = 'umt5_xxl_fp8_e4m3fn_scaled.safetensors';

const startServer = (options: ComfyTestServerOptions = {}) =>
  connectTo(startComfyTestServer({ renderMs: 40, previews: false, ...options }));

let workflows: WorkflowsForTests;
let root: string;
beforeEach(async () => {
  workflows = await openWorkflows();
  root = await mkdtemp(join(tmpdir(), 'longtake-comfy-'));
});
afterEach(async () => {
  await workflows[Symbol.asyncDispose]();
  await rm(root, { recursive: true, force: true });
});

describe('one file in many spellings', () => {
  it.each([
    ['x.safetensors', ['x.safetensors'], '', 'x.safetensors'],
    ['diffusion_models/x.safetensors', ['x.safetensors'], 'diffusion_models', 'x.safetensors'],
    ['wan/x.safetensors', ['wan\\x.safetensors'], 'loras', 'wan\\x.safetensors'],
    ['loras/wan/x.safetensors', ['wan\\x.safetensors'], 'loras', 'wan\\x.safetensors'],
    ['wan\\x.safetensors', ['wan/x.safetensors'], 'loras', 'wan/x.safetensors'],
    ['x', ['x.safetensors'], 'loras', 'x.safetensors'],
    // Another file of the same name in another folder is another file.
    ['wan/x.safetensors', ['x.safetensors', 'ltx\\x.safetensors'], 'loras', null],
    ['X.safetensors', ['x.safetensors'], '', null],
  ])('%s among %j of "%s" is %j', (name, choices, folder, expected) => {
    expect(findChoice(choices, name, folder)).toBe(expected);
  });
});

describe('the report on a workflow’s models', () => {
  it('names what is missing with folder, size and page, and what the menu holds', async () => {
    await using world = await startServer({ withoutModels: [HIGH, 'wan_2.1_vae.safetensors'] });
    const workflow = workflows.load(WAN_14B);
    const report = await reportModels({ server: world.comfy, workflow, chosen: {}, comfyRoot: null }, soon());
    expect(report).toMatchObject({ error: null, serverUrl: world.server.url });
    const [high, low] = report.slots;
    expect(high).toMatchObject({ slot: 'high', nodeType: 'UNETLoader', input: 'unet_name', chosenFile: HIGH });
    expect(high?.options.map(({ path, state }) => [path, state])).toEqual([
      [`diffusion_models/${HIGH}`, 'missing'],
      ['diffusion_models/wan2.2_i2v_high_noise_14B_fp16.safetensors', 'missing'],
    ]);
    expect(low?.options[0]?.state).not.toBe('missing');
    expect(report.required.map(({ folder, loaderName, state }) => `${folder} ${loaderName} ${state}`)).toContain(
      'vae wan_2.1_vae.safetensors missing',
    );
    const missing = report.findings.filter(({ message }) => message.includes('does not have'));
    expect(missing.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      'model-missing problem',
      'model-missing problem',
    ]);
    expect(missing[0]?.message).toContain(`does not have the model diffusion_models/${HIGH}`);
    expect(missing[0]?.remedy).toMatch(
      /Download it \(14\.\d GB\) from https:\/\/\S+high_noise_14B_fp8_scaled\.safetensors into ComfyUI\/models\/diffusion_models, or choose another file, then check again\./,
    );
  });

  it('offers what the loader offers where no list stands beside the workflow, in the server’s own spelling', async () => {
    await using world = await startServer({ extraModels: { diffusion_models: ['wan\\own.safetensors'] } });
    const workflow = await workflows.loadEdited(WAN_5B, () => undefined);
    const chosen = { '': 'diffusion_models/wan/own.safetensors' };
    const report = await reportModels({ server: world.comfy, workflow, chosen, comfyRoot: null }, soon());
    const [slot] = report.slots;
    expect(slot?.chosenFile).toBe('wan\\own.safetensors');
    const paths = slot?.options.map(({ path }) => path) ?? [];
    expect(paths).toEqual(expect.arrayContaining(['diffusion_models/wan/own.safetensors', `diffusion_models/${HIGH}`]));
    // The chosen one stands in the menu once.
    expect(paths.filter((path) => path.endsWith('own.safetensors'))).toHaveLength(1);
    expect(report.findings.filter(({ severity }) => severity === 'problem')).toEqual([]);
  });

  it('finds GGUF files where their own loader lists them', async () => {
    await using world = await startServer();
    const workflow = workflows.load(GGUF);
    const report = await reportModels({ server: world.comfy, workflow, chosen: {}, comfyRoot: null }, soon());
    expect(report.slots[0]).toMatchObject({ nodeType: 'UnetLoaderGGUF', chosenFile: expect.stringMatching(/\.gguf$/) });
    const states = new Map(report.slots[0]?.options.map(({ loaderName, state }) => [loaderName, state]));
    expect(states.get('Wan2.2-I2V-A14B-HighNoise-Q4_K_M.gguf')).not.toBe('missing');
    expect(states.get('Wan2.2-I2V-A14B-HighNoise-Q8_0.gguf')).toBe('missing');
  });

  it('holds a file that is empty or cut off on the server for a problem, with what is there', async () => {
    const modelBytes = { 'wan2.2_vae.safetensors': 0, 'wan2.2_ti2v_5B_fp16.safetensors': 3_000_000_000 };
    await using world = await startServer({ modelBytes });
    const workflow = workflows.load(WAN_5B);
    const report = await reportModels({ server: world.comfy, workflow, chosen: {}, comfyRoot: null }, soon());
    expect(report.findings.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      expect.stringMatching(/^problem .*wan2\.2_ti2v_5B_fp16.*are missing/),
      expect.stringMatching(/^problem .*wan2\.2_vae.*it is empty/),
    ]);
  });

  it('says where a project’s choice does not fit the workflow', async () => {
    await using world = await startServer();
    const workflow = workflows.load(WAN_14B);
    const chosen = { low: 'diffusion_models/wan2.2_t2v_low_noise_14B_fp8_scaled.safetensors', '': 'x.gguf' };
    const report = await reportModels({ server: world.comfy, workflow, chosen, comfyRoot: null }, soon());
    const messages = report.findings.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
    expect(messages).toEqual(
      expect.arrayContaining([
        'The project chooses x.gguf for the model slot, which this workflow does not have; it is not used.',
        expect.stringContaining('for the model slot "low", which the list beside this workflow does not name'),
      ]),
    );
    expect(report.slots[1]?.chosenFile).toBe('wan2.2_t2v_low_noise_14B_fp8_scaled.safetensors');
  });

  it('tells a server that does not answer from one that lacks files', async () => {
    const gone = await startServer();
    await gone.server.close();
    const workflow = workflows.load(WAN_5B);
    const report = await reportModels({ server: gone.comfy, workflow, chosen: {}, comfyRoot: null }, soon());
    await gone.comfy.close();
    expect(report.error?.code).toBe('server-unreachable');
    expect(new Set(report.slots[0]?.options.map(({ state }) => state))).toEqual(new Set(['unknown']));
    expect(report.findings).toEqual([]);
  });

  it('looks through a primitive at the loader behind it', async () => {
    await using world = await startServer();
    const workflow = await workflows.loadEdited(WAN_5B, (graph) => {
      graph.name = { class_type: 'PrimitiveString', inputs: { value: 'nowhere.safetensors' } };
      nodeAt(graph, 'model').inputs.unet_name = ['name', 0];
    });
    const report = await reportModels({ server: world.comfy, workflow, chosen: {}, comfyRoot: null }, soon());
    expect(report.slots[0]).toMatchObject({ nodeType: 'UNETLoader', chosenFile: 'nowhere.safetensors' });
    expect(report.findings[0]?.message).toContain('diffusion_models/nowhere.safetensors');
  });
});

describe('files on this machine', () => {
  const put = async (path: string, bytes: Uint8Array) => {
    const filePath = join(root, 'models', path);
    await mkdir(dirname(filePath), { recursive: true });
    await writeFile(filePath, bytes);
  };
  /** A whole .safetensors file: its header's length, its header, its data. */
  const safetensors = (dataBytes: number) => {
    const header = Buffer.from(
      JSON.stringify({ __metadata__: { a: 'b' }, w: { dtype: 'F16', shape: [1], data_offsets: [0, dataBytes] } }),
    );
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    return Buffer.concat([length, header, Buffer.alloc(dataBytes)]);
  };
  const reportOn = async () => {
    const workflow = await workflows.loadEdited(WAN_5B, () => undefined);
    return reportModels({ server: null, workflow, chosen: {}, comfyRoot: root }, soon());
  };

  it('counts the bytes that a .safetensors file lacks by its own header', async () => {
    const whole = safetensors(10_000);
    await put('diffusion_models/wan2.2_ti2v_5B_fp16.safetensors', whole);
    await put('vae/wan2.2_vae.safetensors', whole.subarray(0, whole.length - 1_234));
    await put(`text_encoders/${TEXT_ENCODER}.crdownload`, Buffer.alloc(77));
    const report = await reportOn();
    expect(report.slots[0]?.options).toMatchObject([
      { state: 'present', sizeBytes: whole.length, expectedBytes: whole.length },
    ]);
    expect(Object.fromEntries(report.required.map(({ folder, state }) => [folder, state]))).toEqual({
      vae: 'partial',
      text_encoders: 'partial',
    });
    const messages = report.findings.map(({ message, remedy }) => `${message} ${remedy}`).join('\n');
    expect(messages).toContain('1,234 bytes are missing');
    expect(messages).toContain(
      `Its download is unfinished (${join(root, 'models', 'text_encoders', TEXT_ENCODER)}.crdownload)`,
    );
    expect(messages).toContain('77 bytes are there so far');
  });

  it('does not take a file for whole while aria2 fills it, nor one cut off within its header', async () => {
    await put('diffusion_models/wan2.2_ti2v_5B_fp16.safetensors', safetensors(100));
    await put('diffusion_models/wan2.2_ti2v_5B_fp16.safetensors.aria2', Buffer.alloc(3));
    await put('vae/wan2.2_vae.safetensors', safetensors(100).subarray(0, 20));
    const report = await reportOn();
    expect(report.slots[0]?.options[0]?.state).toBe('partial');
    expect(report.required.find(({ folder }) => folder === 'vae')?.state).toBe('partial');
    expect(report.required.find(({ folder }) => folder === 'text_encoders')?.state).toBe('missing');
  });

  it('never looks outside the models folder', async () => {
    await writeFile(join(root, 'secret.safetensors'), safetensors(1));
    const workflow = await workflows.loadEdited(WAN_5B, (graph) => {
      nodeAt(graph, 'vae').inputs.vae_name = '../../secret.safetensors';
    });
    const report = await reportModels({ server: null, workflow, chosen: {}, comfyRoot: root }, soon());
    expect(report.required.find(({ folder }) => folder === 'vae')).toMatchObject({ state: 'unknown', sizeBytes: null });
  });
});
