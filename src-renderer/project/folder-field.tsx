// A folder of this machine, typed or chosen.
import { Button, TextInput } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import { useStores } from '../app/stores-context.ts';
import type { FolderQuestion } from '../folders/folder-store.ts';
import styles from './new-project.module.css';

interface FolderFieldProps {
  readonly label: string;
  readonly description: string;
  readonly value: string;
  readonly question: Pick<FolderQuestion, 'title' | 'confirmLabel' | 'confirmChosen'>;
  readonly onChange: (folderPath: string) => void;
}

export function FolderField({ label, description, value, question, onChange }: FolderFieldProps) {
  const { folders } = useStores();
  const browse = () =>
    void folders.getState().ask({
      ...question,
      startPath: value.trim() || null,
      takesProjects: false,
      accept: async (folderPath) => {
        onChange(folderPath);
        return true;
      },
    });
  return (
    <div className={styles.place}>
      <TextInput
        label={label}
        description={description}
        value={value}
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Button
        variant="default"
        leftSection={<IconFolder size={15} stroke={1.6} />}
        aria-label={say`Choose… ${label}`}
        onClick={browse}
      >
        {say`Choose…`}
      </Button>
    </div>
  );
}
