// The ComfyUI servers: whether each answers, what it runs on, whether it can render this project, how it is started again.
import { ActionIcon, Button, Code, Loader, Switch, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconRefresh, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { engineToUse } from '#shared/model/engine-choice.ts';
import { AddServerForm } from '../app/add-server-form.tsx';
import { ErrorCard } from '../app/error-card.tsx';
import { factsOf, VerdictMark, WhyNot } from '../app/server-answer.tsx';
import { hardwareWords, queueWords, serverName, serverVerdict } from '../app/server-words.ts';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { FactList } from '../ui/fact-list.tsx';
import { SideSection } from '../ui/side-section.tsx';
import styles from './connect.module.css';
import { ConnectOffer } from './connect-offer.tsx';

const NONE: readonly string[] = [];

export function ServerSection() {
  const { app } = useStores();
  const urls = useApp((state) => state.settings?.servers) ?? NONE;
  useCheckedServers(urls);
  const add = (url: string) => app.getState().changeSettings({ servers: [...urls, url] });
  return (
    <div className={styles.card}>
      <SideSection title={say`ComfyUI servers`} aside={urls.length > 0 && <WorkflowsButton />}>
        <ConnectOffer />
        {urls.length > 0 && (
          <ul className={styles.servers} aria-label={say`Servers`}>
            {urls.map((url) => (
              <ServerItem key={url} url={url} />
            ))}
          </ul>
        )}
        <AddServerForm known={urls} addLabel={say`Add server`} onAdd={add} />
        <Text c="dimmed">
          {say`Only needed for the ComfyUI engine; a run uses all of them. The same for every project on this machine.`}
        </Text>
      </SideSection>
    </div>
  );
}

function WorkflowsButton() {
  const { connect } = useStores();
  return (
    <Button variant="default" size="compact-xs" onClick={connect.getState().open}>
      {say`Which workflows are ready?`}
    </Button>
  );
}

/** Where ComfyUI renders, its servers are asked without being told to: what a workflow needs hangs on the answer. */
function useCheckedServers(urls: readonly string[]): void {
  const { servers } = useStores();
  const engine = useProject((state) => state.view?.settings.engine ?? null);
  const needed = engineToUse(engine, urls) === 'comfyui';
  useEffect(() => {
    if (needed) void servers.getState().checkOnce(urls);
  }, [servers, needed, urls]);
}

function ServerItem({ url }: { readonly url: string }) {
  const { app, servers } = useStores();
  const urls = useApp((state) => state.settings?.servers) ?? NONE;
  const status = useStore(servers, (state) => state.statuses[url]);
  const asking = useStore(servers, (state) => state.asking.has(url));
  const [open, setOpen] = useState(false);
  const remove = () => void app.getState().changeSettings({ servers: urls.filter((entry) => entry !== url) });
  return (
    <li className={styles.server} aria-label={serverName(url)}>
      <div className={styles.serverHead}>
        <span className={styles.serverName} title={url}>
          {serverName(url)}
        </span>
        {asking ? <Loader size={13} /> : status && <VerdictMark verdict={serverVerdict(status)} />}
        <span style={{ flex: 1 }} />
        <Tooltip label={say`Ask it again`}>
          <ActionIcon
            aria-label={say`Check ${serverName(url)}`}
            size={24}
            disabled={asking}
            onClick={() => void servers.getState().check(url)}
          >
            <IconRefresh size={15} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={say`Take it off the list`}>
          <ActionIcon aria-label={say`Remove ${serverName(url)}`} size={24} onClick={remove}>
            <IconX size={15} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div role="status">
        {!status && <Text c="dimmed">{asking ? say`Asking…` : say`Not asked yet`}</Text>}
        {status?.reachable && (
          <Text c="dimmed">{[hardwareWords(status), queueWords(status)].filter(Boolean).join(' · ')}</Text>
        )}
        {status && <WhyNot status={status} />}
        {status?.error && <ErrorCard error={status.error} />}
      </div>
      <RestartLine url={url} />
      {status?.reachable && (
        <>
          <UnstyledButton className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? say`Hide details` : say`Details`}
            <IconChevronDown size={13} aria-hidden style={{ rotate: open ? '180deg' : undefined }} />
          </UnstyledButton>
          {open && <FactList facts={factsOf(status)} />}
        </>
      )}
    </li>
  );
}

/** The command itself stands in settings.json: a page must not name programs to run. */
function RestartLine({ url }: { readonly url: string }) {
  const { app } = useStores();
  const restart = useApp((state) => state.settings?.restartCommands[url]);
  if (!restart) return null;
  return (
    <div className={styles.restart}>
      <Text c="dimmed">{say`Restart command`}</Text>
      <Code className={styles.command}>{restart.command}</Code>
      <Switch
        label={say`A run may use it by itself`}
        checked={restart.byItself}
        onChange={(event) => void app.getState().allowRestart(url, event.currentTarget.checked)}
      />
    </div>
  );
}
