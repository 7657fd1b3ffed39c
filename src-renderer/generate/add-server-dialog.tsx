// One more server for the open run, looked at first.
import { Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import { AddServerForm } from '../app/add-server-form.tsx';
import { useApp, useStores } from '../app/stores-context.ts';

interface AddServerDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Those in the run. */
  readonly known: readonly string[];
}

export function AddServerDialog({ opened, onClose, known }: AddServerDialogProps) {
  const { app, run } = useStores();
  const listed = useApp((state) => state.settings?.servers) ?? [];
  const [remember, setRemember] = useState(true);
  const add = async (url: string) => {
    if (!(await run.getState().changeServer({ url, action: 'add' }))) return false;
    if (remember && !listed.includes(url)) await app.getState().changeSettings({ servers: [...listed, url] });
    onClose();
    return true;
  };
  return (
    <Modal opened={opened} onClose={onClose} title={say`Add a server to this run`} size={520}>
      <AddServerForm known={known} addLabel={say`Add to this run`} onAdd={add}>
        <Checkbox
          label={say`Use it for the next runs too`}
          checked={remember}
          onChange={(event) => setRemember(event.currentTarget.checked)}
        />
      </AddServerForm>
    </Modal>
  );
}
