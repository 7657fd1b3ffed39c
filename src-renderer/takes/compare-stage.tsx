// The two pictures: half and half, one cut off where the other begins, or one at a time.
import { type PointerEvent, type RefObject, useState } from 'react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import styles from './compare.module.css';
import type { CompareDeck } from './compare-deck.ts';
import type { CompareMode } from './compare-keys.ts';
import type { Compare } from './use-compare.ts';

/** What one side shows. */
export interface ComparedPicture {
  /** Behind the letter of its side: "take 2". */
  readonly name: string;
  /** Why it is a still and no film; null: it plays. */
  readonly why: string | null;
  /** Shown where it does not play. */
  readonly still: { readonly src: string; readonly alt: string } | null;
}

interface CompareStageProps {
  readonly pictures: readonly [ComparedPicture, ComparedPicture];
  readonly mode: CompareMode;
  readonly flipped: 0 | 1;
  readonly onFlip: () => void;
  readonly compare: Compare;
}

const HALF = 50;

export function CompareStage({ pictures, mode, flipped, onFlip, compare }: CompareStageProps) {
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
      {pictures.map((picture, index) => (
        <StageSide
          // biome-ignore lint/suspicious/noArrayIndexKey: two sides that stay where they are
          key={index}
          picture={picture}
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
  readonly picture: ComparedPicture;
  readonly side: 0 | 1;
  readonly hidden: boolean;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly deck: CompareDeck | null;
}

function StageSide({ picture: { name, why, still }, side, hidden, video, deck }: StageSideProps) {
  return (
    <figure className={styles.side} data-side={side} data-hidden={hidden || undefined}>
      {why === null ? (
        <video ref={video} className={styles.picture} preload="auto" playsInline muted />
      ) : (
        still && <img className={styles.picture} src={still.src} alt={still.alt} draggable={false} />
      )}
      <figcaption className={styles.chip}>
        <b>{side === 0 ? 'A' : 'B'}</b> {name}
      </figcaption>
      {why !== null && <p className={styles.why}>{say`Only its still. ${why}`}</p>}
      {why === null && deck && <Failure deck={deck} side={side} />}
    </figure>
  );
}

function Failure({ deck, side }: { readonly deck: CompareDeck; readonly side: 0 | 1 }) {
  const failed = useStore(deck.state, (state) => state.failed[side]);
  return failed ? (
    <p className={styles.why} role="alert">
      {say`This browser cannot play it.`}
    </p>
  ) : null;
}

function WipeHandle({ percent, onChange }: { readonly percent: number; readonly onChange: (percent: number) => void }) {
  return (
    <div className={styles.wipe}>
      <input
        type="range"
        aria-label={say`Where the wipe stands`}
        min={0}
        max={100}
        value={Math.round(percent)}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
    </div>
  );
}
