// Above the timeline: how long the film is, and how closely it is looked at.
import { ActionIcon, Slider, Text, Tooltip } from '@mantine/core';
import { IconArrowsHorizontal, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { formatNumber, say } from '#shared/i18n/say.ts';
import { useCommands } from '../commands/use-commands.ts';
import { formatLength } from '../ui/format-time.ts';
import styles from './timeline.module.css';
import { scaleAtPlace, sliderPlace } from './timeline-math.ts';
import type { TimelineScale } from './use-timeline-scale.ts';

const STEP = 1.5;

interface TimelineBarProps {
  readonly scale: TimelineScale;
  readonly filmFrames: number;
  /** Where the chosen segment is on the screen: zooming keeps it there; undefined: it is not in view. */
  readonly anchorX: () => number | undefined;
}

export function TimelineBar({ scale, filmFrames, anchorX }: TimelineBarProps) {
  const { limits, framesPerSecond, pixelsPerFrame, fits } = scale;
  const zoomIn = () => scale.zoomBy(STEP, anchorX());
  const zoomOut = () => scale.zoomBy(1 / STEP, anchorX());
  useCommands({ 'plan.zoomIn': zoomIn, 'plan.zoomOut': zoomOut, 'plan.zoomFit': scale.fit });
  const length = formatLength(filmFrames / framesPerSecond);
  return (
    <div className={styles.bar}>
      <Text size="xs" c="dimmed" className={styles.film}>
        {say`Film ${length}: ${formatNumber(filmFrames)} frames at ${formatNumber(framesPerSecond, 3)} fps`}
      </Text>
      <Tooltip label={say`The whole film`}>
        <ActionIcon aria-label={say`The whole film`} size={22} disabled={fits} onClick={scale.fit}>
          <IconArrowsHorizontal size={15} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={say`Zoom out (Ctrl + wheel)`}>
        <ActionIcon aria-label={say`Zoom out`} size={22} disabled={fits} onClick={zoomOut}>
          <IconZoomOut size={15} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
      <Slider
        className={styles.slider}
        size={3}
        thumbSize={11}
        label={null}
        min={0}
        max={1}
        step={0.01}
        thumbLabel={say`Zoom of the timeline`}
        value={sliderPlace(pixelsPerFrame * framesPerSecond, limits)}
        onChange={(place) => scale.zoomTo(scaleAtPlace(place, limits), anchorX())}
      />
      <Tooltip label={say`Zoom in (Ctrl + wheel)`}>
        <ActionIcon
          aria-label={say`Zoom in`}
          size={22}
          disabled={pixelsPerFrame * framesPerSecond >= limits.most * 0.999}
          onClick={zoomIn}
        >
          <IconZoomIn size={15} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
