// What the new project is called and where its folder is made.
import { Button, Text, TextInput } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { useApp, useStores } from '../app/stores-context.ts';
import { folderNameFor } from '../folders/folder-paths.ts';
import styles from './new-project.module.css';
import { folderPathOf, nameOf, suggestedName } from './new-project-fields.ts';

export function NewProjectPlace() {
  const { newProject } = useStores();
  const projectsFolderPath = useApp((state) => state.info?.projectsFolderPath ?? '');
  const parentPath = useStore(newProject, (state) => state.parentPath ?? projectsFolderPath);
  const folderPath = useStore(newProject, (state) => folderPathOf(state, projectsFolderPath));
  const isList = useStore(newProject, (state) => state.kind === 'products');
  const { change } = newProject.getState();
  return (
    <>
      {!isList && <NameField />}
      <div className={styles.place}>
        <TextInput
          label={say`In the folder`}
          value={parentPath}
          spellCheck={false}
          error={parentPath.trim() === '' && say`The project needs a place`}
          onChange={(event) => change({ parentPath: event.currentTarget.value })}
        />
        <BrowseButton startPath={parentPath} />
      </div>
      <Text c="dimmed" fz={12} className={styles.path} role="status">
        {folderPath !== '' &&
          (isList ? say`Each product becomes a folder in ${folderPath}` : say`Becomes ${folderPath}`)}
      </Text>
    </>
  );
}

function NameField() {
  const { newProject } = useStores();
  const typed = useStore(newProject, (state) => state.name);
  const suggested = useStore(newProject, suggestedName);
  const name = useStore(newProject, nameOf);
  const isRefused = name !== '' && folderNameFor(name) !== name;
  return (
    <TextInput
      label={say`Name`}
      value={typed ?? suggested}
      error={
        name === ''
          ? say`A project needs a name`
          : isRefused && say`Its folder gets this name: without \\ / : * ? " < > | and without a dot at its ends`
      }
      onChange={(event) => newProject.getState().change({ name: event.currentTarget.value })}
    />
  );
}

function BrowseButton({ startPath }: { readonly startPath: string }) {
  const { folders, newProject } = useStores();
  const browse = () =>
    void folders.getState().ask({
      title: say`Where to put the project`,
      confirmLabel: say`Put it here`,
      confirmChosen: (name) => say`Put it into “${name}”`,
      hint: say`A folder for the project is made in it.`,
      startPath,
      takesProjects: false,
      accept: async (parentPath) => {
        newProject.getState().change({ parentPath });
        return true;
      },
    });
  return (
    <Button variant="default" leftSection={<IconFolder size={15} stroke={1.6} />} onClick={browse}>
      {say`Choose…`}
    </Button>
  );
}
