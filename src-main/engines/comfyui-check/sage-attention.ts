// Whether a server can run SageAttention, from what it says of itself: an NVIDIA card of the RTX 30 series or newer, a PyTorch
// built for CUDA 12, and the node. That the Python package `sageattention` is installed cannot be asked over HTTP.
import { say } from '#shared/i18n/say.ts';
import type { ComfyServer, SystemStats } from '../../comfyui/index.ts';

/** Spelt so by its makers. */
export const SAGE_NODE = 'PathchSageAttentionKJ';

export interface SageRequirements {
  /** null: something cannot be known; `reasons` say what. */
  readonly usable: boolean | null;
  /** Why not, or why that is not known; empty where nothing is in the way. */
  readonly reasons: string[];
}

interface Requirement {
  readonly met: boolean | null;
  readonly reason: string;
}

/** @param sageNodeInstalled null: not asked, or not answered */
export function sageRequirements(
  stats: Pick<SystemStats, 'device' | 'pytorchVersion'>,
  sageNodeInstalled: boolean | null,
): SageRequirements {
  const requirements = [
    cardRequirement(stats.device),
    cudaRequirement(stats.pytorchVersion),
    nodeRequirement(sageNodeInstalled),
  ];
  const open = requirements.filter(({ met }) => met !== true);
  return {
    usable: open.some(({ met }) => met === false) ? false : open.length === 0 ? true : null,
    reasons: open.map(({ reason }) => reason),
  };
}

/** Asks the server; a server that does not answer leaves everything unknown. */
export async function checkSageAttention(server: ComfyServer, signal: AbortSignal): Promise<SageRequirements> {
  const stats = await server.systemStats(signal);
  if (!stats.ok) return { usable: null, reasons: [stats.error.message] };
  const node = await server.nodeInfo(SAGE_NODE, signal);
  return sageRequirements(stats.value, node.ok ? node.value !== null : null);
}

/** The first pattern that fits decides. Names as the driver says them: "NVIDIA GeForce RTX 4090", "Quadro RTX 6000". */
const CARDS: readonly (readonly [pattern: RegExp, isNewEnough: (series: number) => boolean])[] = [
  // Turing, though its numbers look like the later cards'.
  [/\b(Quadro|TITAN) RTX\b/i, () => false],
  [/\b(Ada|Blackwell|Hopper)\b|\bRTX PRO\b|\bRTX A\d{3,4}\b/i, () => true],
  [/\bRTX (\d{4})/i, (series) => series >= 3000],
  [/\b(GTX|GT|MX|Quadro|TITAN|Tesla [TVPKM]\d+|T4|V100|P100|P40|P4|K80|M60)\b|\bMX\d{3}\b/i, () => false],
  [
    /\b(A2|A10|A10G|A16|A30|A40|A100|A800|L2|L4|L20|L40|L40S|H20|H100|H200|H800|GH200|B100|B200|B300|GB\d{2,3})\b/i,
    () => true,
  ],
  [/\b(Radeon|Instinct|AMD|Intel|Arc|xpu|mps)\b|^cpu$/i, () => false],
];

function cardRequirement(device: string): Requirement {
  if (device.trim() === '') return { met: null, reason: say`The server does not name its graphics card.` };
  for (const [pattern, isNewEnough] of CARDS) {
    const found = pattern.exec(device);
    if (found === null) continue;
    const met = isNewEnough(Number(found[1]));
    return { met, reason: say`It needs an NVIDIA card of the RTX 30 series or newer; the server runs on ${device}.` };
  }
  return { met: null, reason: say`Whether ${device} is an RTX 30 series card or newer is not known.` };
}

const OLDEST_CUDA = 12;

function cudaRequirement(pytorchVersion: string): Requirement {
  const build = /\+(\w+)/.exec(pytorchVersion)?.[1] ?? '';
  // The last digit is the minor version: cu118 is 11.8, cu130 is 13.0.
  const digits = /^cu(\d+)(\d)$/.exec(build);
  if (digits !== null) {
    const [, major = '', minor = ''] = digits;
    const reason = say`It needs CUDA 12.0 or newer; the server's PyTorch is built for CUDA ${major}.${minor}.`;
    return { met: Number(major) >= OLDEST_CUDA, reason };
  }
  if (/^(cpu|rocm|xpu)/i.test(build)) {
    return {
      met: false,
      reason: say`It needs CUDA 12.0 or newer; the server's PyTorch (${pytorchVersion}) has no CUDA.`,
    };
  }
  const reason =
    pytorchVersion === ''
      ? say`The server does not say its PyTorch version; its CUDA must be 12.0 or newer.`
      : say`PyTorch ${pytorchVersion} does not say its CUDA version; it must be 12.0 or newer.`;
  return { met: null, reason };
}

function nodeRequirement(isInstalled: boolean | null): Requirement {
  if (isInstalled === null)
    return { met: null, reason: say`Whether the node ${SAGE_NODE} is installed could not be asked.` };
  return { met: isInstalled, reason: say`The node ${SAGE_NODE} (ComfyUI-KJNodes) is not installed on the server.` };
}
