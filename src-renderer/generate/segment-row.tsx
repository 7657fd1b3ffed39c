// One segment of the queue. It reads only its own job, so another segment's progress does not draw it again.
import { ActionIcon, CopyButton, Progress, Tooltip } from '@mantine/core';
import { IconCopy, IconPlayerPlay } from '@tabler/icons-react';
import type { JobView } from '#shared/model/run.ts';
import type { SegmentStanding } from '#shared/model/video-plan.ts';
import { errorDetails } from '../app/report-error.tsx';
import { isActive } from '../app/run-store.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { formatPercent } from '../ui/format-time.ts';
import styles from './generate.module.css';
import type { QueueLine } from './queue-lines.ts';
import { type RowState, rowLook, rowState } from './row-state.ts';

interface SegmentRowProps {
  readonly line: Extract<QueueLine, { kind: 'segment' }>;
  readonly standing: SegmentStanding | undefined;
}

export function SegmentRow({ line, standing }: SegmentRowProps) {
  const { run } = useStores();
  const job = useRun((state) => state.jobsByKey[line.key]);
  const active = useRun(({ head }) => isActive(head));
  const state = rowState(job, standing, active);
  const look = rowLook(state);
  const words = rowWords(state, job, standing);
  const running = state === 'running';
  return (
    <div className={styles.line} data-testid={`segment-row-${line.key}`} data-state={state}>
      <span style={{ color: look.color }}>{look.words}</span>
      <span>
        segment {line.number} of {line.count}
      </span>
      <span className={styles.words} title={words}>
        {words}
      </span>
      {running && (
        <>
          <Progress
            size="sm"
            value={(job?.fraction ?? 1) * 100}
            animated={job?.fraction === null}
            aria-label={`Progress of ${line.key}`}
          />
          <span className={styles.percent}>{job?.fraction != null && formatPercent(job.fraction)}</span>
        </>
      )}
      {job?.error && state === 'failed' && active ? (
        <CopyDetails job={job} />
      ) : (
        <Tooltip label="Render only this segment">
          <ActionIcon
            aria-label={`Render segment ${line.key}`}
            disabled={standing?.status === 'blocked'}
            style={{ visibility: active ? 'hidden' : 'visible' }}
            onClick={() => void run.getState().start({ shotIds: null, segmentKeys: [line.key] })}
          >
            <IconPlayerPlay size={15} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}

function rowWords(state: RowState, job: JobView | undefined, standing: SegmentStanding | undefined): string {
  if (job?.error && (state === 'failed' || state === 'blocked')) return `${job.error.message} ${job.error.remedy}`;
  if (state === 'running') return job?.activity ?? '';
  return state === 'waiting' || state === 'done' ? '' : (standing?.reasons.join(' ') ?? '');
}

function CopyDetails({ job }: { readonly job: JobView }) {
  return (
    <CopyButton value={job.error ? errorDetails(job.error) : ''}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : 'Copy details'}>
          <ActionIcon aria-label={`Copy details of ${job.segmentKey}`} onClick={copy}>
            <IconCopy size={15} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
