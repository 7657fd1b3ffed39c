// What can be done with the take on show.
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconColumns2, IconCopy, IconDots, IconFolderSymlink, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import type { TakeView } from '#shared/model/takes-view.ts';
import { offerUndo } from '../app/show-toast.tsx';
import { usePlan, useStores } from '../app/stores-context.ts';
import { useShowFile } from '../film/use-show-file.ts';
import { CompareDialog } from './compare-dialog.tsx';
import { isSeedKnown } from './take-words.ts';
import styles from './takes.module.css';
import { shownTake, type TakesStore, whyNotUsed } from './takes-store.ts';
import { UseTakeDialog } from './use-take-dialog.tsx';

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
      <Button
        variant="default"
        leftSection={<IconRefresh size={14} />}
        onClick={() => renderAgain.getState().open(segmentKey)}
      >
        {say`Render again…`}
      </Button>
      <TakeMenu segmentKey={segmentKey} take={take} />
    </div>
  );
}

function CompareButton({ store }: TakeActionsProps) {
  const isOnly = useStore(store, ({ takes }) => (takes?.length ?? 0) < 2);
  return (
    <>
      <Tooltip label={isOnly ? say`There is only this take.` : say`Beside another take, as a wipe, or by turns (C)`}>
        <Button
          variant="default"
          data-disabled={isOnly || undefined}
          aria-disabled={isOnly}
          leftSection={<IconColumns2 size={14} />}
          onClick={store.getState().compare}
        >
          {say`Compare…`}
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
  const asking = useStore(store, (state) => state.asking);
  const why = whyNotUsed(take);
  const { use, activate, dropQuestion } = store.getState();
  return (
    <>
      <Tooltip label={why ?? say`Cuts the clip of this segment from this take (Enter)`}>
        <Button
          variant={why ? 'default' : 'filled'}
          data-disabled={why !== null || undefined}
          aria-disabled={why !== null}
          loading={busy}
          leftSection={<IconPlayerPlay size={14} />}
          onClick={() => use(plan.getState().view)}
        >
          {take.isActive ? say`In use` : say`Use this take`}
        </Button>
      </Tooltip>
      <UseTakeDialog
        take={asking?.take ?? take.take}
        follows={asking?.follows ?? null}
        onUse={(following) => asking && void activate(asking.take, following)}
        onClose={dropQuestion}
      />
    </>
  );
}

interface TakeMenuProps {
  readonly segmentKey: string;
  readonly take: TakeView;
}

function TakeMenu({ segmentKey, take }: TakeMenuProps) {
  const { label, show } = useShowFile();
  const path = take.playablePath ?? take.stillPath;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={28} aria-label={say`More of this take`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {path !== null && !take.isMissing && (
          <Menu.Item leftSection={<IconFolderSymlink size={15} />} onClick={() => show(path)}>
            {label}
          </Menu.Item>
        )}
        <CopySeedItem segmentKey={segmentKey} take={take} />
      </Menu.Dropdown>
    </Menu>
  );
}

function CopySeedItem({ segmentKey, take }: TakeMenuProps) {
  const { project } = useStores();
  const seed = usePlan((state) => state.segmentsByKey.get(segmentKey)?.seed);
  const isSame = seed === take.seed;
  const copy = async () => {
    const done = await project.getState().editOrReport({ kind: 'segment.seed', segmentKey, seed: take.seed });
    if (done) offerUndo(say`The segment now renders with seed ${take.seed}.`, () => void project.getState().undo());
  };
  return (
    <Menu.Item leftSection={<IconCopy size={15} />} disabled={isSame || !isSeedKnown(take)} onClick={() => void copy()}>
      {isSame
        ? say`The segment already renders with this seed`
        : isSeedKnown(take)
          ? say`Copy seed to this segment`
          : say`Nobody knows its seed any more`}
    </Menu.Item>
  );
}
