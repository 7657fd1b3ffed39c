// What takes cost on the disk, and a way to part with some of them.
import { Button, Group, Loader, Modal, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { useStores } from '../app/stores-context.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { CleanupChoiceFields } from './cleanup-choice-fields.tsx';
import { CleanupPreview } from './cleanup-preview.tsx';
import { bytesOf, cleanupWords, isNothing, sparedWords } from './cleanup-words.ts';
import styles from './disk-space.module.css';
import { createDiskSpaceStore, type DiskSpaceStore } from './disk-space-store.ts';
import { UsageBar } from './usage-bar.tsx';

interface DiskSpaceDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function DiskSpaceDialog({ opened, onClose }: DiskSpaceDialogProps) {
  const { studio } = useStores();
  const store = useMemo(() => createDiskSpaceStore(studio), [studio]);
  useEffect(() => {
    if (opened) void store.getState().open();
  }, [opened, store]);
  const removing = useStore(store, (state) => state.step === 'removing');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={say`Disk space of the takes`}
      size={680}
      closeOnEscape={!removing}
      closeOnClickOutside={!removing}
      withCloseButton={!removing}
      closeButtonProps={{ 'aria-label': say`Close` }}
    >
      <DialogBody store={store} onClose={onClose} />
    </Modal>
  );
}

interface DialogBodyProps {
  readonly store: DiskSpaceStore;
  readonly onClose: () => void;
}

function DialogBody({ store, onClose }: DialogBodyProps) {
  const usage = useStore(store, (state) => state.usage);
  const step = useStore(store, (state) => state.step);
  const error = useStore(store, (state) => state.error);
  if (!usage)
    return error ? <ErrorCard error={error} /> : <Loader size="sm" role="img" aria-label={say`Counting the takes`} />;
  return (
    <div className={styles.dialog}>
      <UsageBar usage={usage} />
      {error && <ErrorCard error={error} />}
      {step === 'choosing' && <Choosing store={store} onClose={onClose} />}
      {(step === 'confirming' || step === 'removing') && <Confirming store={store} />}
      {step === 'done' && <Done store={store} onClose={onClose} />}
    </div>
  );
}

function Choosing({ store, onClose }: DialogBodyProps) {
  const report = useStore(store, (state) => state.report);
  const nothing = report !== null && isNothing(report);
  return (
    <>
      <CleanupChoiceFields store={store} />
      <CleanupPreview store={store} />
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" color="gray" onClick={onClose}>
          {say`Close`}
        </Button>
        <Button
          color="red.9"
          loading={report === null}
          disabled={nothing}
          onClick={() => store.getState().goTo('confirming')}
        >
          {report && !nothing ? say`Remove ${cleanupWords(report)}…` : say`Nothing to remove`}
        </Button>
      </Group>
    </>
  );
}

function Confirming({ store }: Pick<DialogBodyProps, 'store'>) {
  const { report, choice, step } = useStore(store);
  const removing = step === 'removing';
  if (!report) return null;
  return (
    <div className={styles.confirm} role="alert">
      <Text fw={600} fz={15}>
        {say`Remove ${cleanupWords(report)} for good?`}
      </Text>
      <Text c="dimmed">
        {say`The files are deleted from the disk and cannot be brought back. Clips and film stay as they are. What stays: ${sparedWords(choice)}.`}
      </Text>
      <Group justify="flex-end" gap="xs" mt="sm">
        <Button variant="default" data-autofocus disabled={removing} onClick={() => store.getState().goTo('choosing')}>
          {say`Back`}
        </Button>
        <Button color="red.9" loading={removing} onClick={() => void store.getState().remove()}>
          {say`Remove for good`}
        </Button>
      </Group>
    </div>
  );
}

function Done({ store, onClose }: DialogBodyProps) {
  const report = useStore(store, (state) => state.report);
  if (!report) return null;
  return (
    <>
      <div className={styles.done} role="status">
        <IconCircleCheck size={18} aria-hidden />
        <span>{say`Removed ${cleanupWords(report)}. ${formatBytes(bytesOf(report))} are free again.`}</span>
      </div>
      <Group justify="flex-end">
        <Button data-autofocus onClick={onClose}>
          {say`Close`}
        </Button>
      </Group>
    </>
  );
}
