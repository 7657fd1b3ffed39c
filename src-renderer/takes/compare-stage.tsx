// The two pictures: half and half, one cut off where the other begins, or one at a time.
import { type PointerEvent, type RefObject, useState } from 'react';
import { useStore } from 'zustand';
import type { TakeView } from '#shared/model/takes-view.ts';
import { useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import styles from './compare.module.css';
import type { CompareDeck } from './compare-deck.ts';
import type { CompareMode } from './compare-keys.ts';
import { whyStill } from './take-words.ts';
import type { Compare } from './use-compare.ts';

interface CompareStageProps {
  readonly takes: readonly [TakeView, TakeView];
  readonly mode: CompareMode;
  readonly flipped: 0 | 1;
  readonly onFlip: () => void;
  readonly compare: Compare;
}

const HALF = 50;

export function CompareStage({ takes, mode, flipped, onFlip, compare }: CompareStageProps) {
  const [wipePercent, setWipePercent] = useState(HALF);
  const wipeTo = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setWipePercent(Math.min(Math.max(((event.clientX - left) / width) * 100, 0), 100));
  };
  const drag = {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId);
      wipeTo(event);
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) wipeTo(event);
    },
  };
  return (
    <div
      className={styles.stage}
      data-mode={mode}
      data-testid="compare-stage"
      style={{ '--wipe': `${wipePercent}%` } as React.CSSProperties}
      {...(mode === 'wipe' && drag)}
      {...(mode === 'flip' && { onClick: onFlip })}
    >
      {takes.map((take, index) => (
        <StageSide
          // biome-ignore lint/suspicious/noArrayIndexKey: two sides that stay where they are
          key={index}
          take={take}
          side={index === 0 ? 0 : 1}
          hidden={mode === 'flip' && flipped !== index}
          video={index === 0 ? compare.first : compare.second}
          deck={compare.deck}
        />
      ))}
      {mode === 'wipe' && <WipeHandle percent={wipePercent} onChange={setWipePercent} />}
    </div>
  );
}

interface StageSideProps {
  readonly take: TakeView;
  readonly side: 0 | 1;
  readonly hidden: boolean;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly deck: CompareDeck | null;
}

function StageSide({ take, side, hidden, video, deck }: StageSideProps) {
  const { studio } = useStores();
  const why = whyStill(take);
  return (
    <figure className={styles.side} data-side={side} data-hidden={hidden || undefined}>
      {why === null ? (
        <video ref={video} className={styles.picture} preload="auto" playsInline muted />
      ) : (
        take.stillPath !== null && (
          <img
            className={styles.picture}
            src={versionedUrl(studio, take.stillPath, take.createdAtIso)}
            alt={`Still of take ${take.take}`}
            draggable={false}
          />
        )
      )}
      <figcaption className={styles.chip}>
        <b>{side === 0 ? 'A' : 'B'}</b> take {take.take}
      </figcaption>
      {why !== null && <p className={styles.why}>Only its still. {why}</p>}
      {why === null && deck && <Failure deck={deck} side={side} />}
    </figure>
  );
}

function Failure({ deck, side }: { readonly deck: CompareDeck; readonly side: 0 | 1 }) {
  const failed = useStore(deck.state, (state) => state.failed[side]);
  return failed ? (
    <p className={styles.why} role="alert">
      This browser cannot play this take.
    </p>
  ) : null;
}

function WipeHandle({ percent, onChange }: { readonly percent: number; readonly onChange: (percent: number) => void }) {
  return (
    <div className={styles.wipe}>
      <input
        type="range"
        aria-label="Where the wipe stands"
        min={0}
        max={100}
        value={Math.round(percent)}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
    </div>
  );
}
