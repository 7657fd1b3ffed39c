// One segment in the queue at the foot. It reads only its own job: another segment's progress does not draw it again.
import { Button, Progress } from '@mantine/core';
import { memo } from 'react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import type { JobView, RunServerView } from '#shared/model/run.ts';
import { isHeld, isSentAhead } from '../app/run-store.ts';
import { usePlan, useProject, useRun, useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import { rowLook, sentAheadLook } from '../generate/row-state.ts';
import { rowWords, timeWords } from '../generate/row-words.ts';
import { useNow } from '../ui/use-now.ts';
import styles from './dock.module.css';

const NO_SERVERS: readonly RunServerView[] = [];

export const DockRow = memo(function DockRow({ segmentKey }: { readonly segmentKey: string }) {
  const job = useRun((state) => state.jobsByKey[segmentKey]);
  const isAhead = useRun(({ head }) => isSentAhead(job, head?.servers ?? NO_SERVERS));
  if (!job) return null;
  const { words, color, icon: Mark } = isAhead ? sentAheadLook() : rowLook(job.state);
  return (
    <div className={styles.row} data-testid={`dock-row-${segmentKey}`} data-state={job.state}>
      <Thumbnail job={job} />
      <span className={styles.shot}>{say`Shot ${job.shotId}`}</span>
      <span className={styles.segment}>{say`segment ${job.segmentIndex + 1} of ${job.segmentCount}`}</span>
      <span className={styles.state} style={{ color }}>
        <Mark size={14} stroke={2} aria-hidden />
        {words}
      </span>
      <Doing job={job} rendersNow={job.state === 'running' && !isAhead} />
      <ServerCell job={job} />
      <TimeCell job={job} isAhead={isAhead} />
    </div>
  );
});

interface CellProps {
  readonly job: JobView;
}

/** What is being rendered as it comes, else the clip, else the keyframe it starts from. */
function Thumbnail({ job: { segmentKey } }: CellProps) {
  const { studio, previews } = useStores();
  const live = useStore(previews, ({ urls }) => urls[segmentKey]);
  const clip = usePlan(({ view }) => view?.standings[segmentKey]?.clip);
  const segment = usePlan(({ segmentsByKey }) => segmentsByKey.get(segmentKey));
  const keyframePath = useProject(({ view }) =>
    segment?.start.kind === 'keyframe' ? (view?.keyframes[segment.shotId]?.mediaPath ?? null) : null,
  );
  const src =
    live ??
    (clip?.thumbnailPath ? versionedUrl(studio, clip.thumbnailPath, clip.version) : null) ??
    (keyframePath === null ? null : studio.mediaUrl(keyframePath));
  return (
    <span className={styles.thumbnail} data-is-start={live || clip ? undefined : true}>
      {src && <img src={src} alt="" loading="lazy" decoding="async" draggable={false} />}
    </span>
  );
}

function Doing({ job, rendersNow }: CellProps & { readonly rendersNow: boolean }) {
  const ticks = job.state === 'waiting' && job.retryAtIso !== null;
  const now = useNow(ticks ? 1_000 : null);
  const words = job.state === 'failed' ? (job.error?.message ?? '') : rowWords(job.state, job, undefined, now);
  return (
    <span className={styles.doing}>
      {rendersNow && (
        <Progress
          w={110}
          size={5}
          value={(job.fraction ?? 1) * 100}
          animated={job.fraction === null}
          aria-label={say`Progress of shot ${job.shotId}, segment ${job.segmentIndex + 1}`}
        />
      )}
      <span className={styles.words} title={words}>
        {words}
      </span>
      {job.state === 'failed' && <RetryButton job={job} />}
    </span>
  );
}

/** Nothing where there is but one and nothing to tell apart. */
function ServerCell({ job }: CellProps) {
  const name = useRun(({ head }) =>
    job.server && head && head.servers.length > 1
      ? (head.servers.find(({ id }) => id === job.server)?.name ?? job.server)
      : null,
  );
  return (
    <span className={styles.server} title={name ?? undefined}>
      {name}
    </span>
  );
}

function TimeCell({ job, isAhead }: CellProps & { readonly isAhead: boolean }) {
  const estimate = usePlan(({ view }) => view?.estimates[job.segmentKey]?.seconds ?? null);
  const now = useNow(job.state === 'running' && !isAhead ? 1_000 : null);
  return <span className={styles.time}>{timeWords(isAhead ? 'waiting' : job.state, job, estimate, now)}</span>;
}

function RetryButton({ job }: CellProps) {
  const { run } = useStores();
  const busy = useRun(({ head, asking }) => asking === 'retry' || isHeld(head));
  return (
    <Button
      className={styles.retry}
      variant="default"
      size="compact-xs"
      disabled={busy}
      aria-description={say`Shot ${job.shotId}, segment ${job.segmentIndex + 1}`}
      onClick={() => void run.getState().retry([job.segmentKey])}
    >
      {say`Retry`}
    </Button>
  );
}
