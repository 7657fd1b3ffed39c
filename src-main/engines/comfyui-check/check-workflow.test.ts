import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { ComfyTestServerOptions } from '../../comfyui/comfy-test-server/options.ts';
import { startComfyTestServer } from '../../comfyui/comfy-test-server/start-comfy-test-server.ts';
import {
  connectTo,
  type EditableGraph,
  engineFor,
  GGUF,
  nodeAt,
  openWorkflows,
  segmentOf,
  soon,
  WAN_5B,
  type WorkflowsForTests,
} from '../comfyui-for-tests.ts';

let workflows: WorkflowsForTests;
beforeEach(async () => {
  workflows = await openWorkflows();
});
afterEach(() => workflows[Symbol.asyncDispose]());

interface Asked {
  readonly name?: string;
  readonly edit?: (graph: EditableGraph) => void;
  readonly segments?: readonly PlanSegment[];
  readonly options?: ComfyTestServerOptions;
  readonly inputFiles?: readonly string[];
}

async function check({ name = WAN_5B, edit, segments = [segmentOf()], options = {}, inputFiles = [] }: Asked) {
  await using world = await connectTo(startComfyTestServer({ previews: false, ...options }));
  for (const file of inputFiles) await writeFile(join(world.server.inputFolderPath, file), '');
  const loaded = edit === undefined ? workflows.load(name) : await workflows.loadEdited(name, edit);
  const { findings, looked } = await engineFor(world.comfy, workflows, loaded).check(segments, {}, soon());
  const result = (what: string) => looked.find((each) => each.what === what)?.result;
  return { findings, result, url: world.server.url };
}

describe('what the check could not look at', () => {
  it('says that the size of a GGUF file is not known, because the server lists none', async () => {
    const { result } = await check({ name: GGUF, options: { modelBytes: { 'wan_2.1_vae.safetensors': 0 } } });
    expect(result('Model files')).toBe('4 files: 1 there, 2 there (size not known), 1 not whole');
  });

  it('counts the node types whose inputs it looked at', async () => {
    const { result } = await check({ options: { withoutNodes: ['KSampler', 'UNETLoader', 'VAELoader'] } });
    expect(result('Inputs and choices')).toBe(
      `${WAN_5B}.json: all fit, checked for 11 of 14 node types; the others are not installed`,
    );
    expect(result('Model files')).toBe('3 files: 1 there, 2 not known (their loaders are not installed)');
  });
});

describe('node types that are not installed', () => {
  it('do not hide what is wrong before them', async () => {
    const edit = (graph: EditableGraph) => Object.assign(nodeAt(graph, 'sampler').inputs, { sampler_name: 'nonsense' });
    const { findings } = await check({ edit, options: { withoutNodes: ['SaveVideo', 'SaveImage'] } });
    expect(findings.map(({ message }) => message).join()).toContain('"sampler_name" is "nonsense"');
  });

  it('makes one finding of those that one thing brings', async () => {
    const withoutNodes = ['KSamplerAdvanced', 'UnetLoaderGGUF', 'VAELoader'];
    const { findings, url } = await check({ name: GGUF, options: { withoutNodes } });
    const missing = findings.filter(({ code }) => code === 'node-missing');
    expect(missing.map(({ message }) => message).sort()).toEqual([
      `The node type UnetLoaderGGUF is not installed on ComfyUI at ${url}.`,
      expect.stringMatching(/^The node types \w+, \w+ are not installed on ComfyUI at http:\S+\.$/),
    ]);
    const both = missing.find(({ message }) => message.includes('types'));
    expect(both?.details?.split(', ').sort()).toEqual(['KSamplerAdvanced', 'VAELoader']);
    expect(both?.remedy).toContain('custom nodes that bring them');
  });
});

describe('the words of a finding', () => {
  it('names the workflow once, and no settings that may not be meant', async () => {
    const device = { name: 'cpu', pytorchVersion: '2.8.0+cpu', vramTotalBytes: 1e9 };
    const { findings } = await check({ options: { device, withoutModels: ['wan2.2_vae.safetensors'] } });
    const missing = findings.find(({ code }) => code === 'model-missing');
    expect(missing).toMatchObject({
      filePath: `${WAN_5B}.json`,
      message: expect.stringContaining('vae/wan2.2_vae.safetensors, which this workflow always needs.'),
    });
    expect(findings.find(({ message }) => message.includes('on the processor'))?.remedy).toBe(
      'Start ComfyUI without --cpu on a computer with a graphics card, or choose another server.',
    );
  });
});

