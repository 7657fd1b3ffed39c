// Under the stage: which segment it is, how far it is, where it is rendered and how long that still takes.
import { ActionIcon, Button, Group, Progress, Tooltip } from '@mantine/core';
import { IconMovie, IconRefresh, IconRepeat } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import type { JobView, RunServerView } from '#shared/model/run.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { isActive, isHeld, isSentAhead } from '../app/run-store.ts';
import { usePlan, useRun, useStores } from '../app/stores-context.ts';
import { formatPercent, formatSeconds } from '../ui/format-time.ts';
import { useNow } from '../ui/use-now.ts';
import { FaultWays } from './fault-ways.tsx';
import { rowLook, rowState, sentAheadLook } from './row-state.ts';
import styles from './stage.module.css';
import { paceWords, tookWords, whereWords } from './stage-words.ts';
import { TakeMark } from './take-mark.tsx';

const NO_SERVERS: readonly RunServerView[] = [];

export function StageFacts({ segmentKey }: { readonly segmentKey: string | null }) {
  if (segmentKey === null) return null;
  return (
    <div className={styles.facts}>
      <Facts segmentKey={segmentKey} />
    </div>
  );
}

function Facts({ segmentKey }: { readonly segmentKey: string }) {
  const { run } = useStores();
  const segment = usePlan(({ segmentsByKey }) => segmentsByKey.get(segmentKey));
  const standing = usePlan(({ view }) => view?.standings[segmentKey]);
  const job = useRun(({ jobsByKey }) => jobsByKey[segmentKey]);
  const active = useRun(({ head }) => isActive(head));
  const held = useRun(({ head }) => isHeld(head));
  const servers = useRun(({ head }) => head?.servers ?? NO_SERVERS);
  const isAhead = isSentAhead(job, servers);
  const state = rowState(job, standing, active);
  const isLive = state === 'running' && !isAhead;
  const look = isAhead ? sentAheadLook() : rowLook(state);
  if (!segment) return null;
  return (
    <>
      <div className={styles.headline}>
        <span className={styles.name} data-testid="now-segment">
          {say`Shot ${segment.shotId} · segment ${segment.segmentIndex + 1} of ${segment.segmentCount}`}
        </span>
        <span className={styles.state} style={{ color: look.color }}>
          <look.icon size={14} stroke={2} aria-hidden />
          {look.words}
        </span>
        <TakeMark segmentKey={segmentKey} />
        <span className={styles.percent}>{isLive && job && job.fraction !== null && formatPercent(job.fraction)}</span>
        <StageButtons segmentKey={segmentKey} hasClip={Boolean(standing?.clip)} isLive={isLive} />
      </div>
      <div className={styles.track}>
        {isLive && job && (
          <Progress
            size={5}
            value={(job.fraction ?? 1) * 100}
            animated={job.fraction === null}
            aria-label={say`Progress of this segment`}
          />
        )}
      </div>
      {state === 'failed' && job?.error ? (
        <ErrorCard
          error={job.error}
          action={
            <Group gap={6}>
              <FaultWays segmentKey={segmentKey} error={job.error} />
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconRefresh size={13} />}
                disabled={held}
                onClick={() => void run.getState().retry([segmentKey])}
              >
                {say`Retry`}
              </Button>
            </Group>
          }
        />
      ) : (
        <FactLine
          job={job}
          servers={servers}
          isLive={isLive}
          elsewise={standing?.reasons.join(' ') || takeWords(segment)}
        />
      )}
    </>
  );
}

const takeWords = ({ durationSeconds, seed }: PlanSegment): string =>
  say`${formatSeconds(durationSeconds)} · seed ${seed}`;

interface FactLineProps {
  readonly job: JobView | undefined;
  readonly servers: readonly RunServerView[];
  readonly isLive: boolean;
  /** Where the run has nothing to tell of it. */
  readonly elsewise: string;
}

function FactLine({ job, servers, isLive, elsewise }: FactLineProps) {
  const now = useNow(isLive ? 1_000 : null);
  const what = job && isLive ? job.activity : job?.state === 'done' ? tookWords(job) : elsewise;
  const words = job?.state === 'running' || job?.state === 'done' ? whereWords(job, servers) : '';
  return (
    <div className={styles.line}>
      <span className={styles.activity}>{what}</span>
      <span>{job && isLive && paceWords(job, now)}</span>
      <span className={styles.where} title={words}>
        {words}
      </span>
    </div>
  );
}

interface StageButtonsProps {
  readonly segmentKey: string;
  readonly hasClip: boolean;
  readonly isLive: boolean;
}

function StageButtons({ segmentKey, hasClip, isLive }: StageButtonsProps) {
  const { app, player, renderAgain } = useStores();
  const held = useRun(({ head }) => isHeld(head));
  if (!hasClip || isLive) return null;
  const watch = () => {
    player.getState().setClip(segmentKey);
    app.getState().show('player');
  };
  return (
    <Group gap={6} wrap="nowrap">
      <Tooltip label={say`Render again…`}>
        <ActionIcon
          aria-label={say`Render again…`}
          variant="default"
          size={26}
          disabled={held}
          onClick={() => renderAgain.getState().open(segmentKey, { seed: 'new' })}
        >
          <IconRepeat size={15} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Button size="compact-sm" variant="default" leftSection={<IconMovie size={14} stroke={1.6} />} onClick={watch}>
        {say`Open in the Player`}
      </Button>
    </Group>
  );
}
