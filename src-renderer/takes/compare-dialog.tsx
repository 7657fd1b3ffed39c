// Two takes of a segment beside each other, as a wipe, or by turns on the same frame.
import { FocusTrap, Modal, NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { StudioClient } from '#shared/contract/studio-client.ts';
import { say } from '#shared/i18n/say.ts';
import type { TakeView } from '#shared/model/takes-view.ts';
import { useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import styles from './compare.module.css';
import { CompareFacts } from './compare-facts.tsx';
import type { CompareMode } from './compare-keys.ts';
import { compareModes } from './compare-modes.ts';
import { type ComparedPicture, CompareStage } from './compare-stage.tsx';
import { CompareTransport } from './compare-transport.tsx';
import { whyStill } from './take-words.ts';
import { otherTake, type TakesStore } from './takes-store.ts';
import { useCompare, useTakeSides } from './use-compare.ts';
import { segmentName } from './what-follows.ts';

interface CompareDialogProps {
  readonly store: TakesStore;
}

export function CompareDialog({ store }: CompareDialogProps) {
  const take = useStore(store, (state) => state.comparing);
  return (
    <Modal
      opened={take !== null}
      fullScreen
      onClose={store.getState().endCompare}
      title={say`Compare takes of ${segmentName(store.getState().segmentKey)}`}
      closeButtonProps={{ 'aria-label': say`Close (Esc)` }}
      classNames={{ content: styles.content, body: styles.body, header: styles.header }}
      transitionProps={{ duration: 0 }}
    >
      {/* Else it is Close, and the space bar would close what it should play. */}
      <FocusTrap.InitialFocus />
      {take !== null && <ChosenPair store={store} take={take} />}
    </Modal>
  );
}

/** Begins with the take that was on show and the active one beside it, the older one on the left. */
function ChosenPair({ store, take }: CompareDialogProps & { readonly take: number }) {
  const takes = useStore(store, (state) => state.takes) ?? [];
  const [numbers, setNumbers] = useState<readonly [number, number]>(() => {
    const other = otherTake(takes, take)?.take ?? take;
    return take < other ? [take, other] : [other, take];
  });
  const left = takes.find((entry) => entry.take === numbers[0]);
  const right = takes.find((entry) => entry.take === numbers[1]);
  if (!left || !right) return <Text p="md">{say`One of the two takes is no longer there.`}</Text>;
  return (
    <Comparison
      left={left}
      right={right}
      sides={[
        <TakeChoice
          key="left"
          side="A"
          takes={takes}
          value={left.take}
          onChoose={(n) => setNumbers([n, right.take])}
        />,
        <TakeChoice
          key="right"
          side="B"
          takes={takes}
          value={right.take}
          onChoose={(n) => setNumbers([left.take, n])}
        />,
      ]}
    />
  );
}

interface ComparisonProps {
  readonly left: TakeView;
  readonly right: TakeView;
  readonly sides: readonly [React.ReactNode, React.ReactNode];
}

function Comparison({ left, right, sides }: ComparisonProps) {
  const { studio } = useStores();
  const takes = [left, right] as const;
  const [mode, setMode] = useState<CompareMode>('side');
  const [flipped, setFlipped] = useState<0 | 1>(0);
  const compare = useCompare(useTakeSides(takes), {
    onMode: setMode,
    onSide: (side) => {
      setFlipped((shown) => (side === 'other' ? (shown === 0 ? 1 : 0) : side));
      setMode('flip');
    },
  });
  return (
    <>
      <div className={styles.toolbar}>
        <SegmentedControl
          aria-label={say`How they are compared`}
          data={compareModes('side')}
          value={mode}
          onChange={setMode}
        />
        <span className={styles.hints}>
          {say`Space plays · ← → a frame · A and B show one alone, F flips · W wipe · S side by side · Esc closes`}
        </span>
      </div>
      <CompareStage
        pictures={[pictureOf(studio, left), pictureOf(studio, right)]}
        mode={mode}
        flipped={flipped}
        onFlip={() => setFlipped(flipped === 0 ? 1 : 0)}
        compare={compare}
      />
      {compare.deck && <CompareTransport deck={compare.deck} takes={takes} />}
      <CompareFacts left={left} right={right} sides={sides} />
    </>
  );
}

function pictureOf(studio: StudioClient, take: TakeView): ComparedPicture {
  const { stillPath } = take;
  return {
    name: say`take ${take.take}`,
    why: whyStill(take),
    still:
      stillPath === null
        ? null
        : { src: versionedUrl(studio, stillPath, take.createdAtIso), alt: say`Still of take ${take.take}` },
  };
}

interface TakeChoiceProps {
  readonly side: 'A' | 'B';
  readonly takes: readonly TakeView[];
  readonly value: number;
  readonly onChoose: (take: number) => void;
}

function TakeChoice({ side, takes, value, onChoose }: TakeChoiceProps) {
  return (
    <NativeSelect
      aria-label={say`Take on side ${side}`}
      value={String(value)}
      data={takes.map((take) => ({
        value: String(take.take),
        label: [say`Take ${take.take}`, ...(take.isActive ? [say`active`] : []), '★'.repeat(take.rating ?? 0)]
          .filter(Boolean)
          .join(' · '),
      }))}
      onChange={(event) => {
        onChoose(Number(event.currentTarget.value));
        // The keys of the comparison go on at once.
        event.currentTarget.blur();
      }}
    />
  );
}
