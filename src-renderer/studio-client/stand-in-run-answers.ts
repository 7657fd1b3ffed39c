// How the stand-in answers to what is asked of a run: enough to press every button and see what it does to the page.
import type { PlanView } from '#shared/contract/shapes.ts';
import type { JobView, RunServerView, RunView } from '#shared/model/run.ts';
import { isRunOpen } from '#shared/model/run-phase.ts';
import { err, ok } from '#shared/result.ts';
import { showPreviews } from './stand-in-previews.ts';
import { standInJob, standInRun, standInServer } from './stand-in-project.ts';
import { isRunScene, runInScene } from './stand-in-runs.ts';
import type { StandInAnswers, StandInStudio } from './stand-in-studio.ts';

const MOVING: ReadonlySet<string> = new Set(['servers', 'one-server', 'preview-storm', 'long-run']);

interface RunStage {
  /** The run as it stands; null: none yet. */
  run: RunView | null;
  /** Changes it and tells the page. */
  show(run: RunView): RunView;
}

const NO_RUN = err({ code: 'no-run' as const, message: 'There is no run.', remedy: 'Press Start.' });

export function runAnswers(scene: string, studio: () => StandInStudio, plan: () => PlanView): StandInAnswers {
  const stage: RunStage = {
    run: isRunScene(scene) ? runInScene(scene, plan().plan.segments, 0.4) : null,
    show(run) {
      stage.run = run;
      studio().emit('run.changed', run);
      return run;
    },
  };
  if (isRunScene(scene) && MOVING.has(scene)) {
    keepMoving(stage, () => runInScene(scene, plan().plan.segments, (Date.now() / 30_000) % 1));
    // A page lends its canvas; in a test there is none to look at.
    setTimeout(() => showPreviews(studio(), () => stage.run, scene === 'preview-storm' ? 8 : 600));
  }
  /** Answers with the open run after the change, or that there is none. */
  const changed = (change: (run: RunView) => Partial<RunView>) =>
    stage.run ? ok(stage.show({ ...stage.run, ...change(stage.run) })) : NO_RUN;
  const jobsWhere = (run: RunView, isMeant: (job: JobView) => boolean, change: Partial<JobView>) => ({
    jobs: run.jobs.map((job) => (isMeant(job) ? { ...job, ...change } : job)),
  });
  return {
    'run.current': () => ok(stage.run),
    'run.start': () => ok(stage.show(startedRun(plan()))),
    'run.add': ({ segmentKeys }) =>
      changed((run) => jobsWhere(run, (job) => segmentKeys?.includes(job.segmentKey) ?? false, { state: 'waiting' })),
    'run.pause': ({ when }) =>
      changed((run) => ({
        state: when === 'now' ? 'paused' : 'pausing',
        pause: { because: 'user', message: 'Paused by you.', remedy: 'Resume when you like.' },
        ...(when === 'now' && jobsWhere(run, (job) => job.state === 'running', { state: 'waiting', fraction: null })),
      })),
    'run.resume': () => changed(() => ({ state: 'running', pause: null })),
    'run.stop': () =>
      changed((run) => ({
        state: 'stopped',
        pause: null,
        finishedAtIso: new Date().toISOString(),
        ...jobsWhere(run, (job) => job.state === 'running' || job.state === 'waiting', { state: 'stopped' }),
      })),
    'run.retry': ({ segmentKeys }) =>
      changed((run) => ({
        state: 'running',
        ...jobsWhere(
          run,
          (job) =>
            (job.state === 'failed' || job.state === 'blocked') && (segmentKeys?.includes(job.segmentKey) ?? true),
          { state: 'waiting', error: null },
        ),
      })),
    'run.skip': ({ segmentKey }) =>
      changed((run) => jobsWhere(run, (job) => job.segmentKey === segmentKey, { state: 'left-out' })),
    'run.reorder': ({ shotIds }) => changed((run) => ({ jobs: inOrder(run.jobs, shotIds) })),
    'run.server': ({ url, action }) => changed((run) => ({ servers: withServer(run.servers, url, action) })),
  };
}

function startedRun({ plan, standings }: PlanView): RunView {
  const jobs = plan.segments.map(({ key, segmentCount }) =>
    standInJob(key, { segmentCount, state: standings[key]?.status === 'up-to-date' ? 'skipped' : 'waiting' }),
  );
  return standInRun(jobs, { runId: `run-${Date.now()}`, startedAtIso: new Date().toISOString() });
}

/** What has begun stays in front. */
function inOrder(jobs: readonly JobView[], shotIds: readonly string[]): JobView[] {
  const place = new Map(shotIds.map((shotId, index) => [shotId, index]));
  const rank = (job: JobView) => (job.state === 'waiting' ? (place.get(job.shotId) ?? shotIds.length) : -1);
  return jobs.toSorted((a, b) => rank(a) - rank(b));
}

function withServer(
  servers: readonly RunServerView[],
  url: string,
  action: 'add' | 'remove' | 'pause' | 'resume',
): RunServerView[] {
  if (action === 'add')
    return [...servers, standInServer(url, { state: 'checking', reason: 'It is being looked at.' })];
  if (action === 'remove') return servers.filter(({ id }) => id !== url);
  const change =
    action === 'pause'
      ? { state: 'paused' as const, reason: 'Paused by you.' }
      : { state: 'idle' as const, reason: 'Nothing is waiting for a server.' };
  return servers.map((server) => (server.id === url ? { ...server, ...change } : server));
}

/** Until somebody presses something: then the scene stands as they left it. */
function keepMoving(stage: RunStage, next: () => RunView): void {
  let last = stage.run;
  setInterval(() => {
    if (stage.run !== last || !stage.run || !isRunOpen(stage.run.state)) return;
    last = stage.show(next());
  }, 500);
}
