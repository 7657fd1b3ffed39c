// How loud clips are, where they have sound.
import { ActionIcon, Popover, Slider, Tooltip } from '@mantine/core';
import { IconVolume, IconVolume2, IconVolumeOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { useRemembered } from '../ui/remembered.ts';
import type { Deck } from './deck.ts';
import styles from './transport.module.css';

const MOST = 100;

export function Volume({ deck }: { readonly deck: Deck }) {
  const [percent, setPercent] = useRemembered<number>('player.volume', MOST);
  const [muted, setMuted] = useRemembered<boolean>('player.muted', false);
  const hasSound = useStore(deck.state, (state) => state.hasSound);
  useEffect(() => deck.setVolume(muted ? 0 : percent / MOST), [deck, muted, percent]);
  if (!hasSound) return null;
  const words = muted ? say`Sound on` : say`Mute`;
  const silent = muted || percent === 0;
  const Mark = silent ? IconVolumeOff : percent < MOST / 2 ? IconVolume2 : IconVolume;
  return (
    <Popover position="top" withArrow shadow="md">
      <Popover.Target>
        <ActionIcon size={30} aria-label={say`Volume`} title={say`Volume`}>
          <Mark size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles.volume}>
        <Tooltip label={words}>
          <ActionIcon aria-label={words} aria-pressed={muted} onClick={() => setMuted(!muted)}>
            <Mark size={16} />
          </ActionIcon>
        </Tooltip>
        <Slider
          w={130}
          size="sm"
          thumbLabel={say`Volume`}
          label={(value) => `${value} %`}
          value={muted ? 0 : percent}
          onChange={(value) => {
            setMuted(false);
            setPercent(value);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
