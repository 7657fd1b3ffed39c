// Several chosen shots: a field changes all of them, as one step of undo.
import { ActionIcon, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCopy, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { many, say } from '#shared/i18n/say.ts';
import type { Shot, ShotPatch } from '#shared/model/storyboard.ts';
import { formatLength } from '../ui/format-time.ts';
import { SideSection } from '../ui/side-section.tsx';
import { MultiEngine } from './multi-engine.tsx';
import { type MultiFieldsProps, SeveralHint } from './multi-fields.tsx';
import { MultiLength, MultiSeed } from './multi-length.tsx';
import { MultiMotion } from './multi-motion.tsx';
import { MultiPrompt } from './multi-prompt.tsx';
import { MultiText } from './multi-text.tsx';
import { MultiTransition } from './multi-transition.tsx';
import { commonValue, SEVERAL } from './multi-values.ts';
import styles from './shot-editor.module.css';
import { useShotList } from './shot-list.ts';
import { useShotActions } from './use-shot-actions.ts';

export function MultiEditor({ shots, count }: { readonly shots: readonly Shot[]; readonly count: number }) {
  const actions = useShotActions();
  const shotIds = useMemo(() => shots.map(({ shotId }) => shotId), [shots]);
  const changeAll = (patch: ShotPatch) => void actions.changeAll(shotIds, patch);
  const fields = { shots, changeAll };
  const negative = commonValue(shots, 'negative_prompt');
  return (
    <aside className={styles.side} aria-label={say`Several shots`}>
      <MultiHead shots={shots} shotIds={shotIds} count={count} />
      <SideSection title={say`Start`}>
        <StartChoice {...fields} />
      </SideSection>
      <MultiPrompt shots={shots} />
      <SideSection title={say`Not wanted`}>
        <MultiText
          label={say`Negative prompt`}
          value={negative}
          multiline
          onCommit={(negative_prompt) => changeAll({ negative_prompt })}
        />
      </SideSection>
      <MultiEngine {...fields} />
      <MultiLength {...fields} />
      <MultiSeed {...fields} />
      <MultiMotion {...fields} />
      <MultiTransition {...fields} />
    </aside>
  );
}

interface MultiHeadProps {
  readonly shots: readonly Shot[];
  readonly shotIds: readonly string[];
  readonly count: number;
}

function MultiHead({ shots, shotIds, count }: MultiHeadProps) {
  const actions = useShotActions();
  const { narrowed } = useShotList();
  const seconds = shots.reduce((sum, shot) => sum + (shot.durationSeconds > 0 ? shot.durationSeconds : 0), 0);
  const immovable = narrowed || shots.length === count;
  return (
    <div className={styles.sideHead}>
      <h2 className={styles.sideTitle}>
        {many(shots.length, '{{count}} shot chosen', '{{count}} shots chosen')}
        <Text component="span" c="dimmed" ml={8}>
          {formatLength(seconds)}
        </Text>
      </h2>
      <Tooltip label={say`Earlier in the film, together`}>
        <ActionIcon aria-label={say`Move up`} disabled={immovable} onClick={() => void actions.move(shotIds, -1)}>
          <IconArrowUp size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={say`Later in the film, together`}>
        <ActionIcon aria-label={say`Move down`} disabled={immovable} onClick={() => void actions.move(shotIds, 1)}>
          <IconArrowDown size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={say`Duplicate these shots`}>
        <ActionIcon aria-label={say`Duplicate`} onClick={() => void actions.duplicate(shotIds)}>
          <IconCopy size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={say`Remove these shots (their clips stay on disk)`}>
        <ActionIcon aria-label={say`Remove shots`} onClick={() => void actions.remove(shotIds)}>
          <IconTrash size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function StartChoice({ shots, changeAll }: MultiFieldsProps) {
  const start = commonValue(shots, 'start');
  return (
    <>
      <SegmentedControl
        aria-label={say`Starts from`}
        fullWidth
        // None of them is pressed where the shots differ.
        value={start === SEVERAL ? '' : start}
        data={[
          { value: 'keyframe', label: say`Its keyframe` },
          { value: 'previous', label: say`The previous shot` },
        ]}
        onChange={(value) => changeAll({ start: value === 'previous' ? 'previous' : 'keyframe' })}
      />
      {start === SEVERAL && <SeveralHint />}
    </>
  );
}
