// What became of one segment since the last run.
import { Text, UnstyledButton } from '@mantine/core';
import { type Icon, IconArrowNarrowRight, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { SegmentDifference } from '#shared/model/history.ts';
import { usePlan } from '../app/stores-context.ts';
import styles from './plan.module.css';
import { segmentName } from './transition-words.ts';
import { wordDiff } from './word-diff.ts';

interface DifferenceCardProps {
  readonly difference: SegmentDifference;
  readonly onChoose: (key: string) => void;
}

const MARKS: Record<SegmentDifference['kind'], Icon> = { added: IconPlus, removed: IconMinus, changed: IconPencil };

function kindWords(kind: SegmentDifference['kind']): string {
  switch (kind) {
    case 'added':
      return say`Added`;
    case 'removed':
      return say`Removed`;
    case 'changed':
      return say`Changed`;
  }
}

export function DifferenceCard({ difference: { segmentKey, kind, fields }, onChoose }: DifferenceCardProps) {
  const segment = usePlan(({ segmentsByKey }) => segmentsByKey.get(segmentKey));
  const Mark = MARKS[kind];
  const name = segment ? segmentName(segment.shotId, segment.segmentIndex, segment.segmentCount) : goneName(segmentKey);
  return (
    <article className={styles.change} data-kind={kind} aria-label={name}>
      <div className={styles.changeHead}>
        <span className={styles.changeKind}>
          <Mark size={14} stroke={2} aria-hidden />
          {kindWords(kind)}
        </span>
        {segment ? (
          <UnstyledButton className={styles.changeName} onClick={() => onChoose(segmentKey)}>
            {name}
          </UnstyledButton>
        ) : (
          <Text component="span">{name}</Text>
        )}
      </div>
      {fields.length > 0 && (
        <dl className={styles.fields}>
          {fields.map(({ field, was, is }) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd>
                <Change was={was} is={is} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  );
}

/** `003/1`: what is gone has no plan to be named by. */
function goneName(segmentKey: string): string {
  const slash = segmentKey.lastIndexOf('/');
  return say`Shot ${segmentKey.slice(0, slash)}, segment ${Number(segmentKey.slice(slash + 1)) + 1}`;
}

/** From so many words on, it is read as a text with something changed in it. */
const TEXT_WORDS = 4;

function Change({ was, is }: { readonly was: string; readonly is: string }) {
  const isText = Math.max(was.split(/\s+/).length, is.split(/\s+/).length) >= TEXT_WORDS;
  return isText ? <WordChanges was={was} is={is} /> : <ValueChange was={was} is={is} />;
}

function ValueChange({ was, is }: { readonly was: string; readonly is: string }) {
  return (
    <span className={styles.valueChange}>
      <del>{was === '' ? say`empty` : was}</del>
      <IconArrowNarrowRight size={14} role="img" aria-label={say`is now`} />
      <ins>{is === '' ? say`empty` : is}</ins>
    </span>
  );
}

function WordChanges({ was, is }: { readonly was: string; readonly is: string }) {
  const parts = useMemo(() => wordDiff(was, is), [was, is]);
  return (
    <span className={styles.wordChanges}>
      {parts.map(({ kind, text }, at) => {
        const Part = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'span';
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text stand in its order and are made anew with it
        return <Part key={at}>{text}</Part>;
      })}
    </span>
  );
}
