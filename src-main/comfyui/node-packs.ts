// What brings a node type that video workflows use, so that its absence can be mended. Names as the packs register them.

interface NodePack {
  /** As a sentence's object: "Install …". */
  readonly install: string;
  readonly names: ReadonlySet<string>;
  /** After the names of every pack: some share a beginning. */
  readonly pattern?: RegExp;
}

const PACKS: readonly NodePack[] = [
  {
    install: 'the custom nodes ComfyUI-GGUF (by city96)',
    names: new Set(['UnetLoaderGGUF', 'UnetLoaderGGUFAdvanced']),
    pattern: /^(Dual|Triple|Quadruple)?CLIPLoaderGGUF$/,
  },
  {
    install: 'the custom nodes ComfyUI-KJNodes (by kijai)',
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
    install: 'the custom nodes ComfyUI-VideoHelperSuite (by Kosinkadink)',
    names: new Set(),
    pattern: /^VHS_/,
  },
  {
    install: 'the custom nodes ComfyUI-WanVideoWrapper (by kijai)',
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
    const part = areMany ? 'these nodes are' : 'this node is';
    return `Update ComfyUI to a version of 2026 (${part} part of it) and restart it.`;
  }
  const pack = PACKS.find(({ names }) => names.has(classType)) ?? PACKS.find(({ pattern }) => pattern?.test(classType));
  if (pack) return `Install ${pack.install}, with ComfyUI Manager or into ComfyUI/custom_nodes, and restart ComfyUI.`;
  const [it, name] = areMany ? ['them', 'these names'] : ['it', 'that name'];
  return `Install the custom nodes that bring ${it} (ComfyUI Manager finds them by ${name}) and restart ComfyUI.`;
}
