// "take 3": which take a segment's clip is cut from; leads to all of them.
import { Tooltip } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import { usePlan, useStores } from '../app/stores-context.ts';
import { useRemembered } from '../ui/remembered.ts';
import styles from './queue.module.css';
import { segmentName } from './segment-name.ts';

export function TakeMark({ segmentKey }: { readonly segmentKey: string }) {
  const { app, player } = useStores();
  const take = usePlan(({ view }) => view?.standings[segmentKey]?.clip?.take);
  // The player's own: its takes are what this leads to.
  const [, setTakesOpen] = useRemembered('player.takes', true);
  if (take == null) return null;
  const open = () => {
    player.getState().setClip(segmentKey);
    setTakesOpen(true);
    app.getState().show('player');
  };
  return (
    <Tooltip label={say`Show the takes of ${segmentName(segmentKey)}`}>
      <button
        type="button"
        className={styles.takeMark}
        aria-label={say`Take ${take}: show the takes of ${segmentName(segmentKey)}`}
        onClick={open}
      >
        {say`take ${take}`}
      </button>
    </Tooltip>
  );
}
