// One segment of the queue. It reads only its own job, so another segment's progress does not draw it again.
import { Progress, Tooltip } from '@mantine/core';
import { IconCornerDownRight } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import type { JobView, RunServerView } from '#shared/model/run.ts';
import type { SegmentStanding } from '#shared/model/video-plan.ts';
import { isActive, isHeld, isSentAhead, type RunState } from '../app/run-store.ts';
import { usePlan, useProject, useRun, useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import { engineNameOf, rendererCount } from '../engines/cost-words.ts';
import { formatUsd } from '../engines/model-words.ts';
import { useNow } from '../ui/use-now.ts';
import styles from './queue.module.css';
import { RowFault } from './row-fault.tsx';
import { RowMenu } from './row-menu.tsx';
import { type RowLook, type RowState, rowActions, rowLook, rowState, sentAheadLook } from './row-state.ts';
import { rowWords, timeWords } from './row-words.ts';
import { segmentName } from './segment-name.ts';
import { TakeMark } from './take-mark.tsx';

const NONE: readonly RunServerView[] = [];

interface SegmentRowProps {
  readonly segmentKey: string;
  /** Its place in the shot, from 1. */
  readonly number: number;
  readonly count: number;
}

/** Every plan brings new objects; a row is drawn again only where its own says something else. */
function useStanding(segmentKey: string): SegmentStanding | undefined {
  const said = usePlan(({ view }) => {
    const standing = view?.standings[segmentKey];
    return standing && JSON.stringify(standing);
  });
  return useMemo(() => (said === undefined ? undefined : (JSON.parse(said) as SegmentStanding)), [said]);
}

export const SegmentRow = memo(function SegmentRow({ segmentKey, number, count }: SegmentRowProps) {
  const { generate } = useStores();
  const job = useRun((state) => state.jobsByKey[segmentKey]);
  const standing = useStanding(segmentKey);
  const active = useRun(({ head }) => isActive(head));
  const run = useRun(runPhase);
  const state = rowState(job, standing, active);
  const server = useServerName(job);
  const planned = useRenderer(segmentKey);
  const renderer = planned === null ? null : (job?.fallback?.name ?? planned);
  const isAhead = useRun(({ head }) => isSentAhead(job, head?.servers ?? NONE));
  const isShown = useStore(generate, ({ shownKey }) => shownKey === segmentKey);
  return (
    <div
      className={styles.line}
      data-testid={`segment-row-${segmentKey}`}
      data-state={state}
      data-is-ahead={isAhead || undefined}
      data-is-shown={isShown || undefined}
    >
      <div className={styles.cells}>
        <Thumbnail segmentKey={segmentKey} standing={standing} />
        <div className={styles.facts}>
          <div className={styles.upper}>
            <StateMark look={isAhead ? sentAheadLook() : rowLook(state)} />
            <span className={styles.place}>{say`segment ${number} of ${count}`}</span>
            <TakeMark segmentKey={segmentKey} />
            <TimeCell segmentKey={segmentKey} state={isAhead ? 'waiting' : state} job={job} />
          </div>
          <Lower
            state={state}
            job={job}
            standing={standing}
            // Where engines differ, the model says more than the place; of several servers each is told.
            server={renderer === null || job?.server?.includes('://') === true ? server : renderer}
            rendersNow={state === 'running' && !isAhead}
          />
        </div>
        <RowMenu segmentKey={segmentKey} job={job} standing={standing} actions={rowActions({ state, standing, run })} />
      </div>
      {state === 'failed' && job?.error && <RowFault job={job} error={job.error} />}
    </div>
  );
});

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

/** The clip's own picture; before there is one, the keyframe of a segment that starts from it. A click shows it large. */
function Thumbnail({
  segmentKey,
  standing,
}: {
  readonly segmentKey: string;
  readonly standing: SegmentStanding | undefined;
}) {
  const { studio, generate } = useStores();
  const keyframeShotId = usePlan(({ segmentsByKey }) => {
    const segment = segmentsByKey.get(segmentKey);
    return segment?.start.kind === 'keyframe' ? segment.shotId : null;
  });
  const keyframePath = useProject(({ view }) =>
    keyframeShotId === null ? null : (view?.keyframes[keyframeShotId]?.mediaPath ?? null),
  );
  const clip = standing?.clip;
  const src =
    (clip?.thumbnailPath ? versionedUrl(studio, clip.thumbnailPath, clip.version) : null) ??
    (keyframePath && studio.mediaUrl(keyframePath));
  const label = say`Show ${segmentName(segmentKey)} large`;
  return (
    <Tooltip label={label}>
      <button
        type="button"
        className={styles.thumbnail}
        data-is-start={clip ? undefined : true}
        aria-label={label}
        onClick={() => generate.getState().show(segmentKey)}
      >
        {src ? (
          <img src={src} alt="" loading="lazy" decoding="async" draggable={false} />
        ) : (
          <IconCornerDownRight size={16} stroke={1.5} aria-hidden />
        )}
      </button>
    </Tooltip>
  );
}

interface CellProps {
  readonly state: RowState;
  readonly job: JobView | undefined;
}

interface LowerProps extends CellProps {
  readonly standing: SegmentStanding | undefined;
  readonly server: string | null;
  readonly rendersNow: boolean;
}

function Lower({ state, job, standing, server, rendersNow }: LowerProps) {
  const ticks = state === 'waiting' && job?.retryAtIso != null;
  const now = useNow(ticks ? 1_000 : null);
  const words = rowWords(state, job, standing, now);
  return (
    <>
      {(words || server) && (
        <div className={styles.lower}>
          <span className={styles.words} title={words} data-ticks={ticks || undefined}>
            {words}
          </span>
          {server !== null && (
            <span className={styles.server} title={server}>
              {server}
            </span>
          )}
        </div>
      )}
      {rendersNow && job && (
        <Progress
          className={styles.progress}
          size={3}
          value={(job.fraction ?? 1) * 100}
          animated={job.fraction === null}
          aria-label={say`Progress of ${job.segmentKey}`}
        />
      )}
    </>
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

/** The model and its price where the plan has several; null: all are rendered with one. */
function useRenderer(segmentKey: string): string | null {
  return usePlan(({ view, segmentsByKey }) => {
    const segment = segmentsByKey.get(segmentKey);
    if (!view || !segment || rendererCount(view) < 2) return null;
    const name = engineNameOf(view, segment);
    return segment.cost ? say`${name}, about ${formatUsd(segment.cost.estimate)}` : name;
  });
}

function TimeCell({ segmentKey, state, job }: CellProps & { readonly segmentKey: string }) {
  const seconds = usePlan(({ view }) => view?.estimates[segmentKey]?.seconds ?? null);
  const basis = usePlan(({ view }) => view?.estimates[segmentKey]?.basis ?? null);
  const now = useNow(state === 'running' ? 1_000 : null);
  const words = timeWords(state, job, seconds, now);
  return (
    <span className={styles.time} title={basis === null ? undefined : say`Guessed from ${basis}`}>
      {words}
    </span>
  );
}
