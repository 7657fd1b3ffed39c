// Beside the screen: the clips of the film, or its seams.
import { SegmentedControl } from '@mantine/core';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import type { SeamView } from '#shared/model/seam.ts';
import { useSeams, useStores } from '../app/stores-context.ts';
import { ClipList } from './clip-list.tsx';
import styles from './player.module.css';
import type { Clip } from './playlist.ts';
import type { SeamActions } from './seam-actions.ts';
import { SeamList } from './seam-list.tsx';

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
    <nav className={styles.clips} aria-label={say`Clips and seams`}>
      <div className={styles.sideHead}>
        <SegmentedControl
          fullWidth
          aria-label={say`What is listed`}
          value={sideList}
          data={[
            { value: 'clips', label: say`Clips` },
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
      {say`Seams`}
      {seen > 0 && (
        <span className={styles.pill} title={say`Visible in the film as it is`}>
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
