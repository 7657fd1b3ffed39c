// What is to be done for a waiting segment: nothing, cut a take that fits, go on with a job that a server has, or render.
import { isUpToDate } from '#shared/model/segment-evidence.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import type { StudioError } from '#shared/studio-error.ts';
import {
  gatherSegmentEvidence,
  hashReferences,
  listTakes,
  provideEndFrame,
  provideStartFrame,
  requestSha256Of,
  takesFolderOf,
} from '../takes/index.ts';
import type { Job } from './job-state.ts';
import type { Need } from './next-step.ts';
import type { OpenJob } from './open-jobs.ts';
import { hashOf, type Order, type RunTools, takeContextOf } from './run-context.ts';

export type Look =
  | { readonly kind: 'up-to-date' }
  | { readonly kind: 'cut'; readonly take: TakeSidecar }
  | { readonly kind: 'attach'; readonly open: OpenJob }
  /** That server may have it and does not answer. */
  | { readonly kind: 'unanswered'; readonly server: string; readonly error: StudioError }
  | Need;

export interface LookInput extends Order {
  readonly job: Job;
  /** The segment before is done: its last frame lies in the project. */
  readonly isStartAtHome: boolean;
  /** What was sent for it and never came home, the newest first. */
  readonly openJobs: readonly OpenJob[];
  /** How the server stands in this run; null: it has nothing to do with it, and is not asked. */
  readonly standingOf: (serverId: string) => 'usable' | 'parked' | 'given-up' | null;
}

export async function lookAtJob(input: LookInput, tools: RunTools): Promise<Look> {
  const { segment, batch, pool, job, isStartAtHome } = input;
  const engine = pool.reference;
  const references = await hashReferences(tools.project.hasher, segment);
  const request = requestSha256Of(segment, { engineOf: () => engine, models: batch.models }, references);
  const modelKey = engine.modelKey(segment, batch.models);
  if (!isStartAtHome) return lookAhead(input, request, modelKey, tools);
  const landed = await landedTakeOf(input, tools);
  if (landed !== null) return { kind: 'cut', take: landed };
  if (!job.again) {
    const evidence = await gatherSegmentEvidence(segment, takeContextOf(input, tools));
    if (isUpToDate(evidence)) return { kind: 'up-to-date' };
    if (evidence.fittingTake !== null) return { kind: 'cut', take: evidence.fittingTake };
  }
  const living = await findLivingJob(input, request, tools);
  return living ?? { kind: 'render', modelKey, early: false };
}

/** What an earlier try of this very run brought home and did not get to cut. */
async function landedTakeOf({ segment, job }: LookInput, { project }: RunTools): Promise<TakeSidecar | null> {
  if (job.landedTake === null) return null;
  const takes = await listTakes(takesFolderOf(project.folderPath, segment.shotId, segment.segmentIndex));
  return takes.find(({ take }) => take === job.landedTake) ?? null;
}

/** Before its start frame is known: can any take or open job there is be the answer? Then the frame is waited for. */
async function lookAhead(
  { segment, job, openJobs }: LookInput,
  request: string | null,
  modelKey: string,
  { project }: RunTools,
): Promise<Need> {
  if (openJobs.length > 0) return { kind: 'later' };
  const render: Need = { kind: 'render', modelKey, early: true };
  if (job.again) return render;
  const takes = await listTakes(takesFolderOf(project.folderPath, segment.shotId, segment.segmentIndex));
  const couldAnswer = takes.some((take) => take.request_sha256 === request) || project.keptTakeOf(segment.key) !== null;
  return couldAnswer ? { kind: 'later' } : render;
}

async function findLivingJob(input: LookInput, request: string | null, tools: RunTools): Promise<Look | null> {
  if (request === null || input.openJobs.length === 0) return null;
  const { segment, pool, standingOf } = input;
  const { folderPath } = tools.project;
  const [start, end] = await Promise.all([
    provideStartFrame(folderPath, segment, tools.project.ffmpeg),
    provideEndFrame(folderPath, segment),
  ]);
  const startHash = await hashOf(start.ok ? start.value : null, tools);
  const endHash = await hashOf(end.ok ? end.value : null, tools);
  if (!start.ok || !end.ok || !startHash.ok || !endHash.ok) return null;
  const startJobId = await jobOfStartFrame(input, tools);
  const isWanted = (open: OpenJob) =>
    open.request_sha256 === request &&
    open.end_frame_sha256 === endHash.value &&
    (open.start_job_id === null ? open.start_frame_sha256 === startHash.value : open.start_job_id === startJobId);
  let unanswered: Look | null = null;
  for (const open of input.openJobs) {
    const server = open.server ?? open.engine;
    const standing = standingOf(server);
    const engine = standing !== null && open.engine === pool.engineId ? pool.at(server) : null;
    const place = engine === null ? null : await engine.find(open.job_id, open.ticket);
    if (engine === null || place === null) continue;
    const isWantedNow = isWanted(open);
    if (!place.ok && isWantedNow && standing !== 'given-up') {
      unanswered ??= { kind: 'unanswered', server, error: place.error };
    }
    if (!place.ok || place.value === 'unknown' || place.value === 'failed') continue;
    if (isWantedNow && (place.value === 'finished' || standing === 'usable')) return { kind: 'attach', open };
    // Its worker may be dead: it is waited for until the server is given up, and then rendered elsewhere.
    if (isWantedNow && standing === 'parked') return { kind: 'ask', server };
    // Ours, and nobody wants it there any more: it would only keep the card from what is wanted.
    if (place.value !== 'finished' && !(await isOfFallback(open, input, tools))) await engine.cancel(open.job_id);
  }
  return unanswered;
}

/** Sent in an earlier run, when the own engine had failed: should that fail again, it is waiting there. */
async function isOfFallback(
  { request_sha256: request }: OpenJob,
  { segment, batch }: LookInput,
  { project }: RunTools,
): Promise<boolean> {
  const other = batch.fallbacks.get(segment.key);
  if (other === undefined || other === segment || request === null) return false;
  const engineOf = () => batch.poolOf(other).reference;
  const references = await hashReferences(project.hasher, other);
  return requestSha256Of(other, { engineOf, models: batch.models }, references) === request;
}

/** The job whose take is shown of the segment before. */
async function jobOfStartFrame({ segment }: LookInput, { project }: RunTools): Promise<string | null> {
  if (segment.dependsOn === null) return null;
  return jobOfActiveTake(segment.dependsOn, project);
}

export async function jobOfActiveTake(segmentKey: string, project: RunTools['project']): Promise<string | null> {
  const slash = segmentKey.lastIndexOf('/');
  const folderPath = takesFolderOf(project.folderPath, segmentKey.slice(0, slash), Number(segmentKey.slice(slash + 1)));
  const active = project.activeTakeOf(segmentKey);
  return (await listTakes(folderPath)).find(({ take }) => take === active)?.job_id ?? null;
}
