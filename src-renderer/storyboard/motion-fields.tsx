// How the camera and the picture move.
import { Autocomplete, Input, Select, Slider } from '@mantine/core';
import { SideSection } from '../ui/side-section.tsx';
import { CAMERA_WORDS, MOTION_CHOICES, motionType } from './motion-words.ts';
import type { ShotFieldsProps } from './shot-fields.ts';
import styles from './storyboard.module.css';

export function MotionFields({ values, change, flush }: ShotFieldsProps) {
  const motion = values.wan_motion;
  return (
    <SideSection title="Motion">
      <div className={styles.two}>
        <Autocomplete
          label="Camera movement"
          size="xs"
          data={CAMERA_WORDS}
          // Every choice stays offered, whatever word is in the field.
          filter={({ options }) => options}
          value={values.camera_movement}
          onChange={(text) => change({ camera_movement: text })}
          onBlur={flush}
        />
        <Select
          label="Wan motion"
          data={MOTION_CHOICES}
          value={motion.type}
          onChange={(value) => {
            const type = motionType(value);
            if (type) change({ wan_motion: { ...motion, type } });
            flush();
          }}
        />
      </div>
      <Input.Wrapper label="Motion strength" labelElement="div">
        <Slider
          mt={4}
          size="sm"
          thumbLabel="Motion strength"
          disabled={motion.type === 'none'}
          min={0}
          max={1}
          step={0.05}
          value={motion.strength}
          label={(value) => value.toFixed(2)}
          onChange={(strength) => change({ wan_motion: { ...motion, strength } })}
          onChangeEnd={flush}
        />
      </Input.Wrapper>
    </SideSection>
  );
}
