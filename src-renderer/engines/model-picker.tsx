// Engine and model as one field: for the project, a shot, the fallback. It says what is chosen and opens the list.
import { Input, UnstyledButton } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { RenderChoice } from '#shared/model/project.ts';
import { useApp } from '../app/stores-context.ts';
import styles from './engines.module.css';
import { ModelDialog, type NoChoice } from './model-dialog.tsx';
import { clipWords, priceLine } from './model-facts.tsx';
import { findModel } from './model-list.ts';
import { modelName, standingNotes } from './model-words.ts';

interface ModelPickerProps {
  readonly label: string;
  readonly description?: string | undefined;
  readonly choice: RenderChoice | null;
  /** null: something must be chosen. */
  readonly none: NoChoice | null;
  /** Stands in the field in the place of the choice, as where several shots differ. */
  readonly placeholder?: string | undefined;
  /** What the engine lacks is said beside it already. */
  readonly isExplained?: boolean;
  readonly onChoose: (choice: RenderChoice | null) => void;
}

export function ModelPicker({
  label,
  description,
  choice,
  none,
  placeholder,
  isExplained = false,
  onChoose,
}: ModelPickerProps) {
  const [open, setOpen] = useState(false);
  const labelId = useId();
  const valueId = useId();
  return (
    <Input.Wrapper label={label} labelElement="div" labelProps={{ id: labelId }} description={description}>
      <UnstyledButton
        className={styles.picked}
        mt={description === undefined ? 0 : 4}
        aria-haspopup="dialog"
        aria-labelledby={`${labelId} ${valueId}`}
        onClick={() => setOpen(true)}
      >
        <span className={styles.pickedWords} id={valueId}>
          {placeholder === undefined ? (
            <Picked choice={choice} none={none} isExplained={isExplained} />
          ) : (
            <span className={styles.facts}>{placeholder}</span>
          )}
        </span>
        <IconSelector size={16} aria-hidden />
      </UnstyledButton>
      {open && (
        <ModelDialog title={label} chosen={choice} none={none} onChoose={onChoose} onClose={() => setOpen(false)} />
      )}
    </Input.Wrapper>
  );
}

function Picked({ choice, none, isExplained }: Pick<ModelPickerProps, 'choice' | 'none' | 'isExplained'>) {
  const engines = useApp((state) => state.engines);
  if (choice === null) {
    return (
      <>
        <span className={styles.name}>{none?.label ?? say`Choose a model`}</span>
        {none && <span className={styles.facts}>{none.hint}</span>}
      </>
    );
  }
  const found = findModel(engines, choice);
  if (!found) return <span className={styles.name}>{choice.model ?? choice.engine}</span>;
  const { engine, model } = found;
  if (!model && choice.model !== null) {
    return (
      <>
        <span className={styles.name}>{choice.model}</span>
        <span className={`${styles.facts} ${styles.problem}`}>{say`${engine.name} does not know this model.`}</span>
      </>
    );
  }
  return (
    <>
      <span className={styles.name}>{modelName(engine, model)}</span>
      {model && <span className={styles.facts}>{clipWords(model)}</span>}
      {model && model.limits.price !== null && <span className={styles.facts}>{priceLine(model, engine.isLocal)}</span>}
      {model && model.standing !== 'known' && (
        <span className={`${styles.facts} ${styles.warning}`}>{standingNotes(model).join(' ')}</span>
      )}
      {!engine.setUp.ready && !isExplained && (
        <span className={`${styles.facts} ${styles.warning}`}>{engine.setUp.reason}</span>
      )}
    </>
  );
}
