// One segment of the queue. It reads only its own job, so another segment's progress does not draw it again.
import { Progress } from '@mantine/core';
import type { JobView, RunServerView } from '#shared/model/run.ts';
import type { SegmentStanding } from '#shared/model/video-plan.ts';
import { isActive, isHeld, isSentAhead, type RunState } from '../app/run-store.ts';
import { usePlan, useProject, useRun, useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import { useNow } from '../ui/use-now.ts';
import styles from './generate.module.css';
import type { QueueLine } from './queue-lines.ts';
import { RowFault } from './row-fault.tsx';
import { RowMenu } from './row-menu.tsx';
import { type RowLook, type RowState, rowActions, rowLook, rowState, SENT_AHEAD } from './row-state.ts';
import { rowWords, timeWords } from './row-words.ts';

const NONE: readonly RunServerView[] = [];

interface SegmentRowProps {
  readonly line: Extract<QueueLine, { kind: 'segment' }>;
  readonly standing: SegmentStanding | undefined;
}

export function SegmentRow({ line, standing }: SegmentRowProps) {
  const job = useRun((state) => state.jobsByKey[line.key]);
  const active = useRun(({ head }) => isActive(head));
  const run = useRun(runPhase);
  const state = rowState(job, standing, active);
  const server = useServerName(job);
  const isAhead = useRun(({ head }) => isSentAhead(job, head?.servers ?? NONE));
  return (
    <div
      className={styles.line}
      data-testid={`segment-row-${line.key}`}
      data-state={state}
      data-is-ahead={isAhead || undefined}
    >
      <div className={styles.cells}>
        <Thumbnail segmentKey={line.key} standing={standing} />
        <StateMark look={isAhead ? SENT_AHEAD : rowLook(state)} />
        <span className={styles.place}>
          {line.number} of {line.count}
        </span>
        <Middle
          state={state}
          job={job}
          standing={standing}
          isWide={server === null}
          rendersNow={state === 'running' && !isAhead}
        />
        {server !== null && (
          <span className={styles.server} title={server}>
            {server}
          </span>
        )}
        <TimeCell segmentKey={line.key} state={isAhead ? 'waiting' : state} job={job} />
        <RowMenu segmentKey={line.key} job={job} standing={standing} actions={rowActions({ state, standing, run })} />
      </div>
      {state === 'failed' && job?.error && <RowFault job={job} error={job.error} />}
    </div>
  );
}

const runPhase = ({ head }: RunState): 'none' | 'open' | 'held' => {
  if (!isActive(head)) return 'none';
  return isHeld(head) ? 'held' : 'open';
};

function StateMark({ look: { words, color, icon: Mark } }: { readonly look: RowLook }) {
  return (
    <span className={styles.state} style={{ color }}>
      <Mark size={14} stroke={2} aria-hidden />
      {words}
    </span>
  );
}

/** The clip's own picture; before there is one, the keyframe of a segment that starts from it. */
function Thumbnail({
  segmentKey,
  standing,
}: {
  readonly segmentKey: string;
  readonly standing: SegmentStanding | undefined;
}) {
  const { studio } = useStores();
  const segment = usePlan(({ segmentsByKey }) => segmentsByKey.get(segmentKey));
  const keyframePath = useProject((state) =>
    segment?.start.kind === 'keyframe' ? (state.view?.keyframes[segment.shotId]?.mediaPath ?? null) : null,
  );
  const live = useRun(({ previews }) => previews[segmentKey]);
  const clip = standing?.clip;
  const src =
    live ??
    (clip?.thumbnailPath ? versionedUrl(studio, clip.thumbnailPath, clip.version) : null) ??
    (keyframePath && studio.mediaUrl(keyframePath));
  return (
    <span className={styles.thumbnail} data-is-start={clip || live ? undefined : true}>
      {src && <img src={src} alt="" loading="lazy" decoding="async" draggable={false} />}
    </span>
  );
}

interface CellProps {
  readonly state: RowState;
  readonly job: JobView | undefined;
}

interface MiddleProps extends CellProps {
  readonly standing: SegmentStanding | undefined;
  readonly isWide: boolean;
  readonly rendersNow: boolean;
}

function Middle({ state, job, standing, isWide, rendersNow }: MiddleProps) {
  const ticks = state === 'waiting' && job?.retryAtIso != null;
  const now = useNow(ticks ? 1_000 : null);
  const words = rowWords(state, job, standing, now);
  return (
    <span className={styles.middle} data-is-wide={isWide || undefined}>
      <span className={styles.words} title={words} data-ticks={ticks || undefined}>
        {words}
      </span>
      {rendersNow && job && (
        <Progress
          size={4}
          value={(job.fraction ?? 1) * 100}
          animated={job.fraction === null}
          aria-label={`Progress of ${job.segmentKey}`}
        />
      )}
    </span>
  );
}

/** null: none has it, or there is but one and nothing to tell apart. */
function useServerName(job: JobView | undefined): string | null {
  return useRun(({ head }) =>
    job?.server && head && head.servers.length > 1
      ? (head.servers.find(({ id }) => id === job.server)?.name ?? job.server)
      : null,
  );
}

function TimeCell({ segmentKey, state, job }: CellProps & { readonly segmentKey: string }) {
  const estimate = usePlan(({ view }) => view?.estimates[segmentKey]);
  const now = useNow(state === 'running' ? 1_000 : null);
  const words = timeWords(state, job, estimate?.seconds ?? null, now);
  return (
    <span className={styles.time} title={estimate && `Guessed from ${estimate.basis}`}>
      {words}
    </span>
  );
}
