// What each node type does here. Types without an entry hand on what they were given.
import {
  addGuide,
  emptyLatentImage,
  emptySound,
  joinSound,
  manualSigmas,
  partSound,
  sample,
  startInPlace,
  upscaleLatent,
  VIDEO_LATENTS,
  videoLatent,
} from './latent-nodes.ts';
import type { NodeRun } from './node-run.ts';
import { type NodeResult, needKind, numberInput, type Value, valueOfKind } from './node-values.ts';
import * as pictures from './picture-nodes.ts';
import { saveAnimatedPng, saveAnimatedWebp, saveVideo, saveWebm } from './save-film-nodes.ts';
import { previewImage, saveImage } from './save-picture-nodes.ts';
import { vhsVideoCombine } from './vhs-node.ts';

type Behaviour = (run: NodeRun) => NodeResult | Promise<NodeResult>;

const sigmas: Behaviour = (run) => ({ outputs: [{ kind: 'sigmas', steps: numberInput(run.inputs, 'steps', 20) }] });
const primitive: Behaviour = (run) => ({ outputs: [run.inputs.value ?? null] });
const decode: Behaviour = async (run) => ({
  outputs: [await run.renderer.decode(needKind(run.inputs, 'samples', 'latent'), run.signal)],
});

const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  LoadImage: pictures.loadImage,
  LoadImageOutput: pictures.loadImage,
  EmptyImage: pictures.emptyImage,
  RepeatImageBatch: pictures.repeatImages,
  ImageBatch: pictures.joinImages,
  ImageFromBatch: pictures.imageFromBatch,
  ImageScale: pictures.scaleImage,
  ImageScaleBy: pictures.scaleImageBy,
  ResizeImagesByLongerEdge: pictures.scaleLongerEdge,
  ResizeImageMaskNode: pictures.resizeImage,
  GetImageSize: pictures.imageSize,
  EmptyAudio: pictures.emptyAudio,
  LoadAudio: pictures.loadAudio,
  LTXVAudioVAEDecode: pictures.decodeAudio,
  EmptyLatentImage: emptyLatentImage,
  LTXVAddGuide: addGuide,
  LTXVImgToVideoInplace: startInPlace,
  LTXVEmptyLatentAudio: emptySound,
  LTXVConcatAVLatent: joinSound,
  LTXVSeparateAVLatent: partSound,
  LTXVLatentUpsampler: upscaleLatent,
  KSampler: sample,
  KSamplerAdvanced: sample,
  SamplerCustom: sample,
  SamplerCustomAdvanced: sample,
  RandomNoise: (run) => ({ outputs: [{ kind: 'noise', seed: numberInput(run.inputs, 'noise_seed') }] }),
  BasicScheduler: sigmas,
  LTXVScheduler: sigmas,
  KarrasScheduler: sigmas,
  ManualSigmas: manualSigmas,
  VAEDecode: decode,
  VAEDecodeTiled: decode,
  ComfySwitchNode: ({ inputs }) => ({ outputs: [inputs[inputs.switch === true ? 'on_true' : 'on_false'] ?? null] }),
  CreateVideo: ({ inputs }) => ({
    outputs: [
      {
        kind: 'video',
        images: needKind(inputs, 'images', 'images'),
        fps: numberInput(inputs, 'fps', 30),
        sound: valueOfKind(inputs, 'audio', 'sound'),
      },
    ],
  }),
  GetVideoComponents: (run) => {
    const { images, fps, sound } = needKind(run.inputs, 'video', 'video');
    return { outputs: [images, sound, fps] };
  },
  SaveVideo: saveVideo,
  SaveWEBM: saveWebm,
  SaveAnimatedWEBP: saveAnimatedWebp,
  SaveAnimatedPNG: saveAnimatedPng,
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

const KIND_OF_TYPE: Readonly<Record<string, string>> = { IMAGE: 'images', LATENT: 'latent' };

function handOn(run: NodeRun): NodeResult {
  const given = Object.values(run.inputs);
  const ofKind = (kind: string | undefined) =>
    given.find((value) => typeof value === 'object' && value !== null && value.kind === kind);
  const outputs = run.definition.output.map((type): Value => ofKind(KIND_OF_TYPE[type]) ?? { kind: 'token', type });
  return { outputs };
}
