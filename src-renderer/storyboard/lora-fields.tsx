// The LoRAs of a shot: a file name and a strength each.
import { ActionIcon, Button, Input, NumberInput, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import { type LoraRow, lorasOf, rowProblem, rowsOf } from './lora-rows.ts';
import styles from './shot-editor.module.css';
import type { ShotFieldsProps } from './shot-fields.ts';

const MOST_LORAS = 20;
const EXAMPLE = 'style.safetensors';

export function LoraFields({ values, change, flush }: ShotFieldsProps<'loras'>) {
  const [rows, setRows] = useState<readonly LoraRow[]>(() => rowsOf(values.loras));
  /** What the rows were last taken from or sent as. */
  const [known, setKnown] = useState(JSON.stringify(values.loras));
  const stored = JSON.stringify(values.loras);
  // Undone, or changed elsewhere: the rows follow, and what was unfinished in them goes.
  if (stored !== known) {
    setKnown(stored);
    setRows(rowsOf(values.loras));
  }
  const put = (next: readonly LoraRow[]) => {
    setRows(next);
    const loras = lorasOf(next);
    if (JSON.stringify(loras) === known) return;
    setKnown(JSON.stringify(loras));
    change({ loras });
  };
  const edit = (at: number, patch: Partial<LoraRow>) =>
    put(rows.map((row, index) => (index === at ? { ...row, ...patch } : row)));
  return (
    <Input.Wrapper label={say`LoRAs`} labelElement="div">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own, two may even be alike
        <div key={index} className={styles.lora}>
          <TextInput
            aria-label={say`LoRA ${index + 1}`}
            placeholder={EXAMPLE}
            value={row.name}
            error={rowProblem(row) !== null}
            onChange={(event) => edit(index, { name: event.currentTarget.value })}
            onBlur={flush}
          />
          <NumberInput
            aria-label={say`Strength of LoRA ${index + 1}`}
            step={0.1}
            value={row.strength}
            onChange={(strength) => edit(index, { strength: String(strength) })}
            onBlur={flush}
          />
          <ActionIcon
            aria-label={say`Remove LoRA ${index + 1}`}
            onClick={() => {
              put(rows.filter((_, at) => at !== index));
              flush();
            }}
          >
            <IconX size={15} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      {rows.some((row) => rowProblem(row) !== null) && (
        <Text c="var(--lt-blocked)" fz={12}>
          {rows.map(rowProblem).find((problem) => problem !== null)}
        </Text>
      )}
      <Button
        variant="default"
        size="compact-xs"
        leftSection={<IconPlus size={13} />}
        disabled={rows.length >= MOST_LORAS}
        mt={4}
        display="block"
        onClick={() => setRows([...rows, { name: '', strength: '1' }])}
      >
        {say`Add a LoRA`}
      </Button>
    </Input.Wrapper>
  );
}
