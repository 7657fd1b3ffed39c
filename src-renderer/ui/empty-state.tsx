// What a panel says while it has nothing to show: what belongs here and what to do next.
import { Center, Stack, Text, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon: Icon;
  readonly title: string;
  readonly text: ReactNode;
  readonly children?: ReactNode;
}

export function EmptyState({ icon: Mark, title, text, children }: EmptyStateProps) {
  return (
    <Center h="100%" p="xl">
      <Stack align="center" gap="xs" maw={440}>
        <Mark size={36} stroke={1.2} color="var(--mantine-color-dimmed)" aria-hidden />
        <Title order={2} fz={16} fw={600} ta="center">
          {title}
        </Title>
        <Text c="dimmed" ta="center" lh={1.55}>
          {text}
        </Text>
        {children && (
          <Stack align="center" gap="xs" mt="sm">
            {children}
          </Stack>
        )}
      </Stack>
    </Center>
  );
}
