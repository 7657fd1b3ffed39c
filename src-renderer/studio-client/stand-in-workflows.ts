// Workflows of the stand-in: a list as long as the shipped one, and one looked into.
import type { SlotName, SlotPlace, WorkflowInspection, WorkflowSlot, WorkflowSummary } from '#shared/model/workflow.ts';

const NOTES = `Best quality of the shipped workflows, and the slowest. Two models share the work: **high noise** for the first
10 of 20 steps, **low noise** for the rest. The start image decides the look; the prompt should say what moves.

## What to expect

- Lengths are 4n+1 frames, 81 at most, at 16 frames per second.
- VRAM: 24 GB at 832 × 480 (quoted from the [template's own note](https://docs.comfy.org/tutorials/video/wan/wan2_2)).
- Time: about 513 s for 640 × 640 on an RTX 4090D (quoted, not measured here).

Also needed: \`vae/wan_2.1_vae.safetensors\` (2.1 is right for the 14B).`;

export function standInWorkflow(change: Partial<WorkflowSummary> = {}): WorkflowSummary {
  const fileName = change.fileName ?? 'gcv_wan_2.2_14b_i2v.json';
  return {
    fileName,
    filePath: `/opt/longtake/workflows/${fileName}`,
    displayName: 'Wan 2.2 14B image to video',
    kind: 'gcv',
    family: 'wan-14b',
    framesPerSecond: 16,
    frameRule: { kind: 'grid', step: 4, minFrames: 5, maxFrames: 81 },
    sizeStepPixels: 16,
    defaultSize: { width: 832, height: 480 },
    outputKind: 'video',
    takesStartImage: true,
    takesEndImage: false,
    takesLoras: true,
    textStartFileName: 'gcv_wan_2.2_14b_t2v.json',
    sageFileName: 'gcv_wan_2.2_14b_i2v_sage.json',
    nodeTypes: ['UNETLoader', 'KSamplerAdvanced'],
    requiredModels: [],
    vramGigabytes: 24,
    notes: NOTES,
    modelsBySlot: {},
    source: 'shipped',
    isImported: false,
    sha256: fileName,
    scannedAtIso: '2026-01-05T18:00:00Z',
    openSlots: [],
    error: null,
    ...change,
  };
}

const PLAIN = { textStartFileName: null, sageFileName: null, notes: '', takesLoras: false } as const;
const FIVE = { family: 'wan-5b', framesPerSecond: 24, defaultSize: { width: 1280, height: 704 } } as const;
const LTX = { family: 'ltx', framesPerSecond: 25, defaultSize: { width: 768, height: 512 }, vramGigabytes: 8 } as const;

export const STAND_IN_WORKFLOWS: readonly WorkflowSummary[] = [
  standInWorkflow(),
  standInWorkflow({
    fileName: 'gcv_wan_2.2_14b_i2v_turbo.json',
    displayName: 'Wan 2.2 14B image to video, 4 steps',
    textStartFileName: null,
    sageFileName: null,
  }),
  standInWorkflow({
    fileName: 'gcv_wan_2.2_14B_i2v_gguf.json',
    displayName: 'Wan 2.2 14B image to video, GGUF',
    nodeTypes: ['UnetLoaderGGUF'],
    vramGigabytes: 12,
  }),
  standInWorkflow({
    ...PLAIN,
    fileName: 'gcvfl_wan_2.2_14b.json',
    displayName: 'Wan 2.2 14B first and last frame',
    kind: 'gcvfl',
    takesEndImage: true,
  }),
  standInWorkflow({
    ...PLAIN,
    fileName: 'gcv_wan_2.2_14b_t2v.json',
    displayName: 'Wan 2.2 14B text to video',
    takesStartImage: false,
  }),
  standInWorkflow({
    ...PLAIN,
    ...FIVE,
    fileName: 'gcv_wan_2.2_5b_i2v.json',
    displayName: 'Wan 2.2 5B',
    vramGigabytes: 8,
  }),
  standInWorkflow({ ...PLAIN, ...LTX, fileName: 'gcv_ltvx_i2v.json', displayName: 'LTX-Video 0.9.5' }),
  standInWorkflow({
    ...PLAIN,
    ...LTX,
    fileName: 'gcv_ltx_2.json',
    displayName: 'LTX-2 (needs a 2026 server)',
    vramGigabytes: 32,
  }),
  standInWorkflow({
    ...PLAIN,
    fileName: 'gcv_my_storm.json',
    filePath: '/home/kim/.local/share/longtake/workflows/gcv_my_storm.json',
    displayName: 'my storm',
    source: 'user',
    isImported: true,
    vramGigabytes: null,
    openSlots: ['startImage'],
  }),
  standInWorkflow({
    ...PLAIN,
    fileName: 'gcv_old_test.json',
    filePath: '/home/kim/.local/share/longtake/workflows/gcv_old_test.json',
    displayName: 'old test',
    source: 'user',
    isImported: true,
    error: 'No node saves anything in this graph. Add a "Save Video" node in ComfyUI and export it again.',
  }),
];

