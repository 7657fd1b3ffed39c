// One more picture for a list: by its path, or one of the project's keyframes.
import { Button, Menu, Text } from '@mantine/core';
import { IconPhoto, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import { useProject, useStores } from '../app/stores-context.ts';
import { lastName } from '../folders/folder-paths.ts';
import { PathField } from '../ui/path-field.tsx';
import { withinFolder } from '../ui/within-folder.ts';
import styles from './add-picture.module.css';

const EXAMPLE = 'references/hero.png'; // not for people

interface AddPictureProps {
  readonly label: string;
  /** Why no more can be added. */
  readonly full: string | false;
  readonly onAdd: (path: string) => void;
}

export function AddPicture({ label, full, onAdd }: AddPictureProps) {
  const [path, setPath] = useState('');
  const [typing, setTyping] = useState(false);
  const add = (text: string) => {
    const given = text.trim();
    if (given === '' || full !== false) return;
    setPath('');
    setTyping(false);
    onAdd(given);
  };
  return (
    <div className={styles.add}>
      {typing && (
        <PathField
          label={label}
          placeholder={EXAMPLE}
          value={path}
          accept="image/*"
          onType={setPath}
          onEnter={add}
          autoFocus
        />
      )}
      <div className={styles.buttons}>
        {typing ? (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={13} />}
            disabled={path.trim() === '' || full !== false}
            onClick={() => add(path)}
          >
            {say`Add`}
          </Button>
        ) : (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={13} />}
            disabled={full !== false}
            aria-label={say`By its path… ${label}`}
            onClick={() => setTyping(true)}
          >
            {say`By its path…`}
          </Button>
        )}
        <FromProject disabled={full !== false} label={label} onChoose={add} />
      </div>
      {full !== false && (
        <Text c="dimmed" fz={12}>
          {full}
        </Text>
      )}
    </div>
  );
}

const MOST_PICTURES = 60;

function keyframesIn({ keyframes }: ProjectView) {
  const found = Object.entries(keyframes).flatMap(([shotId, { status, filePath, mediaPath }]) =>
    status === 'found' && filePath !== null && mediaPath !== null ? [{ shotId, filePath, mediaPath }] : [],
  );
  return [...new Map(found.map((picture) => [picture.filePath, picture])).values()].slice(0, MOST_PICTURES);
}

interface FromProjectProps {
  readonly disabled: boolean;
  readonly label: string;
  readonly onChoose: (path: string) => void;
}

function FromProject({ disabled, label, onChoose }: FromProjectProps) {
  const { studio } = useStores();
  const view = useProject((state) => state.view);
  const [opened, setOpened] = useState(false);
  if (!view) return null;
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened} width={280}>
      <Menu.Target>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPhoto size={13} stroke={1.6} />}
          disabled={disabled || Object.keys(view.keyframes).length === 0}
          aria-label={say`From the project… ${label}`}
        >
          {say`From the project…`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={340} style={{ overflowY: 'auto' }}>
        <Menu.Label>{say`Keyframes of the project`}</Menu.Label>
        {opened &&
          keyframesIn(view).map(({ shotId, filePath, mediaPath }) => (
            <Menu.Item
              key={filePath}
              leftSection={<img className={styles.thumbnail} src={studio.mediaUrl(mediaPath)} alt="" loading="lazy" />}
              onClick={() => onChoose(withinFolder(filePath, view.folderPath))}
            >
              <span className={styles.name}>{say`Shot ${shotId}`}</span>
              <span className={styles.path}>{lastName(filePath)}</span>
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
