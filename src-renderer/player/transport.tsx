// The strip to scrub on, the readout and the buttons.
import { Group } from '@mantine/core';
import {
  IconBracketsContainEnd,
  IconBracketsContainStart,
  IconBracketsOff,
  IconMaximize,
  IconMinimize,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
  IconPlayerTrackNextFilled,
  IconPlayerTrackPrevFilled,
  IconRepeat,
} from '@tabler/icons-react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { CommandButton } from './command-button.tsx';
import type { Deck } from './deck.ts';
import { Filmstrip } from './filmstrip.tsx';
import { timecode } from './frame-clock.ts';
import type { FullScreen } from './full-screen.ts';
import { type MarkedFrames, markedRange } from './in-out.ts';
import type { Playlist } from './playlist.ts';
import type { SeamActions } from './seam-actions.ts';
import { SpeedMenu } from './speed-menu.tsx';
import { Readout, TimecodeField } from './timecode-field.tsx';
import styles from './transport.module.css';
import type { FilmMarks } from './use-film-marks.ts';
import { usePlayerCommands } from './use-player-commands.ts';
import { Volume } from './volume.tsx';

export interface TransportProps {
  readonly deck: Deck;
  readonly playlist: Playlist;
  readonly framesPerSecond: number;
  readonly aspect: number;
  readonly marks: FilmMarks;
  readonly marked: MarkedFrames;
  readonly seamActions: SeamActions;
  readonly fullScreen: FullScreen;
  readonly reveal: (() => void) | undefined;
}

export function Transport(props: TransportProps) {
  const { deck, playlist, framesPerSecond, aspect, marks, marked, seamActions, fullScreen } = props;
  usePlayerCommands({ ...props, seams: marks.seams });
  return (
    <div className={styles.transport} data-part="transport">
      <Filmstrip
        deck={deck}
        playlist={playlist}
        framesPerSecond={framesPerSecond}
        aspect={aspect}
        seams={marks.seams}
        crossfades={marks.crossfades}
        marked={marked}
        onSeam={seamActions.go}
      />
      <div className={styles.controls}>
        <div className={styles.readout}>
          <TimecodeField deck={deck} playlist={playlist} framesPerSecond={framesPerSecond} />
          <Readout deck={deck} playlist={playlist} framesPerSecond={framesPerSecond} />
        </div>
        <PlayButtons deck={deck} />
        <div className={styles.right}>
          <MarkButtons marked={marked} playlist={playlist} framesPerSecond={framesPerSecond} />
          <LoopButton deck={deck} />
          <SpeedMenu deck={deck} />
          <Volume deck={deck} />
          <CommandButton
            id="player.fullScreen"
            icon={fullScreen.on ? IconMinimize : IconMaximize}
            label={fullScreen.on ? say`Leave full screen` : say`Full screen`}
          />
        </div>
      </div>
    </div>
  );
}

function PlayButtons({ deck }: { readonly deck: Deck }) {
  const playing = useStore(deck.state, (state) => state.speed !== 0);
  return (
    <Group gap={2} wrap="nowrap">
      <CommandButton id="player.start" icon={IconPlayerSkipBackFilled} />
      <CommandButton id="player.frameBack" icon={IconPlayerTrackPrevFilled} />
      <CommandButton
        id="player.playPause"
        icon={playing ? IconPlayerPauseFilled : IconPlayerPlayFilled}
        label={playing ? say`Pause` : say`Play`}
        iconPixels={18}
        size={36}
        variant="filled"
        color="accent"
        radius="xl"
      />
      <CommandButton id="player.frameForward" icon={IconPlayerTrackNextFilled} />
      <CommandButton id="player.end" icon={IconPlayerSkipForwardFilled} />
    </Group>
  );
}

function MarkButtons({
  marked,
  playlist,
  framesPerSecond,
}: Pick<TransportProps, 'marked' | 'playlist' | 'framesPerSecond'>) {
  const range = markedRange(marked, playlist.frames);
  return (
    <>
      {range && (
        <span className={styles.marked} title={say`Length from in to out`} data-testid="player-marked">
          {timecode(range.to - range.from, framesPerSecond)}
        </span>
      )}
      <CommandButton id="player.markIn" icon={IconBracketsContainStart} />
      <CommandButton id="player.markOut" icon={IconBracketsContainEnd} />
      {range && <CommandButton id="player.clearMarks" icon={IconBracketsOff} />}
    </>
  );
}

function LoopButton({ deck }: { readonly deck: Deck }) {
  const looping = useStore(deck.state, (state) => state.loop !== null);
  return <CommandButton id="player.loop" icon={IconRepeat} pressed={looping} />;
}
