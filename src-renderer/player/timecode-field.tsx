// Where the playhead stands. A click, and a timecode can be typed to go there.
import { Tooltip, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import type { Deck } from './deck.ts';
import { frameOfTyped, timecode } from './frame-clock.ts';
import type { Playlist } from './playlist.ts';
import styles from './transport.module.css';
import { standAt } from './use-player-commands.ts';

interface TimecodeProps {
  readonly deck: Deck;
  readonly playlist: Playlist;
  readonly framesPerSecond: number;
}

export function TimecodeField({ deck, playlist, framesPerSecond }: TimecodeProps) {
  const [typing, setTyping] = useState(false);
  const frame = useStore(deck.state, (state) => state.frame);
  if (typing) {
    return (
      <TypedTimecode
        initial={timecode(frame, framesPerSecond)}
        frameOf={(text) => frameOfTyped(text, framesPerSecond, deck.state.getState().frame)}
        onGo={(wanted) => standAt(deck, Math.min(wanted, playlist.frames - 1))}
        onEnd={() => setTyping(false)}
      />
    );
  }
  return (
    <Tooltip label={say`Click to type a timecode: 1:12 is one second and 12 frames, +24 goes on from here`}>
      <UnstyledButton className={styles.timecode} data-testid="player-timecode" onClick={() => setTyping(true)}>
        {timecode(frame, framesPerSecond)}
      </UnstyledButton>
    </Tooltip>
  );
}

interface TypedTimecodeProps {
  readonly initial: string;
  readonly frameOf: (text: string) => number | null;
  readonly onGo: (frame: number) => void;
  readonly onEnd: () => void;
}

function TypedTimecode({ initial, frameOf, onGo, onEnd }: TypedTimecodeProps) {
  const [text, setText] = useState(initial);
  const frame = frameOf(text);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onEnd();
    }
    if (event.key !== 'Enter' || frame === null) return;
    onGo(frame);
    onEnd();
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it stands where the button was pressed
      autoFocus
      className={styles.timecode}
      aria-label={say`Go to this timecode`}
      aria-invalid={frame === null}
      value={text}
      inputMode="numeric"
      spellCheck={false}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={onEnd}
    />
  );
}

export function Readout({ deck, playlist, framesPerSecond }: TimecodeProps) {
  const frame = useStore(deck.state, (state) => Math.min(state.frame, Math.max(0, playlist.frames - 1)));
  const left = playlist.frames - 1 - frame;
  return (
    <>
      <span className={styles.counted} data-testid="player-frame">
        {say`frame ${Math.min(frame + 1, playlist.frames)} of ${playlist.frames}`}
      </span>
      <span className={styles.left} title={say`Time left`}>
        −{timecode(left, framesPerSecond)}
      </span>
    </>
  );
}
