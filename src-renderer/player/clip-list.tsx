// The clips of the film in order, shot by shot.
import { Text } from '@mantine/core';
import { IconPinFilled } from '@tabler/icons-react';
import { useMemo } from 'react';
import { many, say } from '#shared/i18n/say.ts';
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

const ROW_PIXELS = 56;
const GAP_PIXELS = 22;

export function ClipList({ clips, currentKey }: ClipListProps) {
  const { player } = useStores();
  const rowPixels = useMemo(
    () => (index: number) => ROW_PIXELS + ((clips[index]?.missingBefore ?? 0) > 0 ? GAP_PIXELS : 0),
    [clips],
  );
  return (
    <ChoiceList
      label={say`Clips`}
      count={clips.length}
      rowPixels={rowPixels}
      activeIndex={clips.findIndex((clip) => clip.key === currentKey)}
      onActivate={(index) => player.getState().setClip(clips[index]?.key ?? '')}
    >
      {(index) => {
        const clip = clips[index];
        return clip ? <ClipRow clip={clip} startsShot={clips[index - 1]?.shotId !== clip.shotId} /> : null;
      }}
    </ChoiceList>
  );
}

function ClipRow({ clip, startsShot }: { readonly clip: Clip; readonly startsShot: boolean }) {
  const { studio } = useStores();
  const place = say`${clip.segmentIndex + 1} of ${clip.segmentCount}`;
  const length = many(clip.frames, '{{count}} frame', '{{count}} frames');
  return (
    <div className={styles.clipRow} data-testid={`clip-row-${clip.key}`} data-starts-shot={startsShot || undefined}>
      {clip.missingBefore > 0 && (
        <div className={styles.gap}>
          {many(clip.missingBefore, '{{count}} segment not rendered yet', '{{count}} segments not rendered yet')}
        </div>
      )}
      <div className={styles.clip}>
        <div className={styles.thumb}>
          <Picture
            src={clip.thumbnailPath ? versionedUrl(studio, clip.thumbnailPath, clip.version) : null}
            alt=""
            absence=""
          />
        </div>
        <div className={styles.clipWords}>
          <div className={styles.clipHead}>
            <Text fw={startsShot ? 600 : 400} fz={12} truncate>
              {say`Shot ${clip.shotId}`}
            </Text>
            <ClipState clip={clip} />
          </div>
          <Text c="dimmed" fz={12} truncate>
            {clip.segmentCount === 1 ? length : `${place} · ${length}`}
          </Text>
        </div>
      </div>
    </div>
  );
}

function ClipState({ clip: { stale, kept } }: { readonly clip: Clip }) {
  if (stale) return <span className={styles.clipState} data-tone="stale">{`! ${say`stale`}`}</span>;
  if (!kept) return null;
  return (
    <span
      className={styles.clipState}
      data-tone="kept"
      title={say`Kept as it is, although the plan asks for something else`}
    >
      <IconPinFilled size={11} aria-hidden /> {say`kept`}
    </span>
  );
}
