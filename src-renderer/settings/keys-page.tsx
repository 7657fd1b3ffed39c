// Whose keys the hands know already.
import { Button, Radio, Stack, Text } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import type { KeyPreset } from '#shared/model/settings.ts';
import { useApp, useStores } from '../app/stores-context.ts';
import { useCommand } from '../commands/use-commands.ts';
import { useKeyLabel } from '../commands/use-key-label.ts';
import { SideSection } from '../ui/side-section.tsx';
import styles from './settings.module.css';

const presets = (): readonly { preset: KeyPreset; name: string; words: string }[] => [
  {
    preset: 'longtake',
    name: 'Longtake',
    words: say`Space plays, J K L shuttle, I and O mark, numbers change panels.`,
  },
  {
    preset: 'premiere',
    name: 'Premiere Pro',
    words: say`As Adobe Premiere Pro has them, where the same thing exists here.`,
  },
  {
    preset: 'resolve',
    name: 'DaVinci Resolve',
    words: say`As DaVinci Resolve has them, where the same thing exists here.`,
  },
];

export function KeysPage() {
  const { app } = useStores();
  const chosen = useApp((state) => state.settings?.keyPreset ?? 'longtake');
  const sheet = useCommand('app.keys');
  const key = useKeyLabel('app.keys');
  const all = presets();
  return (
    <div className={styles.card}>
      <SideSection title={say`Keys as in`}>
        <Radio.Group
          aria-label={say`Keys as in`}
          value={chosen}
          onChange={(value) => {
            const entry = all.find(({ preset }) => preset === value);
            if (entry) void app.getState().changeSettings({ keyPreset: entry.preset });
          }}
        >
          <Stack gap={10}>
            {all.map(({ preset, name, words }) => (
              <Radio key={preset} size="xs" value={preset} label={name} description={words} />
            ))}
          </Stack>
        </Radio.Group>
        <div>
          <Button variant="default" disabled={!sheet.available} onClick={sheet.run}>
            {say`Show all keys (${key})`}
          </Button>
        </div>
        <Text c="dimmed">{say`Keys that the browser keeps for itself are replaced by others there.`}</Text>
      </SideSection>
    </div>
  );
}
