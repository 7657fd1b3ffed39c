// The dialog "Connect ComfyUI": which servers answer, taking one, and a light for every workflow on it.
import { Button, Loader, Modal, Text } from '@mantine/core';
import { IconPlugConnected, IconRefresh } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { AddServerForm } from '../app/add-server-form.tsx';
import { serverName } from '../app/server-words.ts';
import { useApp, useStores } from '../app/stores-context.ts';
import { SideSection } from '../ui/side-section.tsx';
import { AskedServerCard } from './asked-server-card.tsx';
import styles from './connect.module.css';
import { WorkflowLights } from './workflow-lights.tsx';

/** Mounted once for the whole page; `stores.connect.getState().open()` opens it. */
export function ConnectDialog() {
  const { connect } = useStores();
  const opened = useStore(connect, (state) => state.opened);
  const url = useStore(connect, (state) => state.url);
  return (
    <Modal
      opened={opened}
      onClose={connect.getState().close}
      title={say`Connect ComfyUI`}
      size={820}
      closeButtonProps={{ 'aria-label': say`Close` }}
      classNames={{ body: styles.body }}
    >
      <ServersFound />
      <AnotherAddress />
      {url !== null && <WorkflowLights url={url} />}
    </Modal>
  );
}

function ServersFound() {
  const { connect } = useStores();
  const asked = useStore(connect, (state) => state.asked);
  const looking = asked.some(({ asking }) => asking);
  const answering = asked.filter(({ status }) => status?.reachable);
  const silent = asked.filter(({ asking, status }) => !asking && !status?.reachable);
  return (
    <SideSection
      title={say`Servers`}
      aside={
        <Button
          variant="default"
          size="compact-xs"
          leftSection={looking ? <Loader size={11} /> : <IconRefresh size={13} />}
          disabled={looking}
          onClick={() => void connect.getState().look()}
        >
          {say`Look again`}
        </Button>
      }
    >
      <div role="status" className={styles.found}>
        {answering.length > 0 && (
          <ul className={styles.servers} aria-label={say`Servers that answer`}>
            {answering.map((server) => (
              <AskedServerCard key={server.url} server={server} />
            ))}
          </ul>
        )}
        {answering.length === 0 && (looking ? <Looking /> : <NobodyAnswers />)}
        {answering.length > 0 && silent.length > 0 && (
          <Text c="dimmed">{say`Nothing answers at ${namesOf(silent.map(({ url }) => url))}.`}</Text>
        )}
      </div>
    </SideSection>
  );
}

const namesOf = (urls: readonly string[]): string => urls.map(serverName).join(', ');

function Looking() {
  return (
    <div className={styles.nobody}>
      <Loader size="sm" />
      <Text c="dimmed">{say`Looking for ComfyUI on this machine…`}</Text>
    </div>
  );
}

function NobodyAnswers() {
  const { connect } = useStores();
  const asked = useStore(connect, (state) => state.asked);
  return (
    <div className={styles.nobody}>
      <IconPlugConnected size={26} stroke={1.3} aria-hidden />
      <Text fw={500}>{say`No ComfyUI answers`}</Text>
      <Text c="dimmed" maw={520} ta="center" lh={1.5}>
        {say`Asked at ${namesOf(asked.map(({ url }) => url))}. Start ComfyUI and look again, or name the address where it runs. Without it, the built-in draft engine renders.`}
      </Text>
    </div>
  );
}

const NONE: readonly string[] = [];

function AnotherAddress() {
  const { connect } = useStores();
  const known = useApp((state) => state.settings?.servers) ?? NONE;
  return (
    <SideSection title={say`At another address`}>
      <AddServerForm known={known} addLabel={say`Use this server`} onAdd={async (url) => connect.getState().use(url)} />
    </SideSection>
  );
}
