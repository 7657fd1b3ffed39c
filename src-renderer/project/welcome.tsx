// The first thing a new user sees: four ways to a project, and those there were.
import { Anchor, Loader, Text, Title } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import { useProject, useStores } from '../app/stores-context.ts';
import { ConnectOffer } from '../connect/connect-offer.tsx';
import { RecentProjects } from './recent-projects.tsx';
import styles from './welcome.module.css';
import { WelcomeWays } from './welcome-ways.tsx';

/** Who comes from an older tool brings its settings first. */
function OlderConfiguration() {
  const { imports } = useStores();
  return (
    <Text c="dimmed" className={styles.older}>
      {say`Coming from an older tool?`}{' '}
      <Anchor
        component="button"
        type="button"
        fz="inherit"
        c="var(--lt-will-render)"
        underline="always"
        onClick={imports.getState().open}
      >
        {say`Import configuration…`}
      </Anchor>
    </Text>
  );
}

export function Welcome() {
  const opening = useProject((state) => state.opening);
  return (
    <div className={styles.welcome}>
      <div className={styles.inner}>
        <header className={styles.head}>
          <div>
            <Title order={1} className={styles.title}>
              {say`Longtake`}
            </Title>
            <p className={styles.lead}>{say`From a storyboard to finished shots, on this machine.`}</p>
          </div>
          <Text component="div" c="dimmed" role="status" className={styles.opening}>
            {opening !== null && (
              <>
                <Loader size={12} />
                <span>{`${opening}…`}</span>
              </>
            )}
          </Text>
        </header>
        <WelcomeWays />
        <ConnectOffer />
        <OlderConfiguration />
        <RecentProjects />
      </div>
    </div>
  );
}
