// Below a failed segment: why, what to do, and the buttons for it.
import { ActionIcon, Button, CopyButton, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconRefresh } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import type { JobView } from '#shared/model/run.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { errorDetails } from '../app/report-error.tsx';
import { isHeld } from '../app/run-store.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { LinkedText } from '../ui/linked-text.tsx';
import { FaultWays, hasWays } from './fault-ways.tsx';
import styles from './queue.module.css';
import { isLongFault } from './queue-lines.ts';
import { SmallerOffers } from './smaller-offers.tsx';

export function RowFault({ job, error }: { readonly job: JobView; readonly error: StudioErrorWire }) {
  const { run } = useStores();
  const held = useRun(({ head }) => isHeld(head));
  return (
    <div className={styles.fault}>
      <div className={styles.faultWords} data-long={isLongFault(error) || undefined}>
        <Text className={styles.clamped} fw={500} title={error.message}>
          {error.message}
        </Text>
        <Text className={styles.clamped} c="dimmed" title={error.remedy}>
          <LinkedText text={error.remedy} />
        </Text>
      </div>
      <div className={styles.faultButtons}>
        <FaultWays segmentKey={job.segmentKey} error={error} />
        <CopyButton value={errorDetails(error)}>
          {({ copied, copy }) =>
            hasWays(error) ? (
              // Beside what is better to do there is room for a mark only.
              <ActionIcon
                size={22}
                variant="default"
                aria-label={say`Copy details of ${job.segmentKey}`}
                title={copied ? say`Copied` : say`Copy details`}
                onClick={copy}
              >
                {copied ? <IconCheck size={13} /> : <IconCopy size={13} />}
              </ActionIcon>
            ) : (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={say`Copy details of ${job.segmentKey}`}
                onClick={copy}
              >
                {copied ? say`Copied` : say`Copy details`}
              </Button>
            )
          }
        </CopyButton>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={say`Retry ${job.segmentKey}`}
          leftSection={<IconRefresh size={13} />}
          disabled={held}
          onClick={() => void run.getState().retry([job.segmentKey])}
        >
          {say`Retry`}
        </Button>
      </div>
      {error.code === 'out-of-memory' && <SmallerOffers segmentKey={job.segmentKey} />}
    </div>
  );
}
