// A file of this machine by its path. Only the desktop app learns the path of a file that is chosen; a browser tells none.
import { Button, FileButton, TextInput } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { say } from '#shared/i18n/say.ts';
import styles from './path-field.module.css';

interface PathFieldProps {
  readonly label: string;
  readonly description?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly value: string;
  readonly error?: string | false | undefined;
  /** Such as `image/*`. */
  readonly accept: string;
  readonly autoFocus?: boolean;
  readonly onType: (path: string) => void;
  /** A path was chosen, or typing is over. */
  readonly onDone?: (path: string) => void;
  /** Enter was pressed, as where a button beside it does the same. */
  readonly onEnter?: (path: string) => void;
}

export function PathField(props: PathFieldProps) {
  const { label, description, placeholder, value, error, accept, autoFocus = false, onType, onDone, onEnter } = props;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  const { longtake } = window;
  const take = (file: File | null) => {
    const path = file && longtake?.pathOfFile(file);
    if (!path) return;
    onType(path);
    onDone?.(path);
  };
  return (
    <div className={styles.field}>
      <TextInput
        ref={field}
        label={label}
        description={description}
        placeholder={placeholder}
        value={value}
        error={error}
        spellCheck={false}
        onChange={(event) => onType(event.currentTarget.value)}
        onBlur={(event) => onDone?.(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          onDone?.(event.currentTarget.value);
          onEnter?.(event.currentTarget.value);
        }}
      />
      {longtake && (
        <FileButton accept={accept} onChange={take}>
          {(button) => (
            <Button
              {...button}
              variant="default"
              leftSection={<IconFile size={15} stroke={1.6} />}
              aria-label={say`Choose… ${label}`}
            >
              {say`Choose…`}
            </Button>
          )}
        </FileButton>
      )}
    </div>
  );
}
