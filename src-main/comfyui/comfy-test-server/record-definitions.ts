// Writes down what a real ComfyUI answers to `/object_info`, so that the test server can say the same. Run by hand:
//   node src-main/comfyui/comfy-test-server/record-definitions.ts http://127.0.0.1:8188 core   (a 0.3.64)
//   … packs  (the same with the three packs of custom nodes)      … 2026  (a 0.27.0: only what differs or is new)
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Definition = Readonly<Record<string, unknown>>;
type Definitions = Readonly<Record<string, Definition>>;

const CORE =
  'BasicGuider BasicScheduler CFGGuider CLIPLoader CLIPSetLastLayer CLIPTextEncode CLIPVisionEncode CLIPVisionLoader ' +
  'CheckpointLoaderSimple ConditioningZeroOut CreateVideo DisableNoise DualCLIPLoader EmptyAudio EmptyHunyuanLatentVideo ' +
  'EmptyImage EmptyLTXVLatentVideo EmptyLatentImage EmptySD3LatentImage FluxGuidance GetImageSize GetVideoComponents ' +
  'HunyuanImageToVideo ImageBatch ImageBlur ImageFromBatch ImagePadForOutpaint ImageScale ImageScaleBy ' +
  'ImageScaleToTotalPixels ImageUpscaleWithModel KSampler KSamplerAdvanced KSamplerSelect KarrasScheduler LTXVAddGuide ' +
  'LTXVConditioning LTXVCropGuides LTXVImgToVideo LTXVPreprocess LTXVScheduler LoadAudio LoadImage LoadImageMask ' +
  'LoadImageOutput LoadVideo LoraLoader LoraLoaderModelOnly ModelSamplingLTXV ModelSamplingSD3 PreviewImage ' +
  'PrimitiveBoolean PrimitiveFloat PrimitiveInt PrimitiveString PrimitiveStringMultiline RandomNoise RepeatImageBatch ' +
  'SamplerCustom SamplerCustomAdvanced SaveAnimatedPNG SaveAnimatedWEBP SaveAudio SaveImage SaveVideo SaveWEBM ' +
  'TextEncodeHunyuanVideo_ImageToVideo UNETLoader UpscaleModelLoader VAEDecode VAEDecodeTiled VAEEncode VAELoader ' +
  'Wan22ImageToVideoLatent WanFirstLastFrameToVideo WanImageToVideo';
const PACKS =
  'CLIPLoaderGGUF DualCLIPLoaderGGUF UnetLoaderGGUF UnetLoaderGGUFAdvanced FloatConstant GetImageSizeAndCount ' +
  'INTConstant ImageResizeKJ ImageResizeKJv2 PathchSageAttentionKJ StringConstant StringConstantMultiline WanVideoNAG ' +
  'VHS_LoadVideo VHS_VideoCombine';
const YOUNG =
  'ComfySwitchNode LTXAVTextEncoderLoader LTXVAudioVAEDecode LTXVAudioVAEEncode LTXVAudioVAELoader LTXVConcatAVLatent ' +
  'LTXVEmptyLatentAudio LTXVImgToVideoInplace LTXVLatentUpsampler LTXVSeparateAVLatent LatentUpscaleModelLoader ' +
  'ManualSigmas ResizeImageMaskNode ResizeImagesByLongerEdge';

const KINDS: Readonly<Record<string, readonly [fileName: string, classTypes: string]>> = {
  core: ['node-definitions.json', CORE],
  packs: ['custom-node-definitions.json', PACKS],
  2026: ['node-2026-definitions.json', `${CORE} ${YOUNG}`],
};

/** Words for people, and what only the page uses. */
const LEFT_OUT = new Set([
  'tooltip',
  'description',
  'output_tooltips',
  'search_aliases',
  'price_badge',
  'essentials_category',
]);
/** Lists of this server's own files. */
const OWN_FILES = /\.(safetensors|gguf|sft|pt|ckpt|png|mp4|wav)$/;

function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => typeof item !== 'string' || !OWN_FILES.test(item)).map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !LEFT_OUT.has(key))
      .map(([key, item]) => [key, tidy(item)]),
  );
}

const [url = '', kind = ''] = process.argv.slice(2);
const [fileName, classTypes] = KINDS[kind] ?? [];
if (!fileName || !classTypes) throw new Error(`second argument: one of ${Object.keys(KINDS).join(', ')}`);
const answer = await fetch(`${url}/object_info`);
const all = tidy(await answer.json()) as Definitions;
const pathOf = (name: string) => join(import.meta.dirname, name);
const known: Definitions = kind === '2026' ? JSON.parse(readFileSync(pathOf('node-definitions.json'), 'utf8')) : {};
const lines = classTypes
  .split(' ')
  .toSorted()
  .filter((name) => all[name] && JSON.stringify(all[name]) !== JSON.stringify(known[name]))
  .map((name) => `${JSON.stringify(name)}: ${JSON.stringify(all[name])}`);
writeFileSync(pathOf(fileName), `{\n${lines.join(',\n')}\n}\n`);
process.stdout.write(`${lines.length} node types in ${fileName}\n`);
