// Before another take becomes the active one: what becomes of the segments that start from its last frame.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { countOf } from '../ui/format-time.ts';
import styles from './takes.module.css';
import type { Following } from './takes-store.ts';
import { namesOf, type WhatFollows } from './what-follows.ts';

interface UseTakeDialogProps {
  readonly take: number;
  /** null: closed. */
  readonly follows: WhatFollows | null;
  readonly onUse: (following: Following) => void;
  readonly onClose: () => void;
}

export function UseTakeDialog({ take, follows, onUse, onClose }: UseTakeDialogProps) {
  return (
    <Modal
      opened={follows !== null}
      onClose={onClose}
      title={`Use take ${take}`}
      size={560}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {follows && (
        <Stack gap="sm">
          <Text>
            {countOf(follows.keys.length, 'rendered segment')} of this chain{' '}
            {follows.keys.length === 1 ? 'starts' : 'start'} from what take {take} replaces: {namesOf(follows.keys)}.
          </Text>
          <Choice
            label="Render what follows later"
            detail={follows.gpuTime}
            button="Use, render later"
            onClick={() => onUse('render')}
            primary
          >
            It becomes stale; the next run renders it from the new last frame. Its takes stay.
          </Choice>
          <Choice
            label="Keep what follows as it is"
            detail="no GPU time"
            button="Use, keep the rest"
            onClick={() => onUse('keep')}
          >
            Nothing is rendered. At the join the picture may jump; the plan marks it with “!” until you decide
            otherwise.
          </Choice>
          <Group justify="flex-end">
            <Button variant="subtle" color="gray" onClick={onClose}>
              Cancel
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly detail: string;
  readonly button: string;
  readonly primary?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Choice({ label, detail, button, primary = false, onClick, children }: ChoiceProps) {
  const wordsId = useId();
  return (
    <div className={styles.choice}>
      <div>
        <Text fw={600}>
          {label} <span className={styles.choiceDetail}>{detail}</span>
        </Text>
        <Text c="dimmed" id={wordsId}>
          {children}
        </Text>
      </div>
      <Button
        variant={primary ? 'filled' : 'default'}
        data-autofocus={primary || undefined}
        aria-describedby={wordsId}
        onClick={onClick}
      >
        {button}
      </Button>
    </div>
  );
}
