// The same words were changed here and elsewhere: the user decides, and nothing typed is lost before that.
import { Button, Group, Text } from '@mantine/core';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { useApp, useStores } from '../app/stores-context.ts';
import { Notice } from '../ui/notice.tsx';

export function ConflictChoice({ shotId }: { readonly shotId: string }) {
  const { drafts } = useStores();
  const selectShot = useApp((state) => state.selectShot);
  const save = useStore(drafts.state, (state) => state.save);
  if (save.kind === 'failed') {
    return (
      <Notice tone="problem" title={say`Not saved`}>
        <Text mb={8}>{say`${save.error.message} What was typed is kept here.`}</Text>
        <Button size="compact-xs" variant="default" onClick={() => void drafts.flush()}>
          {say`Try again`}
        </Button>
      </Notice>
    );
  }
  if (save.kind !== 'conflict') return null;
  if (save.shotId !== shotId) {
    return (
      <Notice tone="warning" title={say`Shot ${save.shotId} was changed elsewhere`}>
        <Button size="compact-xs" variant="default" onClick={() => selectShot(save.shotId)}>
          {say`Show it`}
        </Button>
      </Notice>
    );
  }
  return (
    <Notice tone="warning" title={say`This shot was changed elsewhere too`}>
      <Text mb={8}>
        {say`Another window or program changed the same fields meanwhile. Below is what was typed here.`}
      </Text>
      <Group gap={8}>
        <Button size="compact-xs" onClick={() => void drafts.keepMine()}>
          {say`Keep mine`}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => void drafts.takeTheirs()}>
          {say`Take theirs`}
        </Button>
      </Group>
    </Notice>
  );
}
