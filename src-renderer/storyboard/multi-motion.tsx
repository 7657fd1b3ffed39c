// Camera and motion of several shots.
import { Input, Slider, Text } from '@mantine/core';
import { useState } from 'react';
import { formatFixed, say } from '#shared/i18n/say.ts';
import { SideSection } from '../ui/side-section.tsx';
import { CameraField, MotionField } from './motion-fields.tsx';
import type { MultiFieldsProps } from './multi-fields.tsx';
import { changesOf, commonValue, SEVERAL } from './multi-values.ts';
import styles from './shot-editor.module.css';
import { valuesOf } from './shot-values.ts';
import { useShotActions } from './use-shot-actions.ts';

export function MultiMotion({ shots, changeAll }: MultiFieldsProps) {
  const actions = useShotActions();
  const camera = commonValue(shots, 'camera_movement');
  /** null: nothing typed or chosen. */
  const [typed, setTyped] = useState<string | null>(null);
  const motions = shots.map((shot) => valuesOf(shot).wan_motion);
  const [first] = motions;
  const type = motions.every((motion) => motion.type === first?.type) ? (first?.type ?? null) : null;
  const strength = motions.every((motion) => motion.strength === first?.strength) ? first?.strength : undefined;
  // What each of them has beside it stays: notes, and the strength or the type.
  const changeMotion = (change: Partial<(typeof motions)[number]>) =>
    void actions.changeEach(changesOf(shots, (shot) => ({ wan_motion: { ...valuesOf(shot).wan_motion, ...change } })));
  const commit = () => {
    if (typed !== null && typed !== camera) changeAll({ camera_movement: typed });
    setTyped(null);
  };
  return (
    <SideSection title={say`Motion`}>
      <div className={styles.two}>
        <CameraField
          value={typed ?? (camera === SEVERAL ? '' : camera)}
          placeholder={camera === SEVERAL ? say`several values` : ''}
          onChange={setTyped}
          onDone={commit}
        />
        <MotionField
          value={type}
          placeholder={say`several values`}
          onChange={(chosen) => changeMotion({ type: chosen })}
        />
      </div>
      <StrengthSlider
        key={`${strength}`}
        strength={strength}
        disabled={type === 'none'}
        onCommit={(chosen) => changeMotion({ strength: chosen })}
      />
    </SideSection>
  );
}

interface StrengthSliderProps {
  /** undefined: several. */
  readonly strength: number | undefined;
  readonly disabled: boolean;
  readonly onCommit: (strength: number) => void;
}

function StrengthSlider({ strength, disabled, onCommit }: StrengthSliderProps) {
  const [shown, setShown] = useState(strength);
  return (
    <Input.Wrapper label={say`Motion strength`} labelElement="div">
      <div className={styles.slider}>
        <Slider
          size="sm"
          thumbLabel={say`Motion strength`}
          disabled={disabled}
          min={0}
          max={1}
          step={0.05}
          value={shown ?? 0.5}
          label={null}
          onChange={setShown}
          onChangeEnd={onCommit}
        />
        <Text component="span" fz={12} c="dimmed" ta="right">
          {shown === undefined ? say`several` : formatFixed(shown, 2)}
        </Text>
      </div>
    </Input.Wrapper>
  );
}
