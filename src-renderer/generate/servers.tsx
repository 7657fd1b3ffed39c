// The servers of the open run: what each renders, or why it does nothing.
import { ActionIcon, Progress, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { many, say } from '#shared/i18n/say.ts';
import type { RunServerView } from '#shared/model/run.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { errorDetails } from '../app/report-error.tsx';
import { isActive } from '../app/run-store.ts';
import { deviceBeside } from '../app/server-words.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { CopyDetailsButton } from '../ui/copy-details-button.tsx';
import { SideSection } from '../ui/side-section.tsx';
import { AddServerDialog } from './add-server-dialog.tsx';
import { useLiveUrl, useStartPicture } from './live-picture.tsx';
import { doingWords, serverLook, workWords } from './server-looks.ts';
import { RestartButton, ServerMenu } from './server-menu.tsx';
import styles from './servers.module.css';
import { renderedKey } from './stage-subject.ts';

const NONE: readonly RunServerView[] = [];

export function Servers() {
  const servers = useRun(({ head }) => (head && isActive(head) ? head.servers : NONE));
  const [adding, setAdding] = useState(false);
  // The built-in engine has this machine and no other: there is nothing to tell apart and nothing to do with it.
  if (servers.every(({ id, error }) => id === 'draft' && error === null)) return null;
  const add = (
    <>
      <Tooltip label={say`Add a server to this run`}>
        <ActionIcon aria-label={say`Add a server`} size={24} onClick={() => setAdding(true)}>
          <IconPlus size={15} />
        </ActionIcon>
      </Tooltip>
      <AddServerDialog opened={adding} onClose={() => setAdding(false)} known={servers.map(({ id }) => id)} />
    </>
  );
  const cards = (
    <ul className={styles.servers} aria-label={say`Servers of this run`} data-several={servers.length > 1 || undefined}>
      {servers.map((server) => (
        <ServerCard key={server.id} server={server} isOnly={servers.length === 1} />
      ))}
    </ul>
  );
  if (servers.length === 1) {
    return (
      <section className={styles.single} aria-label={say`Server`}>
        {cards}
        {add}
      </section>
    );
  }
  return (
    <SideSection title={many(servers.length, 'Server', 'Servers · {{count}}')} aside={add}>
      {cards}
    </SideSection>
  );
}

interface ServerCardProps {
  readonly server: RunServerView;
  readonly isOnly: boolean;
}

function ServerCard({ server, isOnly }: ServerCardProps) {
  const { words, color, icon: Mark } = serverLook(server.state);
  const doing = useRun(({ jobsByKey }) => doingWords(server, jobsByKey));
  const work = workWords(server);
  const isWatched = useIsWatched(server);
  return (
    <li
      className={styles.server}
      data-state={server.state}
      data-is-watched={isWatched || undefined}
      data-testid={`server-${server.id}`}
    >
      <div className={styles.head}>
        <span className={styles.state} style={{ color }}>
          <Mark size={15} stroke={1.9} aria-hidden />
          {words}
        </span>
        <span className={styles.name} title={server.id}>
          {server.name}
        </span>
        {isOnly && work && <span className={styles.work}>{work}</span>}
        {deviceBeside(server) !== '' && (
          <span className={styles.device} title={server.device ?? ''}>
            {deviceBeside(server)}
          </span>
        )}
        {server.id !== 'draft' && <ServerMenu server={server} isOnly={isOnly} />}
      </div>
      {/* With one server, the stage shows the same large. */}
      {(!isOnly || server.state !== 'working') && doing && !server.error && <Doing server={server} words={doing} />}
      {!isOnly && work && <span className={styles.work}>{work}</span>}
      {server.error && <ServerFault server={server} error={server.error} />}
    </li>
  );
}

/** Its work is what the stage shows, beside that of others. */
function useIsWatched({ id, segmentKeys }: RunServerView): boolean {
  const { generate } = useStores();
  const chosen = useStore(
    generate,
    useShallow(({ shownKey, watchedServerId }) => ({ shownKey, watchedServerId })),
  );
  return useRun((run) => {
    if (run.head?.servers.length === 1) return false;
    const key = chosen.shownKey ?? renderedKey(run, chosen.watchedServerId);
    return key !== null && key === segmentKeys[0] && run.jobsByKey[key]?.server === id;
  });
}

function ServerFault({ server, error }: { readonly server: RunServerView; readonly error: StudioErrorWire }) {
  return (
    <>
      <Text lh={1.45}>{error.message}</Text>
      <Text c="dimmed" lh={1.45}>
        {[error.remedy, server.reason].filter(Boolean).join(' ')}
      </Text>
      <div className={styles.faultButtons}>
        <CopyDetailsButton details={errorDetails(error)} />
        {server.canRestart && <RestartButton server={server} />}
      </div>
    </>
  );
}

/** A click shows this one's work large, segment after segment. */
function Doing({ server, words }: { readonly server: RunServerView; readonly words: string }) {
  const { generate } = useStores();
  const key = server.segmentKeys[0];
  const job = useRun(({ jobsByKey }) => (key === undefined ? undefined : jobsByKey[key]));
  if (key === undefined || job?.state !== 'running') return <Text className={styles.reason}>{words}</Text>;
  return (
    <UnstyledButton
      className={styles.doing}
      aria-label={say`Show large: ${words}`}
      onClick={() => generate.getState().watch(server.id)}
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
        aria-label={say`Progress on ${server.name}`}
      />
    </UnstyledButton>
  );
}

function LivePicture({ segmentKey }: { readonly segmentKey: string }) {
  const live = useLiveUrl(segmentKey);
  const start = useStartPicture(segmentKey);
  const src = live ?? start;
  return <span className={styles.picture}>{src && <img src={src} alt="" draggable={false} />}</span>;
}
