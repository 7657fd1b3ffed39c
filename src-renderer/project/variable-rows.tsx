// What {product_name} and the like in prompts stand for.
import { ActionIcon, Button, Input, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import { useProject, useStores } from '../app/stores-context.ts';
import styles from '../engines/engines.module.css';
import { freeNames, rowFault, type VariableRow, variableRows, variablesOf } from '../engines/variable-values.ts';

const NO_VARIABLES: Readonly<Record<string, string>> = {};
const EXAMPLE = 'product_name';

export function VariableRows() {
  const { project } = useStores();
  const stored = useProject((state) => state.view?.settings.variables) ?? NO_VARIABLES;
  const prompts = useProject((state) => state.view?.storyboard?.shots);
  const [rows, setRows] = useState<readonly VariableRow[]>(() => variableRows(stored));
  /** What the rows were last taken from or sent as. */
  const [known, setKnown] = useState(JSON.stringify(stored));
  const now = JSON.stringify(stored);
  // Undone, or changed elsewhere: the rows follow.
  if (now !== known) {
    setKnown(now);
    setRows(variableRows(stored));
  }
  const send = (next: readonly VariableRow[]) => {
    const variables = variablesOf(next);
    if (variables === null || JSON.stringify(variables) === known) return;
    setKnown(JSON.stringify(variables));
    void project.getState().editOrReport({ kind: 'project.change', patch: { variables } });
  };
  const edit = (at: number, change: Partial<VariableRow>) =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...change } : row)));
  const missing = freeNames(
    prompts ?? [],
    rows.filter(({ value }) => value.trim() !== ''),
  );
  const [unnamed = ''] = freeNames(prompts ?? [], rows);
  return (
    <Input.Wrapper
      label={say`Variables`}
      labelElement="div"
      description={say`A name in braces in a prompt, such as {product_name}, is replaced by its value.`}
    >
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name of its own while its name is being typed
        <div key={index} className={styles.variable} style={{ marginTop: 6 }}>
          <TextInput
            aria-label={say`Name of variable ${index + 1}`}
            placeholder={EXAMPLE}
            spellCheck={false}
            value={row.name}
            error={rowFault(rows, index)}
            onChange={(event) => edit(index, { name: event.currentTarget.value })}
            onBlur={() => send(rows)}
          />
          <TextInput
            aria-label={say`Value of ${row.name || say`variable ${index + 1}`}`}
            value={row.value}
            onChange={(event) => edit(index, { value: event.currentTarget.value })}
            onBlur={() => send(rows)}
          />
          <ActionIcon
            aria-label={say`Remove ${row.name || say`variable ${index + 1}`}`}
            onClick={() => {
              const next = rows.filter((_, at) => at !== index);
              setRows(next);
              send(next);
            }}
          >
            <IconX size={15} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      {missing.length > 0 && (
        <Text c="var(--lt-stale)" fz={12} mt={6}>
          {say`Used in prompts and without a value: ${missing.join(', ')}`}
        </Text>
      )}
      <div className={styles.tools} style={{ marginTop: 6 }}>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconPlus size={13} />}
          onClick={() => setRows([...rows, { name: unnamed, value: '' }])}
        >
          {say`Add a variable`}
        </Button>
      </div>
    </Input.Wrapper>
  );
}
