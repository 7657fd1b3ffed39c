// A number that is kept once it can be: typed, stepped, or switched off where "none" is a choice of its own.
import { NumberInput, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatNumber, say } from '#shared/i18n/say.ts';
import { useTypedValue } from '../ui/use-typed-value.ts';

interface Range {
  readonly least: number;
  readonly most: number;
  readonly step?: number;
  /** true: a whole number. */
  readonly whole?: boolean;
}

interface NumberSettingProps {
  readonly label: string;
  readonly description?: ReactNode;
  readonly value: number | null;
  readonly range: Range;
  /** What stands in the empty field. */
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
}

export function NumberSetting({
  label,
  description,
  value,
  range,
  placeholder,
  disabled,
  onChange,
}: NumberSettingProps) {
  const { least, most, step = 1, whole = true } = range;
  const isValid = (text: string) => {
    const number = text.trim() === '' ? Number.NaN : Number(text);
    return number >= least && number <= most && (!whole || Number.isInteger(number));
  };
  const field = useTypedValue({
    stored: value === null ? '' : String(value),
    isValid,
    onCommit: (text) => onChange(Number(text)),
  });
  return (
    <NumberInput
      label={label}
      description={description}
      placeholder={placeholder ?? ''}
      disabled={disabled ?? false}
      allowDecimal={!whole}
      allowNegative={false}
      step={step}
      value={field.text}
      error={field.invalid && say`${formatNumber(least)} to ${formatNumber(most)}`}
      onChange={(typed) => field.type(String(typed))}
      onBlur={field.commit}
      onKeyDown={field.onKeyDown}
    />
  );
}

interface OptionalNumberSettingProps extends Omit<NumberSettingProps, 'onChange' | 'placeholder'> {
  /** What it says where there is no number. */
  readonly none: string;
  /** With which the field begins again. */
  readonly usual: number;
  readonly onChange: (value: number | null) => void;
}

export function OptionalNumberSetting({ none, usual, onChange, ...field }: OptionalNumberSettingProps) {
  return (
    <>
      <NumberSetting {...field} disabled={field.value === null} onChange={onChange} />
      <Switch
        label={none}
        checked={field.value === null}
        onChange={(event) => onChange(event.currentTarget.checked ? null : usual)}
      />
    </>
  );
}
