// Length and seed of several shots.
import { Button, Group, NumberInput, Text, TextInput } from '@mantine/core';
import { IconDice5, IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { formatNumber, many, say } from '#shared/i18n/say.ts';
import { usePlan } from '../app/stores-context.ts';
import { SideSection } from '../ui/side-section.tsx';
import { durationFault } from './duration-field.tsx';
import { useFilmRate } from './film-rate.ts';
import type { MultiFieldsProps } from './multi-fields.tsx';
import { changesOf, commonValue, SEVERAL, scaledDurations } from './multi-values.ts';
import { formatDuration, parseDuration } from './parse-duration.ts';
import { drawSeed } from './seed-field.tsx';
import styles from './shot-editor.module.css';
import { standingsOf } from './shot-standings.ts';
import { useShotActions } from './use-shot-actions.ts';

export function MultiLength({ shots, changeAll }: MultiFieldsProps) {
  const actions = useShotActions();
  const rate = useFilmRate();
  const common = commonValue(shots, 'duration');
  const [typed, setTyped] = useState<string | null>(null);
  const [factor, setFactor] = useState<number | string>('');
  const seconds = typed === null ? null : parseDuration(typed, rate);
  const commit = () => {
    if (seconds !== null && seconds !== common) changeAll({ duration: seconds });
    if (seconds !== null || typed === '') setTyped(null);
  };
  const isFactor = typeof factor === 'number' && factor > 0 && factor !== 1;
  return (
    <SideSection title={say`Length`}>
      <div className={styles.two}>
        <TextInput
          label={say`Duration of each`}
          autoComplete="off"
          placeholder={common === SEVERAL ? say`several values` : '4s 12f'}
          value={typed ?? (common === SEVERAL ? '' : formatDuration(common, rate))}
          error={typed !== null && typed !== '' && seconds === null && durationFault()}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key !== 'Escape' || typed === null) return;
            event.stopPropagation();
            setTyped(null);
          }}
        />
        <form
          className={styles.factor}
          onSubmit={(event) => {
            event.preventDefault();
            if (!isFactor) return;
            void actions.changeEach(scaledDurations(shots, factor));
            setFactor('');
          }}
        >
          <NumberInput
            label={say`Times`}
            placeholder={formatNumber(1.5)}
            min={0.01}
            max={100}
            step={0.1}
            value={factor}
            onChange={setFactor}
          />
          <Button type="submit" variant="default" disabled={!isFactor}>
            {say`Apply`}
          </Button>
        </form>
      </div>
    </SideSection>
  );
}

export function MultiSeed({ shots, changeAll }: MultiFieldsProps) {
  const actions = useShotActions();
  const planned = usePlan((state) => state.segmentsByKey);
  const standings = usePlan((state) => standingsOf(state.view));
  const locked = shots.filter(({ seed }) => seed !== -1).length;
  const lock = () =>
    void actions.changeEach(
      changesOf(shots, ({ shotId, seed }) => {
        const [key = ''] = standings.get(shotId)?.segmentKeys ?? [];
        const own = planned.get(key)?.seed;
        return seed === -1 && own !== undefined ? { seed: own } : null;
      }),
    );
  return (
    <SideSection title={say`Seed`}>
      <Text c="dimmed" fz={12}>
        {many(
          shots.length,
          '{{locked}} of {{count}} shot has a locked seed',
          '{{locked}} of {{count}} shots have a locked seed',
          {
            locked: formatNumber(locked),
          },
        )}
      </Text>
      <Group gap={6}>
        <Button
          variant="default"
          leftSection={<IconLock size={14} />}
          disabled={locked === shots.length || planned.size === 0}
          onClick={lock}
        >
          {say`Lock as they are`}
        </Button>
        <Button
          variant="default"
          leftSection={<IconLockOpen size={14} />}
          disabled={locked === 0}
          onClick={() => changeAll({ seed: -1 })}
        >
          {say`Automatic`}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDice5 size={14} />}
          onClick={() => void actions.changeEach(changesOf(shots, () => ({ seed: drawSeed() })))}
        >
          {say`New seeds`}
        </Button>
      </Group>
    </SideSection>
  );
}
