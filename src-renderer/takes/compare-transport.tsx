// Where the two takes stand, and how fast they run.
import { ActionIcon, Group, SegmentedControl, Slider, Text, Tooltip } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerTrackNextFilled,
  IconPlayerTrackPrevFilled,
} from '@tabler/icons-react';
import { useStore } from 'zustand';
import { formatNumber, say } from '#shared/i18n/say.ts';
import styles from './compare.module.css';
import { type ComparedTake, frameOfTake } from './compare-clock.ts';
import type { CompareDeck } from './compare-deck.ts';
import { actOnDeck, type DeckAction } from './use-compare.ts';

interface CompareTransportProps {
  readonly deck: CompareDeck;
  readonly takes: readonly [ComparedTake, ComparedTake];
}

export function CompareTransport({ deck, takes }: CompareTransportProps) {
  const frame = useStore(deck.state, (state) => state.frame);
  const { frames } = deck.clock;
  return (
    <div className={styles.transport}>
      <Slider
        size="sm"
        min={0}
        max={Math.max(1, frames - 1)}
        value={frame}
        label={(value) => say`frame ${value + 1}`}
        thumbLabel={say`Position`}
        onChange={(value) => deck.show(value)}
      />
      <div className={styles.controls}>
        <span data-testid="compare-frame">{frameWords(deck, takes, frame)}</span>
        <Buttons deck={deck} />
        <Speeds deck={deck} />
      </div>
    </div>
  );
}

/** "frame 12 of 81"; where the takes run at different rates, also each one's own frame. */
function frameWords({ clock }: CompareDeck, takes: CompareTransportProps['takes'], frame: number): string {
  const whole = say`frame ${frame + 1} of ${clock.frames}`;
  const [left, right] = takes;
  const same = left.framesPerSecond === right.framesPerSecond && left.framesDelivered === right.framesDelivered;
  if (same) return whole;
  const own = takes.map((take, index) => {
    const place = frameOfTake(take, clock, frame) + 1;
    return index === 0 ? say`A ${place} of ${take.framesDelivered}` : say`B ${place} of ${take.framesDelivered}`;
  });
  return `${whole} · ${own.join(' · ')}`;
}

const steps = (): readonly { label: string; action: DeckAction; icon: typeof IconPlayerTrackPrevFilled }[] => [
  { label: say`One frame back (←)`, action: { kind: 'step', frames: -1 }, icon: IconPlayerTrackPrevFilled },
  { label: say`One frame on (→)`, action: { kind: 'step', frames: 1 }, icon: IconPlayerTrackNextFilled },
];

function Buttons({ deck }: { readonly deck: CompareDeck }) {
  const paused = useStore(deck.state, (state) => state.phase === 'paused');
  const label = paused ? say`Play both` : say`Pause both`;
  const [back, on] = steps().map(({ label: words, action, icon: Mark }) => (
    <Tooltip key={words} label={words}>
      <ActionIcon aria-label={words} size={32} onClick={() => actOnDeck(deck, action)}>
        <Mark size={16} />
      </ActionIcon>
    </Tooltip>
  ));
  return (
    <Group gap={4} wrap="nowrap">
      {back}
      <Tooltip label={say`${label} (Space)`}>
        <ActionIcon
          aria-label={label}
          size={38}
          variant="filled"
          color="accent"
          radius="xl"
          data-autofocus
          onClick={() => actOnDeck(deck, { kind: 'toggle-play' })}
        >
          {paused ? <IconPlayerPlayFilled size={18} /> : <IconPlayerPauseFilled size={18} />}
        </ActionIcon>
      </Tooltip>
      {on}
    </Group>
  );
}

const SPEEDS = [0.25, 0.5, 1, 2];

function Speeds({ deck }: { readonly deck: CompareDeck }) {
  const speed = useStore(deck.state, (state) => state.speed);
  return (
    <Group gap="sm" justify="flex-end" wrap="nowrap">
      <Text component="span" c="dimmed">
        {say`over and over`}
      </Text>
      <SegmentedControl
        aria-label={say`Speed`}
        data={SPEEDS.map((entry) => ({ value: String(entry), label: `${formatNumber(entry)}×` }))}
        value={String(speed)}
        onChange={(value) => deck.setSpeed(Number(value))}
      />
    </Group>
  );
}
