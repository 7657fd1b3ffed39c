// Words put before or after many prompts, or replaced in them, with the count of prompts that would change.
import { Button, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { many, say } from '#shared/i18n/say.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { SideSection } from '../ui/side-section.tsx';
import { type PromptEdit, promptChanges } from './multi-values.ts';
import styles from './shot-editor.module.css';
import { useShotActions } from './use-shot-actions.ts';

type Kind = PromptEdit['kind'];

export function MultiPrompt({ shots }: { readonly shots: readonly Shot[] }) {
  const actions = useShotActions();
  const [kind, setKind] = useState<Kind>('after');
  const [words, setWords] = useState('');
  const [by, setBy] = useState('');
  const edit = useDeferredValue(
    useMemo((): PromptEdit => (kind === 'replace' ? { kind, words, by } : { kind, words }), [kind, words, by]),
  );
  const changes = useMemo(() => promptChanges(shots, edit), [shots, edit]);
  const apply = async () => {
    if (!(await actions.changeEach(changes))) return;
    setWords('');
    setBy('');
  };
  return (
    <SideSection title={say`Prompts`}>
      <SegmentedControl
        aria-label={say`What to do with the prompts`}
        fullWidth
        value={kind}
        data={[
          { value: 'before', label: say`Put before` },
          { value: 'after', label: say`Put after` },
          { value: 'replace', label: say`Replace` },
        ]}
        onChange={(value) => setKind(value === 'before' || value === 'replace' ? value : 'after')}
      />
      <form
        className={styles.promptForm}
        onSubmit={(event) => {
          event.preventDefault();
          void apply();
        }}
      >
        <TextInput
          label={kind === 'replace' ? say`Find` : say`Words`}
          placeholder={kind === 'replace' ? '' : say`warm light, film grain`}
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        {kind === 'replace' && (
          <TextInput
            label={say`Replace by`}
            placeholder={say`nothing`}
            autoComplete="off"
            value={by}
            onChange={(event) => setBy(event.currentTarget.value)}
          />
        )}
        <div className={styles.promptFoot}>
          <Text c="dimmed" fz={12} role="status">
            {countWords(words, changes.length)}
          </Text>
          <Button type="submit" variant="default" disabled={changes.length === 0}>
            {say`Apply`}
          </Button>
        </div>
      </form>
    </SideSection>
  );
}

function countWords(words: string, changes: number): string {
  if (words.trim() === '') return '';
  if (changes === 0) return say`No prompt changes`;
  return many(changes, '{{count}} prompt changes', '{{count}} prompts change');
}
