// What belongs to stories of every kind: their arc, whether scenes continue each other, the folder of their first frames.
import { Input, SegmentedControl, Select, Switch } from '@mantine/core';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { useStores } from '../app/stores-context.ts';
import { FolderField } from './folder-field.tsx';

const BY_WORDS = ''; // not for people

export function ArcField() {
  const { newProject } = useStores();
  const arc = useStore(newProject, (state) => state.arc);
  const arcs = useStore(newProject, (state) => state.arcs);
  const phases = arcs.find(({ id }) => id === arc)?.phases;
  return (
    <Select
      label={say`Arc of the story`}
      description={phases ? phases.join(' → ') : say`The words of the prompt choose it.`}
      value={arc ?? BY_WORDS}
      data={[
        { value: BY_WORDS, label: say`By the prompt’s words` },
        ...arcs.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={(value) => newProject.getState().change({ arc: value || null })}
    />
  );
}

export function ContinuesField() {
  const { newProject } = useStores();
  const continues = useStore(newProject, (state) => state.continues);
  return (
    <Switch
      label={say`Each scene continues the one before`}
      description={say`It begins with its last frame; else from a picture or the prompt alone.`}
      checked={continues ?? true}
      onChange={(event) => newProject.getState().change({ continues: event.currentTarget.checked })}
    />
  );
}

const AS_FILE = 'file'; // not for people

/** Kinds of files differ in it; what a file's kind has is said with its scenes. */
export function FileContinuesField() {
  const { newProject } = useStores();
  const continues = useStore(newProject, (state) => state.continues);
  return (
    <Input.Wrapper
      label={say`Where each scene begins`}
      labelElement="div"
      description={say`With the last frame of the one before, or by itself: from a picture or its prompt.`}
    >
      <SegmentedControl
        aria-label={say`Where each scene begins`}
        mt={4}
        fullWidth
        value={continues === null ? AS_FILE : String(continues)}
        data={[
          { value: AS_FILE, label: say`As its kind of file` },
          { value: 'true', label: say`It continues` },
          { value: 'false', label: say`By itself` },
        ]}
        onChange={(value) => newProject.getState().change({ continues: value === AS_FILE ? null : value === 'true' })}
      />
    </Input.Wrapper>
  );
}

export function PicturesField() {
  const { newProject } = useStores();
  const picturesFolder = useStore(newProject, (state) => state.picturesFolder);
  return (
    <FolderField
      label={say`Folder with first frames`}
      description={say`Optional. Pictures are matched to scenes by the number in their names, such as p3.`}
      value={picturesFolder}
      question={{
        title: say`Folder with first frames`,
        confirmLabel: say`Use this folder`,
        confirmChosen: (name) => say`Use “${name}”`,
      }}
      onChange={(folder) => newProject.getState().change({ picturesFolder: folder })}
    />
  );
}
