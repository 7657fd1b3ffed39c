// A panel and its side column, whose width is chosen with the mouse or the arrow keys and remembered.
import { Splitter } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRemembered } from './remembered.ts';
import { inRem, pixelsOf } from './root-scale.ts';
import styles from './side-split.module.css';

interface SideSplitProps {
  /** Under which the width is remembered, such as `storyboard.side`. */
  readonly name: string;
  /** Of the handle, for people who hear it: "Width of the shot's details". */
  readonly label: string;
  readonly side: ReactNode;
  readonly children: ReactNode;
  readonly at?: 'right' | 'left';
  /** As long as nobody chose another width. */
  readonly pixels?: number;
  readonly minPixels?: number;
  readonly maxPixels?: number;
}

export function SideSplit(props: SideSplitProps) {
  const { name, label, side, children, at = 'right', pixels = 340, minPixels = 260, maxPixels = 640 } = props;
  const [kept, remember] = useRemembered(name, pixels);
  const sideIndex = at === 'right' ? 1 : 0;
  const width = inRem(Math.min(Math.max(kept, minPixels), maxPixels));
  const pixelsIn = (sizes: readonly (number | string)[]) => pixelsOf(String(sizes[sideIndex]));
  const main = (
    <Splitter.Pane key="main" defaultSize={100} className={styles.pane}>
      {children}
    </Splitter.Pane>
  );
  const column = (
    <Splitter.Pane
      key="side"
      defaultSize={inRem(pixels)}
      min={inRem(minPixels)}
      max={inRem(maxPixels)}
      className={styles.pane}
    >
      {side}
    </Splitter.Pane>
  );
  return (
    <Splitter
      className={styles.split}
      classNames={{ handle: styles.handle }}
      attributes={{ handle: { 'aria-label': label } }}
      lineSize={1}
      withHandle={false}
      step="1rem"
      shiftStep="4rem"
      sizes={at === 'right' ? [100, width] : [width, 100]}
      onSizeChange={(sizes) => remember(pixelsIn(sizes))}
    >
      {at === 'right' ? [main, column] : [column, main]}
    </Splitter>
  );
}
