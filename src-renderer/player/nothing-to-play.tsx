// Before there is a clip: what will be here, and the way to the first one.
import { Button, Text } from '@mantine/core';
import { IconMovie } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import { isActive } from '../app/run-store.ts';
import { useProject, useRun, useStores } from '../app/stores-context.ts';
import { useCommand } from '../commands/use-commands.ts';
import { useKeyLabel } from '../commands/use-key-label.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PanelFrame } from '../ui/panel-frame.tsx';

export function NothingToPlay() {
  return (
    <PanelFrame title={say`Player`}>
      <WhatIsMissing />
    </PanelFrame>
  );
}

function WhatIsMissing() {
  const { app } = useStores();
  const open = useProject((state) => state.view !== null);
  const hasShots = useProject((state) => (state.view?.storyboard?.shots.length ?? 0) > 0);
  const running = useRun((state) => isActive(state.head));
  const to = (panel: 'project' | 'storyboard' | 'generate', words: string) => (
    <Button variant="default" onClick={() => app.getState().show(panel)}>
      {words}
    </Button>
  );
  if (!open)
    return (
      <EmptyState
        icon={IconMovie}
        title={say`No project is open`}
        text={say`Open the sample or a project folder first.`}
      >
        {to('project', say`To the Project panel`)}
      </EmptyState>
    );
  if (!hasShots)
    return (
      <EmptyState
        icon={IconMovie}
        title={say`No clips yet`}
        text={say`The storyboard has no shots. Add the first one, render it, and it plays here.`}
      >
        {to('storyboard', say`To the Storyboard panel`)}
      </EmptyState>
    );
  if (running)
    return (
      <EmptyState
        icon={IconMovie}
        title={say`The first clip is being rendered`}
        text={say`It appears here by itself as soon as it is ready.`}
      >
        {to('generate', say`To the Generate panel`)}
      </EmptyState>
    );
  return (
    <EmptyState
      icon={IconMovie}
      title={say`No clips yet`}
      text={say`Every rendered segment becomes a clip that plays here. Press Start in the Generate panel.`}
    >
      <StartButton />
      {to('generate', say`To the Generate panel`)}
      <WatchingKeys />
    </EmptyState>
  );
}

function StartButton() {
  const { available, run } = useCommand('run.start');
  return available ? <Button onClick={run}>{say`Render the film`}</Button> : null;
}

/** What there will be to do here. */
function WatchingKeys() {
  const play = useKeyLabel('player.playPause');
  const markIn = useKeyLabel('player.markIn');
  const markOut = useKeyLabel('player.markOut');
  const full = useKeyLabel('player.fullScreen');
  return (
    <Text c="dimmed" fz={12} mt={6} ta="center">
      {say`${play} plays, J K L shuttle, ${markIn} and ${markOut} set in and out, ${full} fills the screen.`}
    </Text>
  );
}
