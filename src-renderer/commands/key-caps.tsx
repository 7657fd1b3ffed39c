// A key combination as caps.
import { Kbd } from '@mantine/core';
import styles from './commands.module.css';
import { keyCaps } from './key-words.ts';

export function KeyCaps({ hotkey }: { readonly hotkey: string }) {
  return (
    <span className={styles.caps}>
      {keyCaps(hotkey).map((cap) => (
        <Kbd key={cap} size="xs">
          {cap}
        </Kbd>
      ))}
    </span>
  );
}
