// What a shot asks of the model beyond words: the picture to end on, steps, CFG, LoRAs. Empty: the workflow's own.
import { NumberInput, Text } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import type { EndPictureView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { SideSection } from '../ui/side-section.tsx';
import { useTypedValue } from '../ui/use-typed-value.ts';
import { EndFields } from './end-fields.tsx';
import { LoraFields } from './lora-fields.tsx';
import styles from './shot-editor.module.css';
import { useShotFields } from './shot-fields.ts';
import { numberOrNull, optionalNumberWithin } from './shot-numbers.ts';

interface ModelFieldsProps {
  readonly shot: Shot;
  readonly end: EndPictureView | null;
}

const LORAS = ['loras'] as const;

export function ModelFields({ shot, end }: ModelFieldsProps) {
  const loras = useShotFields(shot, LORAS);
  return (
    <SideSection title={say`Model`}>
      <EndFields shot={shot} end={end} />
      <SamplingFields shot={shot} />
      <LoraFields {...loras} />
      <Text c="dimmed" fz={12}>
        {say`Empty: the model decides. The Plan says where it takes none of these.`}
      </Text>
    </SideSection>
  );
}

const SAMPLING = ['steps', 'cfg_scale'] as const;

function SamplingFields({ shot }: { readonly shot: Shot }) {
  const { values, change, flush } = useShotFields(shot, SAMPLING);
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
  return (
    <div className={styles.two}>
      <NumberInput
        label={say`Steps`}
        placeholder={say`the model’s own`}
        allowDecimal={false}
        value={steps.text}
        error={steps.invalid && say`1 to 1000, or empty`}
        onChange={(value) => steps.type(String(value))}
        onBlur={flush}
      />
      <NumberInput
        label={say`CFG`}
        placeholder={say`the model’s own`}
        step={0.5}
        value={cfg.text}
        error={cfg.invalid && say`0 to 100, or empty`}
        onChange={(value) => cfg.type(String(value))}
        onBlur={flush}
      />
    </div>
  );
}
