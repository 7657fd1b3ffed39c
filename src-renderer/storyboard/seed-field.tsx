// The seed: locked it is the shot's own, unlocked it is worked out from the project and the shot, and stays the same.
import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconDice5, IconLock, IconLockOpen } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import { usePlan } from '../app/stores-context.ts';
import { useTypedValue } from '../ui/use-typed-value.ts';
import { isSeed, LARGEST_SEED, seedText } from './shot-numbers.ts';
import { standingsOf } from './shot-standings.ts';

interface SeedFieldProps {
  readonly shotId: string;
  readonly seed: number;
  readonly onSeed: (seed: number) => void;
  readonly onDone: () => void;
}

export const drawSeed = (): number => Math.floor(Math.random() * (LARGEST_SEED + 1));

export function SeedField({ shotId, seed, onSeed, onDone }: SeedFieldProps) {
  const planned = usePlan((state) => {
    const [key] = standingsOf(state.view).get(shotId)?.segmentKeys ?? [];
    return key === undefined ? null : (state.segmentsByKey.get(key)?.seed ?? null);
  });
  const text = useTypedValue({
    stored: seedText(seed),
    isValid: isSeed,
    onCommit: (typed) => onSeed(typed === '' ? -1 : Number(typed)),
    pauseMs: 0,
  });
  const locked = seed !== -1;
  const put = (next: number) => {
    onSeed(next);
    onDone();
  };
  return (
    <TextInput
      label={say`Seed`}
      inputMode="numeric"
      autoComplete="off"
      placeholder={planned === null ? say`automatic` : String(planned)}
      description={locked ? say`Locked` : say`Automatic`}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={text.text}
      error={text.invalid && say`0 to ${LARGEST_SEED}, or empty`}
      onChange={(event) => text.type(event.currentTarget.value.trim())}
      onBlur={onDone}
      rightSectionWidth={56}
      rightSection={
        <>
          <Tooltip label={lockWords(locked, planned)}>
            <ActionIcon
              size={24}
              aria-label={say`Lock the seed`}
              aria-pressed={locked}
              disabled={!locked && planned === null}
              onClick={() => put(locked ? -1 : (planned ?? -1))}
            >
              {locked ? <IconLock size={15} stroke={1.8} /> : <IconLockOpen size={15} stroke={1.6} />}
            </ActionIcon>
          </Tooltip>
          <Tooltip label={say`Draw a new seed and lock it`}>
            <ActionIcon size={24} aria-label={say`New seed`} onClick={() => put(drawSeed())}>
              <IconDice5 size={16} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        </>
      }
    />
  );
}

function lockWords(locked: boolean, planned: number | null): string {
  if (locked) return say`Locked: this shot keeps its seed. Press to have it chosen automatically again.`;
  if (planned === null) return say`The seed is known once the plan is built.`;
  return say`Automatic: ${planned}, the same every time. Press to lock it for this shot.`;
}
