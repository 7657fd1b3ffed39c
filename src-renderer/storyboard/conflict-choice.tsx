// The same words were changed here and elsewhere: the user decides, and nothing typed is lost before that.
import { Button, Group, Text } from '@mantine/core';
import { useStore } from 'zustand';
import { useApp, useStores } from '../app/stores-context.ts';
import { Notice } from '../ui/notice.tsx';

export function ConflictChoice({ shotId }: { readonly shotId: string }) {
  const { drafts } = useStores();
  const selectShot = useApp((state) => state.selectShot);
  const save = useStore(drafts.state, (state) => state.save);
  if (save.kind === 'failed') {
    return (
      <Notice tone="problem" title="Not saved">
        <Text mb={8}>{save.error.message} What you typed is kept here.</Text>
        <Button size="compact-xs" variant="default" onClick={() => void drafts.flush()}>
          Try again
        </Button>
      </Notice>
    );
  }
  if (save.kind !== 'conflict') return null;
  if (save.shotId !== shotId) {
    return (
      <Notice tone="warning" title={`Shot ${save.shotId} was changed elsewhere`}>
        <Button size="compact-xs" variant="default" onClick={() => selectShot(save.shotId)}>
          Show it
        </Button>
      </Notice>
    );
  }
  return (
    <Notice tone="warning" title="This shot was changed elsewhere too">
      <Text mb={8}>Another window or program changed the same fields while you typed. Below is what you typed.</Text>
      <Group gap={8}>
        <Button size="compact-xs" onClick={() => void drafts.keepMine()}>
          Keep mine
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => void drafts.takeTheirs()}>
          Take theirs
        </Button>
      </Group>
    </Notice>
  );
}
