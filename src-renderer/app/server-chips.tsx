// The ComfyUI servers in the status bar: their cards, and whether they answer.
import { Tooltip, UnstyledButton } from '@mantine/core';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ServerStatus } from '#shared/contract/shapes.ts';
import { many, say } from '#shared/i18n/say.ts';
import { useRemembered } from '../ui/remembered.ts';
import { hardwareWords, queueWords, serverName, serverVerdict, shortDevice } from './server-words.ts';
import styles from './status-bar.module.css';
import { useApp, useStores } from './stores-context.ts';

/** More than these stand behind a number. */
const MOST_CHIPS = 2;
/** A server that was started in the meantime is seen without a press of a button. */
const ASK_AGAIN_MS = 20_000;

const NO_SERVERS: readonly string[] = [];

export function ServerChips() {
  const { app } = useStores();
  const urls = useApp(({ settings }) => settings?.servers ?? NO_SERVERS);
  const statuses = useStore(useStores().servers, (state) => state.statuses);
  const [, setPage] = useRemembered('settings.page', 'general');
  useAskedServers(urls);
  const show = () => {
    setPage('servers');
    app.getState().show('settings');
  };
  if (urls.length === 0) {
    return (
      <Chip
        tone="unknown"
        label={say`No ComfyUI`}
        hint={say`No server is named: the built-in draft renders. Click to connect ComfyUI.`}
        onClick={show}
      />
    );
  }
  if (urls.length > MOST_CHIPS) return <Many urls={urls} statuses={statuses} onClick={show} />;
  return urls.map((url) => <One key={url} url={url} status={statuses[url]} onClick={show} />);
}

/** Asked once; those that do not answer again and again, while somebody looks. */
function useAskedServers(urls: readonly string[]): void {
  const { servers } = useStores();
  useEffect(() => {
    void servers.getState().checkOnce(urls);
    const timer = setInterval(() => {
      const { statuses, check } = servers.getState();
      if (document.hidden) return;
      for (const url of urls) if (statuses[url]?.reachable === false) void check(url);
    }, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [servers, urls]);
}

interface OneProps {
  readonly url: string;
  readonly status: ServerStatus | undefined;
  readonly onClick: () => void;
}

function One({ url, status, onClick }: OneProps) {
  const name = serverName(url);
  if (!status) return <Chip tone="unknown" label={name} hint={say`${name}: being asked`} onClick={onClick} />;
  const { tone, words } = serverVerdict(status);
  const label = status.reachable && status.device ? shortDevice(status.device) : name;
  return (
    <Chip
      tone={tone}
      label={tone === 'problem' ? say`${name}: ${words}` : label}
      hint={[`${name}: ${words}`, hardwareWords(status), queueWords(status)].filter(Boolean).join(' · ')}
      onClick={onClick}
    />
  );
}

interface ManyProps {
  readonly urls: readonly string[];
  readonly statuses: Readonly<Record<string, ServerStatus>>;
  readonly onClick: () => void;
}

function Many({ urls, statuses, onClick }: ManyProps) {
  const answering = urls.filter((url) => statuses[url]?.reachable).length;
  const isSilent = urls.some((url) => statuses[url]?.reachable === false);
  const lines = urls.map((url) => {
    const status = statuses[url];
    return status ? `${serverName(url)}: ${serverVerdict(status).words}` : serverName(url);
  });
  return (
    <Chip
      tone={answering === 0 && isSilent ? 'problem' : isSilent ? 'warning' : 'fine'}
      label={many(answering, '{{count}} of {{all}} servers answers', '{{count}} of {{all}} servers answer', {
        all: urls.length,
      })}
      hint={lines.join('\n')}
      onClick={onClick}
    />
  );
}

interface ChipProps {
  readonly tone: 'fine' | 'warning' | 'problem' | 'unknown';
  readonly label: string;
  readonly hint: string;
  readonly onClick: () => void;
}

function Chip({ tone, label, hint, onClick }: ChipProps) {
  return (
    <Tooltip label={<span style={{ whiteSpace: 'pre-line' }}>{hint}</span>} maw={460}>
      <UnstyledButton
        className={styles.chip}
        data-tone={tone}
        data-testid="server-chip"
        aria-description={hint}
        onClick={onClick}
      >
        <span className={styles.dot} aria-hidden />
        <span className={styles.chipLabel}>{label}</span>
      </UnstyledButton>
    </Tooltip>
  );
}
