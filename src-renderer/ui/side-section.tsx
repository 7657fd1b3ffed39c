// A titled part of a side column.
import type { ReactNode } from 'react';
import styles from './side-section.module.css';

interface SideSectionProps {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function SideSection({ title, aside, children }: SideSectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