/** Its frames are copies of the picture, as large as the picture is scaled to: nothing there to set. */
const fixed = (graph: EditableGraph) => {
  graph.scaled = {
    class_type: 'ImageScale',
    inputs: { image: ['start_image', 0], upscale_method: 'area', width: 640, height: 640, crop: 'center' },
  };
  graph.copies = { class_type: 'RepeatImageBatch', inputs: { image: ['scaled', 0], amount: 9 } };
  graph.latent = { class_type: 'VAEEncode', inputs: { pixels: ['copies', 0], vae: ['vae', 0] } };
  nodeAt(graph, 'sampler').inputs.latent_image = ['latent', 0];
  nodeAt(graph, 'save').inputs.video = ['film', 0];
  graph.film = { class_type: 'CreateVideo', inputs: { images: ['decode', 0] } };
};

describe('a workflow that cannot be told everything', () => {
  const about = async (segments: readonly PlanSegment[], edit = fixed) => {
    const { findings } = await check({ edit, segments });
    return findings.filter(({ code }) => code === 'not-supported' || code === 'output-too-short');
  };

  it('says what it makes and what the plan wants', async () => {
    const found = await about([segmentOf({ width: 832, height: 480 })]);
    expect(found.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'warning The size cannot be set in this workflow: it makes 640×640, the plan wants 832×480. Clips are scaled to that and their edges cropped.',
      'warning The number of frames cannot be set in this workflow: it makes 9, the plan asks for 5.',
      'warning The frame rate cannot be set in this workflow: its films have a rate of their own, the plan counts 16 frames per second.',
    ]);
  });

  it('is silent where it makes what is wanted, and holds too few frames for a problem of the shot', async () => {
    const kept = (framesKept: number, framesDroppedAtStart = 0) => ({
      framesKept,
      framesDroppedAtStart,
      framesRequested: 13,
    });
    const shots = [
      segmentOf({ width: 640, height: 640, framesRequested: 9 }),
      segmentOf({ width: 640, height: 640, shotId: '002', ...kept(9) }),
      segmentOf({ width: 640, height: 640, shotId: '003', ...kept(9, 1) }),
    ];
    const found = (await about(shots)).filter(({ message }) => !message.includes('rate'));
    expect(found.map(({ severity, shotId, message }) => `${severity} ${shotId} ${message}`)).toEqual([
      'warning undefined The number of frames cannot be set in this workflow: it makes 9, the plan asks for 13.',
      'problem 003 Shot 003 needs 10 frames of a segment, but this workflow makes 9 and the number cannot be set.',
    ]);
  });

  it('admits that it does not know what comes out', async () => {
    const found = await about([segmentOf()], (graph) => {
      fixed(graph);
      graph.latent = { class_type: 'VAEEncode', inputs: { pixels: ['start_image', 0], vae: ['vae', 0] } };
    });
    expect(found.map(({ message }) => message).join('\n')).toMatch(
      /it makes a size of its own, the plan wants 96×64\..*it makes as many as it is built for, the plan needs at least 4\./s,
    );
  });
});

describe('files that stay as the workflow names them', () => {
  const withFile = (nodeType: string, input: string, file: string) => (graph: EditableGraph) => {
    graph.named = { class_type: nodeType, inputs: { [input]: file } };
    if (nodeType === 'LoadAudio') {
      graph.sound = { class_type: 'SaveAudio', inputs: { audio: ['named', 0], filename_prefix: 'x' } };
    } else graph.shown = { class_type: 'PreviewImage', inputs: { images: ['named', 0] } };
  };

  it('an interpolator that makes more frames than a segment asks for is a problem', async () => {
    const edit = (graph: EditableGraph) => {
      graph.more = { class_type: 'RIFE VFI', inputs: { frames: ['decode', 0], multiplier: 2 } };
      const video = graph.video;
      if (video !== undefined) video.inputs.images = ['more', 0];
    };
    const { findings } = await check({ edit });
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'problem', message: expect.stringContaining('2 times as many frames') }),
    );
  });

  it.each([
    ['LoadImage', 'image', 'there.png', null],
    ['LoadImage', 'image', 'there.png [input]', null],
    ['LoadImage', 'image', 'nothere.png', 'problem'],
    ['LoadImage', 'image', 'folder/unlisted.png', 'warning'],
    ['LoadImage', 'image', 'made.png [output]', 'warning'],
    ['LoadImage', 'image', 'odd.unheard', 'warning'],
    ['LoadAudio', 'audio', 'nothere.wav', 'problem'],
  ])('%s with %s %s: %s', async (nodeType, input, file, severity) => {
    const edit = withFile(nodeType, input, file);
    const { findings, result } = await check({ edit, inputFiles: ['there.png', 'beep.wav'] });
    const found = findings.filter(({ code }) => code === 'file-missing');
    expect(found[0]?.severity ?? null).toBe(severity);
    if (severity === null) return;
    expect(found).toMatchObject([
      { message: expect.stringContaining(file), jsonPath: `$["named"].inputs["${input}"]` },
    ]);
    if (severity === 'problem')
      expect(found[0]?.message).toBe(
        `The workflow names the file ${file} (node named, ${nodeType}), which the server’s input folder does not have.`,
      );
    expect(result('Inputs and choices')).toMatch(/: all fit$/);
  });
});
