// What every prompt gets: a style with its words, more words, and what the variables in prompts stand for.
import { Button, Select, Text, TextInput } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { builtInStyles } from '#shared/built-in-styles.ts';
import { formatNumber, say } from '#shared/i18n/say.ts';
import { sizeForAspect } from '#shared/model/aspect-size.ts';
import type { StylePreset } from '#shared/model/style.ts';
import { useProject, useStores } from '../app/stores-context.ts';
import styles from '../engines/engines.module.css';
import { motionWords } from '../engines/style-words.ts';
import { formatSeconds } from '../ui/format-time.ts';
import { SideSection } from '../ui/side-section.tsx';
import { useTypedValue } from '../ui/use-typed-value.ts';
import { OwnStyleDialog } from './own-style-dialog.tsx';
import card from './project.module.css';
import { VariableRows } from './variable-rows.tsx';

export function StyleSection() {
  return (
    <div className={card.card}>
      <SideSection title={say`Style and variables`}>
        <StyleChoice />
        <WordsField />
        <VariableRows />
      </SideSection>
    </div>
  );
}

const NO_STYLE = ''; // not for people
const NONE: readonly StylePreset[] = [];

function StyleChoice() {
  const { project } = useStores();
  const chosen = useProject((state) => state.view?.settings.stylePreset ?? null);
  const own = useProject((state) => state.view?.settings.ownStyles) ?? NONE;
  /** What is being edited; null: nothing. */
  const [editing, setEditing] = useState<StylePreset | 'new' | null>(null);
  const built = builtInStyles();
  const style = [...built, ...own].find(({ id }) => id === chosen);
  const isOwn = own.some(({ id }) => id === chosen);
  const choose = (id: string | null) =>
    void project.getState().editOrReport({ kind: 'project.change', patch: { style_preset: id || null } });
  return (
    <>
      <Select
        label={say`Style`}
        description={say`Its words are added to every prompt; new shots take its motion.`}
        value={chosen ?? NO_STYLE}
        data={[
          { value: NO_STYLE, label: say`No style` },
          { group: say`Built in`, items: built.map(({ id, name }) => ({ value: id, label: name })) },
          ...(own.length > 0
            ? [{ group: say`Of this project`, items: own.map(({ id, name }) => ({ value: id, label: name })) }]
            : []),
        ]}
        onChange={choose}
        error={chosen !== null && !style && say`There is no style ${chosen}.`}
      />
      {style && (
        <div className={styles.words}>
          {style.words || say`No words`}
          <Text c="dimmed" fz={12}>
            {say`New films made with it: ${styleFacts(style)}`}
          </Text>
        </div>
      )}
      <div className={styles.tools}>
        {style && (
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<IconPencil size={13} stroke={1.6} />}
            onClick={() => setEditing(style)}
          >
            {isOwn ? say`Edit this style` : say`Make an own style of it`}
          </Button>
        )}
        {style && <TakeFilm style={style} />}
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconPlus size={13} stroke={1.6} />}
          onClick={() => setEditing('new')}
        >
          {say`New style`}
        </Button>
      </div>
      {editing !== null && (
        <OwnStyleDialog
          style={editing === 'new' ? null : editing}
          isOwn={editing !== 'new' && own.some(({ id }) => id === editing.id)}
          own={own}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

/** A style alone changes no film that there is: its shape and rate are taken over where somebody says so. */
function TakeFilm({ style }: { readonly style: StylePreset }) {
  const { project } = useStores();
  const fps = useProject((state) => state.view?.settings.framesPerSecond ?? null);
  const size = useProject((state) => state.view?.settings.resolution ?? null);
  const wanted = sizeForAspect(style.aspectRatio);
  if (wanted === null) return null;
  const isShape = size !== null && Math.abs(size.width * wanted.height - size.height * wanted.width) < wanted.width;
  if (isShape && fps === style.framesPerSecond) return null;
  const patch = { fps: style.framesPerSecond, ...(!isShape && { resolution: wanted }) };
  return (
    <Button
      variant="default"
      size="compact-xs"
      onClick={() => void project.getState().editOrReport({ kind: 'project.change', patch })}
    >
      {say`Make the film ${style.aspectRatio} at ${formatNumber(style.framesPerSecond)} fps`}
    </Button>
  );
}

const styleFacts = ({ durationSeconds, framesPerSecond, aspectRatio, motionIntensity }: StylePreset): string =>
  [
    formatSeconds(durationSeconds),
    say`${formatNumber(framesPerSecond)} fps`,
    aspectRatio,
    say`motion: ${motionWords(motionIntensity)}`,
  ].join(' · ');

function WordsField() {
  const { project } = useStores();
  const stored = useProject((state) => state.view?.settings.style ?? '');
  const field = useTypedValue({
    stored,
    isValid: () => true,
    onCommit: (text) => void project.getState().editOrReport({ kind: 'project.change', patch: { style: text } }),
  });
  return (
    <TextInput
      label={say`More words`}
      description={say`Words added to every prompt`}
      placeholder={say`35 mm film, soft grain`}
      value={field.text}
      onChange={(event) => field.type(event.currentTarget.value)}
      onBlur={field.commit}
      onKeyDown={field.onKeyDown}
    />
  );
}
