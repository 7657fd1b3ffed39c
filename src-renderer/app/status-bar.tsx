// One line at the foot: the queue, the run, the time left, and how the machine stands.
import { Button, Progress, Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconDatabase, IconLayoutBottombar, IconPlayerPauseFilled } from '@tabler/icons-react';
import { useShallow } from 'zustand/react/shallow';
import { many, say } from '#shared/i18n/say.ts';
import { useCommand } from '../commands/use-commands.ts';
import { useKeyLabel } from '../commands/use-key-label.ts';
import { queueCounts } from '../dock/dock-keys.ts';
import { useDockOpen } from '../dock/use-dock-open.ts';
import { ExportLine } from '../film/export-line.tsx';
import { formatBytes } from '../ui/format-bytes.ts';
import { formatPercent } from '../ui/format-time.ts';
import { isActive, isBusy, type RunHead } from './run-store.ts';
import { runStateWords, runSummary, timeLeftWords } from './run-words.ts';
import { ServerChips } from './server-chips.tsx';
import styles from './status-bar.module.css';
import { useApp, useProject, useRun, useStores } from './stores-context.ts';
import { spaceTone, useFreeSpace } from './use-free-space.ts';

export function StatusBar() {
  const isOpen = useProject(({ view }) => view !== null);
  return (
    <footer className={styles.status}>
      {isOpen && <QueueButton />}
      <RunLine />
      <ExportLine />
      <span className={styles.gap} />
      <Machine />
      <ServerChips />
      {isOpen && <FreeSpace />}
    </footer>
  );
}

/** Opens the queue at the foot; in the Generate panel the queue itself is there. */
function QueueButton() {
  const { available, run } = useCommand('app.toggleDock');
  const [dockOpen] = useDockOpen();
  const key = useKeyLabel('app.toggleDock');
  const { running, waiting } = useRun(useShallow(queueCounts));
  const words = [
    running > 0 && many(running, '{{count}} running', '{{count}} running'),
    waiting > 0 && many(waiting, '{{count}} waiting', '{{count}} waiting'),
  ].filter(Boolean);
  const title = dockOpen && available ? say`Hide the queue` : say`Show the queue`;
  return (
    <Tooltip label={say`${title} (${key})`} disabled={!available}>
      <UnstyledButton
        className={styles.queue}
        disabled={!available}
        aria-expanded={available ? dockOpen : undefined}
        onClick={run}
      >
        <IconLayoutBottombar size={15} stroke={1.6} aria-hidden />
        <span>{words.length > 0 ? words.join(' · ') : say`Queue`}</span>
      </UnstyledButton>
    </Tooltip>
  );
}

function RunLine() {
  const head = useRun((state) => state.head);
  const summary = useRun((state) =>
    state.head && !isActive(state.head) ? runSummary(state.head, Object.values(state.jobsByKey)) : '',
  );
  if (!head) return <span>{say`Ready`}</span>;
  if (isBusy(head)) return <BusyLine head={head} />;
  if (isActive(head)) return <PausedLine head={head} />;
  return <span className={styles.ellipsis}>{say`${runStateWords(head)}: ${summary}`}</span>;
}

function BusyLine({ head }: { readonly head: RunHead }) {
  const timeLeft = timeLeftWords(head);
  return (
    <span className={styles.run}>
      <span>{runStateWords(head)}</span>
      <Progress
        className={styles.progress}
        value={head.fraction * 100}
        size="sm"
        aria-label={say`Progress of the run`}
      />
      <span className={styles.percent}>{formatPercent(head.fraction)}</span>
      {timeLeft && <span className={styles.ellipsis}>{timeLeft}</span>}
    </span>
  );
}

/** Seen from every panel: a run that stands still at night is a night lost. */
function PausedLine({ head }: { readonly head: RunHead }) {
  const { run } = useStores();
  const asking = useRun((state) => state.asking === 'resume');
  // There the same button stands large.
  const isBeside = useApp((state) => state.panel === 'generate');
  const done = say`${formatPercent(head.fraction)} done`;
  return (
    <span className={styles.run} data-testid="status-paused">
      <span className={styles.warning}>
        <IconPlayerPauseFilled size={13} aria-hidden />
        {runStateWords(head)}
      </span>
      <span className={styles.ellipsis}>{head.pause ? `${done} · ${head.pause.message}` : done}</span>
      {!isBeside && (
        <Button variant="default" size="compact-xs" loading={asking} onClick={() => void run.getState().resume()}>
          {head.pause?.because === 'unfinished' ? say`Go on` : say`Resume`}
        </Button>
      )}
    </span>
  );
}

/** Only what is wrong with it. */
function Machine() {
  const { app } = useStores();
  const lacksFfmpeg = useApp(({ info }) => info !== null && info.ffmpeg === null);
  const connected = useApp((state) => state.connected);
  if (!connected) return <span className={styles.warning}>{say`Not connected`}</span>;
  if (!lacksFfmpeg) return null;
  return (
    <Tooltip label={say`ffmpeg was not found: install it, or set LONGTAKE_FFMPEG, then start Longtake again`}>
      <UnstyledButton className={styles.warning} role="alert" onClick={() => app.getState().show('settings')}>
        <IconAlertTriangle size={14} aria-hidden />
        {say`ffmpeg was not found`}
      </UnstyledButton>
    </Tooltip>
  );
}

function FreeSpace() {
  const freeBytes = useFreeSpace();
  if (freeBytes === null) return null;
  const tone = spaceTone(freeBytes);
  const hint =
    tone === 'fine'
      ? say`Free on the disk of this project`
      : say`The disk of this project is nearly full: a run pauses when nothing can be written any more.`;
  return (
    <Tooltip label={hint}>
      <span
        className={styles.space}
        data-tone={tone}
        role={tone === 'problem' ? 'alert' : undefined}
        data-testid="disk-space"
      >
        <IconDatabase size={14} stroke={1.6} aria-hidden />
        {say`${formatBytes(freeBytes)} free`}
      </span>
    </Tooltip>
  );
}
