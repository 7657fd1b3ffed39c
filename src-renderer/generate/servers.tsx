// The servers of the open run: what each renders, or why it does nothing.
import { ActionIcon, Button, CopyButton, Progress, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { RunServerView } from '#shared/model/run.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { errorDetails } from '../app/report-error.tsx';
import { isActive } from '../app/run-store.ts';
import { shortDevice } from '../app/server-words.ts';
import { useProject, useRun, useStores } from '../app/stores-context.ts';
import { SideSection } from '../ui/side-section.tsx';
import { AddServerDialog } from './add-server-dialog.tsx';
import { doingWords, SERVER_LOOKS, workWords } from './server-looks.ts';
import { RestartButton, ServerMenu } from './server-menu.tsx';
import styles from './servers.module.css';

const NONE: readonly RunServerView[] = [];

export function Servers() {
  const servers = useRun(({ head }) => (head && isActive(head) ? head.servers : NONE));
  const [adding, setAdding] = useState(false);
  if (servers.length === 0) return null;
  // The built-in engine has this machine and no other.
  const isDraft = servers.every(({ id }) => id === 'draft');
  return (
    <SideSection
      title={servers.length === 1 ? 'Server' : `Servers · ${servers.length}`}
      aside={
        !isDraft && (
          <Tooltip label="Add a server to this run">
            <ActionIcon aria-label="Add a server" size={22} onClick={() => setAdding(true)}>
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        )
      }
    >
      <ul className={styles.servers} aria-label="Servers of this run">
        {servers.map((server) => (
          <ServerCard key={server.id} server={server} isOnly={servers.length === 1} />
        ))}
      </ul>
      <AddServerDialog opened={adding} onClose={() => setAdding(false)} known={servers.map(({ id }) => id)} />
    </SideSection>
  );
}

interface ServerCardProps {
  readonly server: RunServerView;
  readonly isOnly: boolean;
}

function ServerCard({ server, isOnly }: ServerCardProps) {
  const { words, color, icon: Mark } = SERVER_LOOKS[server.state];
  const doing = useRun(({ jobsByKey }) => doingWords(server, jobsByKey));
  const work = workWords(server);
  return (
    <li className={styles.server} data-state={server.state} data-testid={`server-${server.id}`}>
      <div className={styles.head}>
        <span className={styles.state} style={{ color }}>
          <Mark size={15} stroke={1.9} aria-hidden />
          {words}
        </span>
        <span className={styles.name} title={server.id}>
          {server.name}
        </span>
        {server.device && (
          <span className={styles.device} title={server.device}>
            {shortDevice(server.device)}
          </span>
        )}
        {server.id !== 'draft' && <ServerMenu server={server} isOnly={isOnly} />}
      </div>
      {/* With one server, the section below shows the same large. */}
      {(!isOnly || server.state !== 'working') && doing && !server.error && <Doing server={server} words={doing} />}
      {work && <span className={styles.work}>{work}</span>}
      {server.error && <ServerFault server={server} error={server.error} />}
    </li>
  );
}

function ServerFault({ server, error }: { readonly server: RunServerView; readonly error: StudioErrorWire }) {
  return (
    <>
      <Text lh={1.45}>{error.message}</Text>
      <Text c="dimmed" lh={1.45}>
        {[error.remedy, server.reason].filter(Boolean).join(' ')}
      </Text>
      <div className={styles.faultButtons}>
        <CopyButton value={errorDetails(error)}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy details'}
            </Button>
          )}
        </CopyButton>
        {server.canRestart && <RestartButton server={server} />}
      </div>
    </>
  );
}

/** A click shows this one's picture large. */
function Doing({ server, words }: { readonly server: RunServerView; readonly words: string }) {
  const { generate } = useStores();
  const key = server.segmentKeys[0];
  const job = useRun(({ jobsByKey }) => (key === undefined ? undefined : jobsByKey[key]));
  if (key === undefined || job?.state !== 'running') return <Text className={styles.reason}>{words}</Text>;
  return (
    <UnstyledButton
      className={styles.doing}
      aria-label={`Show ${words}`}
      onClick={() => generate.getState().watch(key)}
    >
      <LivePicture segmentKey={key} />
      <span className={styles.doingWords} title={words}>
        {words}
      </span>
      <Progress
        className={styles.progress}
        size={4}
        value={(job.fraction ?? 1) * 100}
        animated={job.fraction === null}
        aria-label={`Progress on ${server.name}`}
      />
    </UnstyledButton>
  );
}

function LivePicture({ segmentKey }: { readonly segmentKey: string }) {
  const { studio } = useStores();
  const live = useRun(({ previews }) => previews[segmentKey]);
  const shotId = segmentKey.slice(0, segmentKey.lastIndexOf('/'));
  const keyframePath = useProject((state) => state.view?.keyframes[shotId]?.mediaPath);
  const src = live ?? (keyframePath ? studio.mediaUrl(keyframePath) : null);
  return <span className={styles.picture}>{src && <img src={src} alt="" draggable={false} />}</span>;
}
