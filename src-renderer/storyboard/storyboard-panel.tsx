// The shots in film order, and the chosen one in full.
import { Button } from '@mantine/core';
import { IconLayoutGrid, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { countOf, formatLength } from '../ui/format-time.ts';
import { PanelFrame } from '../ui/panel-frame.tsx';
import { ShotEditor } from './shot-editor.tsx';
import { ShotGrid } from './shot-grid.tsx';
import styles from './storyboard.module.css';
import { useShotActions } from './use-shot-actions.ts';

export function StoryboardPanel() {
  const { app } = useStores();
  const view = useProject((state) => state.view);
  const chosenId = useApp((state) => state.selectedShotId);
  const actions = useShotActions();
  const shots = view?.storyboard?.shots;
  const filmSeconds = useMemo(() => sumSeconds(shots ?? []), [shots]);
  if (!view || !shots) return <NoStoryboard open={view !== null} toProject={() => app.getState().show('project')} />;
  const chosen = shots.find((shot) => shot.shotId === chosenId) ?? shots[0];
  return (
    <PanelFrame
      title="Storyboard"
      summary={`${countOf(shots.length, 'shot')} · ${formatLength(filmSeconds)}`}
      actions={
        <Button
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => void actions.add(chosen?.shotId ?? null)}
        >
          Add shot
        </Button>
      }
    >
      {chosen ? (
        <div className={styles.split}>
          <ShotGrid shots={shots} chosenId={chosen.shotId} keyframes={view.keyframes} />
          <ShotEditor
            key={chosen.shotId}
            shot={chosen}
            position={shots.indexOf(chosen)}
            count={shots.length}
            keyframe={view.keyframes[chosen.shotId]}
          />
        </div>
      ) : (
        <EmptyState
          icon={IconLayoutGrid}
          title="No shots yet"
          text="A shot is a keyframe, a prompt and a length. Add the first one and describe what happens in it."
        >
          <Button onClick={() => void actions.add(null)}>Add the first shot</Button>
        </EmptyState>
      )}
    </PanelFrame>
  );
}

// A length that is no number is shown on its card; the film's length counts the others.
function sumSeconds(shots: readonly { durationSeconds: number }[]): number {
  return shots.reduce((sum, shot) => sum + (shot.durationSeconds > 0 ? shot.durationSeconds : 0), 0);
}

function NoStoryboard({ open, toProject }: { readonly open: boolean; readonly toProject: () => void }) {
  return (
    <PanelFrame title="Storyboard">
      <EmptyState
        icon={IconLayoutGrid}
        title={open ? 'No storyboard could be read' : 'No project is open'}
        text={
          open
            ? 'The Project panel says which file is wrong and where. A storyboard is a .json file in storyboards/ whose name contains “storyboard”.'
            : 'Open the sample or a project folder, and its shots appear here.'
        }
      >
        <Button variant="default" onClick={toProject}>
          To the Project panel
        </Button>
      </EmptyState>
    </PanelFrame>
  );
}
