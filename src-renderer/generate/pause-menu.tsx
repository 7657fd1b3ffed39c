// The three ways to pause.
import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconPlayerPauseFilled } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import { useRun, useStores } from '../app/stores-context.ts';

const pauses = () =>
  [
    {
      label: say`After this segment`,
      text: say`What is being rendered is finished first.`,
      input: { when: 'after-segment', freeMemory: false },
    },
    {
      label: say`Now`,
      text: say`What is being rendered is taken back and rendered afresh later; what a provider is paid for is finished.`,
      input: { when: 'now', freeMemory: false },
    },
    {
      label: say`Now, and free the graphics card`,
      text: say`The servers are also asked to let go of their models.`,
      input: { when: 'now', freeMemory: true },
    },
  ] as const;

export function PauseMenu() {
  const { run } = useStores();
  const asking = useRun((state) => state.asking === 'pause');
  return (
    <Menu width={300} position="bottom-start">
      <Menu.Target>
        <Button
          size="sm"
          variant="default"
          loading={asking}
          leftSection={<IconPlayerPauseFilled size={14} />}
          rightSection={<IconChevronDown size={14} />}
        >
          {say`Pause`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {pauses().map(({ label, text, input }) => (
          <Menu.Item key={label} onClick={() => void run.getState().pause(input)}>
            <Text fw={500}>{label}</Text>
            <Text c="dimmed" fz={12} lh={1.4}>
              {text}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
