// How the camera and the picture move, each way with a small picture that shows it.
import { Autocomplete, Input, Select, Slider, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatFixed, say } from '#shared/i18n/say.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { SideSection } from '../ui/side-section.tsx';
import {
  CAMERA_WORDS,
  cameraFromWords,
  cameraMove,
  cameraWords,
  MOTION_TYPES,
  motionMove,
  motionType,
} from './camera-words.ts';
import { CameraPicture, MotionPicture } from './move-picture.tsx';
import styles from './shot-editor.module.css';
import { useShotFields } from './shot-fields.ts';

const SHOWN = ['camera_movement', 'wan_motion'] as const;

export function MotionFields({ shot }: { readonly shot: Shot }) {
  const { values, change, flush } = useShotFields(shot, SHOWN);
  const motion = values.wan_motion;
  return (
    <SideSection title={say`Motion`}>
      <div className={styles.two}>
        <CameraField
          value={values.camera_movement}
          onChange={(camera_movement) => change({ camera_movement })}
          onDone={flush}
        />
        <MotionField
          value={motion.type}
          onChange={(type) => {
            change({ wan_motion: { ...motion, type } });
            flush();
          }}
        />
      </div>
      <Input.Wrapper label={say`Motion strength`} labelElement="div">
        <div className={styles.slider}>
          <Slider
            size="sm"
            thumbLabel={say`Motion strength`}
            disabled={motion.type === 'none'}
            min={0}
            max={1}
            step={0.05}
            value={motion.strength}
            label={null}
            onChange={(strength) => change({ wan_motion: { ...motion, strength } })}
            onChangeEnd={flush}
          />
          <Text component="span" fz={12} c={motion.type === 'none' ? 'dimmed' : undefined} ta="right">
            {formatFixed(motion.strength, 2)}
          </Text>
        </div>
      </Input.Wrapper>
    </SideSection>
  );
}

interface CameraFieldProps {
  readonly value: string;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
  readonly onDone: () => void;
}

/** One of the offered words, or any of one's own. */
export function CameraField({ value, placeholder, onChange, onDone }: CameraFieldProps) {
  const words = CAMERA_WORDS.map((word) => cameraMove(word).label);
  return (
    <Autocomplete
      label={say`Camera movement`}
      size="xs"
      {...(placeholder !== undefined && { placeholder })}
      data={words}
      // Every choice stays offered, whatever word is in the field.
      filter={({ options }) => options}
      comboboxProps={{ width: 310, position: 'bottom-start' }}
      maxDropdownHeight={420}
      renderOption={({ option }) => {
        const word = CAMERA_WORDS.find((candidate) => cameraMove(candidate).label === option.value);
        return word ? <MoveOption {...cameraMove(word)} picture={<CameraPicture word={word} />} /> : option.value;
      }}
      value={cameraWords(value)}
      onChange={(text) => onChange(cameraFromWords(text))}
      onBlur={onDone}
    />
  );
}

interface MotionFieldProps {
  /** null: several. */
  readonly value: string | null;
  readonly placeholder?: string;
  readonly onChange: (type: NonNullable<ReturnType<typeof motionType>>) => void;
}

export function MotionField({ value, placeholder, onChange }: MotionFieldProps) {
  return (
    <Select
      label={say`Wan motion`}
      {...(placeholder !== undefined && { placeholder })}
      data={MOTION_TYPES.map((type) => ({ value: type, label: motionMove(type).label }))}
      comboboxProps={{ width: 310, position: 'bottom-end' }}
      maxDropdownHeight={420}
      renderOption={({ option }) => {
        const type = motionType(option.value);
        return type ? <MoveOption {...motionMove(type)} picture={<MotionPicture type={type} />} /> : option.label;
      }}
      value={value}
      onChange={(text) => {
        const type = motionType(text);
        if (type) onChange(type);
      }}
    />
  );
}

interface MoveOptionProps {
  readonly label: string;
  readonly hint: string;
  readonly picture: ReactNode;
}

function MoveOption({ label, hint, picture }: MoveOptionProps) {
  return (
    <span className={styles.moveOption}>
      {picture}
      <span>
        <span className={styles.moveLabel}>{label}</span>
        <span className={styles.moveHint}>{hint}</span>
      </span>
    </span>
  );
}
