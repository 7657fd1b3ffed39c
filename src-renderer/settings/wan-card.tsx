// Wan's own generate.py: what is set up, whether it can be used, and how it is set up elsewhere than in a page.
import { Button, Code, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { SettingOverride, WanSettings } from '#shared/model/settings.ts';
import { useApp, useStores } from '../app/stores-context.ts';
import { CopyTextButton } from '../ui/copy-text-button.tsx';
import { FactList } from '../ui/fact-list.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import { SideSection } from '../ui/side-section.tsx';
import { NumberSetting, OptionalNumberSetting } from './number-setting.tsx';
import styles from './settings.module.css';
import { useEngineInfo, useEngineSettings, useOverride } from './use-engine-settings.ts';
import { wanCommand } from './wan-command.ts';

export function WanCard() {
  return (
    <div className={styles.card}>
      <SideSection title={say`Wan on this machine`} aside={<CheckAgain />}>
        <WanState />
        <HowToSetUp />
      </SideSection>
      <SideSection title={say`Clips of Wan`}>
        <WanNumbers />
      </SideSection>
    </div>
  );
}

/** The settings first: what the engine is asked about is what stands in the file now. */
function CheckAgain() {
  const { app, studio } = useStores();
  const [busy, setBusy] = useState(false);
  const check = async () => {
    setBusy(true);
    await studio.call('settings.get', {});
    await app.getState().refetch();
    setBusy(false);
  };
  return (
    <Button variant="default" size="compact-xs" loading={busy} onClick={() => void check()}>
      {say`Check again`}
    </Button>
  );
}

function WanState() {
  const wan = useApp((state) => state.settings?.wan ?? null);
  const setUp = useEngineInfo('wan-cli')?.setUp ?? null;
  const folder = useOverride('wan.folder');
  const python = useOverride('wan.python');
  if (wan === null) return null;
  return (
    <>
      {setUp && !setUp.ready && <ProblemCard severity="warning" message={setUp.reason} remedy={setUp.remedy} />}
      <FactList
        facts={[
          [say`State`, stateWords(wan, setUp?.ready ?? false)],
          [say`Folder`, placeWords(wan.folder ?? say`none`, folder)],
          [say`Python`, placeWords(wan.python ?? say`the system’s own`, python)],
          ...Object.entries(wan.checkpoints).map(([task, path]) => [say`Checkpoint of ${task}`, path] as const),
          [say`Model moved out of the graphics card`, offloadWords(wan)],
          [say`Text encoder on the CPU`, wan.t5Cpu ? say`on` : say`off`],
          [say`Model’s numbers converted`, wan.convertModelDtype ? say`on` : say`off`],
          [say`Sample shift`, wan.sampleShift === null ? say`the task’s own` : formatNumber(wan.sampleShift)],
        ]}
      />
    </>
  );
}

const placeWords = (path: string, override: SettingOverride | null): string =>
  override === null ? path : say`${path} (${override.variable} in the environment wins)`;

function stateWords({ folder }: WanSettings, ready: boolean): string {
  if (ready) return say`Ready`;
  return folder === null ? say`Not set up` : say`Cannot be used yet`;
}

function offloadWords({ offloadModel }: WanSettings): string {
  if (offloadModel === null) return say`as generate.py decides`;
  return offloadModel ? say`on` : say`off`;
}

function HowToSetUp() {
  const wan = useApp((state) => state.settings?.wan ?? null);
  const settingsPath = useApp((state) => `${state.info?.appDataPath ?? ''}/settings.json`);
  if (wan === null) return null;
  const command = wanCommand(wan);
  return (
    <>
      <Text c="dimmed">
        {say`It is set up on the command line, in Longtake’s folder, or under “wan” in the settings file: a page must not name programs to run, as whoever got into it could then run anything.`}
      </Text>
      <Copied text={command} label={say`Copy the command`} />
      <Copied text={settingsPath} label={say`Copy the path`} />
    </>
  );
}

function Copied({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <Group gap={6} wrap="nowrap" align="start">
      <Code style={{ overflowWrap: 'anywhere' }}>{text}</Code>
      <CopyTextButton text={text} label={label} />
    </Group>
  );
}

/** With which the field begins again: an hour. */
const USUAL_SECONDS = 3600;

function WanNumbers() {
  const { engines, change } = useEngineSettings();
  return (
    <>
      <NumberSetting
        label={say`Clips at once`}
        description={say`Each takes a graphics card for itself: more than one only where there are several.`}
        value={engines.wanWorkers}
        range={{ least: 1, most: 8 }}
        onChange={(wanWorkers) => change({ wanWorkers })}
      />
      <OptionalNumberSetting
        label={say`Longest time for a clip, in seconds`}
        description={say`From the start of its work; then it is given up and taken back.`}
        value={engines.wanTimeoutSeconds}
        range={{ least: 10, most: 86_400, step: 60 }}
        none={say`Wait as long as it takes`}
        usual={USUAL_SECONDS}
        onChange={(wanTimeoutSeconds) => change({ wanTimeoutSeconds })}
      />
    </>
  );
}
