// How fast Play plays. While J or L shuttle, how fast that is.
import { Button, Menu } from '@mantine/core';
import { useStore } from 'zustand';
import { formatNumber, say } from '#shared/i18n/say.ts';
import { useStores } from '../app/stores-context.ts';
import type { Deck } from './deck.ts';
import { PLAY_SPEEDS } from './shuttle.ts';
import styles from './transport.module.css';

/** "0.5×", "−2×". */
const speedWords = (speed: number): string => `${speed < 0 ? '−' : ''}${formatNumber(Math.abs(speed))}×`;

export function SpeedMenu({ deck }: { readonly deck: Deck }) {
  const { player } = useStores();
  const playSpeed = useStore(player, (state) => state.playSpeed);
  const speed = useStore(deck.state, (state) => state.speed);
  const shown = speed === 0 ? playSpeed : speed;
  const choose = (chosen: number) => {
    player.getState().setPlaySpeed(chosen);
    if (deck.state.getState().speed !== 0) deck.act({ kind: 'speed', speed: chosen });
  };
  return (
    <Menu position="top" width={110}>
      <Menu.Target>
        <Button
          variant="subtle"
          color={shown === 1 ? 'gray' : 'accent'}
          className={styles.speed}
          title={say`Speed of Play`}
          aria-label={say`Speed: ${speedWords(shown)}`}
        >
          {speedWords(shown)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{say`Speed`}</Menu.Label>
        <Menu.RadioGroup value={String(playSpeed)} onChange={(value) => choose(Number(value))}>
          {PLAY_SPEEDS.toReversed().map((entry) => (
            <Menu.RadioItem key={entry} value={String(entry)} closeMenuOnClick>
              {speedWords(entry)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
