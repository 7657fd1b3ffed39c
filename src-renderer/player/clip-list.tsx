// The clips of the film in order.
import { Text } from '@mantine/core';
import { useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import { Picture } from '../ui/picture.tsx';
import { ChoiceList } from '../ui/virtual-list.tsx';
import styles from './player.module.css';
import type { Clip } from './playlist.ts';

interface ClipListProps {
  readonly clips: readonly Clip[];
  readonly currentKey: string | null;
}

export function ClipList({ clips, currentKey }: ClipListProps) {
  const { player, studio } = useStores();
  return (
    <ChoiceList
      label="Clips"
      count={clips.length}
      rowPixels={58}
      activeIndex={clips.findIndex((clip) => clip.key === currentKey)}
      onActivate={(index) => player.getState().setClip(clips[index]?.key ?? '')}
    >
      {(index) => {
        const clip = clips[index];
        if (!clip) return null;
        return (
          <div className={styles.clip} data-testid={`clip-row-${clip.key}`}>
            <div className={styles.thumb}>
              <Picture
                src={clip.thumbnailPath ? versionedUrl(studio, clip.thumbnailPath, clip.version) : null}
                alt=""
                absence=""
              />
            </div>
            <div className={styles.clipWords}>
              <Text fw={600} fz={12} truncate>
                Shot {clip.shotId}
              </Text>
              <Text c="dimmed" fz={12} truncate>
                {clip.segmentIndex + 1} of {clip.segmentCount} · {clip.frames} frames
              </Text>
              {(clip.stale || clip.kept) && (
                <Text fz={11} lh={1.1} c={clip.stale ? 'var(--lt-stale)' : 'var(--lt-up-to-date)'}>
                  {clip.stale ? '! stale' : '! kept as it is'}
                </Text>
              )}
            </div>
          </div>
        );
      }}
    </ChoiceList>
  );
}
