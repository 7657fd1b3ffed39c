// What a shot asks of the model beyond words: the picture to end on, steps, CFG, LoRAs. Empty: the workflow's own.
import { NumberInput, Text, TextInput } from '@mantine/core';
import type { EndPictureView } from '#shared/model/project-view.ts';
import { SideSection } from '../ui/side-section.tsx';
import { useTypedValue } from '../ui/use-typed-value.ts';
import { LoraFields } from './lora-fields.tsx';
import type { ShotFieldsProps } from './shot-fields.ts';
import { numberOrNull, optionalNumberWithin } from './shot-numbers.ts';
import styles from './storyboard.module.css';

interface ModelFieldsProps extends ShotFieldsProps {
  readonly end: EndPictureView | null;
}

export function ModelFields({ end, ...fields }: ModelFieldsProps) {
  const { values, change, flush } = fields;
  const steps = useTypedValue({
    stored: values.steps === null ? '' : String(values.steps),
    isValid: optionalNumberWithin(1, 1000, true),
    onCommit: (text) => change({ steps: numberOrNull(text) }),
    pauseMs: 0,
  });
  const cfg = useTypedValue({
    stored: values.cfg_scale === null ? '' : String(values.cfg_scale),
    isValid: optionalNumberWithin(0, 100, false),
    onCommit: (text) => change({ cfg_scale: numberOrNull(text) }),
    pauseMs: 0,
  });
  const ending = useTypedValue({
    stored: values.end_keyframe ?? '',
    isValid: () => true,
    onCommit: (text) => change({ end_keyframe: text.trim() || null }),
    pauseMs: 0,
  });
  return (
    <SideSection title="Model">
      <TextInput
        label="Ends on"
        description="A picture in selected, for first-and-last-frame workflows"
        placeholder="no picture"
        value={ending.text}
        error={end?.status === 'missing' && values.end_keyframe && `Not found: ${end.filePath}`}
        onChange={(event) => ending.type(event.currentTarget.value)}
        onBlur={flush}
      />
      <div className={styles.two}>
        <NumberInput
          label="Steps"
          placeholder="the workflow's own"
          allowDecimal={false}
          value={steps.text}
          error={steps.invalid && '1 to 1000, or empty'}
          onChange={(value) => steps.type(String(value))}
          onBlur={flush}
        />
        <NumberInput
          label="CFG"
          placeholder="the workflow's own"
          step={0.5}
          value={cfg.text}
          error={cfg.invalid && '0 to 100, or empty'}
          onChange={(value) => cfg.type(String(value))}
          onBlur={flush}
        />
      </div>
      <LoraFields {...fields} />
      <Text c="dimmed" fz={12}>
        Empty: the workflow decides. The Plan says where a workflow takes none of these.
      </Text>
    </SideSection>
  );
}
