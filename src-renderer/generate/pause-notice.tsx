// Why the run stands still, and the way on. A run left over from before is asked about above the panel.
import { Button, Group, Text } from '@mantine/core';
import { IconHistory, IconPlayerPause, IconPlayerPlayFilled } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import type { RunHead } from '../app/run-store.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { showEngineSettings } from '../engines/show-engine-settings.ts';
import styles from './run-bar.module.css';
import { unfinishedWords } from './run-facts.ts';

/** Above the panel: the run that Longtake found when the project was opened. */
export function UnfinishedBanner() {
  const { run } = useStores();
  const head = useRun((state) => state.head);
  const jobs = useRun(({ order }) => order.length);
  const asking = useRun((state) => state.asking);
  if (head?.state !== 'paused' || head.pause?.because !== 'unfinished') return null;
  return (
    <div className={styles.banner} role="alert">
      <IconHistory size={22} stroke={1.5} aria-hidden />
      <div className={styles.bannerWords}>
        <Text fw={600}>{unfinishedWords(head, jobs)}</Text>
        <Text c="dimmed">{[head.pause.message, head.pause.remedy].filter(Boolean).join(' ')}</Text>
      </div>
      <Group gap={8} wrap="nowrap">
        <Button
          size="sm"
          loading={asking === 'resume'}
          leftSection={<IconPlayerPlayFilled size={14} />}
          onClick={() => void run.getState().resume()}
        >
          {say`Go on`}
        </Button>
        <Button
          size="sm"
          variant="default"
          loading={asking === 'stop'}
          title={say`What is finished stays; the rest is to be rendered as before`}
          onClick={() => void run.getState().stop()}
        >
          {say`Discard`}
        </Button>
      </Group>
    </div>
  );
}

/** Beside the buttons: every other pause. */
export function PauseNotice() {
  const head = useRun((state) => state.head);
  if (head?.state !== 'paused' || !head.pause || head.pause.because === 'unfinished') return null;
  return <Notice pause={head.pause} />;
}

function Notice({ pause }: { readonly pause: NonNullable<RunHead['pause']> }) {
  const stores = useStores();
  const tone = pause.because === 'user' ? 'calm' : 'warning';
  return (
    <div className={styles.pauseNotice} data-tone={tone} role="alert">
      <IconPlayerPause size={17} stroke={1.8} aria-hidden />
      <Text lh={1.45}>
        <Text span fw={600} inherit>
          {pause.message}
        </Text>{' '}
        <Text span c="dimmed" inherit>
          {pause.remedy}
        </Text>
      </Text>
      {pause.because === 'account' && (
        <Button variant="default" size="compact-sm" style={{ flex: 'none' }} onClick={() => showEngineSettings(stores)}>
          {say`Open the settings`}
        </Button>
      )}
    </div>
  );
}
