// What the stand-in says of its machine: host, settings, engines, folders, its servers.
import type { ServerStatus } from '#shared/contract/shapes.ts';
import { languageOf } from '#shared/i18n/languages.ts';
import { DEFAULT_SETTINGS, type StudioSettings } from '#shared/model/settings.ts';
import { ok } from '#shared/result.ts';
import { overridesIn, secretAnswers, wanIn } from './stand-in-secrets.ts';
import type { StandInAnswers } from './stand-in-studio.ts';
import { isWelcomeScene } from './stand-in-welcome.ts';

export const SERVER_URL = 'http://127.0.0.1:8188';
export const BOX_URL = 'http://gpu-box:8188';
export const ATTIC_URL = 'http://10.0.0.7:8188';

export const serverDown = {
  code: 'server-unreachable' as const,
  message: `${SERVER_URL} does not answer.`,
  remedy: 'Start ComfyUI, or correct the address in the Project panel.',
  details: 'connect ECONNREFUSED 127.0.0.1:8188',
};

const SERVER: ServerStatus = {
  url: SERVER_URL,
  reachable: true,
  version: '0.3.64',
  device: 'NVIDIA GeForce RTX 4090',
  pytorchVersion: '2.8.0+cu128',
  vramTotalBytes: 25_757_220_864,
  vramFreeBytes: 22_548_578_304,
  queueRemaining: 0,
  othersQueued: 0,
  canRender: { able: true, reasons: [] },
  restart: { offered: false, byItself: false },
  sageAttention: { usable: true, reasons: [] },
  error: null,
};

const BOX: ServerStatus = {
  ...SERVER,
  url: BOX_URL,
  device: 'NVIDIA GeForce RTX 3090',
  vramFreeBytes: 6_710_886_400,
  queueRemaining: 3,
  othersQueued: 2,
  canRender: {
    able: false,
    reasons: [
      'It does not have wan2.2_i2v_low_noise_14B_fp8_scaled.safetensors.',
      'The node WanImageToVideo is missing: update ComfyUI there.',
    ],
  },
};

const UNREACHABLE: ServerStatus = {
  ...SERVER,
  reachable: false,
  version: null,
  device: null,
  pytorchVersion: null,
  vramTotalBytes: null,
  vramFreeBytes: null,
  queueRemaining: null,
  othersQueued: null,
  canRender: null,
  sageAttention: { usable: null, reasons: ['The server does not answer.'] },
  error: serverDown,
};

function serverIn(scene: string, url: string): ServerStatus {
  if (scene === 'server-down') return UNREACHABLE;
  if (url === BOX_URL) return BOX;
  if (url === ATTIC_URL) {
    const error = { ...serverDown, message: `${ATTIC_URL} does not answer.`, details: 'connect EHOSTUNREACH' };
    return { ...UNREACHABLE, restart: { offered: true, byItself: false }, error };
  }
  if (!scene.startsWith('models-')) return SERVER;
  const reasons = [
    'The NVIDIA GeForce RTX 2080 Ti is older than an RTX 30xx.',
    'The node PathchSageAttentionKJ is missing.',
  ];
  return { ...SERVER, device: 'NVIDIA GeForce RTX 2080 Ti', sageAttention: { usable: false, reasons } };
}

/** Scenes with more than one server. */
const FARMS = new Set(['farm', 'servers', 'long-run', 'no-server', 'unfinished', 'failures']);

function settingsIn(scene: string): StudioSettings {
  if (!FARMS.has(scene)) {
    return { ...DEFAULT_SETTINGS, wan: wanIn(scene), servers: isWelcomeScene(scene) ? [] : [SERVER_URL] };
  }
  return {
    ...DEFAULT_SETTINGS,
    servers: [SERVER_URL, BOX_URL, ATTIC_URL],
    restartCommands: { [ATTIC_URL]: { command: 'ssh attic systemctl --user restart comfyui', byItself: false } },
  };
}

/** What is named changes; null in a layout takes an entry away, which here may as well stay. */
const merged = <T extends object>(before: T, patch: object | undefined): T => ({
  ...before,
  ...Object.fromEntries(Object.entries(patch ?? {}).filter(([, value]) => value !== undefined)),
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export function machineAnswers(scene: string): StandInAnswers {
  let settings = settingsIn(scene);
  return {
    'app.info': () =>
      ok({
        version: '0.1.0',
        host: 'served',
        hasFolderDialog: false,
        ffmpeg: { path: '/usr/bin/ffmpeg', version: '7.0', source: 'PATH' },
        sampleFolderPath: '/home/kim/Longtake sample',
        projectsFolderPath: '/home/kim/Longtake',
        appDataPath: '/home/kim/.local/share/longtake',
        language: settings.language === 'system' ? languageOf(navigator.language) : settings.language,
        canReveal: true,
        fromEnvironment: overridesIn(scene),
      }),
    'settings.get': () => ok(settings),
    'settings.change': ({ defaults, engines, layout, ...patch }) => {
      const given = Object.entries(patch).filter(([, value]) => value !== undefined);
      settings = {
        ...settings,
        ...Object.fromEntries(given),
        ...{ defaults: merged(settings.defaults, defaults), engines: merged(settings.engines, engines) },
        layout: merged(settings.layout, layout),
      };
      return ok(settings);
    },
    ...secretAnswers(scene),
    'servers.check': ({ url }) => ok({ ...serverIn(scene, url), url }),
    'servers.restart': async ({ url }) => {
      await pause(3_000);
      return ok({ ...SERVER, url, restart: { offered: true, byItself: false } });
    },
    'servers.allowRestart': ({ url, byItself }) => {
      const known = settings.restartCommands[url];
      if (known)
        settings = { ...settings, restartCommands: { ...settings.restartCommands, [url]: { ...known, byItself } } };
      return ok(settings);
    },
    'screen.remember': () => ok({}),
  };
}
