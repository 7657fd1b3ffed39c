// A picture's size: the model's own, one of the usual ones in three shapes, or any other.
import { NumberInput, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { Resolution } from '#shared/model/project.ts';
import { presetOf, presetSize, SIZE_LINES, SIZE_SHAPES, type SizeShape } from '#shared/model/size-presets.ts';
import styles from './size-choice.module.css';
import { useTypedValue } from './use-typed-value.ts';

interface SizeChoiceProps {
  /** null: the model's own. */
  readonly size: Resolution | null;
  readonly onChange: (size: Resolution | null) => void;
}

const MODELS_OWN = 'model';
const OTHER = 'other';
const SIDE_PIXELS = { least: 16, most: 8192 };

const shapeWords = (shape: SizeShape): string =>
  ({ landscape: say`Landscape`, portrait: say`Portrait`, square: say`Square` })[shape];

export function SizeChoice({ size, onChange }: SizeChoiceProps) {
  const preset = size && presetOf(size);
  const [other, setOther] = useState(false);
  const shape = preset?.shape ?? 'landscape';
  const isOther = size !== null && (other || preset === null);
  const choose = (value: string) => {
    setOther(value === OTHER);
    if (value === MODELS_OWN) onChange(null);
    else if (value === OTHER) onChange(size ?? presetSize({ lines: 720, shape: 'landscape' }));
    else onChange(presetSize({ lines: SIZE_LINES.find((lines) => String(lines) === value) ?? 720, shape }));
  };
  return (
    <>
      <Select
        label={say`Size`}
        value={size === null ? MODELS_OWN : isOther || !preset ? OTHER : String(preset.lines)}
        data={[
          { value: MODELS_OWN, label: say`The model's own` },
          ...SIZE_LINES.map((lines) => ({
            value: String(lines),
            label: sizeLabel(presetSize({ lines, shape }), lines),
          })),
          { value: OTHER, label: say`Another size` },
        ]}
        onChange={(value) => value !== null && choose(value)}
      />
      {!isOther && preset && (
        <SegmentedControl
          fullWidth
          aria-label={say`Shape of the picture`}
          value={preset.shape}
          data={SIZE_SHAPES.map((value) => ({ value, label: shapeWords(value) }))}
          onChange={(value) => onChange(presetSize({ lines: preset.lines, shape: value }))}
        />
      )}
      {isOther && <Sides size={size} onChange={onChange} />}
    </>
  );
}

const sizeLabel = ({ width, height }: Resolution, lines: number): string => `${lines}p · ${width} × ${height}`;

function Sides({ size, onChange }: { readonly size: Resolution; readonly onChange: (size: Resolution) => void }) {
  return (
    <div className={styles.sides}>
      <Side label={say`Width in pixels`} pixels={size.width} onChange={(width) => onChange({ ...size, width })} />
      <Side label={say`Height in pixels`} pixels={size.height} onChange={(height) => onChange({ ...size, height })} />
    </div>
  );
}

interface SideProps {
  readonly label: string;
  readonly pixels: number;
  readonly onChange: (pixels: number) => void;
}

function Side({ label, pixels, onChange }: SideProps) {
  const { least, most } = SIDE_PIXELS;
  const field = useTypedValue({
    stored: String(pixels),
    isValid: (text) => /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most,
    onCommit: (text) => onChange(Number(text)),
  });
  return (
    <NumberInput
      label={label}
      value={field.text}
      step={16}
      allowDecimal={false}
      error={field.invalid && say`${least} to ${most}`}
      onChange={(value) => field.type(String(value))}
      onBlur={field.commit}
      onKeyDown={field.onKeyDown}
    />
  );
}
