// The screen, what it is worked with, and the takes of what is on it.
import { Button, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMovieOff } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { useStores } from '../app/stores-context.ts';
import { TakesStrip } from '../takes/takes-strip.tsx';
import type { Deck } from './deck.ts';
import { useFullScreen } from './full-screen.ts';
import styles from './player.module.css';
import { ScreenNotes } from './screen-notes.tsx';
import { Transport, type TransportProps } from './transport.tsx';
import type { Screen } from './use-deck.ts';
import { useTakesOpen } from './use-takes-open.ts';

interface ViewerProps extends Omit<TransportProps, 'deck' | 'fullScreen'> {
  readonly screen: Screen;
  readonly currentKey: string | null;
}

export function Viewer({ screen, currentKey, ...rest }: ViewerProps) {
  const { deck, first, second } = screen;
  const fullScreen = useFullScreen();
  const { playlist, framesPerSecond, marks } = rest;
  return (
    <div className={styles.viewer} data-full={fullScreen.on || undefined} data-idle={fullScreen.idle || undefined}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shorter way for the mouse; the button and the key do the same */}
      <div className={styles.screen} data-testid="player-screen" onDoubleClick={fullScreen.toggle}>
        {[first, second].map((ref, side) => (
          // biome-ignore lint/a11y/useMediaCaption: clips of a shot have no words to caption
          // biome-ignore lint/suspicious/noArrayIndexKey: two elements that stay where they are
          <video key={side} ref={ref} className={styles.video} preload="auto" playsInline />
        ))}
        {deck && (
          <ScreenNotes
            deck={deck}
            frames={playlist.frames}
            framesPerSecond={framesPerSecond}
            crossfades={marks.crossfades}
          />
        )}
        {deck && <Failure deck={deck} playlist={playlist} />}
      </div>
      {deck && <Transport deck={deck} fullScreen={fullScreen} {...rest} />}
      {deck && currentKey !== null && !fullScreen.on && <Takes deck={deck} currentKey={currentKey} />}
    </div>
  );
}

/** While it plays, a clip that is soon over does not turn the takes over: a loop around a seam would do so twice a second. */
const CALM_MS = 700;

function Takes({ deck, currentKey }: { readonly deck: Deck; readonly currentKey: string }) {
  const [open, toggle] = useTakesOpen();
  const playing = useStore(deck.state, (state) => state.speed !== 0);
  const [calmKey] = useDebouncedValue(currentKey, CALM_MS);
  const segmentKey = playing ? calmKey : currentKey;
  return (
    <TakesStrip
      segmentKey={segmentKey}
      open={open}
      onToggle={toggle}
      onCovered={() => deck.act({ kind: 'speed', speed: 0 })}
    />
  );
}

function Failure({ deck, playlist }: { readonly deck: Deck } & Pick<TransportProps, 'playlist'>) {
  const { renderAgain } = useStores();
  const failed = useStore(deck.state, (state) => state.failed);
  const clipIndex = useStore(deck.state, (state) => state.clipIndex);
  const clip = playlist.clips[clipIndex];
  const next = playlist.clips[clipIndex + 1];
  if (!failed || !clip) return null;
  return (
    <div className={styles.failed} role="alert">
      <IconMovieOff size={30} stroke={1.3} aria-hidden />
      <Text fw={600} fz={15}>
        {say`This clip cannot be played`}
      </Text>
      <Text className={styles.failedWords}>
        {say`${clip.mediaPath} is missing, damaged or still being written. Render its segment again, or use another of its takes.`}
      </Text>
      <Group gap="xs" justify="center" mt={6}>
        <Button onClick={() => renderAgain.getState().open(clip.key)}>{say`Render again…`}</Button>
        {next && (
          <Button variant="default" onClick={() => deck.show(next.firstFrame)}>
            {say`To the next clip`}
          </Button>
        )}
      </Group>
    </div>
  );
}
