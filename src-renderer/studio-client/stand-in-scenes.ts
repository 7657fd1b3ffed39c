// Scenes to look at while developing, chosen by `?stand-in=<scene>`; no build contains them.
// empty, many, failed, running; models-missing, models-partial, server-down; preflight-warnings, preflight-problem;
// slow-test; farm (three servers in the settings); a run of 40 segments as servers, one-server, preview-storm (125 live
// pictures a second), of 20,000 as long-run; paused, unfinished, no-server,
// disk-full, failures, oom; film, film-missing, film-exporting, film-exported, film-disk-full, film-cancelled;
// engines, engines-unset, engines-failed, engines-running (several engines in one project);
// variants, import-fails, no-shots (the storyboard); welcome, welcome-recent, connect-found, connect-none (before a project is open), connect-project. Everything else is the usual project with everything there.
import type { ProjectView } from '#shared/model/project-view.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { ok } from '#shared/result.ts';
import { stillSvg } from './stand-in-clips.ts';
import { differenceAnswers } from './stand-in-difference.ts';
import { engineRunAnswers } from './stand-in-engine-runs.ts';
import { engineAnswers } from './stand-in-engines.ts';
import { exportAnswers } from './stand-in-exports.ts';
import { filmAnswers, standInFilm } from './stand-in-film.ts';
import { historyAnswers } from './stand-in-history.ts';
import { machineAnswers } from './stand-in-machine.ts';
import { planIn, projectIn, shotsIn } from './stand-in-plans.ts';
import { standInJob, standInPlan, standInProject, standInRun, toRender } from './stand-in-project.ts';
import { runAnswers } from './stand-in-run-answers.ts';
import { storyboardAnswers } from './stand-in-storyboard.ts';
import { StandInStudio } from './stand-in-studio.ts';
import { takesAnswers } from './stand-in-takes.ts';
import { welcomeAnswers } from './stand-in-welcome.ts';
import { workflowAnswers } from './stand-in-workflow-answers.ts';

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
  private readonly drawn = new Map<string, string>();

  /** A video for this path from now on. */
  draw(mediaPath: string, base64: string): void {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    this.drawn.set(mediaPath, URL.createObjectURL(new Blob([bytes], { type: 'video/mp4' })));
  }

  override mediaUrl(mediaPath: string): string {
    const drawn = this.drawn.get(mediaPath);
    if (drawn) return `${drawn}#`;
    if (mediaPath.endsWith('.mp4')) return super.mediaUrl(mediaPath);
    const [above = '#888', below = '#222'] = (SKIES[Number(/(\d)\.\w+$/.exec(mediaPath)?.[1] ?? 0)] ?? '').split(',');
    const svg = stillSvg(
      mediaPath,
      `<defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="${above}"/><stop offset="1" stop-color="${below}"/></linearGradient></defs><rect width="320" height="180" fill="url(#g)"/><path d="M0 150l90-50 60 30 70-60 100 70v40H0z" fill="#0006"/><circle cx="230" cy="52" r="16" fill="#fff8"/>`,
    );
    // Behind the hash, whatever version is put after the address does no harm.
    return `data:image/svg+xml,${encodeURIComponent(svg)}#`;
  }
}

export function standInScene(scene: string): StandInStudio {
  const shots = shotsIn(scene);
  let view: ProjectView | null = projectIn(scene, shots);
  let plan = planIn(scene, shots, view?.settings ?? null);
  const put = (changed: ProjectView) => {
    view = changed;
    plan = planIn(scene, changed.storyboard?.shots ?? [], changed.settings);
  };
  const open = () => {
    view = view ?? standInProject(shots);
    return ok(view);
  };
  const studio: PicturedStandIn = new PicturedStandIn({
    ...machineAnswers(scene),
    ...welcomeAnswers(scene, (made) => {
      view = made;
      plan = standInPlan(made.storyboard?.shots ?? [], () => toRender);
    }),
    ...workflowAnswers(
      scene,
      () => studio,
      () => view,
    ),
    'project.current': () => ok(view),
    'project.open': open,
    'project.createSample': open,
    'project.reload': open,
    'project.close': () => {
      view = null;
      return ok({});
    },
    ...storyboardAnswers(scene, { studio: () => studio, view: () => view, put }),
    ...engineAnswers(scene, { studio: () => studio, view: () => view, plan: () => plan, put }),
    'plan.build': () => ok(plan),
    ...takesAnswers(
      scene,
      () => studio,
      () => plan,
    ),
    ...runAnswers(
      scene,
      () => studio,
      () => plan,
    ),
    ...historyAnswers(scene, () => plan),
    ...differenceAnswers(scene, () => plan),
    ...filmAnswers(scene, {
      plan: () => plan,
      project: () => view,
      draw: (mediaPath, base64) => studio.draw(mediaPath, base64),
    }),
    ...exportAnswers(scene, {
      studio: () => studio,
      film: () => view && standInFilm(plan, view.settings.film),
      draw: (mediaPath, base64) => studio.draw(mediaPath, base64),
    }),
    ...engineRunAnswers(scene, () => plan),
    ...((scene === 'running' || scene === 'failed') && {
      'run.current': () => ok(runAt(plan.plan.segments, scene === 'failed' ? null : 0.4)),
    }),
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
