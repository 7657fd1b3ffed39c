// What renders the shot, and in which style, where it is not the project's.
import { Select, Text } from '@mantine/core';
import { builtInStyles, NO_STYLE } from '#shared/built-in-styles.ts';
import { say } from '#shared/i18n/say.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { StylePreset } from '#shared/model/style.ts';
import { useProject } from '../app/stores-context.ts';
import { ModelPicker } from '../engines/model-picker.tsx';
import { modelName } from '../engines/model-words.ts';
import { SideSection } from '../ui/side-section.tsx';
import { useShotFields } from './shot-fields.ts';
import { useShotModel } from './shot-model.ts';

const SHOWN = ['engine', 'engine_model', 'style_preset'] as const;

export function EngineFields({ shot }: { readonly shot: Shot }) {
  const { values, change, flush } = useShotFields(shot, SHOWN);
  const { own, ofProject } = useShotModel(shot);
  return (
    <SideSection title={say`Engine and style`}>
      <ModelPicker
        label={say`Renders with`}
        choice={own}
        none={{
          label: say`As the project`,
          hint: ofProject ? modelName(ofProject.engine, ofProject.model) : '',
        }}
        onChoose={(choice) => {
          change({ engine: choice?.engine ?? null, engine_model: choice?.model ?? null });
          flush();
        }}
      />
      <StyleSelect
        value={values.style_preset}
        onChange={(style_preset) => {
          change({ style_preset });
          flush();
        }}
      />
    </SideSection>
  );
}

const AS_PROJECT = ''; // not for people
const NONE: readonly StylePreset[] = [];

interface StyleSelectProps {
  /** null: the project's. undefined: several shots differ. */
  readonly value: string | null | undefined;
  readonly onChange: (id: string | null) => void;
}

export function StyleSelect({ value, onChange }: StyleSelectProps) {
  const own = useProject((state) => state.view?.settings.ownStyles) ?? NONE;
  const projectStyle = useProject((state) => state.view?.settings.stylePreset ?? null);
  const all = [...builtInStyles(), ...own];
  const nameOf = (id: string | null) => all.find((style) => style.id === id)?.name;
  const words = all.find((style) => style.id === (value ?? projectStyle))?.words;
  const ofProject = nameOf(projectStyle);
  return (
    <div>
      <Select
        label={say`Style`}
        placeholder={value === undefined ? say`several values` : ''}
        value={value === undefined ? null : (value ?? AS_PROJECT)}
        data={[
          { value: AS_PROJECT, label: ofProject ? say`As the project: ${ofProject}` : say`As the project: no style` },
          ...(ofProject ? [{ value: NO_STYLE, label: say`No style` }] : []),
          ...all.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        error={
          typeof value === 'string' &&
          value !== NO_STYLE &&
          nameOf(value) === undefined &&
          say`There is no style ${value}.`
        }
        onChange={(id) => onChange(id || null)}
      />
      {value !== undefined && words && (
        <Text c="dimmed" fz={12} mt={4}>
          {words}
        </Text>
      )}
    </div>
  );
}
