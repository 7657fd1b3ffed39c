// One line at the foot: the run, the time left, and what the machine lacks.
import { Button, Progress, Text } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPauseFilled } from '@tabler/icons-react';
import { ExportLine } from '../film/export-line.tsx';
import { formatPercent } from '../ui/format-time.ts';
import { isActive, isBusy, type RunHead } from './run-store.ts';
import { runStateWords, runSummary, timeLeftWords } from './run-words.ts';
import styles from './shell.module.css';
import { useApp, useRun, useStores } from './stores-context.ts';

export function StatusBar() {
  return (
    <footer className={styles.status}>
      <RunLine />
      <ExportLine />
      <span style={{ flex: 1 }} />
      <MachineLine />
    </footer>
  );
}

function RunLine() {
  const head = useRun((state) => state.head);
  const summary = useRun((state) =>
    state.head && !isActive(state.head) ? runSummary(state.head, Object.values(state.jobsByKey)) : '',
  );
  if (!head) return <span>Ready</span>;
  if (isBusy(head)) return <BusyLine head={head} />;
  if (isActive(head)) return <PausedLine head={head} />;
  return (
    <span>
      {runStateWords(head)}: {summary}
    </span>
  );
}

function BusyLine({ head }: { readonly head: RunHead }) {
  const timeLeft = timeLeftWords(head);
  return (
    <span className={styles.statusRun}>
      {runStateWords(head)}
      <Progress value={head.fraction * 100} w={140} size="sm" aria-label="Progress of the run" />
      <span style={{ minWidth: '4ch' }}>{formatPercent(head.fraction)}</span>
      {timeLeft && <span>{timeLeft}</span>}
    </span>
  );
}

/** Seen from every panel: a run that stands still at night is a night lost. */
function PausedLine({ head }: { readonly head: RunHead }) {
  const { run } = useStores();
  const asking = useRun((state) => state.asking === 'resume');
  // There the same button stands large.
  const isBeside = useApp((state) => state.panel === 'generate');
  return (
    <span className={styles.statusRun} data-testid="status-paused">
      <span className={styles.statusWarning}>
        <IconPlayerPauseFilled size={13} aria-hidden />
        {runStateWords(head)}
      </span>
      <span className={styles.ellipsis}>
        {formatPercent(head.fraction)} done{head.pause && ` · ${head.pause.message}`}
      </span>
      {!isBeside && (
        <Button variant="default" size="compact-xs" loading={asking} onClick={() => void run.getState().resume()}>
          {head.pause?.because === 'unfinished' ? 'Go on' : 'Resume'}
        </Button>
      )}
    </span>
  );
}

function MachineLine() {
  const info = useApp((state) => state.info);
  const connected = useApp((state) => state.connected);
  if (!connected) return <span className={styles.statusWarning}>Not connected</span>;
  if (!info) return null;
  if (!info.ffmpeg) {
    return (
      <span className={styles.statusWarning} role="alert">
        <IconAlertTriangle size={14} aria-hidden />
        ffmpeg was not found: install it, or set LONGTAKE_FFMPEG, then start Longtake again
      </span>
    );
  }
  return (
    <Text component="span" inherit title={`${info.ffmpeg.version}, ${info.ffmpeg.path}`}>
      ffmpeg {shortVersion(info.ffmpeg.version)} · Longtake {info.version}
    </Text>
  );
}

/** "n7.0-7-gd38bf5e08e-20240407" → "7.0". */
const shortVersion = (version: string): string => /\d+(\.\d+)+/.exec(version)?.[0] ?? version;
