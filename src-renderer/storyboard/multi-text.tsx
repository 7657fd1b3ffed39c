// A text field for several shots: nothing is changed before it is left, so that it is one step of undo.
import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import { GrowingText } from './growing-text.tsx';
import { type Common, SEVERAL } from './multi-values.ts';

interface MultiTextProps {
  readonly label: string;
  readonly value: Common<string>;
  readonly multiline?: boolean;
  readonly onCommit: (text: string) => void;
}

export function MultiText({ label, value, multiline = false, onCommit }: MultiTextProps) {
  /** null: nothing typed. */
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    if (typed !== null && typed !== value) onCommit(typed);
    setTyped(null);
  };
  const field = {
    label,
    value: typed ?? (value === SEVERAL ? '' : value),
    placeholder: value === SEVERAL ? say`several values` : '',
    onChange: (event: { currentTarget: { value: string } }) => setTyped(event.currentTarget.value),
    onBlur: commit,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape' && typed !== null) {
        event.stopPropagation();
        setTyped(null);
      }
      if (event.key === 'Enter' && !multiline) commit();
    },
  };
  return multiline ? <GrowingText minRows={1} maxRows={6} {...field} /> : <TextInput {...field} />;
}
