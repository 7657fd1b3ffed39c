// Asks before rendering is broken off. Opened by `run.askToStop()` only where something would be lost.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useShallow } from 'zustand/react/shallow';
import { say } from '#shared/i18n/say.ts';
import { runningJobs } from './run-store.ts';
import { lostByStopping } from './run-words.ts';
import { usePlan, useRun, useStores } from './stores-context.ts';

export function StopDialog() {
  const { run } = useStores();
  const opened = useRun((state) => state.confirmingStop);
  const { keepRunning } = run.getState();
  return (
    <Modal opened={opened} onClose={keepRunning} title={say`Stop the run?`} size={460}>
      {opened && <Question />}
    </Modal>
  );
}

function Question() {
  const { run } = useStores();
  const running = useRun(useShallow(runningJobs));
  const segmentsByKey = usePlan((state) => state.segmentsByKey);
  const isPaid = running.some(({ segmentKey }) => segmentsByKey.get(segmentKey)?.cost);
  const { keepRunning, pause, stop } = run.getState();
  const pauseInstead = () => {
    keepRunning();
    void pause({ when: 'after-segment', freeMemory: false });
  };
  return (
    <Stack gap="md">
      <Text lh={1.5}>{lostByStopping(running)}</Text>
      {isPaid && (
        <Text lh={1.5}>{say`What is rendered in the cloud is called back; it may be charged all the same.`}</Text>
      )}
      <Text c="dimmed" lh={1.5}>
        {say`Finished segments stay. Start goes on with what is left.`}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={keepRunning}>
          {say`Keep rendering`}
        </Button>
        <Button variant="default" onClick={pauseInstead}>
          {say`Pause after this segment`}
        </Button>
        <Button color="red" onClick={() => void stop()} data-autofocus>
          {say`Stop now`}
        </Button>
      </Group>
    </Stack>
  );
}
