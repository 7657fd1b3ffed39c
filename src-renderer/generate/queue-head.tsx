// Above the queue: what of it is shown, which shots are chosen, and what failed.
import { Button, Checkbox, Chip, CloseButton, Group, Tooltip } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { PlanView } from '#shared/contract/shapes.ts';
import { formatNumber, many, say } from '#shared/i18n/say.ts';
import { isActive, isHeld } from '../app/run-store.ts';
import { failedWords } from '../app/run-words.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { scopeWords } from './before-start.ts';
import { QUEUE_FILTERS, type QueueFilter, queueCounts } from './queue-filter.ts';
import styles from './queue-head.module.css';
import { useStartScope } from './use-start-scope.ts';

export function QueueHead({ view }: { readonly view: PlanView }) {
  const { generate } = useStores();
  const { shots } = view.plan;
  const chosen = useStore(generate, (state) => state.chosenShotIds);
  const present = useMemo(() => shots.flatMap(({ shotId }) => (chosen.has(shotId) ? [shotId] : [])), [shots, chosen]);
  const isAll = present.length > 0 && present.length === shots.length;
  return (
    <div className={styles.head}>
      <Tooltip label={isAll ? say`Choose none` : say`Choose all shots`}>
        <Checkbox
          aria-label={say`Choose all shots`}
          checked={isAll}
          indeterminate={present.length > 0 && !isAll}
          onChange={() => generate.getState().choose(isAll ? [] : shots.map(({ shotId }) => shotId))}
        />
      </Tooltip>
      {present.length > 0 ? <Chosen view={view} shotIds={present} /> : <Filters view={view} />}
    </div>
  );
}

function Chosen({ view, shotIds }: { readonly view: PlanView; readonly shotIds: string[] }) {
  const { generate, run } = useStores();
  const active = useRun(({ head }) => isActive(head));
  const held = useRun(({ head }) => isHeld(head));
  const choice = useMemo(() => ({ shotIds, segmentKeys: null }), [shotIds]);
  const scope = useStartScope(view, choice);
  const { choose } = generate.getState();
  const render = async () => {
    if (await run.getState().render(choice)) choose([]);
  };
  return (
    <>
      <span className={styles.chosen} title={scopeWords(scope)}>
        <b>{many(shotIds.length, '{{count}} shot chosen', '{{count}} shots chosen')}</b> {scopeWords(scope)}
      </span>
      <Button size="compact-sm" disabled={held} onClick={() => void render()}>
        {active ? say`Add to the queue` : say`Render these`}
      </Button>
      <CloseButton size="sm" aria-label={say`Choose none`} onClick={() => choose([])} />
    </>
  );
}

function filterWords(filter: QueueFilter): string {
  switch (filter) {
    case 'all':
      return say`All`;
    case 'running':
      return say`Running`;
    case 'waiting':
      return say`Waiting`;
    case 'failed':
      return say`Failed`;
    case 'done':
      return say`Done`;
  }
}

function Filters({ view: { plan, standings } }: { readonly view: PlanView }) {
  const { generate } = useStores();
  const filter = useStore(generate, (state) => state.filter);
  const keys = useMemo(() => plan.segments.map(({ key }) => key), [plan]);
  const counts = useRun(
    useShallow(({ head, jobsByKey }) => queueCounts({ keys, jobsByKey, standings, runActive: isActive(head) })),
  );
  return (
    <Chip.Group value={filter} onChange={(value) => generate.getState().setFilter(value as QueueFilter)}>
      <Group gap={3} wrap="nowrap" className={styles.filters} role="radiogroup" aria-label={say`Show of the queue`}>
        {QUEUE_FILTERS.map((name) => (
          <Chip
            key={name}
            value={name}
            size="xs"
            variant="light"
            classNames={{ label: styles.filter, iconWrapper: styles.filterCheck }}
            wrapperProps={{ 'data-tone': name === 'failed' && counts.failed > 0 ? 'problem' : undefined }}
            data-testid={`queue-filter-${name}`}
          >
            {filterWords(name)} <span className={styles.filterCount}>{formatNumber(counts[name])}</span>
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

/** "3 of 40 segments failed", with what can be done about all of them at once. */
export function FailedStrip() {
  const { run } = useStores();
  const words = useRun(({ order, jobsByKey }) => failedWords(order.flatMap((key) => jobsByKey[key] ?? [])));
  const busy = useRun(({ head, asking }) => asking === 'retry' || isHeld(head));
  if (!words) return null;
  return (
    <div className={styles.failedStrip} role="status" data-testid="failed-summary">
      <IconX size={15} stroke={2.2} aria-hidden />
      <span className={styles.failedWords} title={words}>
        {words}
      </span>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconRefresh size={14} />}
        disabled={busy}
        onClick={() => void run.getState().retry(null)}
      >
        {say`Retry all`}
      </Button>
    </div>
  );
}
