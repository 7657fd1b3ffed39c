// The end of the log while somebody looks: its size every two seconds, its lines only where that is another.
import { useEffect, useState } from 'react';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { useStores } from '../app/stores-context.ts';
import { type LogLine, logLinesAfter } from './log-lines.ts';

const LOOK_EVERY_MS = 2_000;
const MOST_LINES = 3_000;

export interface LogTailState {
  /** null until it was read. */
  readonly filePath: string | null;
  readonly sizeBytes: number;
  readonly lines: readonly LogLine[];
  readonly error: StudioErrorWire | null;
}

const NOTHING: LogTailState = { filePath: null, sizeBytes: -1, lines: [], error: null };

export function useLogTail(everyMs = LOOK_EVERY_MS): LogTailState {
  const { studio } = useStores();
  const [tail, setTail] = useState(NOTHING);
  useEffect(() => {
    let sizeBytes = -1;
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      if (document.visibilityState !== 'hidden') {
        // One line is enough to hear the size.
        const size = sizeBytes < 0 ? null : await studio.call('log.tail', { lines: 1 });
        const isNew = size === null || !size.ok || size.value.sizeBytes !== sizeBytes;
        const answer = isNew ? await studio.call('log.tail', { lines: MOST_LINES }) : null;
        if (!isWanted) return;
        if (answer?.ok) {
          const { filePath, lines } = answer.value;
          sizeBytes = answer.value.sizeBytes;
          setTail((before) => ({ filePath, sizeBytes, lines: logLinesAfter(before.lines, lines), error: null }));
        } else if (answer) {
          setTail((before) => ({ ...before, error: answer.error }));
        }
      }
      if (isWanted) timer = setTimeout(() => void look(), everyMs);
    };
    void look();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [studio, everyMs]);
  return tail;
}
