// The projects that were open before, each with a picture of what it shows.
import { ActionIcon, Button, Title, Tooltip, UnstyledButton } from '@mantine/core';
import { useElementSize, useInViewport, useRovingIndex } from '@mantine/hooks';
import { IconAlertTriangle, IconFolderOff, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { RecentProject } from '#shared/contract/shapes.ts';
import { formatDate, say } from '#shared/i18n/say.ts';
import { useProject, useStores } from '../app/stores-context.ts';
import { useNow } from '../ui/use-now.ts';
import { relativeWords } from './relative-time.ts';
import styles from './welcome.module.css';

const MOST_SHOWN = 12;
const CARD_PIXELS = 228;

export function RecentProjects() {
  const recent = useProject((state) => state.recent);
  const busy = useProject((state) => state.opening !== null);
  const { ref, width } = useElementSize();
  const shown = recent.slice(0, MOST_SHOWN);
  const columns = Math.max(Math.floor(width / CARD_PIXELS), 2);
  const { getItemProps } = useRovingIndex({
    total: shown.length,
    columns,
    isItemDisabled: (index) => !shown[index]?.present,
  });
  const { project } = useStores();
  if (shown.length === 0) return null;
  return (
    <section aria-label={say`Recent projects`}>
      <Title order={2} className={styles.recentTitle}>
        {say`Recent projects`}
      </Title>
      <ul ref={ref} className={styles.recent} style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {shown.map((entry, index) => {
          const open = () => void project.getState().open(entry.folderPath);
          // Arrows go from card to card; the Tab key reaches each of them, too.
          const reachable = { ...getItemProps({ index, onClick: open }), tabIndex: 0 };
          return (
            <li key={entry.folderPath} className={styles.recentCard} data-absent={!entry.present || undefined}>
              <UnstyledButton className={styles.recentOpen} disabled={busy || !entry.present} {...reachable}>
                <RecentPicture entry={entry} />
                <RecentWords entry={entry} />
              </UnstyledButton>
              <Forget entry={entry} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const A_MINUTE_MS = 60_000;

function RecentWords({ entry: { name, folderPath, openedAtIso, present } }: { readonly entry: RecentProject }) {
  const now = useNow(A_MINUTE_MS);
  const openedOn = formatDate(new Date(openedAtIso), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <span className={styles.recentWords}>
      <span className={styles.recentName} title={name}>
        {name}
      </span>
      {/* Written from its end, which tells more than its beginning. */}
      <span className={styles.recentFolder} title={folderPath}>
        <bdi>{folderPath}</bdi>
      </span>
      {present ? (
        <span className={styles.recentTime} title={openedOn}>
          {relativeWords(openedAtIso, now)}
        </span>
      ) : (
        <span className={styles.absentMark}>
          <IconAlertTriangle size={13} aria-hidden />
          {say`not there`}
        </span>
      )}
    </span>
  );
}

function RecentPicture({ entry: { folderPath, present } }: { readonly entry: RecentProject }) {
  const { studio } = useStores();
  const { ref, inViewport } = useInViewport();
  /** undefined: not asked yet; null: there is none. */
  const [jpegBase64, setJpegBase64] = useState<string | null | undefined>(undefined);
  const wanted = present && inViewport && jpegBase64 === undefined;
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    void studio.call('project.recentPicture', { folderPath }).then((answer) => {
      // A picture is a kindness: without one the card is as good.
      if (current) setJpegBase64(answer.ok ? answer.value.jpegBase64 : null);
    });
    return () => {
      current = false;
    };
  }, [studio, folderPath, wanted]);
  return (
    <span ref={ref} className={styles.recentPicture}>
      {jpegBase64 ? <img src={`data:image/jpeg;base64,${jpegBase64}`} alt="" draggable={false} /> : null}
      {!present && <IconFolderOff size={26} stroke={1.3} aria-hidden />}
      {present && jpegBase64 === null && <Placeholder />}
    </span>
  );
}

/** Calm: the outline of a frame, no sign of an error. */
function Placeholder(): ReactNode {
  return <span className={styles.placeholder} aria-hidden />;
}

function Forget({ entry: { name, folderPath, present } }: { readonly entry: RecentProject }) {
  const { project } = useStores();
  const forget = () => void project.getState().forgetRecent(folderPath);
  if (!present) {
    return (
      <Button
        className={styles.forget}
        size="compact-xs"
        variant="default"
        aria-label={say`Forget ${name}`}
        onClick={forget}
      >
        {say`Forget`}
      </Button>
    );
  }
  return (
    <Tooltip label={say`Take off this list (the folder stays)`}>
      <ActionIcon
        className={styles.forget}
        data-quiet
        variant="default"
        size={24}
        aria-label={say`Forget ${name}`}
        onClick={forget}
      >
        <IconX size={14} />
      </ActionIcon>
    </Tooltip>
  );
}
