// What brings a node type that video workflows use, so that its absence can be mended. Names as the packs register them.
import { say } from '#shared/i18n/say.ts';

interface NodePack {
  /** As ComfyUI Manager finds it, with its maker. */
  readonly pack: string;
  readonly maker: string;
  readonly names: ReadonlySet<string>;
  /** After the names of every pack: some share a beginning. */
  readonly pattern?: RegExp;
}

const PACKS: readonly NodePack[] = [
  {
    pack: 'ComfyUI-GGUF',
    maker: 'city96',
    names: new Set(['UnetLoaderGGUF', 'UnetLoaderGGUFAdvanced']),
    pattern: /^(Dual|Triple|Quadruple)?CLIPLoaderGGUF$/,
  },
  {
    pack: 'ComfyUI-KJNodes',
    maker: 'kijai',
    // The misspelt name is the real one.
    names: new Set([
      'PathchSageAttentionKJ',
      'ColorMatch',
      'FloatConstant',
      'GetImageRangeFromBatch',
      'GetImageSizeAndCount',
      'ImageBatchMulti',
      'ImageConcatMulti',
      'INTConstant',
      'StringConstant',
      'StringConstantMultiline',
      'TorchCompileModelWanVideoV2',
      'WanVideoNAG',
    ]),
    pattern: /KJ(v2)?$/,
  },
  {
    pack: 'ComfyUI-VideoHelperSuite',
    maker: 'Kosinkadink',
    names: new Set(),
    pattern: /^VHS_/,
  },
  {
    pack: 'ComfyUI-WanVideoWrapper',
    maker: 'kijai',
    names: new Set(['LoadWanVideoT5TextEncoder', 'LoadWanVideoClipTextEncoder']),
    pattern: /^WanVideo/,
  },
];

/** LTX-2 and its helpers are nodes of ComfyUI itself, but younger than many installations. */
const CORE_OF_2026: ReadonlySet<string> = new Set([
  'ComfySwitchNode',
  'LatentUpscaleModelLoader',
  'LTXAVTextEncoderLoader',
  'LTXVAudioVAEDecode',
  'LTXVAudioVAEEncode',
  'LTXVAudioVAELoader',
  'LTXVConcatAVLatent',
  'LTXVEmptyLatentAudio',
  'LTXVImgToVideoInplace',
  'LTXVLatentUpsampler',
  'LTXVSeparateAVLatent',
  'ManualSigmas',
  'ResizeImageMaskNode',
  'ResizeImagesByLongerEdge',
]);

/** What the user can do about node types that a server lacks, by what is to be done: those that one thing brings are together. */
export function missingNodesByRemedy(classTypes: readonly string[]): { remedy: string; classTypes: string[] }[] {
  const groups = Map.groupBy(classTypes, (classType) => remedyForMissingNode(classType));
  return [...groups.values()].map((together) => ({
    remedy: remedyForMissingNode(together[0] ?? '', together.length > 1),
    classTypes: together,
  }));
}

function remedyForMissingNode(classType: string, areMany = false): string {
  if (CORE_OF_2026.has(classType)) {
    return areMany
      ? say`Update ComfyUI to a version of 2026 (these nodes are part of it) and restart it.`
      : say`Update ComfyUI to a version of 2026 (this node is part of it) and restart it.`;
  }
  const known =
    PACKS.find(({ names }) => names.has(classType)) ?? PACKS.find(({ pattern }) => pattern?.test(classType));
  if (known)
    return say`Install the custom nodes ${known.pack} (by ${known.maker}), with ComfyUI Manager or into ComfyUI/custom_nodes, and restart ComfyUI.`;
  return areMany
    ? say`Install the custom nodes that bring them (ComfyUI Manager finds them by these names) and restart ComfyUI.`
    : say`Install the custom nodes that bring it (ComfyUI Manager finds them by that name) and restart ComfyUI.`;
}
