// How the stand-in answers before a project is open: recent projects, folders, stories, and servers that are looked for.
// Scenes: welcome (nothing yet), welcome-recent, connect-found, connect-none; connect-project is open without a server.
import type { FolderListing, RecentProject, ServerStatus, WorkflowReadiness } from '#shared/contract/shapes.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import { err, ok } from '#shared/result.ts';
import { standInProject, standInShot } from './stand-in-project.ts';
import { storyAnswers } from './stand-in-stories.ts';
import type { StandInAnswers } from './stand-in-studio.ts';
import { STAND_IN_WORKFLOWS } from './stand-in-workflows.ts';

const WELCOME_SCENES = new Set(['welcome', 'welcome-recent', 'connect-found', 'connect-none', 'connect-project']);

/** Without a server in the settings. */
export const isWelcomeScene = (scene: string): boolean => WELCOME_SCENES.has(scene);

const HOUR_MS = 3_600_000;
const agoIso = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString();

function recentIn(scene: string): RecentProject[] {
  if (isWelcomeScene(scene) && scene !== 'welcome-recent') return [];
  const entry = (name: string, folderPath: string, hours: number, present = true) => ({
    name,
    folderPath,
    openedAtIso: agoIso(hours),
    present,
  });
  return [
    entry('Harbour', '/home/kim/films/harbour', 0.4),
    entry('Lighthouse', '/home/kim/Longtake/Longtake sample', 26),
    entry('A very long working title of a film that nobody has cut yet', '/home/kim/films/2026/spring/drafts/long', 74),
    entry('Night train', '/mnt/usb/old', 400, false),
    entry('Bakery', '/home/kim/films/bakery', 2300),
  ];
}

export function welcomeAnswers(scene: string, open: (view: ProjectView) => void): StandInAnswers {
  let recent = recentIn(scene);
  const made = (folderPath: string, shots: number) => {
    const view = standInProject(
      Array.from({ length: shots }, (_, index) => standInShot(index)),
      { folderPath },
    );
    open(view);
    return ok(view);
  };
  return {
    'project.recent': () => ok(recent),
    'project.forgetRecent': ({ folderPath }) => {
      recent = recent.filter((entry) => entry.folderPath !== folderPath);
      return ok(recent);
    },
    'project.recentPicture': ({ folderPath }) =>
      ok({ jpegBase64: folderPath.includes('bakery') ? null : drawPicture(folderPath.length) }),
    ...folderAnswers(),
    ...storyAnswers(made),
    'project.create': ({ folderPath }) => made(folderPath, 0),
    ...(isWelcomeScene(scene) && {
      'servers.check': async ({ url }) => {
        await pause(300);
        const answers = scene !== 'connect-none' && url.endsWith(':8188');
        return ok(answers ? found(url) : silent(url));
      },
    }),
    'workflows.readiness': async () => {
      await pause(500);
      return ok(READINESS);
    },
  };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A small tree of folders, and one with very many. */
function folderAnswers(): StandInAnswers {
  const made = new Set(['/home/kim/Downloads', '/home/kim/films', '/home/kim/films/bakery', '/home/kim/films/harbour']);
  for (let index = 1; index <= 2000; index++) made.add(`/home/kim/archive/reel ${String(index).padStart(4, '0')}`);
  const list = (folderPath: string): FolderListing => {
    const inside = folderPath === '/' ? '/' : `${folderPath}/`;
    const names = new Set(
      [...made].flatMap((path) => (path.startsWith(inside) ? (path.slice(inside.length).split('/')[0] ?? []) : [])),
    );
    return {
      folderPath,
      parentPath: folderPath === '/' ? null : folderPath.replace(/\/[^/]*$/, '') || '/',
      folders: [...names].sort().map((name) => ({
        name,
        path: `${inside}${name}`,
        isProject: /\/(harbour|bakery|Longtake sample)$/.test(`${inside}${name}`),
      })),
    };
  };
  return {
    'folders.list': ({ folderPath }) => {
      const listing = list(folderPath?.replace(/(.)\/$/, '$1') ?? '/home/kim');
      if (listing.folders.length > 0 || made.has(listing.folderPath)) return ok(listing);
      return err({
        code: 'file-missing',
        message: `There is no folder ${folderPath}.`,
        remedy: 'Check how it is written, or choose another.',
      });
    },
    'folders.create': ({ parentPath, name }) => {
      const folderPath = `${parentPath}/${name}`;
      made.add(folderPath);
      return ok({ folderPath });
    },
  };
}

const found = (url: string): ServerStatus => ({
  url,
  reachable: true,
  version: '0.3.64',
  device: 'cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync',
  pytorchVersion: '2.8.0+cu128',
  vramTotalBytes: 25_757_220_864,
  vramFreeBytes: 22_548_578_304,
  queueRemaining: 0,
  othersQueued: 0,
  canRender: null,
  restart: { offered: false, byItself: false },
  sageAttention: { usable: true, reasons: [] },
  error: null,
});

const silent = (url: string): ServerStatus => ({
  ...found(url),
  reachable: false,
  version: null,
  device: null,
  pytorchVersion: null,
  vramTotalBytes: null,
  vramFreeBytes: null,
  queueRemaining: null,
  othersQueued: null,
  sageAttention: { usable: null, reasons: [] },
  error: {
    code: 'server-unreachable',
    message: `${url} does not answer.`,
    remedy: 'Start ComfyUI, or correct the address.',
  },
});

const READINESS: WorkflowReadiness[] = STAND_IN_WORKFLOWS.filter(({ error }) => error === null).map(
  ({ fileName, displayName }, index) => {
    const base = { fileName, title: displayName, reasons: [], missingFiles: [] };
    if (index % 4 === 2) {
      return {
        ...base,
        light: 'missing',
        missingFiles: [
          {
            file: 'diffusion_models/wan2.2_i2v_low_noise_14B_fp8_scaled.safetensors',
            folder: 'models/diffusion_models',
            url: 'https://huggingface.co/Comfy-Org/Wan_2.2_ComfyUI_Repackaged',
          },
          { file: 'vae/wan_2.1_vae.safetensors', folder: 'models/vae', url: null },
        ],
      };
    }
    if (index % 4 === 3)
      return { ...base, light: 'unknown', reasons: ['The server did not say which model files it has.'] };
    return { ...base, light: 'ready' };
  },
);

/** null where nothing can be drawn. */
function drawPicture(seed: number): string | null {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 480, height: 270 });
  const context = canvas.getContext?.('2d');
  if (!context) return null;
  const sky = context.createLinearGradient(0, 0, 0, 270);
  sky.addColorStop(0, `hsl(${(seed * 47) % 360} 45% 58%)`);
  sky.addColorStop(1, `hsl(${(seed * 47 + 60) % 360} 40% 22%)`);
  context.fillStyle = sky;
  context.fillRect(0, 0, 480, 270);
  context.fillStyle = '#0007';
  context.beginPath();
  context.moveTo(0, 210);
  for (let x = 0; x <= 480; x += 40) context.lineTo(x, 190 + Math.sin(x / 50 + seed) * 26);
  context.lineTo(480, 270);
  context.lineTo(0, 270);
  context.fill();
  return canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? null;
}
