// What can be done with the segments that were picked.
import { Button, Text } from '@mantine/core';
import { IconPlayerPlay, IconX } from '@tabler/icons-react';
import type { PlanView } from '#shared/contract/shapes.ts';
import { many, say } from '#shared/i18n/say.ts';
import { isActive, isHeld } from '../app/run-store.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { planIndex } from './plan-index.ts';
import { isToRender } from './segment-state.ts';
import styles from './segment-table.module.css';

interface PickedBarProps {
  readonly view: PlanView;
  readonly picked: ReadonlySet<string>;
}

export function PickedBar({ view, picked }: PickedBarProps) {
  const { run, planScreen, app } = useStores();
  const asking = useRun((state) => state.asking !== null);
  const runOpen = useRun(({ head }) => isActive(head));
  const held = useRun(({ head }) => isHeld(head));
  const keys = startable(view, picked);
  const start = async () => {
    const begun = await run.getState().render({ shotIds: null, segmentKeys: keys });
    if (!begun) return;
    planScreen.getState().pick([]);
    app.getState().show('generate');
  };
  const words = runOpen
    ? many(keys.length, 'Add this segment to the run', 'Add these {{count}} segments to the run')
    : many(keys.length, 'Start this segment', 'Start these {{count}} segments');
  const rest = picked.size - keys.length;
  return (
    <div className={styles.picked} role="toolbar" aria-label={say`Selected segments`}>
      <Text fw={500}>{many(picked.size, '{{count}} selected', '{{count}} selected')}</Text>
      {rest > 0 && (
        <Text c="dimmed">
          {many(rest, '{{count}} of them has nothing to render', '{{count}} of them have nothing to render')}
        </Text>
      )}
      <span style={{ flex: 1 }} />
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconX size={13} />}
        onClick={() => planScreen.getState().pick([])}
      >
        {say`Clear selection`}
      </Button>
      <Button
        disabled={keys.length === 0 || asking || held}
        leftSection={<IconPlayerPlay size={14} />}
        onClick={() => void start()}
      >
        {keys.length === 0 ? say`Nothing to start` : words}
      </Button>
    </div>
  );
}

/** In film order; what is up to date or blocked has nothing to do in a run. */
export function startable({ plan, standings }: PlanView, picked: ReadonlySet<string>): string[] {
  const { segmentAt } = planIndex(plan);
  return [...picked]
    .filter((key) => segmentAt.has(key) && isToRender(standings[key]))
    .sort((a, b) => (segmentAt.get(a) ?? 0) - (segmentAt.get(b) ?? 0));
}
