// What leaves this machine: nothing, as long as no engine elsewhere is chosen.
import { Code, Text } from '@mantine/core';
import { formatList, say } from '#shared/i18n/say.ts';
import { useApp } from '../app/stores-context.ts';
import { SideSection } from '../ui/side-section.tsx';
import styles from './settings.module.css';

const LOCAL_HOST = /^https?:\/\/(127\.|localhost\b|\[::1\])/i;
const NONE: readonly string[] = [];

export function PrivacyPage() {
  const servers = useApp((state) => state.settings?.servers) ?? NONE;
  const appDataPath = useApp((state) => state.info?.appDataPath ?? '');
  const engines = useApp((state) => state.engines);
  const elsewhere = [
    ...servers.filter((url) => !LOCAL_HOST.test(url)),
    ...engines.filter(({ isLocal, setUp }) => !isLocal && setUp.ready).map(({ name }) => name),
  ];
  return (
    <div className={styles.card}>
      <SideSection title={say`What leaves this machine`}>
        <Text fw={500}>
          {elsewhere.length === 0 ? say`Nothing.` : say`Only what is rendered elsewhere, at: ${formatList(elsewhere)}`}
        </Text>
        <ul className={styles.privacy}>
          <li>{say`Longtake has no account, counts nothing and asks nobody for updates.`}</li>
          <li>{say`Pictures and prompts go to the ComfyUI servers that you name, and to Replicate for what is rendered there; nowhere else.`}</li>
          <li>{say`An engine in the cloud is used only where a project chooses one; it says so before it sends.`}</li>
          <li>{say`Tokens are in no project, no log and no page.`}</li>
          <li>{say`Links to model files open in your browser only when you press them.`}</li>
        </ul>
        <Text c="dimmed">{say`Settings, recent projects and imported workflows lie in:`}</Text>
        <Code>{appDataPath}</Code>
      </SideSection>
    </div>
  );
}
