// What would go, take by take, with its size.
import { Text } from '@mantine/core';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { VirtualList } from '../ui/virtual-list.tsx';
import { isNothing } from './cleanup-words.ts';
import styles from './disk-space.module.css';
import type { DiskSpaceStore } from './disk-space-store.ts';
import { segmentName } from './what-follows.ts';

const ROW_PIXELS = 26;

export function CleanupPreview({ store }: { readonly store: DiskSpaceStore }) {
  const report = useStore(store, (state) => state.report);
  const takes = report?.takes ?? [];
  return (
    <section aria-label={say`What would go`} aria-busy={report === null}>
      <Text fw={500} fz={12} mb={3}>
        {say`What would go`}
      </Text>
      <div className={styles.preview}>
        {report === null && <Text c="dimmed">{say`Looking what would go…`}</Text>}
        {report && isNothing(report) && <Text c="dimmed">{say`With this choice nothing would go.`}</Text>}
        {report && takes.length === 0 && report.leftoverBytes > 0 && (
          <Text c="dimmed">{say`No take would go, only ${formatBytes(report.leftoverBytes)} of leftovers.`}</Text>
        )}
        {takes.length > 0 && (
          <VirtualList label={say`Takes that would go`} count={takes.length} rowPixels={ROW_PIXELS}>
            {(index) => {
              const entry = takes[index];
              if (!entry) return null;
              const name = segmentName(entry.segmentKey);
              return (
                <div className={styles.previewRow}>
                  <span>{name.charAt(0).toUpperCase() + name.slice(1)}</span>
                  <span>{say`take ${entry.take}`}</span>
                  <span>{formatBytes(entry.bytes)}</span>
                </div>
              );
            }}
          </VirtualList>
        )}
      </div>
    </section>
  );
}
