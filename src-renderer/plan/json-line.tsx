// One line of JSON with its colours, and what was searched for.
import { Fragment, memo, type ReactNode } from 'react';
import styles from './json.module.css';

export interface JsonToken {
  readonly kind: 'space' | 'name' | 'text' | 'number' | 'word' | 'sign';
  readonly text: string;
}

const TOKENS =
  /^(?<space>\s+)|(?<name>"(?:[^"\\]|\\.)*")(?=:)|(?<text>"(?:[^"\\]|\\.)*")|(?<number>-?\d[\d.eE+-]*)|(?<word>true|false|null)|(?<sign>[{}[\]:,] ?)/g;

/** Of a line as JSON.stringify writes it. */
export function jsonTokens(line: string): JsonToken[] {
  return [...line.matchAll(TOKENS)].map(({ groups }) => {
    const [kind = 'sign', text = ''] = Object.entries(groups ?? {}).find(([, value]) => value !== undefined) ?? [];
    return { kind: kind as JsonToken['kind'], text };
  });
}

interface JsonLineProps {
  readonly number: number;
  readonly text: string;
  readonly words: string;
  readonly current: boolean;
}

export const JsonLine = memo(function JsonLine({ number, text, words, current }: JsonLineProps) {
  return (
    <div className={styles.line} data-line={number} data-current={current || undefined}>
      {jsonTokens(text).map((token, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line stand in its order and are made anew with it
        <span key={at} data-kind={token.kind}>
          {withMarks(token.text, words)}
        </span>
      ))}
    </div>
  );
});

function withMarks(text: string, words: string): ReactNode {
  if (words === '') return text;
  const places = text.toLowerCase().split(words.toLowerCase());
  if (places.length === 1) return text;
  let from = 0;
  return places.map((place, at) => {
    const plain = text.slice(from, from + place.length);
    const marked = text.slice(from + place.length, from + place.length + words.length);
    from += place.length + words.length;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Fragment key={at}>
        {plain}
        {marked !== '' && <mark>{marked}</mark>}
      </Fragment>
    );
  });
}
