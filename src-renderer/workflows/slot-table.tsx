// The binding editor: for each slot the place found, what stands there now, who says so, and the choice of another.
import { Select, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { many, say } from '#shared/i18n/say.ts';
import { slotWords } from '#shared/model/slot-words.ts';
import type { SlotName, WorkflowSlot } from '#shared/model/workflow.ts';
import { useStores } from '../app/stores-context.ts';
import { choicesOf, placeKey, placeParts, placeWords, sourceWords, valueWords } from './slot-place-words.ts';
import styles from './workflows.module.css';

interface SlotTableProps {
  readonly slots: readonly WorkflowSlot[];
  /** The slot whose choice is being stored. */
  readonly binding: SlotName | null;
}

export function SlotTable({ slots, binding }: SlotTableProps) {
  return (
    <table className={styles.places}>
      <colgroup>
        <col style={{ width: 150 }} />
        <col />
        <col style={{ width: 154 }} />
        <col style={{ width: 108 }} />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{say`What`}</th>
          <th scope="col">{say`Where in the graph`}</th>
          <th scope="col">{say`Now`}</th>
          <th scope="col">{say`Said by`}</th>
        </tr>
      </thead>
      <tbody>
        {slots.map((slot) => (
          <SlotRow key={slot.slot} slot={slot} busy={binding !== null} />
        ))}
      </tbody>
    </table>
  );
}

interface SlotRowProps {
  readonly slot: WorkflowSlot;
  readonly busy: boolean;
}

function SlotRow({ slot, busy }: SlotRowProps) {
  const { label, help } = slotWords(slot.slot);
  const absent = slot.places.length === 0 && slot.candidates.length === 0;
  return (
    <tr data-testid={`slot-${slot.slot}`} data-open={slot.isOpen || undefined} data-absent={absent || undefined}>
      <td>
        <Tooltip label={help}>
          <span>{label}</span>
        </Tooltip>
      </td>
      <td>{absent ? say`not in this graph` : <Place slot={slot} busy={busy} />}</td>
      <td>
        <Values slot={slot} />
      </td>
      <td>
        <Source slot={slot} busy={busy} />
      </td>
    </tr>
  );
}

function Place({ slot, busy }: SlotRowProps) {
  const choices = choicesOf(slot);
  const several = slot.places.length > 1;
  // One place and no other to choose from: nothing to decide.
  if (slot.candidates.length === 0) {
    return <PlaceLines slot={slot} />;
  }
  return (
    <>
      {slot.isOpen && (
        <Text c="var(--lt-stale)" fw={500} mb={4} style={{ display: 'flex', alignItems: 'center', gap: 5 }}>
          <IconAlertTriangle size={14} aria-hidden />
          {many(choices.length, 'One place could be meant: choose', '{{count}} places could be meant: choose')}
        </Text>
      )}
      {several && <PlaceLines slot={slot} />}
      <PlaceMenu slot={slot} busy={busy} />
    </>
  );
}

function PlaceLines({ slot }: { readonly slot: WorkflowSlot }) {
  return slot.places.map((place) => {
    const { title, where } = placeParts(slot.slot, place);
    return (
      <div key={placeKey(place)}>
        {title} {where && <span className={styles.facts}>· {where}</span>}
      </div>
    );
  });
}

function PlaceMenu({ slot, busy }: SlotRowProps) {
  const { workflowDialog } = useStores();
  const choices = choicesOf(slot);
  const [place, ...others] = slot.places;
  const settled = place !== undefined && others.length === 0 && !slot.isOpen;
  return (
    <Select
      aria-label={say`Place of ${slotWords(slot.slot).label}`}
      data={choices.map((choice) => ({ value: placeKey(choice), label: placeWords(slot.slot, choice) }))}
      value={settled ? placeKey(place) : null}
      placeholder={
        slot.isOpen ? say`Choose` : slot.places.length === 0 ? say`Not found; choose one` : say`Choose one instead`
      }
      disabled={busy}
      searchable={choices.length > 8}
      comboboxProps={{ width: 420, position: 'bottom-start' }}
      renderOption={({ option }) => {
        const choice = choices.find((entry) => placeKey(entry) === option.value);
        return (
          <div>
            {option.label}
            <div className={`${styles.facts} ${styles.value}`}>{choice && say`now: ${valueWords(choice.value)}`}</div>
          </div>
        );
      }}
      onChange={(key) => {
        const choice = choices.find((entry) => placeKey(entry) === key);
        if (choice) void workflowDialog.getState().bind(slot.slot, [choice]);
      }}
    />
  );
}

function Values({ slot }: { readonly slot: WorkflowSlot }) {
  if (slot.slot === 'imageBatch' || slot.slot === 'saveNode') return null;
  const values = [...new Set(slot.places.map(({ value }) => valueWords(value)))].join(' · ');
  return (
    <span className={styles.value} title={values}>
      {values}
    </span>
  );
}

function Source({ slot, busy }: SlotRowProps) {
  const { workflowDialog } = useStores();
  if (slot.places.length === 0 && slot.source !== 'chosen') return null;
  const { label, help } = sourceWords(slot.source);
  return (
    <>
      <Tooltip label={help}>
        <span>{label}</span>
      </Tooltip>
      {slot.source === 'chosen' && (
        <UnstyledButton
          c="var(--mantine-color-anchor)"
          fz={12}
          display="block"
          disabled={busy}
          aria-label={say`Back to found: ${slotWords(slot.slot).label}`}
          onClick={() => void workflowDialog.getState().bind(slot.slot, null)}
        >
          {say`back to found`}
        </UnstyledButton>
      )}
    </>
  );
}
