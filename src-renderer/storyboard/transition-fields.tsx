// How the shot goes over into the next one: at once, or by fading into it.
import { Input, NumberInput, SegmentedControl, Text } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { usePlan } from '../app/stores-context.ts';
import { RefusedCrossfade } from '../film/refused-crossfade.tsx';
import { SideSection } from '../ui/side-section.tsx';
import { useTypedValue } from '../ui/use-typed-value.ts';
import styles from './shot-editor.module.css';
import { useShotFields } from './shot-fields.ts';
import { isCrossfade } from './shot-numbers.ts';
import { standingsOf } from './shot-standings.ts';
import { crossfadeHint } from './transition-words.ts';

interface TransitionFieldsProps {
  readonly shot: Shot;
  readonly isLast: boolean;
}

const SHOWN = ['transition'] as const;

export const USUAL_CROSSFADE_SECONDS = 0.5;

export function TransitionFields({ shot, isLast }: TransitionFieldsProps) {
  const { values, change, flush } = useShotFields(shot, SHOWN);
  const crossfade = values.transition?.kind === 'crossfade' ? values.transition : null;
  const seconds = useTypedValue({
    stored: crossfade ? String(crossfade.duration) : '',
    isValid: isCrossfade,
    onCommit: (text) => crossfade && change({ transition: { kind: 'crossfade', duration: Number(text) } }),
    pauseMs: 0,
  });
  const choose = (kind: string) => {
    change({ transition: kind === 'crossfade' ? { kind, duration: USUAL_CROSSFADE_SECONDS } : null });
    flush();
  };
  return (
    <SideSection title={say`Into the next shot`}>
      <div className={styles.two}>
        <Input.Wrapper label={say`Transition`} labelElement="div">
          <SegmentedControl
            aria-label={say`Transition`}
            fullWidth
            disabled={isLast && crossfade === null}
            value={crossfade ? 'crossfade' : 'cut'}
            data={[
              { value: 'cut', label: say`Cut` },
              { value: 'crossfade', label: say`Crossfade` },
            ]}
            onChange={choose}
          />
        </Input.Wrapper>
        {crossfade && (
          <NumberInput
            label={say`Seconds`}
            step={0.25}
            value={seconds.text}
            error={seconds.invalid && say`More than 0, at most 60`}
            onChange={(value) => seconds.type(String(value))}
            onBlur={flush}
          />
        )}
      </div>
      <TransitionHint shotId={shot.shotId} isLast={isLast} seconds={crossfade?.duration ?? null} />
    </SideSection>
  );
}

interface TransitionHintProps {
  readonly shotId: string;
  readonly isLast: boolean;
  /** null: a cut. */
  readonly seconds: number | null;
}

function TransitionHint({ shotId, isLast, seconds }: TransitionHintProps) {
  const more = usePlan(({ view, segmentsByKey }) => {
    const key = standingsOf(view).get(shotId)?.segmentKeys.at(-1);
    return (key !== undefined && segmentsByKey.get(key)?.handleFrames) || 0;
  });
  return (
    <>
      <Text c="dimmed">{crossfadeHint({ seconds, isLast, handleFrames: more })}</Text>
      {seconds !== null && <RefusedCrossfade shotId={shotId} />}
    </>
  );
}
