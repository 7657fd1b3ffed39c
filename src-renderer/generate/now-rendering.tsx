// The segment under the brush, as large as there is room: live preview, what it does, how far it is.
import { Progress, Text } from '@mantine/core';
import { useStore } from 'zustand';
import type { PlanView } from '#shared/contract/studio-api.ts';
import type { JobView } from '#shared/model/run.ts';
import { type RunState, runningJobs } from '../app/run-store.ts';
import { serverName } from '../app/server-words.ts';
import { useProject, useRun, useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import { formatPercent } from '../ui/format-time.ts';
import { Picture } from '../ui/picture.tsx';
import styles from './generate.module.css';

/** The running job that is watched, else the first; where none runs, the last that was rendered. */
function jobToShow(run: RunState, watchedKey: string | null): JobView | undefined {
  const watched = watchedKey === null ? undefined : run.jobsByKey[watchedKey];
  if (watched?.state === 'running') return watched;
  return runningJobs(run)[0] ?? run.order.map((key) => run.jobsByKey[key]).findLast((job) => job?.state === 'done');
}

export function NowRendering({ view }: { readonly view: PlanView }) {
  const { generate } = useStores();
  const watchedKey = useStore(generate, (state) => state.watchedKey);
  const job = useRun((state) => jobToShow(state, watchedKey));
  const src = usePreviewSrc(view, job);
  const running = job?.state === 'running';
  return (
    <>
      <Picture
        src={src}
        aspect={Math.max(view.plan.width / view.plan.height, 4 / 3)}
        alt={job ? `Preview of ${job.segmentKey}` : ''}
        absence="The segment being rendered shows here"
      />
      <div className={styles.now}>
        {job && (
          <>
            <div className={styles.progressWords}>
              <Text fw={600} data-testid="now-segment">
                Shot {job.shotId} · segment {job.segmentIndex + 1} of {job.segmentCount}
              </Text>
              <Text>{running && job.fraction !== null && formatPercent(job.fraction)}</Text>
            </div>
            <Progress
              my={6}
              size="xs"
              value={running ? (job.fraction ?? 1) * 100 : 100}
              animated={running && job.fraction === null}
              color={running ? undefined : 'teal'}
              aria-label="Progress of this segment"
            />
            <Text c="dimmed" truncate>
              {running ? job.activity : 'Rendered'}
              {job.server && job.server !== 'draft' && ` · ${serverName(job.server)}`}
            </Text>
          </>
        )}
      </div>
    </>
  );
}

function usePreviewSrc(view: PlanView, job: JobView | undefined): string | null {
  const { studio } = useStores();
  const live = useRun(({ previews }) => (job ? (previews[job.segmentKey] ?? null) : null));
  const keyframePath = useProject((state) => (job ? state.view?.keyframes[job.shotId]?.mediaPath : null));
  if (!job) return null;
  const clip = view.standings[job.segmentKey]?.clip;
  if (job.state === 'done' && clip?.thumbnailPath) return versionedUrl(studio, clip.thumbnailPath, clip.version);
  if (live) return live;
  return keyframePath ? studio.mediaUrl(keyframePath) : null;
}
