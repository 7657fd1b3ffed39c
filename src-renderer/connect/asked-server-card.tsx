// A server that answers: what it is, and the button that takes it.
import { Badge, Button, Loader } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { ServerStatus } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { VerdictMark } from '../app/server-answer.tsx';
import { gibibytes, serverName, serverVerdict, shortDevice } from '../app/server-words.ts';
import { useApp, useStores } from '../app/stores-context.ts';
import styles from './connect.module.css';
import type { AskedServer } from './connect-store.ts';

export function AskedServerCard({ server: { url, asking, status } }: { readonly server: AskedServer }) {
  const { connect } = useStores();
  const isUsed = useApp((state) => state.settings?.servers.includes(url) ?? false);
  const isShown = useStore(connect, (state) => state.url === url);
  if (!status) return null;
  return (
    <li className={styles.server} aria-label={serverName(url)} data-shown={isShown || undefined}>
      <div className={styles.serverHead}>
        <span className={styles.serverName} title={url}>
          {serverName(url)}
        </span>
        {asking ? <Loader size={13} /> : <VerdictMark verdict={serverVerdict(status)} />}
        {isUsed && (
          <Badge size="sm" variant="light" tt="none" fw={500} leftSection={<IconCheck size={11} aria-hidden />}>
            {say`In the settings`}
          </Badge>
        )}
        <span style={{ flex: 1 }} />
        <TakeButton url={url} isUsed={isUsed} isShown={isShown} />
      </div>
      <dl className={styles.facts}>
        {factsOf(status).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd title={value}>{value}</dd>
          </div>
        ))}
      </dl>
      {status.error && <ErrorCard error={status.error} />}
    </li>
  );
}

interface TakeButtonProps {
  readonly url: string;
  readonly isUsed: boolean;
  readonly isShown: boolean;
}

function TakeButton({ url, isUsed, isShown }: TakeButtonProps) {
  const { connect } = useStores();
  const [taking, setTaking] = useState(false);
  if (isUsed && isShown) return null;
  const take = async () => {
    setTaking(true);
    if (isUsed) await connect.getState().checkWorkflows(url);
    else await connect.getState().use(url);
    setTaking(false);
  };
  return (
    <Button
      size="compact-sm"
      variant={isUsed ? 'default' : 'filled'}
      loading={taking}
      aria-description={serverName(url)}
      onClick={() => void take()}
    >
      {isUsed ? say`Show its workflows` : say`Use this server`}
    </Button>
  );
}

function factsOf({ device, vramTotalBytes, vramFreeBytes, version, pytorchVersion }: ServerStatus): [string, string][] {
  const unknown = say`not known`;
  return [
    [say`GPU`, device === null ? unknown : shortDevice(device)],
    [say`VRAM`, vramTotalBytes === null ? unknown : vramWords(vramTotalBytes, vramFreeBytes)],
    ['ComfyUI', version ?? unknown],
    ['PyTorch', pytorchVersion ?? unknown],
  ];
}

const vramWords = (total: number, free: number | null): string =>
  free === null ? gibibytes(total) : say`${gibibytes(total)}, ${gibibytes(free)} free`;
