// The picture alone on the screen. The page goes to full screen, not the picture: so what the player opens is seen there too.
import { useFullscreenDocument, useIdle } from '@mantine/hooks';
import { useEffect, useEffectEvent } from 'react';
import { say } from '#shared/i18n/say.ts';
import { showNotice } from '../app/report-error.tsx';

export interface FullScreen {
  readonly on: boolean;
  /** Full screen, and nobody has moved for a while. */
  readonly idle: boolean;
  readonly toggle: () => void;
}

const HIDE_AFTER_MS = 2_000;
const SIGNS_OF_LIFE: useIdle.Options = {
  events: ['mousemove', 'mousedown', 'keydown', 'touchstart', 'wheel'],
  initialState: false,
};

export function useFullScreen(): FullScreen {
  const { fullscreen: on, toggle } = useFullscreenDocument();
  const idle = useIdle(HIDE_AFTER_MS, SIGNS_OF_LIFE);
  const leave = useEffectEvent(() => {
    if (document.fullscreenElement) void document.exitFullscreen();
  });
  // Another panel is no player.
  useEffect(() => () => leave(), []);
  return {
    on,
    idle: on && idle,
    toggle: () =>
      void toggle().catch(() =>
        showNotice({ severity: 'warning', message: say`The browser did not allow full screen. Try the button again.` }),
      ),
  };
}
