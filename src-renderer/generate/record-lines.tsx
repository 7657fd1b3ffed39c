// The events of a run, however many and however long: each as high as its words.
import { Text } from '@mantine/core';
import { type Icon, IconAlertTriangle, IconCheck, IconPoint, IconX } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { RunRecordLine } from '#shared/model/history.ts';
import { usePlan, useStores } from '../app/stores-context.ts';
import styles from './history.module.css';
import { clockOf } from './history-words.ts';
import { segmentName } from './segment-name.ts';

const LINE_PIXELS = 29;

export function RecordLines({ lines }: { readonly lines: readonly RunRecordLine[] }) {
  const scroller = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_PIXELS,
    overscan: 12,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section ref={scroller} className={styles.events} tabIndex={0} aria-label={say`Events`}>
      {lines.length === 0 && <Text className={styles.none}>{say`Nothing of this kind happened.`}</Text>}
      <ol className={styles.eventList} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          return (
            line && (
              <li
                key={index}
                ref={rows.measureElement}
                data-index={index}
                className={styles.event}
                data-severity={line.severity}
                aria-setsize={lines.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                <EventLine line={line} />
              </li>
            )
          );
        })}
      </ol>
    </section>
  );
}

function severityLook(severity: RunRecordLine['severity']): { readonly icon: Icon; readonly words: string } {
  switch (severity) {
    case 'problem':
      return { icon: IconX, words: say`Problem` };
    case 'warning':
      return { icon: IconAlertTriangle, words: say`Warning` };
    case 'success':
      return { icon: IconCheck, words: say`Success` };
    case 'info':
      return { icon: IconPoint, words: say`Note` };
  }
}

function EventLine({ line: { atIso, severity, segmentKey, text } }: { readonly line: RunRecordLine }) {
  const { icon: Mark, words } = severityLook(severity);
  return (
    <>
      <time dateTime={atIso} className={styles.time} title={atIso}>
        {clockOf(atIso)}
      </time>
      <Mark size={14} stroke={2} className={styles.mark} role="img" aria-label={words} />
      <span className={styles.place}>{segmentKey !== null && <SegmentLink segmentKey={segmentKey} />}</span>
      <span className={styles.text}>{text}</span>
    </>
  );
}

/** To its row in the queue, while the film still has it. */
function SegmentLink({ segmentKey }: { readonly segmentKey: string }) {
  const { generate } = useStores();
  const isThere = usePlan(({ segmentsByKey }) => segmentsByKey.has(segmentKey));
  const name = segmentName(segmentKey);
  if (!isThere) return <span className={styles.gone}>{name}</span>;
  return (
    <button type="button" className={styles.segment} onClick={() => generate.getState().goTo(segmentKey)}>
      {name}
    </button>
  );
}
