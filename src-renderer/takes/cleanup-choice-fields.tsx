// Which takes a cleanup spares.
import { Group, MultiSelect, NumberInput, SegmentedControl, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { usePlan } from '../app/stores-context.ts';
import type { DiskSpaceStore } from './disk-space-store.ts';

const ANY_STARS = 'any';
const starChoices = () => [
  { value: ANY_STARS, label: say`Ignore` },
  ...[1, 2, 3, 4].map((stars) => ({ value: String(stars), label: `★ ${stars}+` })),
  { value: '5', label: '★ 5' },
];
/** More names than this nobody looks through; typing finds the others. */
const MOST_LISTED = 60;

export function CleanupChoiceFields({ store }: { readonly store: DiskSpaceStore }) {
  const { choose } = store.getState();
  const { keepRatedFrom, keepNewest } = useStore(store, (state) => state.choice);
  return (
    <>
      <Text>{say`Active takes always stay. Besides them, keep:`}</Text>
      <Group gap="lg" align="flex-end">
        <div>
          <Text fw={500} fz={12} mb={3}>
            {say`Takes with stars`}
          </Text>
          <SegmentedControl
            aria-label={say`Keep takes with so many stars`}
            data={starChoices()}
            value={keepRatedFrom === null ? ANY_STARS : String(keepRatedFrom)}
            onChange={(value) => choose({ keepRatedFrom: value === ANY_STARS ? null : Number(value) })}
          />
        </div>
        <NumberInput
          label={say`Newest of each segment`}
          w={150}
          min={0}
          max={99}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          value={keepNewest}
          onChange={(value) => typeof value === 'number' && choose({ keepNewest: value })}
        />
      </Group>
      <ShotsField store={store} />
    </>
  );
}

function ShotsField({ store }: { readonly store: DiskSpaceStore }) {
  const shots = usePlan((state) => state.view?.plan.shots);
  const shotIds = useStore(store, (state) => state.choice.shotIds);
  const data = useMemo(
    () => (shots ?? []).map(({ shotId }) => ({ value: shotId, label: say`Shot ${shotId}` })),
    [shots],
  );
  return (
    <MultiSelect
      label={say`Clean up only these shots`}
      placeholder={shotIds === null ? say`All shots` : ''}
      size="xs"
      searchable
      clearable
      limit={MOST_LISTED}
      nothingFoundMessage={say`No such shot`}
      data={data}
      value={shotIds ?? []}
      onChange={(chosen) => store.getState().choose({ shotIds: chosen.length === 0 ? null : chosen })}
    />
  );
}
