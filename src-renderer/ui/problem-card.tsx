// One thing that is wrong: what, where, and what to do about it.
import { Code, Text } from '@mantine/core';
import { IconAlertTriangle, IconExclamationCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { say } from '#shared/i18n/say.ts';
import { LinkedText } from './linked-text.tsx';
import styles from './problem-card.module.css';

interface ProblemCardProps {
  readonly severity: 'problem' | 'warning';
  readonly message: string;
  readonly remedy: string;
  readonly filePath?: string | undefined;
  readonly jsonPath?: string | undefined;
  readonly action?: ReactNode;
}

export function ProblemCard({ severity, message, remedy, filePath, jsonPath, action }: ProblemCardProps) {
  const Mark = severity === 'problem' ? IconExclamationCircle : IconAlertTriangle;
  return (
    <div className={styles.card} data-severity={severity}>
      <Mark
        size={16}
        className={styles.mark}
        role="img"
        aria-label={severity === 'problem' ? say`Problem` : say`Warning`}
      />
      <div className={styles.words}>
        <Text fw={500}>{message}</Text>
        {remedy && (
          <Text c="dimmed">
            <LinkedText text={remedy} />
          </Text>
        )}
        {(filePath || jsonPath) && (
          <div className={styles.place}>
            {filePath && <Code>{filePath}</Code>}
            {jsonPath && <Code>{jsonPath}</Code>}
          </div>
        )}
      </div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
