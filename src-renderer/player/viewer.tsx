// The screen, the line to scrub on, and the buttons.
import { ActionIcon, Group, SegmentedControl, Slider, Text, Tooltip } from '@mantine/core';
import {
  type Icon,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
  IconPlayerTrackNextFilled,
  IconPlayerTrackPrevFilled,
} from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores-context.ts';
import { TakesStrip } from '../takes/takes-strip.tsx';
import { isTyping } from '../ui/is-typing.ts';
import type { Deck } from './deck.ts';
import { timecode } from './frame-clock.ts';
import styles from './player.module.css';
import type { Playlist } from './playlist.ts';
import { actionForKey, type PlayerAction } from './shuttle.ts';
import { useDeck } from './use-deck.ts';

interface ViewerProps {
  readonly playlist: Playlist;
  readonly currentKey: string | null;
  readonly framesPerSecond: number;
}

export function Viewer(props: ViewerProps) {
  const { deck, first, second } = useDeck(props);
  return (
    <div className={styles.viewer}>
      <div className={styles.screen}>
        {[first, second].map((ref, side) => (
          // biome-ignore lint/a11y/useMediaCaption: clips of a shot have no words to caption
          // biome-ignore lint/suspicious/noArrayIndexKey: two elements that stay where they are
          <video key={side} ref={ref} className={styles.video} preload="auto" playsInline />
        ))}
        {deck && <SeenVideo deck={deck} first={first} second={second} />}
      </div>
      {deck && <Transport deck={deck} {...props} />}
      {deck && props.currentKey !== null && <Takes deck={deck} segmentKey={props.currentKey} />}
    </div>
  );
}

function Takes({ deck, segmentKey }: { readonly deck: Deck; readonly segmentKey: string }) {
  const { player } = useStores();
  const open = useStore(player, (state) => state.takesOpen);
  return (
    <TakesStrip
      segmentKey={segmentKey}
      open={open}
      onToggle={player.getState().toggleTakes}
      onCovered={() => deck.act({ kind: 'speed', speed: 0 })}
    />
  );
}

interface SeenVideoProps {
  readonly deck: Deck;
  readonly first: React.RefObject<HTMLVideoElement | null>;
  readonly second: React.RefObject<HTMLVideoElement | null>;
}

/** Marks the element that is on the screen; React does not draw the videos again for that. */
function SeenVideo({ deck, first, second }: SeenVideoProps) {
  const seen = useStore(deck.state, (state) => state.seen);
  const failed = useStore(deck.state, (state) => state.failed);
  useEffect(() => {
    for (const [side, { current }] of [first, second].entries()) {
      current?.toggleAttribute('data-seen', side === seen);
      if (side === seen) current?.setAttribute('data-testid', 'player-video');
      else current?.removeAttribute('data-testid');
    }
  }, [seen, first, second]);
  if (!failed) return null;
  return (
    <div className={styles.failed} role="alert">
      This clip cannot be played. Render its segment again in the Generate panel.
    </div>
  );
}

function usePlayerKeys(deck: Deck, framesPerSecond: number): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      // Who came to a control with the keyboard presses it with the keyboard.
      if (event.key === ' ' && target?.matches('button:focus-visible')) return;
      if (event.key.startsWith('Arrow') && target instanceof HTMLInputElement) return;
      const action = actionForKey(event, deck.state.getState().speed, framesPerSecond);
      if (!action) return;
      event.preventDefault();
      deck.act(action);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [deck, framesPerSecond]);
}

function Transport({ deck, playlist, framesPerSecond }: ViewerProps & { readonly deck: Deck }) {
  usePlayerKeys(deck, framesPerSecond);
  const { player } = useStores();
  const scope = useStore(player, (state) => state.scope);
  const frame = useStore(deck.state, (state) => state.frame);
  return (
    <div className={styles.transport}>
      <Slider
        size="sm"
        min={0}
        max={Math.max(1, playlist.frames - 1)}
        value={Math.min(frame, playlist.frames - 1)}
        label={(value) => timecode(value, framesPerSecond)}
        thumbLabel="Position"
        onChange={(value) => deck.show(value)}
      />
      <div className={styles.controls}>
        <Readout deck={deck} playlist={playlist} framesPerSecond={framesPerSecond} />
        <TransportButtons deck={deck} />
        <div className={styles.right}>
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

function Readout({ deck, playlist, framesPerSecond }: Omit<ViewerProps, 'currentKey'> & { readonly deck: Deck }) {
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

function ClipName({ deck, playlist }: Pick<ViewerProps, 'playlist'> & { readonly deck: Deck }) {
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
  const words = speed === 0 || speed === 1 ? '' : speed < 0 ? `back ${-speed}×` : `${speed}×`;
  return (
    <Text component="span" c="dimmed" miw={52} ta="right">
      {words}
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
