// A text field that is as high as its text. The browser does that itself: measuring it in the page costs more than all the
// rest of the editor. Where a browser cannot, the field keeps its rows and scrolls.
import { Textarea, type TextareaProps } from '@mantine/core';
import type { CSSProperties } from 'react';
import styles from './growing-text.module.css';

interface GrowingTextProps extends Omit<TextareaProps, 'autosize' | 'minRows' | 'maxRows' | 'rows'> {
  readonly minRows: number;
  readonly maxRows: number;
}

export function GrowingText({ minRows, maxRows, ...props }: GrowingTextProps) {
  const rows = { '--least-rows': minRows, '--most-rows': maxRows } as CSSProperties;
  return <Textarea rows={minRows} classNames={{ input: styles.text }} style={rows} {...props} />;
}