function place(
  nodeId: string,
  nodeTitle: string,
  nodeType: string,
  input: string,
  value: SlotPlace['value'],
): SlotPlace {
  return { nodeId, nodeTitle, nodeType, input, value };
}

const STYLE_IMAGE = place('71', 'Style reference', 'LoadImage', 'image', 'painting.png');
const START_IMAGE = place('52', 'Load Image', 'LoadImage', 'image', 'harbour_dawn.png');
const LATENT = ['50', 'WanImageToVideo', 'WanImageToVideo'] as const;

const FOUND: Record<SlotName, Partial<WorkflowSlot>> = {
  startImage: { places: [START_IMAGE], candidates: [STYLE_IMAGE] },
  endImage: {},
  positive: {
    places: [
      place(
        '6',
        'Positive prompt',
        'CLIPTextEncode',
        'text',
        'A small boat leaves the harbour at dawn, gulls rise from the quay',
      ),
    ],
    candidates: [place('7', 'Negative prompt', 'CLIPTextEncode', 'text', 'blurry, text')],
  },
  negative: { places: [place('7', 'Negative prompt', 'CLIPTextEncode', 'text', 'blurry, text')], source: 'title' },
  seed: { places: [place('57', 'KSampler (Advanced)', 'KSamplerAdvanced', 'noise_seed', 138_073_435_077_572)] },
  width: { places: [place(...LATENT, 'width', 832)] },
  height: { places: [place(...LATENT, 'height', 480)] },
  length: { places: [place(...LATENT, 'length', 81)] },
  fps: { places: [place('60', 'Create Video', 'CreateVideo', 'fps', 16)] },
  filenamePrefix: { places: [place('61', 'Save Video', 'SaveVideo', 'filename_prefix', 'video/storm')] },
  steps: {
    places: [
      place('57', 'KSampler (Advanced)', 'KSamplerAdvanced', 'steps', 20),
      place('58', 'KSampler (Advanced)', 'KSamplerAdvanced', 'steps', 20),
    ],
  },
  stepBounds: {
    places: [
      place('57', 'KSampler (Advanced)', 'KSamplerAdvanced', 'end_at_step', 10),
      place('58', 'KSampler (Advanced)', 'KSamplerAdvanced', 'start_at_step', 10),
    ],
  },
  cfg: { places: [place('57', 'KSampler (Advanced)', 'KSamplerAdvanced', 'cfg', 3.5)], source: 'sidecar' },
  imageBatch: { places: [place('8', 'VAE Decode', 'VAEDecode', '0', null)] },
  saveNode: { places: [place('61', 'Save Video', 'SaveVideo', '', null)] },
};

/** `chosen`: what the user chose, by slot. */
export function standInInspection(
  summary: WorkflowSummary,
  chosen: Partial<Record<SlotName, readonly SlotPlace[]>> = {},
): WorkflowInspection {
  const slots = Object.entries(FOUND).map(([slot, found]): WorkflowSlot => {
    const name = slot as SlotName;
    const { places = [], candidates = [] } = found;
    const base = { slot: name, places, candidates, source: found.source ?? ('traced' as const) };
    const choice = chosen[name];
    if (!choice) return { ...base, isOpen: summary.openSlots.includes(name) };
    return { ...base, places: [...choice], candidates: [...places, ...candidates], source: 'chosen', isOpen: false };
  });
  const isOpen = (slot: WorkflowSlot) => slot.isOpen;
  return {
    summary: { ...summary, openSlots: slots.filter(isOpen).map(({ slot }) => slot) },
    slots,
    notes: [
      'A picture to end on: nothing in this graph takes one.',
      'LoRAs of a shot: no model line was found to put them in.',
    ],
  };
}
