// A prompt, how long the film is, and how long one scene.
import { Textarea, TextInput } from '@mantine/core';
import { useStore } from 'zustand';
import { formatNumber, say } from '#shared/i18n/say.ts';
import { useStores } from '../app/stores-context.ts';
import { formatLength } from '../ui/format-time.ts';
import { parseLength } from './film-length.ts';
import styles from './new-project.module.css';
import { MOST_SECONDS } from './new-project-fields.ts';
import { ArcField, ContinuesField, PicturesField } from './story-fields.tsx';

export function PromptFields() {
  const { newProject } = useStores();
  const prompt = useStore(newProject, (state) => state.prompt);
  const lengthText = useStore(newProject, (state) => state.lengthText);
  const sceneText = useStore(newProject, (state) => state.sceneText);
  const { change } = newProject.getState();
  return (
    <>
      <Textarea
        label={say`Prompt`}
        description={say`What the film is about. Each scene gets it with what its phase of the story adds.`}
        placeholder={say`A lighthouse keeper’s last night before the light is switched off`}
        autosize
        minRows={4}
        maxRows={12}
        value={prompt}
        error={
          prompt.length > MOST_SECONDS.promptSigns && say`At most ${formatNumber(MOST_SECONDS.promptSigns)} characters`
        }
        onChange={(event) => change({ prompt: event.currentTarget.value })}
        data-autofocus
      />
      <div className={styles.two}>
        <LengthField
          label={say`Length of the film`}
          example={say`Such as 1:30, 90 s or 2 min`}
          text={lengthText}
          most={MOST_SECONDS.film}
          onType={(text) => change({ lengthText: text })}
        />
        <LengthField
          label={say`Length of a scene`}
          example={say`Such as 5 s`}
          text={sceneText}
          most={MOST_SECONDS.scene}
          onType={(text) => change({ sceneText: text })}
        />
      </div>
      <ArcField />
      <ContinuesField />
      <PicturesField />
    </>
  );
}

interface LengthFieldProps {
  readonly label: string;
  readonly example: string;
  readonly text: string;
  readonly most: number;
  readonly onType: (text: string) => void;
}

function LengthField({ label, example, text, most, onType }: LengthFieldProps) {
  const seconds = parseLength(text);
  const isTooLong = seconds !== null && seconds > most;
  return (
    <TextInput
      label={label}
      description={example}
      value={text}
      error={(seconds === null && example) || (isTooLong && say`At most ${formatLength(most)}`)}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}
