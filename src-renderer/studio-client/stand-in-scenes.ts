// Scenes to look at while developing, chosen by `?stand-in=<scene>`; no build contains them.
import type { RequestOutput } from '#shared/contract/studio-client.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { PlanSegment, SegmentStanding } from '#shared/model/video-plan.ts';
import { ok } from '#shared/result.ts';
import { standInJob, standInPlan, standInProject, standInRun, standInShot, toRender } from './stand-in-project.ts';
import { type StandInAnswers, StandInStudio } from './stand-in-studio.ts';

const SKIES = [
  '#d98f5c,#3b2f4a',
  '#e3b05a,#1c1a2e',
  '#4a6c8f,#10202f',
  '#5d7a84,#1a262c',
  '#8fa9c4,#3c4f68',
  '#f0c48a,#6a86a0',
];

/** Pictures drawn here, as there is no project folder to take them from. */
class PicturedStandIn extends StandInStudio {
  override mediaUrl(mediaPath: string): string {
    if (mediaPath.endsWith('.mp4')) return super.mediaUrl(mediaPath);
    const [above = '#888', below = '#222'] = (SKIES[Number(/(\d)\.\w+$/.exec(mediaPath)?.[1] ?? 0)] ?? '').split(',');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="${above}"/><stop offset="1" stop-color="${below}"/></linearGradient></defs><rect width="320" height="180" fill="url(#g)"/><path d="M0 150l90-50 60 30 70-60 100 70v40H0z" fill="#0006"/><circle cx="230" cy="52" r="16" fill="#fff8"/></svg>`;
    // Behind the hash, whatever version is put after the address does no harm.
    return `data:image/svg+xml,${encodeURIComponent(svg)}#`;
  }
}

const WORKFLOW: RequestOutput<'workflows.list'>[number] = {
  fileName: 'gcv_wan_2.2_14b_i2v.json',
  displayName: 'Wan 2.2 14B image to video',
  kind: 'gcv',
  family: 'wan-14b',
  framesPerSecond: 16,
  frameRule: { kind: 'grid', step: 4, minFrames: 5, maxFrames: 81 },
  sizeStepPixels: 16,
  defaultSize: { width: 832, height: 480 },
  takesStartImage: true,
  sageFileName: 'gcv_wan_2.2_14b_i2v_sage.json',
  notes: 'Two expert models, high and low noise.\nNeeds 24 GB of VRAM at 832 × 480; the GGUF variant runs in 12 GB.',
  modelsBySlot: {},
  source: 'shipped',
  error: null,
};

