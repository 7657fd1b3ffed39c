// A name for a new folder in the one that is shown.
import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import { useStores } from '../app/stores-context.ts';
import { folderNameFor } from './folder-paths.ts';

export function NewFolderField({ onDone }: { readonly onDone: () => void }) {
  const { folders } = useStores();
  const [name, setName] = useState('');
  const [creating, setCreating] = useState(false);
  const plain = folderNameFor(name);
  const isRefused = name.trim() !== '' && plain !== name.trim();
  const create = async () => {
    if (plain === '' || isRefused || creating) return;
    setCreating(true);
    const made = await folders.getState().create(plain);
    setCreating(false);
    if (made) onDone();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <Group gap={6} wrap="nowrap" align="start">
        <TextInput
          autoFocus
          style={{ flex: 1 }}
          aria-label={say`Name of the new folder`}
          placeholder={say`Name of the new folder`}
          value={name}
          error={isRefused && say`Without \\ / : * ? " < > | and without a dot at its ends`}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            // The dialog stays.
            event.stopPropagation();
            onDone();
          }}
        />
        <Button type="submit" loading={creating} disabled={plain === '' || isRefused}>
          {say`Create folder`}
        </Button>
      </Group>
    </form>
  );
}
