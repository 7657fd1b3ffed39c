// A style of the project's own: its words and what fits them.
import { Button, Group, Modal, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { DEFAULT_OVERLAY_PLACE } from '#shared/built-in-styles.ts';
import { say } from '#shared/i18n/say.ts';
import type { ProjectPatch } from '#shared/model/project.ts';
import type { MotionIntensity, StylePreset } from '#shared/model/style.ts';
import { useProject, useStores } from '../app/stores-context.ts';
import { PlaceFields } from '../engines/place-fields.tsx';
import { freeStyleId, isAspectRatio, MOTIONS, motionWords, stylesToDisk } from '../engines/style-words.ts';
import card from './project.module.css';

interface OwnStyleDialogProps {
  /** What it begins with; null: nothing. */
  readonly style: StylePreset | null;
  /** It is changed; else a copy of it is made. */
  readonly isOwn: boolean;
  readonly own: readonly StylePreset[];
  readonly onClose: () => void;
}

const USUAL = { durationSeconds: 5, framesPerSecond: 24, aspectRatio: '16:9', motionIntensity: 'medium' } as const;

/** Mounted while it is open. */
export function OwnStyleDialog(props: OwnStyleDialogProps) {
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.isOwn ? say`Edit this style` : say`New style`}
      size={560}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': say`Close` }}
    >
      <StyleForm {...props} />
    </Modal>
  );
}

function StyleForm({ style, isOwn, own, onClose }: OwnStyleDialogProps) {
  const { project } = useStores();
  const chosen = useProject((state) => state.view?.settings.stylePreset ?? null);
  const [fields, setFields] = useState({
    ...USUAL,
    words: '',
    overlay: DEFAULT_OVERLAY_PLACE,
    ...style,
    name: isOwn ? (style?.name ?? '') : '',
  } as Omit<StylePreset, 'id'>);
  const set = (change: Partial<StylePreset>) => setFields({ ...fields, ...change });
  const faults = faultsOf(fields);
  const put = async (patch: ProjectPatch) => {
    if (await project.getState().editOrReport({ kind: 'project.change', patch })) onClose();
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const name = fields.name.trim();
    const made = { ...fields, name, id: isOwn && style ? style.id : freeStyleId(name, own) };
    const others = own.filter(({ id }) => id !== made.id);
    const at = own.findIndex(({ id }) => id === made.id);
    const own_styles = stylesToDisk(others.toSpliced(at < 0 ? others.length : at, 0, made));
    void put(isOwn ? { own_styles } : { own_styles, style_preset: made.id });
  };
  const remove = () =>
    void put({
      own_styles: stylesToDisk(own.filter(({ id }) => id !== style?.id)),
      ...(chosen === style?.id && { style_preset: null }),
    });
  return (
    <form onSubmit={save} style={{ display: 'flex', flexDirection: 'column', gap: 12 }}>
      <TextInput
        label={say`Name`}
        value={fields.name}
        error={fields.name !== '' && faults.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        data-autofocus
      />
      <Textarea
        label={say`Words`}
        description={say`Words added to every prompt`}
        placeholder={say`warm dusk light, slow camera, soft grain`}
        autosize
        minRows={2}
        maxRows={6}
        value={fields.words}
        onChange={(event) => set({ words: event.currentTarget.value })}
      />
      <FitFields fields={fields} set={set} faults={faults} />
      <PlaceFields
        label={say`Where pictures are laid over its keyframes`}
        place={fields.overlay}
        onChange={(place) => set({ overlay: { ...fields.overlay, ...place } })}
      />
      <Group justify="flex-end" gap={8}>
        {isOwn && (
          <Button variant="default" mr="auto" onClick={remove}>
            {say`Remove this style`}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {say`Cancel`}
        </Button>
        <Button type="submit" disabled={Object.values(faults).some(Boolean)}>
          {isOwn ? say`Save` : say`Create and use`}
        </Button>
      </Group>
    </form>
  );
}

interface FitFieldsProps {
  readonly fields: Omit<StylePreset, 'id'>;
  readonly faults: Faults;
  readonly set: (change: Partial<StylePreset>) => void;
}

/** What a scene of this style is, where nobody says it. */
function FitFields({ fields, faults, set }: FitFieldsProps) {
  return (
    <>
      <div className={card.two}>
        <NumberInput
          label={say`Length of a scene in seconds`}
          min={0.1}
          max={600}
          value={fields.durationSeconds}
          error={faults.duration}
          onChange={(value) => set({ durationSeconds: Number(value) })}
        />
        <NumberInput
          label={say`Frames per second`}
          min={1}
          max={120}
          value={fields.framesPerSecond}
          error={faults.rate}
          onChange={(value) => set({ framesPerSecond: Number(value) })}
        />
      </div>
      <div className={card.two}>
        <TextInput
          label={say`Aspect ratio`}
          placeholder="16:9"
          value={fields.aspectRatio}
          error={faults.ratio}
          onChange={(event) => set({ aspectRatio: event.currentTarget.value })}
        />
        <Select
          label={say`Motion`}
          value={fields.motionIntensity}
          data={MOTIONS.map((value) => ({ value, label: motionWords(value) }))}
          onChange={(value) => value && set({ motionIntensity: value as MotionIntensity })}
        />
      </div>
    </>
  );
}

type Faults = Readonly<Record<'name' | 'duration' | 'rate' | 'ratio', string | false>>;

function faultsOf({ name, durationSeconds, framesPerSecond, aspectRatio }: Omit<StylePreset, 'id'>): Faults {
  return {
    name: name.trim() === '' && say`A style needs a name`,
    duration: !(durationSeconds > 0 && durationSeconds <= 600) && say`More than 0, at most ${600}`,
    rate: !(framesPerSecond >= 1 && framesPerSecond <= 120) && say`${1} to ${120}`,
    ratio: !isAspectRatio(aspectRatio) && say`Two numbers such as 16:9`,
  };
}
