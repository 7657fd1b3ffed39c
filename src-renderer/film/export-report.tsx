// An export while it is made, and what came of it.
import { Button, Code, Group, Progress, Text } from '@mantine/core';
import { IconCircleCheck, IconFolderSymlink, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { ExportView } from '#shared/model/export.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { useExports, useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import { CopyTextButton } from '../ui/copy-text-button.tsx';
import { FactList } from '../ui/fact-list.tsx';
import { formatPercent, formatTimeLeft } from '../ui/format-time.ts';
import { ProblemCard } from '../ui/problem-card.tsx';
import styles from './export-dialog.module.css';
import { endedTitle, fileNameOf, frameWords, madeFacts, resultKind, whatWords } from './export-report-words.ts';
import { useShowFile } from './use-show-file.ts';

export function ExportReport({ view }: { readonly view: ExportView }) {
  if (view.phase === 'working') return <Working view={view} />;
  return <Ended view={view} />;
}

function Working({ view }: { readonly view: ExportView }) {
  const { exports, exportDialog } = useStores();
  const cancelling = useExports((state) => state.asking === 'cancel');
  const { fraction, secondsLeft } = view;
  return (
    <div className={styles.report}>
      <div>
        <Text fw={600} fz={15}>
          {fileNameOf(view)}
        </Text>
        <Text c="dimmed">{whatWords(view)}</Text>
      </div>
      <div>
        <Progress
          value={(fraction ?? 1) * 100}
          animated={fraction === null}
          size="md"
          aria-label={say`Progress of the export`}
        />
        <div className={styles.progressLine}>
          <span>{fraction === null ? '' : formatPercent(fraction)}</span>
          <span className={styles.activity} role="status">
            {view.activity}
          </span>
          <span>{secondsLeft !== null && formatTimeLeft(secondsLeft)}</span>
        </div>
      </div>
      {view.frames !== null && <Text c="dimmed">{frameWords(view)}</Text>}
      <Group justify="space-between">
        <Text c="dimmed">{say`It goes on when this is closed.`}</Text>
        <Group gap="xs">
          <Button variant="default" loading={cancelling} onClick={() => void exports.getState().cancel()}>
            {say`Cancel`}
          </Button>
          <Button data-autofocus onClick={exportDialog.getState().close}>
            {say`Close`}
          </Button>
        </Group>
      </Group>
    </div>
  );
}

function Ended({ view }: { readonly view: ExportView }) {
  const { exports, exportDialog } = useStores();
  const lastInput = useExports((state) => state.lastInput);
  const starting = useExports((state) => state.asking === 'start');
  const refused = useExports((state) => state.refused);
  const { another, close } = exportDialog.getState();
  const again = () => (lastInput ? void exports.getState().start(lastInput) : another());
  return (
    <div className={styles.report}>
      {view.phase === 'done' && <Done view={view} />}
      {view.phase === 'failed' && view.error && <ErrorCard error={view.error} />}
      {view.phase === 'cancelled' && (
        <Text>
          {endedTitle(view)} {say`Nothing was left behind.`}
        </Text>
      )}
      {refused && <ErrorCard error={refused} />}
      {view.findings.map(({ severity, ...finding }) => (
        <ProblemCard
          key={`${finding.message} ${finding.shotId}`}
          {...finding}
          // What stood in the way of a file that was made, no longer does.
          severity={view.phase === 'done' ? 'warning' : severity}
        />
      ))}
      <Group justify="flex-end" gap="xs">
        <Button variant="subtle" color="gray" onClick={close}>
          {say`Close`}
        </Button>
        <Button variant="default" onClick={another}>
          {view.phase === 'done' ? say`Export something else` : say`Back to the settings`}
        </Button>
        {view.phase === 'failed' && (
          <Button loading={starting} onClick={again} data-autofocus>
            {say`Try again`}
          </Button>
        )}
      </Group>
    </div>
  );
}

function Done({ view }: { readonly view: ExportView }) {
  const [shown, setShown] = useState(false);
  const kind = resultKind(view);
  const { canReveal, label, show } = useShowFile();
  return (
    <>
      <div className={styles.done} role="status">
        <IconCircleCheck size={20} aria-hidden />
        <Text fw={600} fz={15}>
          {endedTitle(view)}
        </Text>
      </div>
      {shown && kind !== null && <Result view={view} kind={kind} />}
      <FactList facts={madeFacts(view)} />
      <div className={styles.path}>
        <Code className={styles.pathText}>{view.filePath}</Code>
        <CopyTextButton text={view.filePath} label={say`Copy the path`} />
        {canReveal && (
          <Button
            variant="default"
            className={styles.pathButton}
            leftSection={<IconFolderSymlink size={14} />}
            onClick={() => show(view.filePath)}
          >
            {label}
          </Button>
        )}
        {kind !== null && !shown && (
          <Button
            variant="default"
            className={styles.pathButton}
            leftSection={<IconPlayerPlay size={14} />}
            data-autofocus
            onClick={() => setShown(true)}
          >
            {say`Show`}
          </Button>
        )}
      </div>
    </>
  );
}

/** Played or shown, where a browser can. */
function Result({ view, kind }: { readonly view: ExportView; readonly kind: 'video' | 'image' }) {
  const { studio } = useStores();
  const url = versionedUrl(studio, view.mediaPath ?? '', view.id);
  if (kind === 'image') return <img className={styles.media} src={url} alt={fileNameOf(view)} />;
  return (
    // biome-ignore lint/a11y/useMediaCaption: there are no words to write down
    <video className={styles.media} src={url} controls autoPlay aria-label={fileNameOf(view)} />
  );
}
