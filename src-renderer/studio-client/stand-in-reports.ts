// What the stand-in says of model files and of a run before it begins.
import type { ModelFile, ModelReport } from '#shared/model/model-report.ts';
import { type PreflightReport, verdictOf } from '#shared/model/preflight.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import type { Finding } from '#shared/studio-error.ts';

const FP8 = 14_300_000_000;
const PAGE = 'https://huggingface.co/Comfy-Org/Wan_2.2_ComfyUI_Repackaged';

function modelFile(path: string, change: Partial<ModelFile> = {}): ModelFile {
  const [folder = '', ...rest] = path.split('/');
  return {
    path,
    folder,
    loaderName: rest.join('/'),
    state: 'present',
    sizeBytes: FP8,
    expectedBytes: FP8,
    pageUrl: PAGE,
    isListed: true,
    ...change,
  };
}

const MISSING = { state: 'missing', sizeBytes: null } as const;

export function standInModels(scene: string, workflow: WorkflowSummary, error: ModelReport['error']): ModelReport {
  const missing = scene === 'models-missing';
  const known = (change: Partial<ModelFile>): Partial<ModelFile> =>
    error ? { ...change, state: 'unknown', sizeBytes: null } : change;
  const slotOf = (slot: 'high' | 'low') => {
    const name = `wan2.2_i2v_${slot}_noise_14B`;
    const partial = { state: 'partial', sizeBytes: 3_200_000_000 } as const;
    const first = missing ? MISSING : scene === 'models-partial' && slot === 'low' ? partial : {};
    const fp16 = { ...MISSING, expectedBytes: 28_600_000_000 };
    return {
      slot,
      nodeType: 'UNETLoader',
      input: 'unet_name',
      ownFile: `${name}_fp8_scaled.safetensors`,
      chosenFile: `${name}_fp8_scaled.safetensors`,
      options: [
        modelFile(`diffusion_models/${name}_fp8_scaled.safetensors`, known(first)),
        modelFile(`diffusion_models/${name}_fp16.safetensors`, known(fp16)),
      ],
    };
  };
  const vae = missing
    ? { ...MISSING, expectedBytes: 253_800_000 }
    : { sizeBytes: 253_800_000, expectedBytes: 253_800_000 };
  return {
    workflowFile: workflow.fileName,
    serverUrl: 'http://127.0.0.1:8188',
    error,
    slots: [slotOf('high'), slotOf('low')],
    required: [
      modelFile(
        'text_encoders/umt5_xxl_fp8_e4m3fn_scaled.safetensors',
        known({ sizeBytes: 6_700_000_000, expectedBytes: null }),
      ),
      modelFile('vae/wan_2.1_vae.safetensors', known(vae)),
    ],
    findings: [],
  };
}

const WARNING: Finding = {
  severity: 'warning',
  code: 'bad-request',
  message: 'The keyframe of shot 003 is 1024 × 1024, the video 832 × 480.',
  remedy: 'It is scaled to cover and cropped. Use a wider keyframe if its top and bottom matter.',
  filePath: 'selected/003_v1.png',
  shotId: '003',
};

const FINDINGS: Record<string, readonly Finding[]> = {
  'preflight-warnings': [
    WARNING,
    {
      severity: 'warning',
      code: 'out-of-memory',
      message: 'The workflow’s notes ask for 24 GB of graphics memory, the server has 16 GB.',
      remedy: 'Try one segment first, or choose the GGUF workflow.',
    },
  ],
  'preflight-problem': [
    {
      severity: 'problem',
      code: 'model-missing',
      message: 'The server does not have wan2.2_i2v_low_noise_14B_fp8_scaled.safetensors.',
      remedy: 'Download it into models/diffusion_models, then check again.',
      filePath: 'diffusion_models/wan2.2_i2v_low_noise_14B_fp8_scaled.safetensors',
    },
    WARNING,
  ],
};

export function standInPreflight(scene: string, checkedAtIso: string): PreflightReport {
  const findings = [...(FINDINGS[scene] ?? [])];
  return {
    verdict: verdictOf(findings, ['001', '002', '003', '004', '005', '006']),
    engineName: 'ComfyUI · Wan 2.2 14B image to video',
    findings,
    looked: [
      { what: 'Server', result: 'ComfyUI 0.3.64 at http://127.0.0.1:8188' },
      { what: 'Device', result: 'NVIDIA GeForce RTX 4090, 24.0 GiB, PyTorch 2.8.0+cu128' },
      { what: 'Nodes', result: '14 node types, their inputs agree' },
      { what: 'Models', result: '4 files' },
      { what: 'Keyframes', result: '6 pictures can be read' },
      { what: 'Disk', result: '182 GB free, about 3 GB needed' },
      { what: 'ffmpeg', result: '7.0, /usr/bin/ffmpeg' },
    ],
    checkedAtIso,
  };
}
