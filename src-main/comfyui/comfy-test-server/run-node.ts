// What each node type does here. Types without an entry hand on what they were given.
import { resolveAnnotated } from './folders.ts';
import { addGuide, emptyLatentImage, inPlaceOf, sample, VIDEO_LATENTS, videoLatent } from './latent-nodes.ts';
import type { NodeRun } from './node-run.ts';
import { NodeFailure, type NodeResult, needKind, numberInput, textInput, type Value } from './node-values.ts';
import { previewImage, saveAnimatedWebp, saveImage, saveVideo, saveWebm, vhsVideoCombine } from './save-nodes.ts';

type Behaviour = (run: NodeRun) => NodeResult | Promise<NodeResult>;

const sigmas: Behaviour = (run) => ({ outputs: [{ kind: 'sigmas', steps: numberInput(run.inputs, 'steps', 20) }] });
const primitive: Behaviour = (run) => ({ outputs: [run.inputs.value ?? null] });
const decode: Behaviour = async (run) => ({
  outputs: [await run.renderer.decode(needKind(run.inputs, 'samples', 'latent'), run.signal)],
});

const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  LoadImage: loadImage,
  EmptyLatentImage: emptyLatentImage,
  LTXVAddGuide: addGuide,
  KSampler: sample,
  KSamplerAdvanced: sample,
  SamplerCustom: sample,
  SamplerCustomAdvanced: sample,
  RandomNoise: (run) => ({ outputs: [{ kind: 'noise', seed: numberInput(run.inputs, 'noise_seed') }] }),
  BasicScheduler: sigmas,
  LTXVScheduler: sigmas,
  KarrasScheduler: sigmas,
  VAEDecode: decode,
  VAEDecodeTiled: decode,
  ImageFromBatch: async (run) => ({
    outputs: [
      await run.renderer.pick(
        needKind(run.inputs, 'image', 'images'),
        numberInput(run.inputs, 'batch_index'),
        numberInput(run.inputs, 'length', 1),
      ),
    ],
  }),
  ImageScale: scaleImage,
  CreateVideo: (run) => ({
    outputs: [
      { kind: 'video', images: needKind(run.inputs, 'images', 'images'), fps: numberInput(run.inputs, 'fps', 30) },
    ],
  }),
  GetVideoComponents: (run) => {
    const { images, fps } = needKind(run.inputs, 'video', 'video');
    return { outputs: [images, { kind: 'token', type: 'AUDIO' }, fps] };
  },
  SaveVideo: saveVideo,
  SaveWEBM: saveWebm,
  SaveAnimatedWEBP: saveAnimatedWebp,
  SaveImage: saveImage,
  PreviewImage: previewImage,
  VHS_VideoCombine: vhsVideoCombine,
  PrimitiveInt: primitive,
  PrimitiveFloat: primitive,
  PrimitiveString: primitive,
  PrimitiveStringMultiline: primitive,
  PrimitiveBoolean: primitive,
};

export async function runNode(run: NodeRun): Promise<NodeResult> {
  const grid = VIDEO_LATENTS[run.definition.name];
  if (grid) return videoLatent(run, grid);
  const behaviour = BEHAVIOURS[run.definition.name];
  return behaviour ? behaviour(run) : handOn(run);
}

async function loadImage(run: NodeRun): Promise<NodeResult> {
  const path = resolveAnnotated(run.folders, textInput(run.inputs, 'image'));
  if (path === null) throw new NodeFailure('FileNotFoundError', `No such file: ${textInput(run.inputs, 'image')}`);
  return { outputs: inPlaceOf(run, 'IMAGE', await run.renderer.loadImage(path)) };
}

async function scaleImage(run: NodeRun): Promise<NodeResult> {
  const images = needKind(run.inputs, 'image', 'images');
  // 0 means: keep the proportion, or the size when both are 0.
  const givenWidth = numberInput(run.inputs, 'width');
  const givenHeight = numberInput(run.inputs, 'height');
  if (givenWidth === 0 && givenHeight === 0) return { outputs: [images] };
  const width = givenWidth || Math.max(1, Math.round((images.width * givenHeight) / images.height));
  const height = givenHeight || Math.max(1, Math.round((images.height * givenWidth) / images.width));
  return { outputs: [await run.renderer.scale(images, width, height, run.inputs.crop === 'center')] };
}

const KIND_OF_TYPE: Readonly<Record<string, string>> = { IMAGE: 'images', LATENT: 'latent' };

function handOn(run: NodeRun): NodeResult {
  const given = Object.values(run.inputs);
  const ofKind = (kind: string | undefined) =>
    given.find((value) => typeof value === 'object' && value !== null && value.kind === kind);
  const outputs = run.definition.output.map((type): Value => ofKind(KIND_OF_TYPE[type]) ?? { kind: 'token', type });
  return { outputs };
}