const machineAnswers: StandInAnswers = {
  'app.info': () =>
    ok({
      version: '0.1.0',
      host: 'served',
      hasFolderDialog: false,
      ffmpeg: { path: '/usr/bin/ffmpeg', version: '7.0', source: 'PATH' },
      sampleFolderPath: '/home/kim/Longtake sample',
    }),
  'settings.get': () =>
    ok({ servers: ['http://127.0.0.1:8188'], ffmpegPath: null, workflowFolders: [], appearance: 'system' }),
  'settings.change': (patch) =>
    ok({ servers: [], ffmpegPath: null, workflowFolders: [], appearance: 'system', ...patch }),
  'engines.list': () =>
    ok([
      {
        id: 'draft',
        name: 'Draft (built in)',
        description: 'An animatic in seconds: moves the keyframes by their camera words. No model, no GPU.',
      },
      { id: 'comfyui', name: 'ComfyUI', description: 'Your own ComfyUI server renders with the chosen workflow.' },
    ]),
  'workflows.list': () =>
    ok([
      WORKFLOW,
      { ...WORKFLOW, fileName: 'gcv_mine.json', displayName: 'mine', error: 'No sampler was found in this graph.' },
    ]),
  'workflows.rescan': () => ok([WORKFLOW]),
  'servers.check': ({ url }) =>
    ok({
      url,
      reachable: true,
      version: '0.3.60',
      device: 'NVIDIA RTX 4090',
      vramTotalBytes: 25_757_220_864,
      queueRemaining: 0,
      error: null,
    }),
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

function standingFor(segment: PlanSegment): SegmentStanding {
  const shot = Number(segment.shotId);
  const clip = (take: number) => ({
    mediaPath: `video/${segment.outputFile}`,
    thumbnailPath: `video/${(shot - 1) % 6}.jpg`,
    take,
    version: '1',
  });
  if (shot <= 2) return { status: 'up-to-date', reasons: [], clip: clip(1) };
  if (shot === 3) return { status: 'stale', reasons: ['The prompt changed since take 2.'], clip: clip(2) };
  return toRender;
}

export function standInScene(scene: string): StandInStudio {
  const shots = Array.from({ length: scene === 'many' ? 10_000 : 6 }, (_, index) => standInShot(index));
  const troubled = scene === 'failed';
  let view: ProjectView | null = scene === 'empty' ? null : standInProject(shots);
  if (troubled && view) {
    view.keyframes['006'] = { status: 'missing', mediaPath: null, filePath: 'D:\\keyframes\\006_v2.png' };
    view.problems.push({
      code: 'bad-file',
      message: 'The duration of shot 004 is no positive number.',
      remedy: 'Write a number of seconds such as 3.5.',
      filePath: 'storyboards/storyboard.json',
      jsonPath: '$.shots[3].duration',
      shotId: '004',
    });
  }
  const plan = standInPlan(shots, (segment) =>
    troubled && segment.shotId === '006'
      ? { status: 'blocked', reasons: ['Its keyframe is missing.'], clip: null }
      : standingFor(segment),
  );
  if (troubled) {
    plan.plan.problems.push(
      {
        severity: 'problem',
        code: 'file-missing',
        message: 'The keyframe of shot 006 is missing.',
        remedy: 'Put 006_v2.png into selected/, or choose another keyframe.',
        filePath: 'D:\\keyframes\\006_v2.png',
        shotId: '006',
      },
      {
        severity: 'warning',
        code: 'bad-request',
        message: '854 × 480 is rendered as 848 × 480.',
        remedy: 'The model needs multiples of 16; the clip is cropped to your size.',
      },
    );
  }
  const open = () => {
    view = view ?? standInProject(shots);
    return ok(view);
  };
  const studio: PicturedStandIn = new PicturedStandIn({
    ...machineAnswers,
    'project.current': () => ok(view),
    'project.open': open,
    'project.createSample': open,
    'project.reload': open,
    'project.close': () => {
      view = null;
      return ok({});
    },
    'project.edit': ({ command }) => {
      if (!view) return open();
      const patch = command.kind === 'project.change' ? command.patch : {};
      view = {
        ...view,
        revision: view.revision + 1,
        undoLabel: command.kind,
        settings: { ...view.settings, ...patch },
      };
      return ok(view);
    },
    'plan.build': () => ok(plan),
    'run.current': () => ok(scene === 'running' || troubled ? runAt(plan.plan.segments, troubled ? null : 0.4) : null),
  });
  if (scene === 'running') showProgress(studio, plan.plan.segments);
  return studio;
}

/** `fraction` of the fourth segment; null: the run is over and something failed. */
function runAt(segments: readonly PlanSegment[], fraction: number | null) {
  const jobs = segments.map(({ key, segmentCount }, index) => {
    const job = standInJob(key, { segmentCount });
    if (index < 3) return { ...job, state: 'skipped' as const };
    if (fraction !== null && index === 4) {
      return {
        ...job,
        state: 'running' as const,
        fraction,
        activity: `Sampling ${Math.round(fraction * 20)} of 20`,
        server: 'http://127.0.0.1:8188',
      };
    }
    if (index <= 4 || (fraction === null && index !== 6)) return { ...job, state: 'done' as const };
    if (fraction !== null) return job;
    return {
      ...job,
      state: 'failed' as const,
      error: {
        code: 'out-of-memory' as const,
        message: 'The server ran out of VRAM while sampling.',
        remedy: 'Choose a smaller size, or the GGUF workflow, and render this segment again.',
        details: 'CUDA out of memory',
      },
    };
  });
  return standInRun(
    jobs,
    fraction === null ? { state: 'finished' } : { secondsLeft: 320, fraction: 0.31 + fraction / 14 },
  );
}

function showProgress(studio: StandInStudio, segments: readonly PlanSegment[]): void {
  let step = 0;
  setInterval(() => {
    step = (step + 1) % 100;
    studio.emit('run.changed', runAt(segments, step / 100));
  }, 300);
}
