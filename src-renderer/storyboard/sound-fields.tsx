// What is to be heard, for models that make sound.
import { Text } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { SideSection } from '../ui/side-section.tsx';
import { GrowingText } from './growing-text.tsx';
import { useShotFields } from './shot-fields.ts';
import { useShotModel } from './shot-model.ts';

const SHOWN = ['audio_background', 'audio_dialogue'] as const;

export function SoundFields({ shot }: { readonly shot: Shot }) {
  const { values, change, flush } = useShotFields(shot, SHOWN);
  const { found } = useShotModel(shot);
  const isWanted = Boolean(values.audio_background || values.audio_dialogue);
  const model = found?.model;
  return (
    <SideSection title={say`Sound`}>
      <GrowingText
        label={say`Background`}
        placeholder={say`Waves, gulls, a far bell`}
        minRows={1}
        maxRows={5}
        value={values.audio_background ?? ''}
        onChange={(event) => change({ audio_background: event.currentTarget.value || null })}
        onBlur={flush}
      />
      <GrowingText
        label={say`Dialogue`}
        placeholder={say`Who says what`}
        minRows={1}
        maxRows={5}
        value={values.audio_dialogue ?? ''}
        onChange={(event) => change({ audio_dialogue: event.currentTarget.value || null })}
        onBlur={flush}
      />
      {model && (
        <Text c={isWanted && !model.limits.makesAudio ? 'var(--lt-stale)' : 'dimmed'} fz={12}>
          {model.limits.makesAudio
            ? say`${model.name} makes sound: both join the prompt.`
            : isWanted
              ? say`Left out: ${model.name} makes no sound.`
              : say`For models that make sound; ${model.name} makes none.`}
        </Text>
      )}
    </SideSection>
  );
}
