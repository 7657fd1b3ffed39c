// Electron's side of run-signs: sleep blocker, taskbar and notification.
import { type BrowserWindow, Notification, powerSaveBlocker } from 'electron';
import type { RunSignals } from './run-signs.ts';

/** Only Windows draws the difference; elsewhere the bar is the same. */
const BAR_MODES = { running: 'normal', failed: 'error', paused: 'paused' } as const;

export function windowSignals(window: BrowserWindow): RunSignals {
  return {
    keepAwake() {
      // The screen may go dark; the machine and its GPU must not.
      const id = powerSaveBlocker.start('prevent-app-suspension');
      return () => powerSaveBlocker.stop(id);
    },
    showProgress(progress) {
      if (window.isDestroyed()) return;
      if (progress.kind === 'none') window.setProgressBar(-1);
      else window.setProgressBar(progress.fraction, { mode: BAR_MODES[progress.kind] });
    },
    announce(title, body) {
      if (window.isDestroyed() || window.isFocused() || !Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      notification.on('click', () => bringToFront(window));
      notification.show();
    },
  };
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
