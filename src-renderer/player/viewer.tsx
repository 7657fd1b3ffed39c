// The screen, what it is worked with, and the takes of what is on it.
import { useStore } from 'zustand';
import { useStores } from '../app/stores-context.ts';
import { TakesStrip } from '../takes/takes-strip.tsx';
import type { Deck } from './deck.ts';
import styles from './player.module.css';
import { ScreenNotes } from './screen-notes.tsx';
import { Transport, type TransportProps } from './transport.tsx';
import type { Screen } from './use-deck.ts';

interface ViewerProps extends Omit<TransportProps, 'deck'> {
  readonly screen: Screen;
  readonly currentKey: string | null;
}

export function Viewer({ screen, currentKey, ...rest }: ViewerProps) {
  const { deck, first, second } = screen;
  return (
    <div className={styles.viewer}>
      <div className={styles.screen}>
        {[first, second].map((ref, side) => (
          // biome-ignore lint/a11y/useMediaCaption: clips of a shot have no words to caption
          // biome-ignore lint/suspicious/noArrayIndexKey: two elements that stay where they are
          <video key={side} ref={ref} className={styles.video} preload="auto" playsInline />
        ))}
        {deck && <ScreenNotes deck={deck} crossfades={rest.marks.crossfades} />}
        {deck && <Failure deck={deck} />}
      </div>
      {deck && <Transport deck={deck} {...rest} />}
      {deck && currentKey !== null && <Takes deck={deck} segmentKey={currentKey} />}
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

function Failure({ deck }: { readonly deck: Deck }) {
  const failed = useStore(deck.state, (state) => state.failed);
  if (!failed) return null;
  return (
    <div className={styles.failed} role="alert">
      This clip cannot be played. Render its segment again in the Generate panel.
    </div>
  );
}
