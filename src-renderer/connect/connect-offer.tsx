// Where no server is named yet: what ComfyUI is for, whether one was found on this machine, and the way to it.
import { Button, Text } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ServerStatus } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import { serverName, shortDevice } from '../app/server-words.ts';
import { useApp, useStores } from '../app/stores-context.ts';
import { showEngineSettings } from '../engines/show-engine-settings.ts';
import styles from './connect.module.css';

/** Nothing where a server is named already. */
export function ConnectOffer() {
  const stores = useStores();
  const { connect } = stores;
  const isNeeded = useApp((state) => state.settings !== null && state.settings.servers.length === 0);
  useEffect(() => {
    if (isNeeded) void connect.getState().lookOnce();
  }, [connect, isNeeded]);
  const found = useStore(connect, (state) => state.asked.find(({ status }) => status?.reachable)?.status ?? null);
  if (!isNeeded) return null;
  return (
    <div className={styles.offer}>
      <IconPlugConnected size={20} stroke={1.5} aria-hidden className={styles.offerMark} />
      <Text className={styles.offerWords} lh={1.45}>
        {found
          ? foundWords(found)
          : say`ComfyUI renders video on your own graphics card, on this machine or another. Wan and models in the cloud are set up in Settings; drafts need nothing.`}
      </Text>
      {!found && (
        <Button variant="subtle" color="gray" onClick={() => showEngineSettings(stores)}>
          {say`Other engines`}
        </Button>
      )}
      <Button variant={found ? 'filled' : 'default'} onClick={connect.getState().open}>
        {say`Connect ComfyUI`}
      </Button>
    </div>
  );
}

function foundWords({ url, device }: ServerStatus): string {
  if (device === null) return say`ComfyUI answers at ${serverName(url)}. Connect it to render generated video.`;
  return say`ComfyUI answers at ${serverName(url)} on ${shortDevice(device)}. Connect it to render generated video.`;
}
