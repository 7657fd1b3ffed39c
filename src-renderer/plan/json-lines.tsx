// JSON to read: coloured, searched, and however long it is only the lines in view are in the page.
import { ActionIcon, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp, IconSearch } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { formatNumber, say } from '#shared/i18n/say.ts';
import { findLines, MOST_FOUND } from './find-lines.ts';
import styles from './json.module.css';
import { JsonLine } from './json-line.tsx';
import type { LinedDocument } from './plan-document.ts';

const LINE_PIXELS = 18;
/** So many lines are laid out at once, long ones broken; more of them are one line each. */
const MOST_WRAPPED = 900;
const SEARCH_PAUSE_MS = 180;

interface JsonLinesProps {
  readonly document: LinedDocument;
  readonly tools: ReactNode;
}

export function JsonLines({ document, tools }: JsonLinesProps) {
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), SEARCH_PAUSE_MS);
  const found = useFound(document, words);
  const [at, setAt] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const wraps = document.lineCount <= MOST_WRAPPED;
  const place = found.length === 0 ? -1 : Math.min(at, found.length - 1);
  const current = found[place] ?? -1;
  const step = (by: number) => {
    if (found.length > 0) setAt((place + by + found.length) % found.length);
  };
  const show = useEffectEvent((line: number) => line >= 0 && scrollToLine(scroller.current, line, wraps));
  useEffect(() => void show(current), [current]);
  return (
    <div className={styles.frame}>
      <div className={styles.tools}>
        {tools}
        <span style={{ flex: 1 }} />
        <Text c="dimmed" aria-live="polite" className={styles.found}>
          {words !== '' && foundWords(found.length, place)}
        </Text>
        <TextInput
          aria-label={say`Search in the JSON`}
          placeholder={say`Search`}
          leftSection={<IconSearch size={13} />}
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
          }}
        />
        <ActionIcon aria-label={say`Previous place`} disabled={found.length === 0} onClick={() => step(-1)}>
          <IconChevronUp size={15} />
        </ActionIcon>
        <ActionIcon aria-label={say`Next place`} disabled={found.length === 0} onClick={() => step(1)}>
          <IconChevronDown size={15} />
        </ActionIcon>
      </div>
      {wraps ? (
        <AllLines {...{ document, scroller, words, current }} />
      ) : (
        <LinesInView {...{ document, scroller, words, current }} />
      )}
    </div>
  );
}

function foundWords(found: number, place: number): string {
  if (found === 0) return say`Not found`;
  const all = found >= MOST_FOUND ? say`more than ${formatNumber(MOST_FOUND)}` : formatNumber(found);
  return say`${formatNumber(place + 1)} of ${all}`;
}

function useFound(document: LinedDocument, words: string): readonly number[] {
  const [found, setFound] = useState<readonly number[]>([]);
  useEffect(() => {
    const search = new AbortController();
    if (words === '') setFound([]);
    else void findLines(document, words, search.signal).then((lines) => lines && setFound(lines));
    return () => search.abort();
  }, [document, words]);
  return found;
}

function scrollToLine(scroller: HTMLElement | null, line: number, wraps: boolean): void {
  if (!scroller) return;
  const row = wraps ? scroller.querySelector<HTMLElement>(`[data-line="${line + 1}"]`) : null;
  const top = row ? row.offsetTop : line * LINE_PIXELS;
  if (top < scroller.scrollTop || top > scroller.scrollTop + scroller.clientHeight - LINE_PIXELS * 2) {
    scroller.scrollTop = top - scroller.clientHeight / 3;
  }
}

interface LinesProps {
  readonly document: LinedDocument;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly words: string;
  readonly current: number;
}

function AllLines({ document, scroller, words, current }: LinesProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div ref={scroller} className={styles.lines} tabIndex={0} data-wraps data-testid="plan-json">
      {Array.from({ length: document.lineCount }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
        <JsonLine key={line} number={line + 1} text={document.line(line)} words={words} current={line === current} />
      ))}
    </div>
  );
}

/** Every line is as high as the others, so that which are in view is known without laying out the rest. */
function LinesInView({ document, scroller, words, current }: LinesProps) {
  const [first, setFirst] = useState(0);
  const [count, setCount] = useState(60);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // In steps, so that scrolling line by line does not draw anew with each.
    const layOut = () => setFirst(Math.max(Math.floor(element.scrollTop / LINE_PIXELS / 10) * 10 - 10, 0));
    const observer = new ResizeObserver(() => setCount(Math.ceil(element.clientHeight / LINE_PIXELS) + 30));
    observer.observe(element);
    element.addEventListener('scroll', layOut, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', layOut);
    };
  }, [scroller]);
  const last = Math.min(first + count, document.lineCount);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div ref={scroller} className={styles.lines} tabIndex={0} data-testid="plan-json">
      <div style={{ height: document.lineCount * LINE_PIXELS }}>
        <div className={styles.inView} style={{ transform: `translateY(${first * LINE_PIXELS}px)` }}>
          {Array.from({ length: Math.max(last - first, 0) }, (_, at) => (
            <JsonLine
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
              key={first + at}
              number={first + at + 1}
              text={document.line(first + at)}
              words={words}
              current={first + at === current}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
