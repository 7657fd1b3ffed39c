// What moves on the filmstrip: the playhead, the part that plays over and over, and in and out.
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import type { Deck } from './deck.ts';
import { LANE_PIXELS } from './draw-strip.ts';
import styles from './filmstrip.module.css';
import { timecode } from './frame-clock.ts';
import type { MarkedFrames } from './in-out.ts';
import type { Playlist } from './playlist.ts';

const percentOf = (frame: number, frames: number) => `${(frame / Math.max(1, frames)) * 100}%`;

export function LoopedPart({ deck, frames }: { readonly deck: Deck; readonly frames: number }) {
  const loop = useStore(deck.state, (state) => state.loop);
  // The whole list needs no frame around it.
  if (!loop || (loop.from === 0 && loop.to === frames)) return null;
  return (
    <div
      className={styles.loop}
      style={{ left: percentOf(loop.from, frames), width: percentOf(loop.to - loop.from, frames), top: LANE_PIXELS }}
    />
  );
}

/** What lies outside is dimmed; a bracket stands at each mark. */
export function MarkedPart({ marked, frames }: { readonly marked: MarkedFrames; readonly frames: number }) {
  const { first, last } = marked;
  return (
    <>
      {first !== null && (
        <>
          <div className={styles.outside} style={{ left: 0, width: percentOf(first, frames), top: LANE_PIXELS }} />
          <div
            className={styles.mark}
            data-mark="in"
            data-testid="mark-in"
            style={{ left: percentOf(first, frames) }}
          />
        </>
      )}
      {last !== null && (
        <>
          <div className={styles.outside} style={{ left: percentOf(last + 1, frames), right: 0, top: LANE_PIXELS }} />
          <div
            className={styles.mark}
            data-mark="out"
            data-testid="mark-out"
            style={{ left: percentOf(last + 1, frames) }}
          />
        </>
      )}
    </>
  );
}

interface PlayheadProps {
  readonly deck: Deck;
  readonly playlist: Playlist;
  readonly framesPerSecond: number;
}

/** The place as a slider for keyboards and screen readers; the pointer works on the whole strip. */
export function Playhead({ deck, playlist, framesPerSecond }: PlayheadProps) {
  const frame = useStore(deck.state, (state) => Math.min(state.frame, playlist.frames - 1));
  return (
    <div className={styles.playhead} style={{ left: percentOf(frame + 0.5, playlist.frames) }}>
      <input
        type="range"
        aria-label={say`Position`}
        aria-valuetext={say`${timecode(frame, framesPerSecond)}, frame ${frame + 1} of ${playlist.frames}`}
        min={0}
        max={Math.max(0, playlist.frames - 1)}
        value={frame}
        onChange={(event) => deck.show(Number(event.currentTarget.value))}
      />
    </div>
  );
}
