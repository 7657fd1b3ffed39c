// Beside the screen: the clips of the film, or its seams.
import { SegmentedControl } from '@mantine/core';
import { useStore } from 'zustand';
import type { SeamView } from '#shared/model/seam.ts';
import { useSeams, useStores } from '../app/stores-context.ts';
import { ClipList } from './clip-list.tsx';
import styles from './player.module.css';
import type { Clip } from './playlist.ts';
import { SeamList } from './seam-list.tsx';
import type { SeamActions } from './use-player-keys.ts';

interface SideListsProps {
  readonly clips: readonly Clip[];
  readonly currentKey: string | null;
  readonly actions: SeamActions;
}

export function SideLists({ clips, currentKey, actions }: SideListsProps) {
  const { player } = useStores();
  const sideList = useStore(player, (state) => state.sideList);
  const seen = useSeams((state) => countSeen(state.byKey));
  return (
    <nav className={styles.clips} aria-label="Clips and seams">
      <div className={styles.sideHead}>
        <SegmentedControl
          fullWidth
          aria-label="What is listed"
          value={sideList}
          data={[
            { value: 'clips', label: 'Clips' },
            { value: 'seams', label: <SeamsLabel seen={seen} /> },
          ]}
          onChange={(value) => player.getState().setSideList(value === 'seams' ? 'seams' : 'clips')}
        />
      </div>
      <div className={styles.sideBody}>
        {sideList === 'clips' ? <ClipList clips={clips} currentKey={currentKey} /> : <SeamList actions={actions} />}
      </div>
    </nav>
  );
}

function SeamsLabel({ seen }: { readonly seen: number }) {
  return (
    <>
      Seams
      {seen > 0 && (
        <span className={styles.pill} title="Visible in the film as it is">
          {seen}
        </span>
      )}
    </>
  );
}

/** Those that a viewer sees: visible or broken, and not corrected. */
const countSeen = (byKey: ReadonlyMap<string, SeamView>): number =>
  [...byKey.values()].filter(
    ({ figures, correction }) => correction === null && (figures?.grade === 'visible' || figures?.grade === 'broken'),
  ).length;
