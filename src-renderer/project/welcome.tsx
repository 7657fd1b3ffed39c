// The first thing a new user sees: four ways to a project, and those there were.
import { Loader, Text, Title } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import { useProject } from '../app/stores-context.ts';
import { ConnectOffer } from '../connect/connect-offer.tsx';
import { RecentProjects } from './recent-projects.tsx';
import styles from './welcome.module.css';
import { WelcomeWays } from './welcome-ways.tsx';

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
        <RecentProjects />
      </div>
    </div>
  );
}
