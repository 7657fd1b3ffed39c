// A strip across a column: something needs a decision before one goes on.
import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface NoticeProps {
  readonly tone: 'warning' | 'problem';
  readonly title: string;
  readonly children: ReactNode;
}

export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone} role="alert">
      <strong className={styles.title}>{title}</strong>
      {children}
    </div>
  );
}
