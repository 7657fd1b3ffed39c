// The list of every engine's models, searched by typing: arrows and Enter choose, as does a click.
import { Combobox, Modal, Text, TextInput, useCombobox } from '@mantine/core';
import { IconCheck, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { EngineInfo, EngineModelInfo } from '#shared/model/engine-info.ts';
import type { RenderChoice } from '#shared/model/project.ts';
import { useApp } from '../app/stores-context.ts';
import styles from './engines.module.css';
import { ModelRest, StandingBadge } from './model-facts.tsx';
import { findModel, sameChoice, searchModels } from './model-list.ts';
import { priceWords } from './model-words.ts';

/** What stands for choosing nothing: the project's own, or none at all. */
export interface NoChoice {
  readonly label: string;
  readonly hint: string;
}

interface ModelDialogProps {
  readonly title: string;
  readonly chosen: RenderChoice | null;
  /** null: something must be chosen. */
  readonly none: NoChoice | null;
  readonly onChoose: (choice: RenderChoice | null) => void;
  readonly onClose: () => void;
}

/** Mounted while it is open. */
export function ModelDialog(props: ModelDialogProps) {
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size={820}
      yOffset={24}
      closeButtonProps={{ 'aria-label': say`Close` }}
    >
      <ModelList {...props} />
    </Modal>
  );
}

const NONE = 'none'; // not for people
const optionValue = ({ engine, model }: RenderChoice): string => `${engine} ${model ?? ''}`;

function ModelList({ chosen, none, onChoose, onClose }: ModelDialogProps) {
  const engines = useApp((state) => state.engines);
  const [typed, setTyped] = useState('');
  // Escape closes its list, and with it the dialog.
  const combobox = useCombobox({ opened: true, onDropdownClose: onClose });
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[data-combobox-active]')?.scrollIntoView({ block: 'center' });
  }, []);
  const groups = searchModels(engines, typed);
  const found = chosen && findModel(engines, chosen);
  // Who chose no model has the engine's first.
  const current = found ? { engine: found.engine.id, model: found.model?.model ?? chosen.model } : chosen;
  const choices = groups.flatMap(({ engine, models }) =>
    models.map((model) => ({ engine: engine.id, model: model?.model ?? null })),
  );
  const submit = (value: string) => {
    const choice = choices.find((one) => optionValue(one) === value) ?? null;
    onClose();
    if (!sameChoice(choice, chosen)) onChoose(choice);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={submit}>
      <div className={styles.dialog}>
        <Combobox.EventsTarget withExpandedAttribute>
          <TextInput
            aria-label={say`Search engines and models`}
            placeholder={say`Search: a name, “sound”, “9:16”, “local”`}
            leftSection={<IconSearch size={15} />}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              combobox.resetSelectedOption();
            }}
            data-autofocus
          />
        </Combobox.EventsTarget>
        <Combobox.Options ref={list} className={styles.list} aria-label={say`Engines and models`} tabIndex={0}>
          {none && typed === '' && (
            <Combobox.Option value={NONE} active={chosen === null} className={styles.option}>
              <span className={styles.optionMark}>{chosen === null && <IconCheck size={15} aria-hidden />}</span>
              <span className={styles.optionName}>{none.label}</span>
              <span />
              <span className={styles.optionRest}>
                <span className={styles.facts}>{none.hint}</span>
              </span>
            </Combobox.Option>
          )}
          {groups.map(({ engine, models }) => (
            <Combobox.Group key={engine.id} label={<GroupHead engine={engine} />} classNames={GROUP}>
              {models.map((model) => (
                <ModelOption
                  key={model?.model ?? ''}
                  engine={engine}
                  model={model}
                  isChosen={current?.engine === engine.id && (current.model ?? null) === (model?.model ?? null)}
                />
              ))}
            </Combobox.Group>
          ))}
          {groups.length === 0 && <Combobox.Empty>{say`No model is like that.`}</Combobox.Empty>}
        </Combobox.Options>
      </div>
    </Combobox>
  );
}

const GROUP = { groupLabel: styles.group ?? '' };

function GroupHead({ engine: { name, setUp, description } }: { readonly engine: EngineInfo }) {
  return (
    <>
      <span className={styles.groupName}>{name}</span>
      <span className={styles.groupState} data-set-up={setUp.ready ? 'yes' : 'no'}>
        {setUp.ready ? description : `${setUp.reason} ${setUp.remedy}`}
      </span>
    </>
  );
}

interface ModelOptionProps {
  readonly engine: EngineInfo;
  readonly model: EngineModelInfo | undefined;
  readonly isChosen: boolean;
}

function ModelOption({ engine, model, isChosen }: ModelOptionProps) {
  return (
    <Combobox.Option
      value={optionValue({ engine: engine.id, model: model?.model ?? null })}
      active={isChosen}
      disabled={model?.standing === 'shut-down'}
      className={styles.option}
    >
      <span className={styles.optionMark}>{isChosen && <IconCheck size={15} aria-hidden />}</span>
      <span className={styles.optionName}>
        {model?.name ?? engine.name}
        {model && <StandingBadge standing={model.standing} />}
        {model?.model && model.model !== model.name && (
          <Text component="span" c="dimmed" fz={12}>
            {model.model}
          </Text>
        )}
      </span>
      <span className={styles.optionPrice}>{model && priceWords(model.limits, engine.isLocal)}</span>
      {model && (
        <span className={styles.optionRest}>
          <ModelRest engine={engine} model={model} />
        </span>
      )}
    </Combobox.Option>
  );
}
