// How long the shot is, where it starts, and its seed.
import { Input, NumberInput, SegmentedControl } from '@mantine/core';
import { SideSection } from '../ui/side-section.tsx';
import { useTypedValue } from '../ui/use-typed-value.ts';
import type { ShotFieldsProps } from './shot-fields.ts';
import { isDuration, isSeed, seedText } from './shot-numbers.ts';
import styles from './storyboard.module.css';

export function StartFields({ values, change, flush }: ShotFieldsProps) {
  // The pause before saving is the drafts' own; here a number only waits until it is one.
  const duration = useTypedValue({
    stored: Number.isFinite(values.duration) ? String(values.duration) : '',
    isValid: isDuration,
    onCommit: (text) => change({ duration: Number(text) }),
    pauseMs: 0,
  });
  const seed = useTypedValue({
    stored: seedText(values.seed),
    isValid: isSeed,
    onCommit: (text) => change({ seed: text === '' ? -1 : Number(text) }),
    pauseMs: 0,
  });
  return (
    <SideSection title="Length and start">
      <div className={styles.two}>
        <NumberInput
          label="Duration in seconds"
          step={0.5}
          value={duration.text}
          error={(duration.invalid || !(values.duration > 0)) && 'More than 0, at most 3600'}
          onChange={(value) => duration.type(String(value))}
          onBlur={flush}
        />
        <NumberInput
          label="Seed"
          placeholder="automatic"
          allowDecimal={false}
          value={seed.text}
          error={seed.invalid && '0 to 2147483647, or empty'}
          onChange={(value) => seed.type(String(value))}
          onBlur={flush}
        />
      </div>
      <Input.Wrapper label="Starts from" labelElement="div">
        <SegmentedControl
          aria-label="Starts from"
          fullWidth
          mt={4}
          value={values.start}
          data={[
            { value: 'keyframe', label: 'Its keyframe' },
            { value: 'previous', label: 'The previous shot' },
          ]}
          onChange={(value) => {
            change({ start: value === 'previous' ? 'previous' : 'keyframe' });
            flush();
          }}
        />
      </Input.Wrapper>
    </SideSection>
  );
}
