// The strip to scrub on, the readout and the buttons.
import { ActionIcon, Group, SegmentedControl, Text, Tooltip } from '@mantine/core';
import {
  type Icon,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
  IconPlayerTrackNextFilled,
  IconPlayerTrackPrevFilled,
} from '@tabler/icons-react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores-context.ts';
import { CrossfadeNote } from './crossfade-notes.tsx';
import type { Deck } from './deck.ts';
import { Filmstrip } from './filmstrip.tsx';
import { timecode } from './frame-clock.ts';
import styles from './player.module.css';
import type { Playlist } from './playlist.ts';
import type { PlayerAction } from './shuttle.ts';
import type { FilmMarks } from './use-film-marks.ts';
import { type SeamActions, usePlayerKeys } from './use-player-keys.ts';

export interface TransportProps {
  readonly deck: Deck;
  readonly playlist: Playlist;
  readonly framesPerSecond: number;
  readonly aspect: number;
  readonly marks: FilmMarks;
  readonly seamActions: SeamActions;
}

export function Transport({ deck, playlist, framesPerSecond, aspect, marks, seamActions }: TransportProps) {
  usePlayerKeys(deck, framesPerSecond, marks.seams, seamActions);
  const { player } = useStores();
  const scope = useStore(player, (state) => state.scope);
  return (
    <div className={styles.transport}>
      <Filmstrip
        deck={deck}
        playlist={playlist}
        framesPerSecond={framesPerSecond}
        aspect={aspect}
        seams={marks.seams}
        crossfades={marks.crossfades}
        onSeam={seamActions.go}
      />
      <div className={styles.controls}>
        <Readout deck={deck} playlist={playlist} framesPerSecond={framesPerSecond} />
        <TransportButtons deck={deck} />
        <div className={styles.right}>
          <CrossfadeNote crossfades={marks.crossfades} />
          <ClipName deck={deck} playlist={playlist} />
          <SpeedWords deck={deck} />
          <SegmentedControl
            aria-label="What plays"
            value={scope}
            data={[
              { value: 'film', label: 'Film' },
              { value: 'shot', label: 'Shot' },
            ]}
            onChange={(value) => player.getState().setScope(value === 'shot' ? 'shot' : 'film')}
          />
        </div>
      </div>
    </div>
  );
}

function Readout({ deck, playlist, framesPerSecond }: Pick<TransportProps, 'deck' | 'playlist' | 'framesPerSecond'>) {
  const frame = useStore(deck.state, (state) => state.frame);
  return (
    <div className={styles.readout}>
      <span className={styles.timecode} data-testid="player-timecode">
        {timecode(frame, framesPerSecond)}
      </span>
      <Text component="span" c="dimmed" data-testid="player-frame">
        frame {Math.min(frame + 1, playlist.frames)} of {playlist.frames}
      </Text>
    </div>
  );
}

function ClipName({ deck, playlist }: Pick<TransportProps, 'deck' | 'playlist'>) {
  const clipIndex = useStore(deck.state, (state) => state.clipIndex);
  const mediaPath = playlist.clips[clipIndex]?.mediaPath;
  return (
    <span className={styles.name} data-testid="player-clip-name" title={mediaPath}>
      {mediaPath?.split('/').at(-1)}
    </span>
  );
}

function SpeedWords({ deck }: { readonly deck: Deck }) {
  const speed = useStore(deck.state, (state) => state.speed);
  if (speed === 0 || speed === 1) return null;
  return (
    <Text component="span" c="dimmed" ta="right" className={styles.speed}>
      {speed < 0 ? `back ${-speed}×` : `${speed}×`}
    </Text>
  );
}

const BUTTONS: readonly { label: string; keys: string; icon: Icon; action: PlayerAction }[] = [
  { label: 'To the start', keys: 'Home', icon: IconPlayerSkipBackFilled, action: { kind: 'to-start' } },
  { label: 'One frame back', keys: '←', icon: IconPlayerTrackPrevFilled, action: { kind: 'step', frames: -1 } },
  { label: 'One frame on', keys: '→', icon: IconPlayerTrackNextFilled, action: { kind: 'step', frames: 1 } },
  { label: 'To the end', keys: 'End', icon: IconPlayerSkipForwardFilled, action: { kind: 'to-end' } },
];

function TransportButtons({ deck }: { readonly deck: Deck }) {
  const playing = useStore(deck.state, (state) => state.speed !== 0);
  const [toStart, back, on, toEnd] = BUTTONS.map(({ label, keys, icon: Mark, action }) => (
    <Tooltip key={label} label={`${label} (${keys})`}>
      <ActionIcon aria-label={label} size={32} onClick={() => deck.act(action)}>
        <Mark size={16} />
      </ActionIcon>
    </Tooltip>
  ));
  return (
    <Group gap={4} wrap="nowrap">
      {toStart}
      {back}
      <Tooltip label={`${playing ? 'Pause' : 'Play'} (Space; J K L shuttle)`}>
        <ActionIcon
          aria-label={playing ? 'Pause' : 'Play'}
          size={38}
          variant="filled"
          color="accent"
          radius="xl"
          onClick={() => deck.act({ kind: 'speed', speed: playing ? 0 : 1 })}
        >
          {playing ? <IconPlayerPauseFilled size={18} /> : <IconPlayerPlayFilled size={18} />}
        </ActionIcon>
      </Tooltip>
      {on}
      {toEnd}
    </Group>
  );
}
