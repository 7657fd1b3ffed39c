// What the stand-in says of its machine: host, settings, engines, folders, its server.
import type { ServerStatus } from '#shared/contract/studio-api.ts';
import { DEFAULT_SETTINGS, type StudioSettings } from '#shared/model/settings.ts';
import { ok } from '#shared/result.ts';
import type { StandInAnswers } from './stand-in-studio.ts';

const SERVER_URL = 'http://127.0.0.1:8188';

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
  queueRemaining: 0,
  sageAttention: { usable: true, reasons: [] },
  error: null,
};

const UNREACHABLE: ServerStatus = {
  ...SERVER,
  reachable: false,
  version: null,
  device: null,
  pytorchVersion: null,
  vramTotalBytes: null,
  queueRemaining: null,
  sageAttention: { usable: null, reasons: ['The server does not answer.'] },
  error: serverDown,
};

function serverIn(scene: string): ServerStatus {
  if (scene === 'server-down') return UNREACHABLE;
  if (!scene.startsWith('models-')) return SERVER;
  const reasons = [
    'The NVIDIA GeForce RTX 2080 Ti is older than an RTX 30xx.',
    'The node PathchSageAttentionKJ is missing.',
  ];
  return { ...SERVER, device: 'NVIDIA GeForce RTX 2080 Ti', sageAttention: { usable: false, reasons } };
}

export function machineAnswers(scene: string): StandInAnswers {
  let settings: StudioSettings = { ...DEFAULT_SETTINGS, servers: [SERVER_URL] };
  return {
    'app.info': () =>
      ok({
        version: '0.1.0',
        host: 'served',
        hasFolderDialog: false,
        ffmpeg: { path: '/usr/bin/ffmpeg', version: '7.0', source: 'PATH' },
        sampleFolderPath: '/home/kim/Longtake sample',
      }),
    'settings.get': () => ok(settings),
    'settings.change': ({ servers, workflowFolders, comfyRoot, appearance }) => {
      settings = {
        ...settings,
        ...(servers !== undefined && { servers }),
        ...(workflowFolders !== undefined && { workflowFolders }),
        ...(comfyRoot !== undefined && { comfyRoot }),
        ...(appearance !== undefined && { appearance }),
      };
      return ok(settings);
    },
    'engines.list': () =>
      ok([
        {
          id: 'draft',
          name: 'Draft (built in)',
          description: 'An animatic in seconds: moves the keyframes by their camera words. No model, no GPU.',
        },
        { id: 'comfyui', name: 'ComfyUI', description: 'Your own ComfyUI server renders with the chosen workflow.' },
      ]),
    'servers.check': ({ url }) => ok({ ...serverIn(scene), url }),
    'folders.list': ({ folderPath }) =>
      ok({
        folderPath: folderPath ?? '/home/kim',
        parentPath: '/home',
        folders: ['films', 'Downloads', 'harbour'].map((name) => ({
          name,
          path: `/home/kim/${name}`,
          isProject: name === 'harbour',
        })),
      }),
    'project.recent': () =>
      ok([
        { folderPath: '/home/kim/films/harbour', name: 'Harbour', openedAtIso: '2026-01-05T18:00:00Z', present: true },
        { folderPath: '/mnt/usb/old', name: 'Night train', openedAtIso: '2025-12-11T18:00:00Z', present: false },
      ]),
    'screen.remember': () => ok({}),
  };
}
