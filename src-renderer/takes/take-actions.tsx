// What can be done with the take on show.
import { Button, Tooltip } from '@mantine/core';
import { IconColumns2, IconCopy, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { TakeView } from '#shared/model/takes-view.ts';
import { showNotice } from '../app/report-error.tsx';
import { usePlan, useStores } from '../app/stores-context.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { isSeedKnown } from './take-words.ts';
import styles from './takes.module.css';
import { type Following, shownTake, type TakesStore } from './takes-store.ts';
import { UseTakeDialog } from './use-take-dialog.tsx';
import { type WhatFollows, whatFollows } from './what-follows.ts';

interface TakeActionsProps {
  readonly store: TakesStore;
}

/** Nothing where there is no take. */
export function TakeActions({ store }: TakeActionsProps) {
  const { renderAgain } = useStores();
  const take = useStore(store, shownTake);
  if (!take) return null;
  const { segmentKey } = store.getState();
  return (
    <div className={styles.actions}>
      <UseTakeButton store={store} take={take} />
      <CompareButton store={store} />
      <CopySeedButton segmentKey={segmentKey} take={take} />
      <Button
        variant="default"
        leftSection={<IconRefresh size={14} />}
        onClick={() => renderAgain.getState().open(segmentKey)}
      >
        Render again…
      </Button>
    </div>
  );
}

function CompareButton({ store }: TakeActionsProps) {
  const isOnly = useStore(store, ({ takes }) => (takes?.length ?? 0) < 2);
  return (
    <>
      <Tooltip label={isOnly ? 'There is only this take.' : 'Beside another take, as a wipe, or by turns (C)'}>
        <Button
          variant="default"
          data-disabled={isOnly || undefined}
          aria-disabled={isOnly}
          leftSection={<IconColumns2 size={14} />}
          onClick={store.getState().compare}
        >
          Compare…
        </Button>
      </Tooltip>
      <CompareDialog store={store} />
    </>
  );
}

interface OfTakeProps extends TakeActionsProps {
  readonly take: TakeView;
}

function UseTakeButton({ store, take }: OfTakeProps) {
  const { plan } = useStores();
  const busy = useStore(store, (state) => state.activating !== null);
  const [asking, setAsking] = useState<WhatFollows | null>(null);
  const use = (following: Following) => {
    setAsking(null);
    void store.getState().activate(take.take, following);
  };
  const press = () => {
    const view = plan.getState().view;
    const follows = view && whatFollows(view, store.getState().segmentKey);
    if (follows) setAsking(follows);
    else use('render');
  };
  const why = take.isActive ? 'It is the active one.' : take.isMissing ? 'Its media file is gone or empty.' : null;
  return (
    <>
      <Tooltip label={why ?? 'Cuts the clip of this segment from this take'}>
        <Button
          variant={why ? 'default' : 'filled'}
          data-disabled={why !== null || undefined}
          aria-disabled={why !== null}
          loading={busy}
          leftSection={<IconPlayerPlay size={14} />}
          onClick={why ? undefined : press}
        >
          {take.isActive ? 'In use' : 'Use this take'}
        </Button>
      </Tooltip>
      <UseTakeDialog take={take.take} follows={asking} onUse={use} onClose={() => setAsking(null)} />
    </>
  );
}

function CopySeedButton({ segmentKey, take }: { readonly segmentKey: string; readonly take: TakeView }) {
  const { project } = useStores();
  const seed = usePlan((state) => state.segmentsByKey.get(segmentKey)?.seed);
  const why = !isSeedKnown(take)
    ? 'Nobody knows its seed any more.'
    : seed === take.seed
      ? 'The segment already renders with this seed.'
      : null;
  const copy = async () => {
    const done = await project.getState().editOrReport({ kind: 'segment.seed', segmentKey, seed: take.seed });
    if (!done) return;
    showNotice({ severity: 'info', message: `The segment now renders with seed ${take.seed}. Ctrl+Z takes it back.` });
  };
  return (
    <Tooltip label={why ?? `Renders the segment with seed ${take.seed}`}>
      <Button
        variant="default"
        data-disabled={why !== null || undefined}
        aria-disabled={why !== null}
        leftSection={<IconCopy size={14} />}
        onClick={why ? undefined : () => void copy()}
      >
        Copy seed to this segment
      </Button>
    </Tooltip>
  );
}
