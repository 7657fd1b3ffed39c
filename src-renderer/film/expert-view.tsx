// Everything a format can be told, for those who know what they want.
import { NumberInput, Select, Switch } from '@mantine/core';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import type { ExportFormat, ExportOptions } from '#shared/model/export.ts';
import { useStores } from '../app/stores-context.ts';
import { type ExpertField, fieldsOf, isTyped } from './expert-fields.ts';
import styles from './export-dialog.module.css';

interface ExpertViewProps {
  readonly format: ExportFormat;
  /** As they would be sent. */
  readonly options: ExportOptions;
}

export function ExpertView({ format, options }: ExpertViewProps) {
  return (
    <div className={styles.expert}>
      {fieldsOf(format).map((field) => (
        <Field key={field.name} field={field} options={options} />
      ))}
    </div>
  );
}

/** Words of different lengths below the fields leave these in one line. */
const ORDER: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'error', 'description'];

function Field({ field, options }: { readonly field: ExpertField; readonly options: ExportOptions }) {
  const { exportDialog } = useStores();
  const chosen = useStore(exportDialog, (state) => state.options);
  const typed = useStore(exportDialog, (state) => state.typed);
  const { choose } = exportDialog.getState();
  if (field.kind === 'switch') {
    const { name, label, words } = field;
    return (
      <Switch
        className={styles.expertWide}
        label={label()}
        description={words()}
        checked={options[name]}
        onChange={(event) => choose({ options: { ...chosen, [name]: event.currentTarget.checked } })}
      />
    );
  }
  if (field.kind === 'choice') {
    const { name, label, words, choices } = field;
    return (
      <Select
        label={label()}
        description={words()}
        inputWrapperOrder={ORDER}
        data={choices.map((choice) => ({ value: choice.value, label: choice.label() }))}
        value={options[name]}
        onChange={(value) => value && choose({ options: { ...chosen, [name]: value } })}
      />
    );
  }
  const { name, label, words, empty, least, most, isWhole } = field;
  const text = typed[name] ?? (options[name] === null ? '' : String(options[name]));
  return (
    <NumberInput
      label={label()}
      description={words()}
      inputWrapperOrder={ORDER}
      placeholder={empty?.()}
      allowDecimal={!isWhole}
      value={text}
      error={!isTyped(field, text) && (empty ? say`${least} to ${most}, or empty` : say`${least} to ${most}`)}
      onChange={(value) => choose({ typed: { ...typed, [name]: String(value) } })}
    />
  );
}
