// Before another take becomes the active one: what becomes of the segments that start from its last frame.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { many, say } from '#shared/i18n/say.ts';
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
      title={say`Use take ${take}`}
      size={560}
      closeButtonProps={{ 'aria-label': say`Close` }}
    >
      {follows && (
        <Stack gap="sm">
          <Text>
            {many(
              follows.keys.length,
              '{{count}} rendered segment of this chain starts from what take {{take}} replaces: {{names}}.',
              '{{count}} rendered segments of this chain start from what take {{take}} replaces: {{names}}.',
              { take, names: namesOf(follows.keys) },
            )}
          </Text>
          <Choice
            label={say`Render what follows later`}
            detail={follows.gpuTime}
            button={say`Use, render later`}
            onClick={() => onUse('render')}
            primary
          >
            {say`It becomes stale; the next run renders it from the new last frame. Its takes stay.`}
          </Choice>
          <Choice
            label={say`Keep what follows as it is`}
            detail={say`no GPU time`}
            button={say`Use, keep the rest`}
            onClick={() => onUse('keep')}
          >
            {say`Nothing is rendered. At the join the picture may jump; the plan marks it with “!” until you decide otherwise.`}
          </Choice>
          <Group justify="flex-end">
            <Button variant="subtle" color="gray" onClick={onClose}>
              {say`Cancel`}
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
