// A run that is discarded without having gone on: what is still rendered for it is taken back, and no longer paid.
import { engineId } from '#shared/model/project.ts';
import type { Engine } from '../engines/index.ts';
import type { ProjectStore } from '../project/index.ts';
import type { OpenJob } from '../run/index.ts';
import type { ServerEngines } from './engine-pools.ts';
import { frozenBatches } from './frozen-batches.ts';
import type { StudioParts } from './open-studio-parts.ts';

type Store = Pick<ProjectStore, 'rememberedWorkflow' | 'view'>;
type Parts = Pick<StudioParts, 'engines' | 'logger'>;

export async function takeBackJobs(
  jobs: readonly OpenJob[],
  journalPath: string,
  store: Store,
  parts: Parts,
): Promise<void> {
  const frozen = await frozenBatches(store, parts, journalPath);
  const pools = frozen.ok ? frozen.value.flatMap((batch) => batch.pools) : [];
  const takeBack = async (job: OpenJob) => {
    const engine = engineOf(job, pools) ?? engineOf(job, poolsNow(job, store, parts));
    // By the provider's id: the app's own folder may know nothing of it.
    if (engine !== null && job.ticket !== null) await engine.find(job.job_id, job.ticket);
    const canceled = await engine?.cancel(job.job_id);
    if (canceled?.ok === false) parts.logger.failure(canceled.error);
  };
  await Promise.all(jobs.map(takeBack));
}

/** Only where the project renders: a journal may come with a folder from anywhere. */
function engineOf({ server, engine }: OpenJob, pools: readonly ServerEngines[]): Engine | null {
  const id = server ?? engine;
  return pools.findLast((one) => one.engineId === engine && one.serverIds.includes(id))?.at(id) ?? null;
}

/** The model or workflow that it was sent with is gone: what renders with that engine now can take it back too. */
function poolsNow({ engine }: OpenJob, store: Store, { engines }: Parts): ServerEngines[] {
  const known = engineId.safeParse(engine);
  if (!known.success) return [];
  const choice = { engine: known.data, model: null };
  const chosen = engines.chooseFor(choice, store.view().settings, store.rememberedWorkflow());
  return chosen.ok ? [chosen.value.pool] : [];
}
