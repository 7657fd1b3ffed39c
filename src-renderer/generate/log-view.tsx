// The project's log: its end, as it grows.
import { Button, SegmentedControl, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconCheck, IconCopy, IconFolder, IconSearch } from '@tabler/icons-react';
import { memo, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { many, say } from '#shared/i18n/say.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { CopyTextButton } from '../ui/copy-text-button.tsx';
import styles from './log.module.css';
import { filterLog, type LogLevel, type LogLine, pathInProject } from './log-lines.ts';
import { type LogTailState, useLogTail } from './use-log-tail.ts';
import { useSelectionIn } from './use-selection-in.ts';
import { Waiting } from './waiting.tsx';

export function LogView() {
  const tail = useLogTail();
  const [level, setLevel] = useState<LogLevel>('info');
  const [words, setWords] = useState('');
  const lines = useMemo(() => filterLog(tail.lines, level, words), [tail.lines, level, words]);
  const scroller = useRef<HTMLDivElement>(null);
  if (tail.filePath === null && !tail.error) return <Waiting />;
  return (
    <section className={styles.log} aria-label={say`Log`}>
      <div className={styles.tools}>
        <SegmentedControl
          size="sm"
          aria-label={say`Which lines`}
          value={level}
          onChange={(value) => setLevel(value as LogLevel)}
          data={[
            { value: 'info', label: say`Everything` },
            { value: 'warn', label: say`Warnings and errors` },
            { value: 'error', label: say`Errors` },
          ]}
        />
        <TextInput
          aria-label={say`Lines that contain`}
          placeholder={say`Lines that contain`}
          leftSection={<IconSearch size={14} stroke={1.6} />}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          w={220}
        />
        <Text c="dimmed" className={styles.count}>
          {many(lines.length, '{{count}} line', '{{count}} lines')}
        </Text>
        <CopyLines lines={lines} scroller={scroller} />
        <ShowInFolder tail={tail} />
      </div>
      {tail.error && (
        <div className={styles.failure}>
          <ErrorCard error={tail.error} />
        </div>
      )}
      <Lines lines={lines} scroller={scroller} />
    </section>
  );
}

type ScrollerRef = RefObject<HTMLDivElement | null>;

/** What is selected in the log, else all that is shown. */
function CopyLines({ lines, scroller }: { readonly lines: readonly LogLine[]; readonly scroller: ScrollerRef }) {
  const { report } = useStores();
  const selected = useSelectionIn(scroller);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const text = selected || lines.map((line) => line.text).join('\n');
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 1_500);
    } catch (cause) {
      report({
        code: 'not-supported',
        message: say`The lines could not be put on the clipboard.`,
        remedy: say`Select them and press Ctrl+C.`,
        details: String(cause),
      });
    }
  };
  return (
    <Button
      variant="default"
      leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} stroke={1.6} />}
      // A press would take the selection away before it is copied.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => void copy()}
    >
      {copied ? say`Copied` : selected ? say`Copy selection` : say`Copy all`}
    </Button>
  );
}

function ShowInFolder({ tail: { filePath } }: { readonly tail: LogTailState }) {
  const { studio, report } = useStores();
  const canReveal = useApp(({ info }) => info?.canReveal ?? false);
  const folderPath = useProject(({ view }) => view?.folderPath ?? '');
  if (filePath === null) return null;
  const path = pathInProject(filePath, folderPath);
  if (!canReveal || path === null) {
    return (
      <span className={styles.path} title={filePath}>
        <span>{filePath}</span>
        <CopyTextButton text={filePath} label={say`Copy the path`} />
      </span>
    );
  }
  const reveal = async () => {
    const answer = await studio.call('files.reveal', { filePath: path });
    if (!answer.ok) report(answer.error);
  };
  return (
    <Button
      variant="default"
      title={filePath}
      leftSection={<IconFolder size={14} stroke={1.6} />}
      onClick={() => void reveal()}
    >
      {say`Show in folder`}
    </Button>
  );
}

/** So near to the end, the end is meant. */
const AT_END_PIXELS = 24;

function Lines({ lines, scroller }: { readonly lines: readonly LogLine[]; readonly scroller: ScrollerRef }) {
  const [follows, setFollows] = useState(true);
  const toEnd = () => {
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new line moves the end
  useLayoutEffect(() => {
    if (follows) toEnd();
  }, [lines, follows]);
  return (
    <div className={styles.place}>
      <div
        ref={scroller}
        className={styles.lines}
        role="log"
        aria-live="off"
        aria-label={say`Lines of the log`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) =>
          setFollows(scrollHeight - scrollTop - clientHeight < AT_END_PIXELS)
        }
      >
        {lines.length === 0 && <Text className={styles.none}>{say`No line of this kind.`}</Text>}
        {lines.map((line) => (
          <Line key={line.number} line={line} />
        ))}
      </div>
      {!follows && (
        <Button
          className={styles.toEnd}
          size="compact-sm"
          variant="default"
          leftSection={<IconArrowDown size={14} />}
          onClick={() => setFollows(true)}
        >
          {say`To the end`}
        </Button>
      )}
    </div>
  );
}

const Line = memo(function Line({ line: { level, text } }: { readonly line: LogLine }) {
  const [, when, rest] = /^(\S+Z) (.*)$/s.exec(text) ?? [];
  return (
    <div className={styles.line} data-level={level}>
      {when ? (
        <>
          <span className={styles.when}>{when}</span> {rest}
        </>
      ) : (
        text
      )}
    </div>
  );
});
