// `/system_stats`: a server without a card, or with the one a test asks for.
import type { PlayedDevice, PlayedVersion } from './options.ts';

export interface SystemStatsAnswer {
  readonly system: Readonly<Record<string, unknown>>;
  readonly devices: readonly Readonly<Record<string, unknown>>[];
}

const GIB = 1024 ** 3;

export function systemStats(version: PlayedVersion, device: PlayedDevice | undefined): SystemStatsAnswer {
  const isOld = version === '0.3.64';
  return {
    system: {
      os: isOld ? 'posix' : 'linux',
      ram_total: 64 * GIB,
      ram_free: 48 * GIB,
      comfyui_version: version,
      required_frontend_version: isOld ? '1.27.10' : '1.45.20',
      installed_templates_version: isOld ? '0.1.95' : '0.11.1',
      required_templates_version: isOld ? '0.1.95' : '0.11.1',
      python_version: '3.12.11 (main)',
      pytorch_version: device?.pytorchVersion ?? '2.8.0',
      embedded_python: false,
      argv: ['comfy-test-server'],
    },
    devices: [
      {
        name: device?.name ?? 'comfy-test-server (no GPU)',
        type: device ? 'cuda' : 'cpu',
        index: device ? 0 : null,
        vram_total: device?.vramTotalBytes ?? 24 * GIB,
        vram_free: device?.vramTotalBytes ?? 22 * GIB,
        torch_vram_total: 0,
        torch_vram_free: 0,
      },
    ],
  };
}
