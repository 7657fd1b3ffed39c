// A panel: its title, one line about its state, its buttons, and the room below.
import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './panel-frame.module.css';

interface PanelFrameProps {
  readonly title: string;
  readonly summary?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function PanelFrame({ title, summary, actions, children }: PanelFrameProps) {
  return (
    <section className={styles.panel} aria-label={title}>
      <header className={styles.header}>
        <Title order={1} className={styles.title}>
          {title}
        </Title>
        <Text component="div" className={styles.summary} aria-live="polite">
          {summary}
        </Text>
        <Group gap="xs" wrap="nowrap">
          {actions}
        </Group>
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
