// Language, dark or light, and what the screen remembers.
import { Button, Group, SegmentedControl, Select, Text } from '@mantine/core';
import { LANGUAGE_NAMES, LANGUAGES } from '#shared/i18n/languages.ts';
import { say } from '#shared/i18n/say.ts';
import type { StudioSettings } from '#shared/model/settings.ts';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { SideSection } from '../ui/side-section.tsx';
import styles from './settings.module.css';

export function GeneralPage() {
  return (
    <>
      <LanguageCard />
      <LookCard />
      <ScreenCard />
    </>
  );
}

function LanguageCard() {
  const { app } = useStores();
  const chosen = useApp((state) => state.settings?.language ?? 'system');
  const spoken = useApp((state) => state.info?.language ?? 'en');
  const data = [
    { value: 'system', label: say`As the system (${LANGUAGE_NAMES[spoken]} now)` },
    ...LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] })),
  ];
  const choose = (value: string | null) => {
    const language = (['system', ...LANGUAGES] as const).find((known) => known === value);
    if (language) void app.getState().changeSettings({ language });
  };
  return (
    <div className={styles.card}>
      <SideSection title={say`Language`}>
        <Select
          aria-label={say`Language`}
          value={chosen}
          data={chosen === 'system' ? data : withPlainSystem(data)}
          onChange={choose}
        />
        <Text c="dimmed">{say`The command line and the log stay English.`}</Text>
      </SideSection>
    </div>
  );
}

/** Which language the system has is only known while it is followed. */
const withPlainSystem = (data: { value: string; label: string }[]) =>
  data.with(0, { value: 'system', label: say`As the system` });

function LookCard() {
  const { app } = useStores();
  const appearance = useApp((state) => state.settings?.appearance ?? 'system');
  const data: { value: StudioSettings['appearance']; label: string }[] = [
    { value: 'system', label: say`As the system` },
    { value: 'dark', label: say`Dark` },
    { value: 'light', label: say`Light` },
  ];
  return (
    <div className={styles.card}>
      <SideSection title={say`Look`}>
        <SegmentedControl
          aria-label={say`Dark or light`}
          value={appearance}
          data={data}
          onChange={(value) => {
            const chosen = data.find((entry) => entry.value === value);
            if (chosen) void app.getState().changeSettings({ appearance: chosen.value });
          }}
        />
      </SideSection>
    </div>
  );
}

/** The older tool's "clear the saved state" stands beside it: both are about what is shown, not about what was made. */
function ScreenCard() {
  const { app, project } = useStores();
  const open = useProject((state) => state.view !== null);
  const forgetLayout = () => {
    const names = Object.keys(app.getState().settings?.layout ?? {});
    void app.getState().changeSettings({ layout: Object.fromEntries(names.map((name) => [name, null])) });
  };
  return (
    <div className={styles.card}>
      <SideSection title={say`What the screen remembers`}>
        <Text c="dimmed">{say`Neither touches your shots, takes or films.`}</Text>
        <Group gap="xs">
          <Button variant="default" onClick={forgetLayout}>
            {say`Reset the window’s parts`}
          </Button>
          <Button variant="default" disabled={!open} onClick={() => void project.getState().forgetScreen()}>
            {say`Reset what the screen remembers of this project`}
          </Button>
        </Group>
      </SideSection>
    </div>
  );
}
