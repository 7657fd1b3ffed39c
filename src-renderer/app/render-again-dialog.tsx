// Rendering one segment once more: which seed, what becomes of what follows, and how long each takes.
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { IconDice5, IconRepeat } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import styles from './render-again-dialog.module.css';
import { type AgainOffer, againOffer } from './render-again-words.ts';
import { isActive } from './run-store.ts';
import { usePlan, useRun, useStores } from './stores-context.ts';

export function RenderAgainDialog() {
  const { renderAgain } = useStores();
  const segmentKey = useStore(renderAgain, (state) => state.segmentKey);
  const view = usePlan((state) => state.view);
  const offer = useMemo(() => (view && segmentKey !== null ? againOffer(view, segmentKey) : null), [view, segmentKey]);
  const { close } = renderAgain.getState();
  return (
    <Modal opened={segmentKey !== null} onClose={close} title={say`Render again`} size={520}>
      {offer ? <Choices offer={offer} /> : <Text>{say`The plan has no segment ${segmentKey ?? ''} any more.`}</Text>}
    </Modal>
  );
}

function Choices({ offer }: { readonly offer: AgainOffer }) {
  const { renderAgain } = useStores();
  const { seed, following, asking } = useStore(renderAgain);
  const { choose, confirm, close } = renderAgain.getState();
  const adds = useRun(({ head }) => isActive(head));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <Stack gap="md">
        <Text>
          <strong>{offer.title}</strong>
          {offer.time && <span className={styles.time}> · {say`${offer.time} on one card`}</span>}
        </Text>
        <Radio.Group
          label={say`Seed`}
          value={seed}
          onChange={(value) => choose({ seed: value === 'new' ? 'new' : 'same' })}
        >
          <Option
            value="new"
            title={say`A new seed`}
            text={say`Another version of the same prompt.`}
            icon={<IconDice5 size={16} stroke={1.5} />}
            autoFocus={seed === 'new'}
          />
          <Option
            value="same"
            title={say`The same seed, ${offer.seed}`}
            text={say`The same picture again, with what changed since: prompt, workflow, models, server.`}
            icon={<IconRepeat size={16} stroke={1.5} />}
            autoFocus={seed === 'same'}
          />
        </Radio.Group>
        {offer.following && (
          <Radio.Group
            label={say`What follows in its chain`}
            value={following}
            onChange={(value) => choose({ following: value === 'keep' ? 'keep' : 'render' })}
          >
            <Option value="render" title={offer.following.render} text={say`The chain stays seamless.`} />
            <Option value="keep" title={offer.following.keep} text={offer.following.keepNote} />
          </Radio.Group>
        )}
        <Text c="dimmed">{say`The take there is now stays; the new one is added beside it.`}</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {say`Cancel`}
          </Button>
          <Button type="submit" loading={asking}>
            {adds ? say`Add to the queue` : say`Render again`}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface OptionProps {
  readonly value: string;
  readonly title: string;
  readonly text: string;
  readonly icon?: ReactNode;
  readonly autoFocus?: boolean;
}

function Option({ value, title, text, icon, autoFocus = false }: OptionProps) {
  return (
    <Radio.Card value={value} className={styles.option} aria-label={title} data-autofocus={autoFocus || undefined}>
      <Radio.Indicator size="xs" mt={2} />
      <div className={styles.words}>
        <Text fw={500}>{title}</Text>
        <Text c="dimmed" lh={1.45}>
          {text}
        </Text>
      </div>
      {icon}
    </Radio.Card>
  );
}
