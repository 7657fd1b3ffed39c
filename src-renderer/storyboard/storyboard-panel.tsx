// The shots in film order, as cards or as a table, and the chosen ones in full.
import { Button, VisuallyHidden } from '@mantine/core';
import { IconLayoutGrid } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import { useProject, useStores, useStoryboard } from '../app/stores-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PanelFrame } from '../ui/panel-frame.tsx';
import { AskPictures } from './ask-pictures.tsx';
import { Board } from './board.tsx';
import { EmptyBoard } from './empty-board.tsx';

export function StoryboardPanel() {
  const { app } = useStores();
  const open = useProject((state) => state.view !== null);
  const shots = useProject((state) => state.view?.storyboard?.shots);
  if (!shots) return <NoStoryboard open={open} toProject={() => app.getState().show('project')} />;
  return (
    <>
      {shots.length === 0 ? <EmptyBoard /> : <Board shots={shots} />}
      <AskPictures />
      <Announcements />
    </>
  );
}

function Announcements() {
  const words = useStoryboard((state) => state.announcement);
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {words}
    </VisuallyHidden>
  );
}

function NoStoryboard({ open, toProject }: { readonly open: boolean; readonly toProject: () => void }) {
  return (
    <PanelFrame title={say`Storyboard`}>
      <EmptyState
        icon={IconLayoutGrid}
        title={open ? say`No storyboard could be read` : say`No project is open`}
        text={
          open
            ? say`The Project panel says which file is wrong and where. A storyboard is a .json file in storyboards/ whose name contains “storyboard”.`
            : say`Open the sample or a project folder, and its shots appear here.`
        }
      >
        <Button variant="default" onClick={toProject}>
          {say`To the Project panel`}
        </Button>
      </EmptyState>
    </PanelFrame>
  );
}
