// The same words were changed here and elsewhere: the user decides, and nothing typed is lost before that.
import { Alert, Button, Group, Text } from '@mantine/core';
import { useStore } from 'zustand';
import { useApp, useStores } from '../app/stores-context.ts';

export function ConflictChoice({ shotId }: { readonly shotId: string }) {
  const { drafts } = useStores();
  const selectShot = useApp((state) => state.selectShot);
  const save = useStore(drafts.state, (state) => state.save);
  if (save.kind === 'failed') {
    return (
      <Alert color="red" radius={0} title="Not saved">
        <Text mb={8}>{save.error.message} What you typed is kept here.</Text>
        <Button size="compact-xs" variant="default" onClick={() => void drafts.flush()}>
          Try again
        </Button>
      </Alert>
    );
  }
  if (save.kind !== 'conflict') return null;
  if (save.shotId !== shotId) {
    return (
      <Alert color="yellow" radius={0} title={`Shot ${save.shotId} was changed elsewhere`}>
        <Button size="compact-xs" variant="default" onClick={() => selectShot(save.shotId)}>
          Show it
        </Button>
      </Alert>
    );
  }
  return (
    <Alert color="yellow" radius={0} title="This shot was changed elsewhere too">
      <Text mb={8}>Another window or program changed the same fields while you typed. Below is what you typed.</Text>
      <Group gap={8}>
        <Button size="compact-xs" onClick={() => void drafts.keepMine()}>
          Keep mine
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => void drafts.takeTheirs()}>
          Take theirs
        </Button>
      </Group>
    </Alert>
  );
}
