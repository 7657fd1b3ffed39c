// The film, a shot or the storyboard as a file: chosen, made and shown. It stands once in the shell and may be closed while an
// export runs:
//   const { exportDialog } = useStores();
//   exportDialog.getState().open();                    // as it was left
//   exportDialog.getState().open({ shotId: '002' });   // of one shot
import { Modal } from '@mantine/core';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { useExports, useStores } from '../app/stores-context.ts';
import styles from './export-dialog.module.css';
import { ExportForm } from './export-form.tsx';
import { ExportReport } from './export-report.tsx';

export function ExportDialog() {
  const { exportDialog } = useStores();
  const opened = useStore(exportDialog, (state) => state.opened);
  const putAwayId = useStore(exportDialog, (state) => state.putAwayId);
  const current = useExports((state) => state.current);
  const shown = current && current.id !== putAwayId ? current : null;
  return (
    <Modal
      opened={opened}
      onClose={exportDialog.getState().close}
      title={say`Export`}
      size={shown ? 620 : 920}
      classNames={{ content: styles.content, body: styles.body }}
      closeButtonProps={{ 'aria-label': say`Close` }}
    >
      {opened && (shown ? <ExportReport view={shown} /> : <ExportForm />)}
    </Modal>
  );
}
