// What is seen: the prompt, what must not be seen, and notes that reach no model.
import { TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useId } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useRemembered } from '../ui/remembered.ts';
import { SideSection } from '../ui/side-section.tsx';
import { GrowingText } from './growing-text.tsx';
import styles from './shot-editor.module.css';
import { useShotFields } from './shot-fields.ts';

export function WordsFields({ shot }: { readonly shot: Shot }) {
  return (
    <SideSection title={say`Words`}>
      <PromptField shot={shot} />
      <NegativePromptField shot={shot} />
      <Notes shot={shot} />
    </SideSection>
  );
}

const PROMPT = ['prompt'] as const;

function PromptField({ shot }: { readonly shot: Shot }) {
  const { values, change, flush } = useShotFields(shot, PROMPT);
  return (
    <GrowingText
      id="shot-prompt"
      label={say`Prompt`}
      placeholder={say`What is seen, what moves, in which light`}
      minRows={4}
      maxRows={16}
      value={values.prompt}
      onChange={(event) => change({ prompt: event.currentTarget.value })}
      onBlur={flush}
    />
  );
}

const NEGATIVE = ['negative_prompt'] as const;

function NegativePromptField({ shot }: { readonly shot: Shot }) {
  const { values, change, flush } = useShotFields(shot, NEGATIVE);
  return (
    <GrowingText
      label={say`Negative prompt`}
      placeholder={say`What must not be seen`}
      minRows={1}
      maxRows={6}
      value={values.negative_prompt}
      onChange={(event) => change({ negative_prompt: event.currentTarget.value })}
      onBlur={flush}
    />
  );
}

const NOTES = ['description', 'scene', 'character'] as const;

function Notes({ shot }: { readonly shot: Shot }) {
  const { values, change, flush } = useShotFields(shot, NOTES);
  const [open, setOpen] = useRemembered('storyboard.notes', false);
  const id = useId();
  const filled = [values.description, values.scene, values.character].filter((text) => text.trim() !== '');
  return (
    <div>
      <UnstyledButton
        className={styles.fold}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <IconChevronRight size={14} stroke={2} aria-hidden data-open={open || undefined} />
        {say`Notes: description, scene, character`}
        {!open && filled.length > 0 && <span className={styles.foldHint}>{filled.join(' · ')}</span>}
      </UnstyledButton>
      {open && (
        <div className={styles.folded} id={id}>
          <GrowingText
            label={say`Description`}
            placeholder={say`For people; no model reads it`}
            minRows={1}
            maxRows={8}
            value={values.description}
            onChange={(event) => change({ description: event.currentTarget.value })}
            onBlur={flush}
          />
          <div className={styles.two}>
            <TextInput
              label={say`Scene`}
              value={values.scene}
              onChange={(event) => change({ scene: event.currentTarget.value })}
              onBlur={flush}
            />
            <TextInput
              label={say`Character`}
              value={values.character}
              onChange={(event) => change({ character: event.currentTarget.value })}
              onBlur={flush}
            />
          </div>
        </div>
      )}
    </div>
  );
}
