// The menu of workflows, by model family, each with what tells it from the others.
import { Combobox, Text, UnstyledButton, useCombobox, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import { factLine, groupWorkflows, matchesSearch } from './workflow-facts.ts';
import styles from './workflows.module.css';

/** Fewer are seen at a glance. */
const WORTH_SEARCHING = 8;

interface WorkflowChooserProps {
  readonly workflows: readonly WorkflowSummary[];
  readonly chosen: WorkflowSummary | undefined;
  readonly onChoose: (fileName: string) => void;
}

export function WorkflowChooser({ workflows, chosen, onChoose }: WorkflowChooserProps) {
  const [search, setSearch] = useState('');
  const searchable = workflows.length > WORTH_SEARCHING;
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
    onDropdownOpen: () => {
      combobox.updateSelectedOptionIndex('active');
      if (searchable) combobox.focusSearchInput();
    },
  });
  const groups = groupWorkflows(workflows.filter((workflow) => matchesSearch(workflow, search)));
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(fileName) => {
        combobox.closeDropdown();
        combobox.focusTarget();
        if (fileName !== chosen?.fileName) onChoose(fileName);
      }}
    >
      <Combobox.Target targetType="button" withAriaAttributes>
        <UnstyledButton
          className={styles.chooser}
          data-testid="workflow-chooser"
          onClick={() => combobox.toggleDropdown()}
        >
          <VisuallyHidden>{say`Workflow`}</VisuallyHidden>
          <span className={styles.chooserWords}>
            <Text component="span" display="block" fw={500}>
              {chosen?.displayName ?? (workflows.length === 0 ? say`No workflow was found` : say`Choose a workflow`)}
            </Text>
            {chosen && <span className={styles.facts}>{chosen.fileName}</span>}
          </span>
          <IconSelector size={16} aria-hidden />
        </UnstyledButton>
      </Combobox.Target>
      <Combobox.Dropdown>
        {searchable && (
          <Combobox.Search
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              combobox.selectFirstOption();
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') combobox.focusTarget();
            }}
            placeholder={say`Search`}
            aria-label={say`Search workflows`}
          />
        )}
        <Combobox.Options mah="min(420px, 45dvh)" style={{ overflowY: 'auto' }}>
          {groups.map(({ label, workflows: members }) => (
            <Combobox.Group key={label} label={label}>
              {members.map((workflow) => (
                <WorkflowOption
                  key={workflow.fileName}
                  workflow={workflow}
                  isChosen={workflow.fileName === chosen?.fileName}
                />
              ))}
            </Combobox.Group>
          ))}
          {groups.length === 0 && <Combobox.Empty>{say`Nothing is called that.`}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function WorkflowOption({ workflow, isChosen }: { readonly workflow: WorkflowSummary; readonly isChosen: boolean }) {
  return (
    <Combobox.Option value={workflow.fileName} active={isChosen}>
      <span className={styles.option}>
        <span className={styles.optionMark}>{isChosen && <IconCheck size={15} aria-hidden />}</span>
        <span>
          {workflow.displayName}
          <span className={styles.facts} style={{ display: 'block' }}>
            {factLine(workflow)}
          </span>
        </span>
      </span>
    </Combobox.Option>
  );
}
