// An export in the status bar, and a word when it ends while nobody looks.
import { Progress, UnstyledButton } from '@mantine/core';
import { useEffect } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { ExportView } from '#shared/model/export.ts';
import { showToast } from '../app/show-toast.tsx';
import { useExports, useStores } from '../app/stores-context.ts';
import { formatPercent } from '../ui/format-time.ts';
import styles from './export-dialog.module.css';
import { endedTitle, fileNameOf } from './export-report-words.ts';

export function ExportLine() {
  const { exportDialog } = useStores();
  const current = useExports((state) => state.current);
  useEndToast();
  if (current?.phase !== 'working') return null;
  const { fraction } = current;
  return (
    <UnstyledButton
      className={styles.line}
      title={say`${current.activity}. Click to look at it.`}
      onClick={() => exportDialog.getState().open()}
    >
      {say`Exporting ${fileNameOf(current)}`}
      <Progress
        value={(fraction ?? 1) * 100}
        animated={fraction === null}
        w={110}
        size="sm"
        aria-label={say`Progress of the export`}
      />
      {fraction !== null && formatPercent(fraction)}
    </UnstyledButton>
  );
}

/** Where the dialog is open, it says so itself. */
function useEndToast(): void {
  const stores = useStores();
  useEffect(
    () =>
      stores.exports.subscribe(({ current }, before) => {
        const ended = before.current?.phase === 'working' && current !== null && current.phase !== 'working';
        if (!ended || current.id !== before.current?.id || stores.exportDialog.getState().opened) return;
        if (current.phase !== 'cancelled') toast(current, () => stores.exportDialog.getState().open());
      }),
    [stores],
  );
}

function toast(view: ExportView, look: () => void): void {
  const failed = view.phase === 'failed';
  showToast({
    tone: failed ? 'problem' : 'success',
    key: 'export',
    title: endedTitle(view),
    actions: [{ label: failed ? say`What happened` : say`Look at it`, act: look }],
  });
}
